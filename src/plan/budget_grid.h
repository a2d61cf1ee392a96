// A structure Table as rows and columns of texts: drawn rows that hold several lines of figures are split,
// and the columns are told apart by what stands in them.
//
// Texts keep their glyphs; no text of the table is lost here.
#pragma once

#include "page/glyph_table.h"
#include "structure/document_tree.h"
#include "text/amount.h"

#include <string>
#include <vector>

namespace planleser {

struct GridCell {
    SourcedText text; // without a bullet; a marker with a letter or digit stays in front
    // False: covered by a cell that begins further left or up, whose text is repeated here.
    bool origin = true;
    // Covers three columns or more, or all: a title, a heading, a remark below the table.
    bool wide = false;
    bool bold = false; // its first text is

    bool empty() const { return text.empty(); }
};

using GridRow = std::vector<GridCell>; // one a table column

enum class GridColumnKind {
    Empty,
    LineNumber, // 1, 2, 3 … before the labels
    Account,    // codes before the labels: '3010'
    Group,      // a column of texts before the labels, one for several rows
    Label,      // where a label's words run into the next column, that one too
    Figures,
    Text,
};

struct BudgetGrid {
    std::vector<GridRow> header, body;
    std::vector<GridColumnKind> columns;
    SourcedText title; // of a row above the column heads that spans them all
    FigureStyle style = FigureStyle::Norwegian;

    std::size_t count(GridColumnKind kind) const;
};

// `words` tell figures from texts.
BudgetGrid make_grid(Table const& table, AmountWords const& words, GlyphTable const& glyphs);

// Whether a list's marker in a cell says something: '1.', 'a)', or a minus before digits that was taken for a
// bullet.
bool keeps_marker(ListItem const& item);

// A bare year, as it heads a column: four digits from 1900 to 2100.
bool is_bare_year(std::string_view text);

} // namespace planleser
