// Turns painted paths into the straight lines and filled boxes that a reader sees.
//
// Knows no Poppler type. Points of the page as displayed. Producers draw one table border in many ways:
// stroked lines, stroked rectangles, filled rectangles a point thin, mitred slivers, frames between two
// rectangles; all come out as DrawnLine. What is neither box nor straight line is only counted.
#pragma once

#include "page/page_content.h"

#include <cstddef>
#include <span>
#include <vector>

namespace planleser {

struct PathPoint {
    double x = 0, y = 0;
    bool control = false; // a control point of a curve, not a point on the path
};

// The subpaths of one painted path; reused from path to path for its memory.
struct PathOutline {
    std::vector<PathPoint> points;
    std::vector<std::size_t> ends; // one behind the last point of each subpath

    void clear() {
        points.clear();
        ends.clear();
    }
    std::span<PathPoint const> subpath(std::size_t n) const {
        auto const begin = n == 0 ? 0 : ends[n - 1];
        return std::span(points).subspan(begin, ends[n] - begin);
    }
};

struct ShapeOptions {
    double thickest_line = 1.5;  // points: a filled box thinner than this is a line
    double thickest_stroke = 6;  // points: a stroke wider than this is a filled box
    double crooked = 0.5;        // points: how far a line may lean and still be horizontal or vertical
    double shortest_piece = 0.2; // points: shorter pieces of a stroked path are no lines, but dots of curves
    double box_share = 0.92;   // of its bounding box that a shape must fill to be a box: rounded corners do,
                               // a circle (0.90 by its control points) does not
    double smallest_round = 8; // points: a curved shape smaller than this is a letter or an icon, no box
    double smallest_bullet = 1.2; // points: smaller discs are full stops
    double bullet_share = 0.48;   // of its bounding box: a lozenge fills half of it, a disc 0.79
    double largest_disc = 30;     // points: a traffic light in a cell; larger ones are charts and pictures
    double disc_share = 0.75;     // of its bounding box, by its control points
    double least_sector = 15;     // points of radius: a smaller sector is part of an icon
    double control_reach = 1.2;   // radii that a curve's control point may lie from the middle of its arc
    std::size_t most_sector_points = 400;
};

// Adds the lines of a stroked path, `width` points wide, to `page`. Only the part within `clip` counts.
void add_stroke(PathOutline const& path, double width, Colour colour, Box const& clip,
    ShapeOptions const& options, PageContent& page);
// Adds the boxes, or thin lines, of a filled path.
void add_fill(
    PathOutline const& path, Colour colour, Box const& clip, ShapeOptions const& options, PageContent& page);
// Adds one box, or a line where it is thin.
void add_box(Box const& box, Colour colour, Box const& clip, ShapeOptions const& options, PageContent& page);

} // namespace planleser
