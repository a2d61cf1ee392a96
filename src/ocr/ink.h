// Tells ink from paper on a picture of a page.
//
// A scan's paper is neither white nor even, and a page prints light on dark as well as dark on light. The
// result is a picture where paper is white and ink dark everywhere, with the areas that were filled, and the
// ink as a mask. Lengths are pixels unless said otherwise.
#pragma once

#include "ocr/pixels.h"
#include "page/page_content.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct FilledArea {
    PixelBox box;
    std::uint8_t level = 0; // its grey
    Colour colour;
    bool light_on_dark = false;
};

struct Ink {
    PixPtr grey; // 8 bit: paper 255, ink dark, also within areas that print light on dark
    PixPtr mask; // 1 bit: ink
    std::vector<FilledArea> fills;
    std::vector<PixelBox> photographs; // areas of many tones; their pixels are paper in `grey`
    double resolution = 0;             // pixels an inch, guessed where the raster does not say
};

struct InkOptions {
    // Inches over which paper may not change its tone: wider than a table's heading row is high, so that
    // the row's fill is not taken for darker paper.
    double paper_window = 1.2;
    // Of the paper's level: darker is a filled area, with letters on it of any tone, or with dark ones only.
    // The palest tints need no care.
    double dark_fill = 0.75, pale_fill = 0.93;
    double fill_letter = 0.1;   // inches: no stroke or counter of running text is as wide and as high
    double coarse = 75;         // pixels an inch: enough to see a tinted row
    double darkest_paper = 0.7; // of the page's brightest: a lamp's fall-off stays above
    double fill_grain = 0.01;   // inches: dots of a printed screen lie closer than this
    // Inches: a fill is thicker than any stroke of running text, which is under 0.04 at 20 points.
    double fill_thickness = 0.05;
    // Inches: the least width and height of an area that may hold text of its own.
    double fill_width = 0.3, fill_height = 0.09;
    double fill_hole = 0.7; // inches: letters up to 60 points leave lower holes in a fill
    // Of the area's box; a frame or a letter covers less.
    double fill_solidity = 0.7;
    // Where fills run into each other: the least width and height of them together, inches, larger than a
    // line of large print; the share of their ground that is near one level where they are one fill after
    // all; and of paper, the darkest ground that is not an area of its own.
    double wide_ground = 1.5, high_ground = 0.8, same_ground = 0.85, darkest_ground = 0.6;
    double fill_slope = 0.055; // rows a column: a page lies within 3 degrees
    // Grey levels off a fill's own that its grain makes, and the share of its pixels that are no more off:
    // letters take a third of a row at most, a photograph has all tones.
    int tone = 20;
    double one_tone = 0.5;
    double photograph_side = 0.5; // inches: higher and wider than a line of large print
};

Ink find_ink(Raster const& raster, InkOptions const& options = {});

} // namespace planleser
