// Tables of text that no ruling draws: columns of cells with many lines under a row of headings, or going on
// from the page above.
//
// Rows of such a table cannot be told from lines of prose, so the headings lead: short phrases side by side,
// set apart from what follows. The white between them is followed downwards as long as nothing crosses it
// (table_growth.h), and what was found is a table only if its rows begin together in several columns, which
// columns of prose beside each other do not. Points of the TableView.
#pragma once

#include "layout/row_starts.h"
#include "layout/table_columns.h"
#include "layout/table_growth.h"
#include "layout/table_guide.h"
#include "layout/table_text.h"

#include <vector>

namespace planleser {

struct HeadedTableOptions {
    GrowthOptions growth;
    // A heading of a column has few lines.
    std::size_t heading_lines = 8;
    // Share of the lines of every column that must stand flush, and of the rows that must have text in two
    // columns.
    double flush_share = 0.7;
    double aligned_share = 0.5;
    // Share of the beginnings in the first column that must begin a row: in columns of prose hardly any does.
    double row_share = 0.7;
    // Rows with text in two columns: below headings that are set apart, below others, and below a page break.
    std::size_t rows_below_heading = 2, rows_below_plain = 3, rows_below_break = 1;
    // The same where all lines are full, which those of page columns are too.
    std::size_t rows_of_prose = 3, rows_of_plain_prose = 4;
    // Rows below headings up to which a row of other headings in the same columns makes both a row of cards.
    std::size_t rows_of_cards = 3;
    // Figures below another one of the same row and column, as a share of the rows.
    double stacked_share = 0.25;
    // Lines for each row of a table of text that has several columns of figures.
    double lines_of_text = 1.4;
    // Of the page's height: above, a running header may stand before what goes on from the page above; in
    // font sizes, what is further from it is not part of it.
    double running_header = 0.13;
    // Of the page's height: headings that the page break parts from their table stand between these.
    double page_foot = 0.75, running_footer = 0.935;
    double header_gap = 2.2;
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
    TableGuide const* guide, HeadedTableOptions const& options = {});

} // namespace planleser
