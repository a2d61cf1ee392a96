// What text tells about a ruled grid that its rulings do not.
//
// Rulings often show less than the table has: columns drawn in the heading only, one drawn row that stacks
// several rows of figures, a frame with nothing inside. Where the words of a cell stand in several columns
// they are parted at the grid's own positions; where columns or rows of figures are hidden in a drawn one,
// the grid is built anew from text and rulings together. A cell of running text is never parted.
#pragma once

#include "layout/rulings.h"
#include "layout/table_draft.h"

namespace planleser {

struct RefineOptions {
    // Share of the rows of text in a drawn column that must agree on a gap.
    double agreeing_rows = 0.5;
    // Rows of figures that must stand side by side in one drawn row before it is several.
    int stacked_figures = 2;
    // Share of the lines of a cell over several rows that must be figures before it is several: a line or two
    // may be misread.
    double figures = 0.8;
};

// `table` has its words placed.
void refine_by_text(
    DraftTable& table, TableView const& view, Rulings const& rulings, RefineOptions const& options = {});

} // namespace planleser
