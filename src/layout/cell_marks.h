// What cells show besides text: a ground of their own, a disc or box drawn in them, a small picture.
//
// Only cells with next to no text are looked at, and those with a short text that may explain a colour. A
// ground counts where it differs from that of the cell with most text in the same row, so that shaded heads
// and striped rows mark nothing. Points, page coordinates.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"

namespace planleser {

struct CellMarkOptions {
    // Bytes: a cell with a longer text is not looked at.
    std::size_t longest_text = 48;
    // Of the cell's area, that a fill must cover to be its ground.
    double ground_share = 0.4;
    // Of perceived colour (page/colour_difference.h): grounds that differ by less are one.
    double same_ground = 0.04;
    // Points: a smaller shape is a dot or a line.
    double smallest_shape = 2.5;
    // How many times as long as high a shape may be.
    double longest_shape = 3;
};

void find_cell_marks(PageContent const& page, PageLayout& layout, CellMarkOptions const& options = {});

} // namespace planleser
