// A rectangle on a page.
//
// Points, origin top left of the page as a reader sees it (after /Rotate), x to the right, y down.
// A box that holds nothing is `Box{}` widened by nothing: see is_empty().
#pragma once

#include <algorithm>
#include <limits>

namespace planleser {

struct Box {
    double x0 = std::numeric_limits<double>::infinity();
    double y0 = std::numeric_limits<double>::infinity();
    double x1 = -std::numeric_limits<double>::infinity();
    double y1 = -std::numeric_limits<double>::infinity();

    bool is_empty() const { return !(x0 <= x1 && y0 <= y1); }
    double width() const { return is_empty() ? 0 : x1 - x0; }
    double height() const { return is_empty() ? 0 : y1 - y0; }
    double area() const { return width() * height(); }
    double centre_x() const { return (x0 + x1) / 2; }
    double centre_y() const { return (y0 + y1) / 2; }

    void include(Box const& other) {
        x0 = std::min(x0, other.x0);
        y0 = std::min(y0, other.y0);
        x1 = std::max(x1, other.x1);
        y1 = std::max(y1, other.y1);
    }
    bool contains(double x, double y) const { return x0 <= x && x <= x1 && y0 <= y && y <= y1; }
    // Whether `other` lies inside this box, `slack` points beyond its edges allowed.
    bool contains(Box const& other, double slack = 0) const {
        return x0 - slack <= other.x0 && other.x1 <= x1 + slack && y0 - slack <= other.y0 &&
               other.y1 <= y1 + slack;
    }

    bool operator==(Box const&) const = default;
};

// Returns the part that both share; empty where they do not meet.
inline Box intersection(Box const& a, Box const& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// Returns the length that [a0, a1] and [b0, b1] share, 0 where they do not meet.
inline double overlap(double a0, double a1, double b0, double b1) {
    return std::max(0.0, std::min(a1, b1) - std::max(a0, b0));
}

} // namespace planleser
