// A page as text: to read, to compare, and to write pages for tests by hand.
//
// One thing a line, in the order of drawing within each kind; points, to 0.1. '#' at a line's start is a
// comment.
//   page 3 595 x 842 label="iv" rotation=90 recognised
//   tag 0 Table element=5
//   tag 1 TD parent=0 element=7 rows=1 columns=2
//   text 72..98.5 100 10 bold "Tiltak" font="Arial" #1f3864 tag=1
//   text 300 100 10 up "Sum"
//   line 72,120 500,120 0.5 #999999
//   fill 72,90 500,110 #e3d9c8
//   picture 72,200 300,400 1200x800 mask index=2 tag=1 alt="Kart"
//   shapes 12 72,90 500,110
//   sector 220,320 380,480 #ff420e
//   link 72,90 100,102 "https://example.org"
// A text line is one run: where it begins and ends along its direction, its baseline, its size, then words in
// any order: bold, italic, fixed, down, left, up, invisible, confidence=87, font="…", a colour, and the text.
// Without an end it is as wide as its letters in Helvetica. In quoted texts \" and \\ stand for themselves,
// \- is a soft hyphen, \_ a no-break space.
//
// Law: dump(parse(dump(page))) equals dump(page). Glyphs within a run are placed anew by place_text.h, and
// several code points of one glyph become as many glyphs.
#pragma once

#include "page/page_content.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

std::string dump(PageContent const& page);
std::string dump(std::span<PageContent const> pages);

// Returns the pages of a dump, their glyphs numbered through. Throws ImportError, Unreadable, with the line's
// number where a line is none of the above.
std::vector<PageContent> parse_pages(std::string_view text);

} // namespace planleser
