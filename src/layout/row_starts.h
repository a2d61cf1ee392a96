// Where the rows of a table of text begin, told by its lines alone.
//
// A row begins where white runs through all columns that is wider than between the lines of a cell and the
// first column goes on below it; where lines are set solid, where the first column and another one begin
// anew together. Bullets and what is indented in the first column belong to the row above. Points of the
// TableView.
#pragma once

#include "layout/table_columns.h"
#include "layout/table_text.h"

#include <span>
#include <vector>

namespace planleser {

// How rows of text make up the rows of a table.
struct RowPlan {
    std::size_t header = 0; // rows of text that are headings
    std::vector<bool>
        starts; // for each row of text, the headings included, whether a row of the table begins
};

struct RowStartOptions {
    // Of the pitch of a cell's lines: white above a baseline that is wider than between lines.
    double extra_leading = 1.15;
    // In font sizes: lines further apart are no lines of one cell.
    double cell_pitch = 1.75;
    // In font sizes: what begins further right than its column is indented.
    double indent = 0.6;
    // In font sizes: white that cells keep at their right.
    double padding = 0.8;
    // Of the white above rows that begin in two columns: a paragraph of a cell has less.
    double row_gap = 0.8;
};

struct RowStarts {
    RowPlan plan;
    std::size_t rows = 0;    // of the table, without headings
    std::size_t aligned = 0; // of them, those with text in two columns that begins together
    std::size_t beginnings =
        0; // paragraphs that seem to begin in the first column, and those that begin rows
    std::size_t beginning_rows = 0;
    double pitch = 0; // of the lines of a cell
};

// `header` of the rows are headings.
RowStarts find_row_starts(TableView const& view, TextRows const& text, std::size_t header,
    std::span<ColumnGap const> gaps, RowStartOptions const& options = {});

} // namespace planleser
