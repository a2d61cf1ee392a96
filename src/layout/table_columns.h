// Columns of a table from white space that the rows have in common.
//
// Text of a table's body leaves the same gaps free in every row; headings that span columns and a few long
// labels may cross them. The gaps come from the rows with most phrases, so that spanning rows do not hide
// columns (the projection profile of Nurminen 2013, with the column intervals of Namysl et al. 2023 as its
// unit).
#pragma once

#include "layout/table_text.h"

#include <span>
#include <vector>

namespace planleser {

struct ColumnGap {
    double x0 = 0, x1 = 0; // free of text in (nearly) all rows
    double middle() const { return (x0 + x1) / 2; }
};

struct ColumnGapOptions {
    // In text sizes: narrower gaps part no columns.
    double least_gap = 0.4;
    // In text sizes: those before phrases of at least so many rows, half of all, that begin as near to each
    // other as `exact` may be this narrow.
    double least_flush_gap = 0.2, exact = 0.06;
    std::size_t least_flush = 3;
    // Share of the body's rows that may cross a gap, and of those that must have text in a column.
    double crossing_rows = 0.12;
    double filled_rows = 0.1;
    // Rows with at least this share of the phrases that full rows have are the body.
    double body_share = 0.6;
};

// Returns the gaps between the columns of these rows, from left to right; columns are one more.
std::vector<ColumnGap> find_column_gaps(TableView const& view, TextRows const& text,
    std::span<TextRow const> rows, ColumnGapOptions const& options = {});

// Whether at least `share` of the phrases between the gaps before and after `column` are figures or blanks.
bool is_figure_column(TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps,
    std::size_t column, double share = 0.6);

} // namespace planleser
