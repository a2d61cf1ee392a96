// Rows of text on end that leave the same white free: what a table told by alignment alone is looked for in.
//
// Points of the TableView.
#pragma once

#include "layout/rulings.h"
#include "layout/table_text.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct RowBlock {
    std::size_t first = 0, last = 0; // rows
};

struct RowBlockOptions {
    // In text sizes, from baseline to baseline: a table's rows are not further apart.
    double row_pitch = 3.2;
    double ruled_row_pitch = 5; // where a ruling between them says that both belong to one table
    // A row of one phrase in print this much larger than the rows of a table is a heading above it.
    double heading_size = 1.15;
    // In text sizes: a last line of a cell is not further below the line above it.
    double line_pitch = 1.5;
    // In text sizes: a row of cells between two bands or rulings is not higher; and, as a share of the page's
    // width, how far these must reach.
    double banded_row = 24;
    double banded_width = 0.3;
    // Rows of one phrase in a row inside a table: continued labels and headings of groups.
    int most_single_rows = 3;
};

// Blocks with at least two rows of several phrases, from top to bottom.
std::vector<RowBlock> grow_row_blocks(
    TableView const& view, TextRows const& text, Rulings const& rulings, RowBlockOptions const& options = {});

// Whether the row has a phrase as long as a line of prose.
bool is_prose_row(TextRows const& text, TextRow const& row);

} // namespace planleser
