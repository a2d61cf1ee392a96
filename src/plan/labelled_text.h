// Text with labels in it: 'Ansvar: Rådmannen. Frist: 2026', or a line 'Resultatmål:' above a list.
#pragma once

#include "plan/plan_reading.h"

#include <optional>
#include <span>
#include <vector>

namespace planleser {

// A stretch of pieces under one label, or before any.
struct LabelledPart {
    Rule const* rule = nullptr; // of the label; null: before any
    SourcedText label;          // with its colon; empty before any
    std::vector<Piece> pieces;
};

struct LabelOptions {
    // A label is a few words: more bytes before a colon are a sentence that leads a list.
    std::size_t most_bytes = 60;
};

enum class LabelSearch {
    Beginning, // where a piece begins
    Anywhere,  // within a piece too: 'Resultatmål: … Effekt: …'
};

// Splits at every label that names a part of a measure. A label without text behind it rules the pieces that
// follow.
std::vector<LabelledPart> split_at_labels(std::span<Piece const> pieces, LabelSearch search,
    RuleSet const& rules, LabelOptions const& options = {});

// Whether the meaning is a part of a measure, and not a goal, an area or a heading's.
bool is_measure_part(Meaning meaning);

} // namespace planleser
