// Joins the pieces of drawn lines: a border drawn cell by cell, a line drawn twice, dots and dashes drawn
// singly.
#pragma once

#include "page/page_content.h"

#include <vector>

namespace planleser {

struct MergeOptions {
    double beside = 0.3;    // points: pieces whose middles lie nearer than this across are one line
    double width_ratio = 2; // pieces whose widths differ by more are two lines
    double gap = 1;         // points: pieces that end and begin within it touch
    double dash = 4;        // points: pieces shorter than this on both sides of a gap are dots or dashes …
    double dash_gap = 3;    // … which may stand this far apart
    double shortest = 2;    // points: what is still shorter after joining is no line
};

// Returns the horizontal lines from top to bottom, then the vertical ones from left to right. Only pieces of
// one colour are joined. n log n.
std::vector<DrawnLine> merge_lines(std::vector<DrawnLine> lines, MergeOptions const& options);

} // namespace planleser
