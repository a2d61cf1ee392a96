// Puts text on a page without a PDF: for page descriptions written by hand and for tests.
//
// The glyphs get the widths of Helvetica, squeezed or stretched to the place given, and a line box of usual
// ascent and descent. One glyph a code point.
#pragma once

#include "page/page_content.h"

#include <cstdint>
#include <limits>
#include <string_view>

namespace planleser {

struct TextPlacement {
    double begin = 0;                                      // where the text begins along its direction
    double end = std::numeric_limits<double>::quiet_NaN(); // where it ends; NaN: as wide as its letters
    double baseline = 0;
    double size = 10;
    Direction direction = Direction::Right;
    Font font = {};
    Colour colour = {};
    bool invisible = false;
    std::int32_t tag = -1;
    std::uint8_t confidence = 100; // per cent
};

// Appends one run to `page`; its font is added to the page's fonts where it is new. `text` is valid UTF-8.
void place_text(PageContent& page, TextPlacement const& placement, std::string_view text);

// Returns the width of a code point in font sizes.
double usual_width(std::uint32_t code_point);

} // namespace planleser
