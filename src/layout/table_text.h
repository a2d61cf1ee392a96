// The text of a view as rows of phrases: what columns and rows of a table are found from.
//
// A row is all text on one baseline, whatever lies between; a phrase is a part of it without a gap that could
// part two columns. Columns of figures stand closer than columns of text, so the gap that ends a phrase
// depends on what stands at its sides; the groups of a number ('6 834 000') never part. Points of the
// TableView.
#pragma once

#include "layout/rulings.h"
#include "layout/table_view.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct Phrase {
    Box box;
    std::uint32_t begin = 0, end = 0; // into TextRows::words
    WordKind kind = WordKind::Text;
    bool marker = false; // only a bullet or a list number
};

struct TextRow {
    double baseline = 0;
    double size = 0;                  // of its largest word
    std::uint32_t begin = 0, end = 0; // phrases, from left to right
    std::size_t count() const { return end - begin; }
};

struct TextRows {
    std::vector<std::uint32_t> words; // into TableView::words, row by row, from left to right; no leaders
    std::vector<Phrase> phrases;
    std::vector<TextRow> rows; // from top to bottom

    std::span<Phrase const> phrases_of(TextRow const& row) const {
        return std::span(phrases).subspan(row.begin, row.end - row.begin);
    }
};

struct PhraseOptions {
    // In font sizes: baselines nearer than this are one row.
    double baseline_tolerance = 0.3;
    // In font sizes: the widest space of a justified line lies near 0.9, of figures set in columns near 0.35.
    double text_gap = 1.0;
    double figure_gap = 0.55;
    // In font sizes: between the groups of three digits of one number.
    double group_gap = 0.45;
};

// The phrase that `words` from `begin` to `end` make, indices into the words of the view.
Phrase phrase_of(
    TableView const& view, std::span<std::uint32_t const> words, std::uint32_t begin, std::uint32_t end);

// Returns the upright words `which` of the view, ascending, as rows. A vertical ruling between two words ends
// a phrase.
TextRows find_text_rows(TableView const& view, std::span<std::uint32_t const> which, Rulings const& rulings,
    PhraseOptions const& options = {});

} // namespace planleser
