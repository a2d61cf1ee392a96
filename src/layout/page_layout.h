// One page as a reader sees it: lines, tables and furniture in reading order. The second stage product.
//
// Law: each glyph with ink of the page stands in exactly one TextLine, either as a byte's origin or among its
// dropped glyphs, and each TextLine in exactly one place: a TextBlock, a Cell, or the furniture.
#pragma once

#include "base/box.h"
#include "base/diagnostics.h"
#include "page/page_content.h"
#include "text/sourced_text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace planleser {

struct TextStyle {
    float size = 0; // points
    bool bold = false, italic = false;
    bool raised = false; // above or below the baseline of its line: a footnote mark, an exponent
    Colour colour;
    bool operator==(TextStyle const&) const = default;
};

// Bytes [begin, end) of a text share a style.
struct StyleSpan {
    std::size_t begin = 0, end = 0;
    TextStyle style;
};

struct TextLine {
    SourcedText text; // normalised (text/normalise.h), a space wherever the gap is wide enough to be one
    Box box;
    double baseline = 0;
    Direction direction = Direction::Right;
    std::vector<StyleSpan> styles;   // cover the text, in order
    std::int32_t tag = -1;           // into PageLayout::tags, the innermost that holds the whole line
    double gap_before_last_word = 0; // points; wide where a tabulator sets off a page number
    double indent_after_marker = 0; // x where the text behind a bullet or number begins; 0: the line has none

    TextStyle const& style() const; // of the most bytes
};

// Lines that belong together by place alone: a paragraph, a heading, a list, one card. Told apart in
// structure.
struct TextBlock {
    std::vector<TextLine> lines; // in reading order
    Box box;
    bool framed = false; // stands in a box drawn or filled of its own (a card)
    Colour background{255, 255, 255};
};

enum class MarkKind : std::uint8_t {
    Ground,  // the cell's own, set off from the rest of its row
    Shape,   // a small box or disc, drawn
    Picture, // a small picture; its colour is unknown
};

// What a cell shows besides its text, where it has next to none.
struct CellMark {
    MarkKind kind = MarkKind::Ground;
    Box box;
    Colour colour;
};

// A small coloured sign with a few words to its right, or a coloured box with a few words in it: what a
// legend is made of. The words stand in a TextLine all the same.
struct Swatch {
    Box box;
    Colour colour;
    std::string sign;  // the character, where the sign is one; empty: drawn
    std::string label; // one line of it
    Box label_box;
};

struct Cell {
    int row = 0, column = 0;         // from 0
    int row_end = 0, column_end = 0; // the last that it covers
    std::vector<TextLine> lines;     // in reading order
    Box box;                         // of the cell, not of its text
    Colour background{255, 255, 255};
    std::vector<std::size_t> pictures; // into PageContent::pictures
    std::vector<CellMark> marks;
    bool header = false;
};

// How sure the grid is and by what: lines drawn, fills, alignment, white space, tags.
enum class TableWitness : unsigned { DrawnLines = 1, Fills = 2, Alignment = 4, WhiteSpace = 8, Tags = 16 };

struct TableGrid {
    Box box;
    int rows = 0, columns = 0;
    int header_rows = 0;
    std::vector<Cell>
        cells; // by row, then column; no two cover the same place of the grid; empty ones included
    unsigned witnesses = 0; // of TableWitness
    double confidence = 1;
    std::vector<double> row_edges, column_edges; // rows + 1 and columns + 1 positions, where known
    std::int32_t tag_element = -1;               // Tag::element of the Table, where tags were a witness
};

struct PlacedPicture {
    Box box;
    std::size_t picture = 0; // into PageContent::pictures
    std::string alternative_text;
};

using LayoutBlock = std::variant<TextBlock, TableGrid, PlacedPicture>;

struct PageLayout {
    int page = 0;
    double width = 0, height = 0;
    std::string label;               // as in the PageContent
    std::vector<LayoutBlock> blocks; // in reading order
    std::vector<TextLine> furniture; // running headers and footers, page numbers, watermarks
    std::vector<Tag> tags;           // as in the PageContent
    std::vector<Link> links;
    std::vector<Swatch> swatches; // from top to bottom
    bool recognised = false;      // some of its text is from OCR, whose sizes differ from line to line
    bool tags_trusted = false;    // the tags cover the page and agree with it
};

// One line of text a block, line and cell, to 0.1 points, in reading order.
std::string dump(PageLayout const& layout);

} // namespace planleser
