// Reads the icons of the UN's sustainable development goals off a picture.
//
// Seventeen squares, each of its own official colour with its number in white in the upper left corner. A
// square is found by its colour and told by number and colour together: each alone may be wrong (a picture's
// colours shift in conversion, a number is misread), both hardly ever at once.
#pragma once

#include "ocr/text_reader.h"
#include "page/page_content.h"
#include "page/raster.h"

#include <functional>
#include <vector>

namespace planleser {

struct GoalIconOptions {
    int least_side = 14;                          // pixels of a square
    double least_points = 12, most_points = 140;  // as placed on the page
    double squareness = 1.3;                      // of the longer side to the shorter
    double solidity = 0.3;                        // of the square that has its colour
    double least_white = 0.02, most_white = 0.65; // of the square: number and drawing
    double near_colour = 70;  // distance in red, green, blue within which a square may be a goal's
    double exact_colour = 14; // within which the colour alone tells the goal, where the next is twice as far
    double drawn_colour = 24; // the same for what is drawn, whose colour no compression shifts
    int neighbour = 30;       // levels between pixels of one square: noise of compression
};

// A colour's goals, nearest first.
struct ColourMatch {
    int goal = 0; // 1 to 17
    double distance = 0;
};
std::vector<ColourMatch> goals_of(Colour const& colour);

// `reader` is asked for only where a square of a goal's colour stands. Boxes are points of the page.
std::vector<GoalIcon> find_goal_icons(
    Raster const& raster, std::function<TextReader&()> const& reader, GoalIconOptions const& options = {});

// The icons that a page draws itself: a filled square with its number as text.
std::vector<GoalIcon> find_drawn_goal_icons(PageContent const& page, GoalIconOptions const& options = {});

// The squares of goals' colours that a page fills and has no text on: where their numbers are outlines, only
// a rendering shows them.
std::vector<FilledBox> find_blank_goal_squares(PageContent const& page, GoalIconOptions const& options = {});

// The icons among `squares`, which `rendered` shows as the page does. Colour alone tells none: a square drawn
// in some colour may be anything.
std::vector<GoalIcon> find_outlined_goal_icons(std::vector<FilledBox> const& squares, Raster const& rendered,
    std::function<TextReader&()> const& reader, GoalIconOptions options = {});

} // namespace planleser
