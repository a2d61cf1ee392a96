// Pictures of pages with what layout found drawn on them: what one looks at when a table comes out wrong.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"
#include "page/raster.h"

#include <string>

namespace planleser {

// Draws on `page`, which has RGB pixels: drawn lines of the page orange, cells blue and heading cells red,
// tables magenta, blocks of text green, and a grey line from the middle of each block to that of the next in
// reading order.
void draw_layout(Raster& page, PageContent const& content, PageLayout const& layout);

// The bytes of a PNG file.
std::string to_png(Raster const& picture);

} // namespace planleser
