// Finds the straight lines of a scanned page: table grids, underlines, rules between columns.
//
// Method: opening of the picture with a long thin brick in each direction keeps runs that no letter has;
// runs that continue each other, a page's skew allowed, are one line. Lengths are pixels.
#pragma once

#include "ocr/ink.h"

#include <cstddef>
#include <vector>

namespace planleser {

// From (x0, y0) to (x1, y1), rightwards or downwards; not yet made straight.
struct PixelLine {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width = 1;
    bool horizontal = true;
};

struct DrawnLineOptions {
    // Inches. A run: longer than any straight part of a letter under 30 points; a line: longer than a dash.
    double run = 0.16;
    double length = 0.3;
    // Of an upright between two lines: half the height of a row of small print.
    double low_row = 0.08;
    // Of the rows beside a line, the share that may be ink: a line stands free, a row of letters' feet does
    // not.
    double crowded = 0.3;
    double underline = 0.8;  // inches: so long without a gap, a line may have letters standing on it
    double thickness = 0.05; // inches; thicker is an area
    double gap = 0.12;       // inches that a line may be broken by
    double covered =
        0.88; // of a line's length; stems of letters in lines of text below each other leave more out
    double max_slope = 0.055; // of the direction: a page lies within 3 degrees
    int level = 225;          // grey: hairlines come out of a scanner paler than text
    // For lines paler than that: inches that the picture is blurred along them on each side, levels that
    // they then are darker than the paper beside them (a third of what the line itself is), the least length,
    // and the ink that may stand beside.
    double blur = 0.025;
    int faint = 6;
    double coarse = 125;          // pixels an inch that are enough for it
    std::size_t most_faint = 250; // of one direction: more is a screen of dots or hatching
    double faint_length = 0.6, faint_crowded = 0.12;
    // What one scanner's threshold left of a hairline are dots; what stands below or beside each other in
    // lines of text are stems, and longer. Inches, of a piece and of a gap in the mean.
    double dot = 0.035, dot_gap = 0.06, dotted_length = 1.0;
    // Inches: a line that is thicker is solid and free of ink beside it, or longer than a word; a bold word's
    // letters have gaps, however they run together, and a large word's feet have stems above.
    double heavy = 0.025, longest_word = 2.0;
};

struct FoundLines {
    std::vector<PixelLine> lines;
    PixPtr mask; // 1 bit, the lines' own pixels and what borders on them
};

FoundLines find_drawn_lines(Ink const& ink, DrawnLineOptions const& options = {});

} // namespace planleser
