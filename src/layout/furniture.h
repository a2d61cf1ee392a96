// Running headers and footers, page numbers: found by what comes again at the same place of several pages.
//
// Lines are peeled from the top and the bottom of each page as long as their text, digits ignored, stands at
// the same height of other pages too. x is not looked at, so headers that change sides on left and right
// pages are found. What is found moves from the blocks to PageLayout::furniture; a row of a table goes only
// where the same line is furniture on other pages.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_layout.h"

#include <span>

namespace planleser {

struct FurnitureOptions {
    // Of the page's height, from its edge: nothing deeper in the page is furniture.
    double deepest = 0.17;
    // In points: the same line on two pages.
    double same_height = 3;
    // Of the page's height: text that comes on two pages only must stand as near to the edge as this.
    double edge = 0.08;
    // Pages that a text must stand on where nothing else speaks for it, as many as body lines never repeat
    // on.
    int fewest_pages = 3;
};

void set_furniture_aside(std::span<PageLayout> pages, FurnitureOptions const& options = {});

} // namespace planleser
