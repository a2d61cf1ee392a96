// Puts text into the fields of a measure: one place where 'responsible' becomes a list of names and 'targets'
// a list of targets, whether the text stood in a table cell, below a label or in a card.
#pragma once

#include "plan/plan_reading.h"

#include <span>
#include <string>

namespace planleser {

class MeasureWriter {
public:
    // Both must outlive the writer. The measure is not yet in the plan.
    MeasureWriter(PlanReading& reading, Measure& measure) : m_reading(reading), m_measure(measure) {}

    // What the text means when no label inside it says otherwise. `label`: the column's heading or the label
    // as written, the name of a field that no rule knows. Returns what a text that goes on from here means.
    Meaning add(Meaning meaning, std::span<Piece const> pieces, std::string_view rule, double confidence,
        std::string const& label);

private:
    void add_plain(Meaning meaning, std::span<Piece const> pieces, std::string_view rule, double confidence,
        std::string const& label);
    void add_own_text(std::span<Piece const> pieces, std::string_view rule, double confidence);
    void add_targets(
        std::string_view kind, std::span<Piece const> pieces, std::string_view rule, double confidence);
    void add_list(std::vector<std::string>& list, char const* name, std::vector<SourcedText> const& parts,
        std::string_view rule, double confidence);
    void add_sdgs(std::span<Piece const> pieces, std::string_view rule, double confidence);
    void add_text(std::optional<std::string>& field, char const* name, std::span<Piece const> pieces,
        std::string_view rule, double confidence);
    void keep_places(char const* part, Ats ats);

    PlanReading& m_reading;
    Measure& m_measure;
};

// All pieces as one text, a space between them.
SourcedText joined(std::span<Piece const> pieces);

} // namespace planleser
