// Boxes drawn or filled that hold text of their own: cards, text boxes, title bars, coloured panels.
//
// A frame is a filled box whose colour differs from what lies below it, or a rectangle of four drawn lines.
// Frames nest; what covers nearly the whole page is its background and no frame. Points, page coordinates.
#pragma once

#include "layout/words.h"
#include "page/page_content.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct Frame {
    Box box;
    Colour background{255, 255, 255};
    std::int32_t parent = -1; // the frame around it; -1: the page
};

struct FrameOptions {
    // Of the page's area: a fill beyond it is the page's background.
    double largest = 0.8;
    // In points: edges closer than this are one edge, as of a box that is both filled and stroked.
    double same_edge = 2;
    // A page drawn as a picture of many small boxes keeps only its largest ones as frames.
    std::size_t most = 256;
};

// Returns the frames that hold at least one of `words` and do not stand in a table, parents before children.
std::vector<Frame> find_frames(PageContent const& page, std::span<Word const> words,
    std::span<std::uint32_t const> which, std::span<Box const> tables, FrameOptions const& options = {});

// The smallest frame that holds the point; -1: none.
std::int32_t frame_at(std::span<Frame const> frames, double x, double y);

} // namespace planleser
