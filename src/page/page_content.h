// What one page draws, as it draws it: the first stage product, the same from Poppler and from OCR.
//
// Lengths are points, origin top left of the page as displayed, y downwards. Glyphs stand in the order of
// drawing; layout decides about reading order. Nothing is normalised: texts are as the font maps them.
#pragma once

#include "base/box.h"
#include "text/sourced_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// The way a line of text runs, as the reader sees the page.
enum class Direction : std::uint8_t { Right, Down, Left, Up };

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(Colour const&) const = default;
};

struct Glyph {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0; // advance box: advance width by ascent and descent
    std::uint32_t text_begin = 0;         // into PageContent::text; ends where the next glyph's begins
    std::uint8_t confidence = 100;        // per cent; below 100 only from OCR
};

// Consecutive glyphs of one font, size, colour and direction on one baseline, none far from the one before.
// Spaces drawn as glyphs are glyphs of the run.
struct GlyphRun {
    std::uint32_t begin = 0, end = 0; // glyphs [begin, end)
    std::uint16_t font = 0;           // into PageContent::fonts
    Direction direction = Direction::Right;
    bool invisible = false; // render mode 3 or 7 (the text layer under a scan), or outside the page's box
    Colour colour;
    float size = 0;     // points, as displayed
    float baseline = 0; // y for Right and Left, x for Down and Up
    Box box;
    std::int32_t tag = -1; // into PageContent::tags: the marked content it stands in; -1: none
};

struct Font {
    std::string name; // without the subset prefix
    bool bold = false, italic = false, fixed_width = false;
    bool operator==(Font const&) const = default;
};

// A straight line that a reader sees: stroked, or a filled rectangle thinner than about 1.5 points.
struct DrawnLine {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0; // x0 <= x1, y0 <= y1; horizontal or vertical within 0.5 points
    double width = 0;
    Colour colour;
    bool horizontal() const { return x1 - x0 >= y1 - y0; }
};

struct FilledBox {
    Box box;
    Colour colour;
};

struct Picture {
    Box box; // as placed
    int pixel_width = 0, pixel_height = 0;
    bool is_mask = false;         // one bit, painted in one colour: how scanners store text
    std::uint32_t index = 0;      // the n-th picture drawn on the page, the key for its pixels
    std::int32_t tag = -1;        // into PageContent::tags
    std::string alternative_text; // /Alt of the tag, where there is one
};

// What is painted and is neither text, box, straight line nor picture: icons, charts, letters turned into
// curves.
struct Shapes {
    std::uint32_t count = 0;
    Box box; // of all of them
};

// A filled part of a disc between two of its radii, as pie charts have them.
struct Sector {
    Box disc; // of the whole of it
    Colour colour;
    double radius() const { return disc.width() / 2; }
};

// The icon of one of the UN's sustainable development goals, read off a picture.
struct GoalIcon {
    Box box;
    int goal = 0; // 1 to 17
    double confidence = 1;
};

struct Link {
    Box box;
    std::string target; // a URI, or "#page" for a place in the document
};

// One element of the structure tree that owns content on this page; parents come before children.
struct Tag {
    std::string type; // standard type after role mapping: "TD", "P", "LI" …; "Artifact" for artifacts
    std::int32_t parent = -1;  // into PageContent::tags; -1: below the root
    std::uint32_t element = 0; // the same on every page that the element reaches
    int row_span = 1, column_span = 1;
};

struct PageContent {
    int number = 0; // from 1
    double width = 0, height = 0;
    int rotation = 0;        // what /Rotate turned, already applied
    std::string label;       // as printed by the page labels, e.g. "iv"; empty: none
    GlyphId first_glyph = 0; // the document-wide id of glyphs[0]
    bool recognised = false; // some of its glyphs are from OCR

    std::string text; // UTF-8 of all glyphs, one after the other
    std::vector<Glyph> glyphs;
    std::vector<GlyphRun> runs;
    std::vector<Font> fonts;
    std::vector<DrawnLine> lines;
    std::vector<FilledBox> fills; // in drawing order, page backgrounds among them
    std::vector<FilledBox> discs; // filled, round, too large for a bullet and too small for a picture
    std::vector<Picture> pictures;
    Shapes shapes;
    std::vector<Sector> sectors; // counted among the shapes, too
    std::vector<GoalIcon> goal_icons;
    std::vector<Link> links;
    std::vector<Tag> tags;

    std::string_view text_of(std::size_t glyph) const {
        auto const begin = glyphs[glyph].text_begin;
        auto const end = glyph + 1 < glyphs.size() ? glyphs[glyph + 1].text_begin : text.size();
        return std::string_view(text).substr(begin, end - begin);
    }
    // Of the glyphs [first, end).
    std::string_view text_between(std::size_t first, std::size_t end) const {
        if (first == end) return {};
        auto const begin = glyphs[first].text_begin;
        auto const behind = end < glyphs.size() ? glyphs[end].text_begin : text.size();
        return std::string_view(text).substr(begin, behind - begin);
    }
    std::string_view text_of(GlyphRun const& run) const { return text_between(run.begin, run.end); }
    Box box_of(std::size_t glyph) const {
        auto const& g = glyphs[glyph];
        return {g.x0, g.y0, g.x1, g.y1};
    }
};

} // namespace planleser
