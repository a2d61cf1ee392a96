// Finds glyphs that are drawn twice at one place: bold made by printing twice, shadows, text drawn over
// itself.
//
// Only glyphs of runs that lie on each other are compared, so a page without double print costs a sort of its
// runs.
#pragma once

#include "page/page_content.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct DoublePrint {
    std::uint32_t first = 0, second = 0; // glyphs of the page; the second repeats the first
    auto operator<=>(DoublePrint const&) const = default;
};

// Returns each glyph that repeats an earlier one, `near` font sizes or less away, once, in the order of
// drawing.
std::vector<DoublePrint> find_double_prints(PageContent const& page, double near);

// Where something begins and ends along a direction of text, growing with it.
struct Extent {
    double begin = 0, end = 0;
};
inline Extent extent_along(Direction direction, double x0, double y0, double x1, double y1) {
    switch (direction) {
    case Direction::Right:
        return {x0, x1};
    case Direction::Down:
        return {y0, y1};
    case Direction::Left:
        return {-x1, -x0};
    case Direction::Up:
        return {-y1, -y0};
    }
    return {};
}

} // namespace planleser
