// Cards in a grid that a page break cuts: what is left of each stands at the top of the next page, in the
// same column, and belongs behind its own beginning, not behind the neighbour's.
//
// A card that is cut has no whole frame, so its parts are unframed text where the columns of the framed cards
// begin. Cards that flow through columns are cut alike, but go on in the next column; there a column of the
// page where they begin has an unframed top, and nothing is moved.
#pragma once

#include "layout/page_layout.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planleser {

struct BlockPlace {
    std::size_t page = 0, block = 0; // indices
};

// Every block of every page once, in reading order.
std::vector<BlockPlace> order_blocks(std::span<PageLayout const> pages);

} // namespace planleser
