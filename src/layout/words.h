// The words of a page: what table finding and line making work with instead of single glyphs.
//
// A word is a part of one glyph run (so it has one font, size and colour) without white space and without a
// gap that a reader would take for a space. Points, page coordinates. Words point into the PageContent by
// glyph number and stand in the order of drawing; runs without ink leave none.
#pragma once

#include "base/box.h"
#include "base/diagnostics.h"
#include "page/page_content.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct Word {
    std::uint32_t begin = 0, end = 0; // glyphs [begin, end) of the PageContent, all of them with ink
    Box box;
    float baseline = 0, size = 0; // as in GlyphRun
    std::uint16_t font = 0;       // into PageContent::fonts
    Direction direction = Direction::Right;
    Colour colour;
    std::int32_t tag = -1; // into PageContent::tags
    std::uint32_t run = 0; // into PageContent::runs
    // The word that this one is a superscript or subscript of, directly before or behind it; -1: it is none.
    std::int32_t raised_on = -1;
    bool repeated = false;  // prints once more what stands there already: fake bold, a shadow
    bool leader = false;    // dots or a line that lead the eye from a label to its figure
    bool invisible = false; // as in GlyphRun
};

struct WordOptions {
    // In font sizes. Kerning stays below 0.1, the narrowest space of a justified line lies near 0.15.
    double space_gap = 0.16;
    // In font sizes: a letter that begins so far before the one in front of it ends begins a word of its own.
    double overlap = 0.5;
    // In font sizes: two prints of a word closer than this are one to the eye.
    double repeat_distance = 0.12;
    // Dots or underscores in a row that no word has.
    int leader_length = 4;
};

// Returns the words of the page in the order of drawing.
std::vector<Word> find_words(
    PageContent const& page, Diagnostics& diagnostics, WordOptions const& options = {});

} // namespace planleser
