// Groups of lines made into running text: paragraphs and list items, with words joined over line breaks.
#pragma once

#include "structure/document_tree.h"
#include "structure/line_groups.h"
#include "text/hyphenation.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// What joining lines needs to know of the document as a whole.
struct TextJoining {
    Vocabulary vocabulary;
    Vocabulary inner_words; // those with another word of their line on either side: surely whole
    HyphenationOptions hyphenation;
};

// Returns the lines as one text. The bytes of a list marker are kept.
Paragraph make_paragraph(LineGroup const& group, TextJoining const& joining);

// Appends the lines of another page or column to a paragraph that goes on there.
void continue_paragraph(Paragraph& paragraph, LineGroup const& group, TextJoining const& joining);

// Whether a paragraph whose text so far is `text` goes on with the lines `next`, which stand on another page
// or in another column than `last`, its lines there.
bool goes_on(
    std::string_view text, LineGroup const& last, LineGroup const& next, LineGroupOptions const& options);

// Takes `count` bytes and the white space behind them off the front; their glyphs become dropped ones.
void drop_front(Paragraph& paragraph, std::size_t count);
void drop_front(SourcedText& text, std::size_t count);

// Where the left edges of nested lists stand: gives each item its depth.
class ListDepths {
public:
    // The depth of an item whose marker begins at `left`; `slack` points apart is the same edge.
    int depth_of(double left, double slack);
    // Whether an open level has its edge there.
    bool knows(double left, double slack) const;
    // The list goes on in another column, where the items of that depth begin at `left`.
    void resume(double left, int depth);
    void reset() { m_lefts.clear(); }
    bool empty() const { return m_lefts.empty(); }

private:
    std::vector<double> m_lefts; // of the open levels, from the outermost
};

// Returns an item without its marker in the text.
ListItem make_list_item(LineGroup const& group, int depth, TextJoining const& joining);

// The lines of a cell on one page.
struct CellLines {
    std::span<TextLine const> lines;
    Box cell;
    int page = 0;
    bool recognised = false;
};

// Returns the content of a cell, joined over the pages that it stands on.
std::vector<CellBlock> make_cell_blocks(
    std::span<CellLines const> parts, TextJoining const& joining, LineGroupOptions const& options);

} // namespace planleser
