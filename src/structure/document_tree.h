// The whole document as headings, paragraphs, lists and tables, joined over page breaks. The third stage
// product.
//
// Law: each line of the PageLayouts stands in exactly one block, cell or furniture text of the tree; words
// broken over lines are joined (text/hyphenation.h), their hyphens among the dropped glyphs.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_layout.h"
#include "page/glyph_table.h"
#include "text/sourced_text.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace planleser {

struct Paragraph {
    SourcedText text;                     // one space where a line ended
    std::vector<std::size_t> line_begins; // byte where each line of the page begins; the first is 0
    std::vector<StyleSpan> styles;
    Box first_box;              // of its part on its first page
    bool contents_line = false; // of a table of contents: leads to a heading, says nothing itself
};

struct ListItem {
    std::string marker; // "•", "a)", "1." … as it stands, without space
    int depth = 0;      // 0: outermost
    Paragraph content;
};

struct Heading {
    int level = 1;      // 1: outermost
    std::string number; // "2.1.3", "Kapittel 4" …; empty: none
    SourcedText text;   // without the number; the number's glyphs are among the dropped
    TextStyle style;
    double confidence = 1;
};

using CellBlock = std::variant<Paragraph, ListItem>;

// As CellMark, on its page.
struct TableMark {
    MarkKind kind = MarkKind::Ground;
    Place at;
    Colour colour;
};

struct TableCell {
    int row = 0, column = 0, row_end = 0, column_end = 0; // as in Cell, over the whole joined table
    std::vector<CellBlock> content;
    std::vector<Place> at; // the cell's own boxes, one a page
    Colour background{255, 255, 255};
    std::vector<Place> pictures;
    std::vector<TableMark> marks;
    bool header = false;

    SourcedText text() const; // all content, a space between the blocks
};

struct Table {
    int rows = 0, columns = 0;
    int header_rows = 0;          // at the top; headers repeated on later pages are dropped into `repeated`
    std::vector<TableCell> cells; // by row, then column; empty ones included
    std::vector<SourcedText> repeated; // header texts that came again after a page break
    SourcedText caption;               // a line directly above or below that names it; may be empty
    std::vector<SourcedText> notes;    // footnotes and unit lines that belong to it
    std::vector<Place> at;             // one a page
    double confidence = 1;
    unsigned witnesses = 0; // of TableWitness

    TableCell const* cell_at(int row, int column) const; // the cell that covers it, or null
};

struct PictureBlock {
    Place at;
    std::string alternative_text;
};

struct Footnote {
    std::string marker;
    SourcedText text;
};

using Block = std::variant<Paragraph, ListItem, Table, PictureBlock, Footnote>;

// A heading with what stands under it: first its own blocks, then its subsections.
struct Section {
    Heading heading; // level 0 and empty: the document's own, before any heading
    std::vector<Block> blocks;
    std::vector<Section> sections;
};

struct PageSize {
    double width = 0, height = 0;
    std::string label;
};

struct PageSwatches {
    int page = 0;
    std::vector<Swatch> swatches; // from top to bottom
};

struct DocumentTree {
    Section root;
    std::vector<SourcedText> furniture;
    GlyphTable glyphs;
    std::vector<PageSize> pages;
    std::vector<Link> links;
    std::vector<PageSwatches> swatches; // of the pages that have some
};

// The tree as indented text: a heading, paragraph, list item or cell a line, without boxes.
std::string dump(DocumentTree const& tree);

} // namespace planleser
