// The headings of a table that is built from its text: how many rows they are, which columns each spans, and
// which of their lines are one cell.
//
// Headings end before the first figures, or at the first ruling of a table without; they span the columns
// that they cover, that a ruling below them covers, or that they are centred over.
#pragma once

#include "layout/table_draft.h"
#include "layout/table_items.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct TextHeadingOptions {
    // In text sizes, from baseline to baseline: lines further apart are no lines of one cell.
    double cell_pitch = 1.75;
};

class TextHeadings {
public:
    TextHeadings(TableItems& items, Rulings const& rulings, TextHeadingOptions const& options)
        : m_items(items), m_rulings(rulings), m_options(options) {}

    // How many rows of text are headings.
    std::size_t count() const;
    // Sets the columns of the first `header` rows' items.
    void widen(std::size_t header);
    // Whether the row goes on with the headings above it.
    bool joins(std::size_t row) const;
    // The gaps without those that part a heading from the cells that it heads, as where the heading is set to
    // the left and its figures to the right: one side has headings alone, the other none.
    std::vector<ColumnGap> gaps_between_full_columns(std::size_t header) const;
    // A heading whose lines fall into two levels, since its neighbour spans, becomes one cell.
    void merge_stacked(DraftTable& table, TableView const& view) const;

private:
    bool heads_group(std::size_t row) const;
    bool widen_by_ruling(TableItem& item, ItemRow const& row) const;
    void widen_by_centre(TableItem& item, ItemRow const& row, ItemRow const& below) const;

    TableItems& m_items;
    Rulings const& m_rulings;
    TextHeadingOptions m_options;
};

} // namespace planleser
