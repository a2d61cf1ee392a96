// Bullets that are drawn as small shapes or pictures instead of glyphs, as browsers draw them.
//
// A line that has one before it gets the text "• " in front, which no glyph stands for, and its
// indent_after_marker, so that later stages see one kind of bullet.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"

namespace planleser {

struct DrawnBulletOptions {
    // In font sizes of the line: a browser's disc is 0.3 to 0.4, an icon as bullet up to 0.9.
    double smallest = 0.12, largest = 0.95;
    // In font sizes: between the bullet and the text.
    double widest_gap = 3;
};

void mark_drawn_bullets(PageContent const& page, PageLayout& layout, DrawnBulletOptions const& options = {});

} // namespace planleser
