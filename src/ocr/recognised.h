// What the recogniser found on one picture: the same pieces that a page drawn by a PDF has.
//
// Indices (GlyphRun::begin, GlyphRun::font, Glyph::text_begin) count within this value; add_to_page()
// moves them behind what the page has.
#pragma once

#include "page/page_content.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planleser {

// A figure that two readings give differently.
struct DoubtfulFigure {
    Box box;
    std::string text, other; // as kept, and as the other reading gives it
    bool operator==(DoubtfulFigure const&) const = default;
};

struct Recognised {
    std::string text;
    std::vector<Glyph> glyphs;
    std::vector<GlyphRun> runs; // one a strip of a text line
    std::vector<Font> fonts;
    std::vector<DrawnLine> lines;
    std::vector<FilledBox> fills;
    std::vector<Box> unread; // ink that looks like text and could not be read
    std::vector<DoubtfulFigure> doubtful;
    double skew = 0; // degrees that the picture lay askew, clockwise; undone in all boxes

    int turned = 0; // degrees clockwise that the picture was turned, 0, 90, 180 or 270; so are all
                    // boxes, with the picture's upper left corner kept

    std::size_t letters() const; // glyphs that are no spaces
    double confidence() const;   // mean over them, 0 to 1; 0 where there are none
};

// Puts `found` behind what `page` draws. `page.first_glyph` stays, so the pages after it must be counted
// anew.
void add_to_page(PageContent& page, Recognised const& found);

// Puts all of it elsewhere on the page, by so many points.
void move(Recognised& found, double right, double down);

// Takes glyphs out of a page: the runs for which `drop` is set, one flag a run.
void remove_runs(PageContent& page, std::vector<bool> const& drop);

} // namespace planleser
