// Tables of text that no ruling draws: columns of cells with many lines under a row of headings, or going on
// from the page above.
//
// Rows of such a table cannot be told from lines of prose, so the headings lead: short phrases side by side,
// set apart from what follows. The white between them is followed downwards as long as nothing crosses it,
// and what was found is a table only if its rows begin together in several columns, which columns of prose
// beside each other do not. Points of the TableView.
#pragma once

#include "layout/row_starts.h"
#include "layout/rulings.h"
#include "layout/table_columns.h"
#include "layout/table_guide.h"
#include "layout/table_text.h"

#include <optional>
#include <vector>

namespace planleser {

struct HeadedTableOptions {
    // A heading of a column has few words, and few lines.
    std::uint32_t heading_words = 6;
    std::size_t heading_lines = 8;
    // In font sizes: baselines of a cell, or of a heading, are not further apart.
    double cell_pitch = 1.75;
    // In font sizes: neighbouring rows of a table are not further apart.
    double row_pitch = 3.6;
    // In font sizes: what white parts columns, and how exactly the lines of a column stand below each other.
    double least_gap = 0.4;
    double flush = 0.35;
    // Share of the lines of every column that must stand flush, and of the rows that must begin in two
    // columns.
    double flush_share = 0.7;
    double aligned_share = 0.5;
    // Share of the beginnings in the first column that must begin a row: in columns of prose hardly any does.
    double row_share = 0.7;
    // Rows that begin in two columns: below headings that are set apart, below others, and below a page
    // break.
    std::size_t rows_below_heading = 2, rows_below_plain = 3, rows_below_break = 1;
    // Rows that make a table of columns with full lines, which page columns have too.
    std::size_t rows_of_prose = 3;
    // Figures below another one of the same row and column, as a share of the rows.
    double stacked_share = 0.25;
    // Of the page's height: above, a running header may stand before what goes on from the page above.
    double running_header = 0.13;
};

struct HeadedTable {
    TextRows text; // its rows alone, phrases parted where columns meet
    std::vector<ColumnGap> gaps;
    RowPlan plan;
    Box box; // at least the text
};

// The tables of these rows from top to bottom. `guide` are the columns of a table at the end of the page
// above, or nullptr. Time is linear in the phrases.
std::vector<HeadedTable> find_headed_tables(TableView const& view, TextRows const& text,
    Rulings const& rulings, TableGuide const* guide, HeadedTableOptions const& options = {});

} // namespace planleser
