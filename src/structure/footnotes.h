// Footnotes: small print at the foot of a page that begins with a mark, and the marks that lead to it.
#pragma once

#include "structure/headings.h"
#include "structure/pieces.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct FootnoteMark {
    std::string text;       // "1", "*", "[2]"
    std::size_t length = 0; // bytes to drop, without the space behind; 0: none
};

// The mark that a footnote's first line begins with: raised, starred, bracketed, or a bare number.
FootnoteMark find_footnote_mark(TextLine const& line);

// Gives their role to groups in print smaller than the body, with a mark, below which only more of them
// stands.
void mark_footnotes(std::span<PagePiece> pieces, BodyPrint const& body);

// Takes raised marks that lead to a footnote of their page from the texts; their glyphs become dropped ones.
void drop_footnote_marks(std::span<PageLayout> pages, std::span<PagePiece const> pieces);

} // namespace planleser
