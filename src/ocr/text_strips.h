// Gathers the ink of a page into strips: pieces of one text line without a wide gap.
//
// Method: connected components are linked with their nearest neighbour to the right when both overlap in
// height and no drawn line parts them (docstrum's idea, O'Gorman 1993, with boxes in place of angles); what
// is too small for a letter (dots, accents, hyphens) joins the strip it lies in. Every piece of ink that is
// large enough to be seen ends up in one strip or in `left_over`, so none is lost in silence.
#pragma once

#include "ocr/drawn_lines.h"
#include "ocr/ink.h"

#include <cstddef>
#include <vector>

struct Pixa;

namespace planleser {

enum class StripKind { Text, Bullet, Leader };

struct TextStrip {
    std::vector<std::size_t> parts; // into InkParts::boxes, left to right
    PixelBox box;
    StripKind kind = StripKind::Text;
    double slope = 0;    // rows a column, downwards; 0 where the strip is too short to tell
    double baseline = 0; // row of the baseline at the strip's middle
    double tallest = 0;  // height of its tallest letters above the baseline
    double height = 0;   // of a letter with ascender in it, also where it has none
};

struct InkParts {
    std::vector<PixelBox> boxes;
    std::vector<PixPtr> shapes; // 1 bit, of the box's size
};

struct StripOptions {
    double speck = 0.012;  // inches: smaller in both directions is dirt (a full stop of 8 points is 0.016)
    double tallest = 1.2;  // inches: taller is a drawing
    double gap = 1.4;      // heights between neighbours; wider parts columns or words set far apart
    double overlap = 0.45; // of the lower one's height
    double height_ratio = 3.2; // of neighbours: a capital beside a comma-sized letter
    double alike = 2.0;        // of letters of one size: an ascender beside a small letter is 1.5
    double small = 0.42;       // of the usual height: lower is a dot, accent or dash
    double straight = 0.0015;  // slope of a page: less is the rounding of letters' feet to whole pixels
    double bend = 0.006;       // that a strip's slope may differ from its page's, as on a page that curls
    double bullet_fill_low = 0.66, bullet_fill_high = 0.95; // ink in a disc's or square's box
};

// A page of small print has 12 000 components, a screened photograph a hundred times as many.
constexpr int most_components = 60000;

struct StripPage {
    InkParts ink;
    std::vector<TextStrip> strips;
    std::vector<PixelBox> left_over; // ink that is no text: drawings
    bool too_busy = false;           // more than most_components: nothing was looked for
    double slope = 0;                // of the page: the median of its long strips
    double usual_height = 0;         // of the page's components
    double usual_tall = 0;           // TextStrip::height of its strips of text
};

StripPage find_text_strips(Ink const& ink, FoundLines const& lines, StripOptions const& options = {});

} // namespace planleser
