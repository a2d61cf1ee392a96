// Splits a drawn table row that holds several lines, each a row to the reader.
//
// Where figures stand stacked in the cells of one drawn row, the lines' heights on the page tell which belong
// together. A line of the label without figures is the continuation of the one above it when it begins in
// lower case, and a row of its own (a heading) otherwise.
#pragma once

#include "plan/budget_grid.h"

namespace planleser {

// The lines of one cell as the page has them.
struct CellLine {
    SourcedText text;
    int page = 0;
    double middle = 0, height = 0; // points
    bool begins_block = false;     // the first of its paragraph or list item
};

std::vector<CellLine> lines_of(TableCell const& cell, GlyphTable const& glyphs);

// The rows in it: empty unless at least one cell stacks two figures and another shows as many lines. `cells`
// holds the lines of each table column.
std::vector<GridRow> split_stacked_row(
    std::vector<std::vector<CellLine>> const& cells, AmountWords const& words);

} // namespace planleser
