// The lines that a document says on its first pages what it is: title, organisation, adoption.
#pragma once

#include "structure/document_tree.h"
#include "text/sourced_text.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct CoverOptions {
    int pages = 2;                  // a title page, and what stands on its back
    std::size_t longest_line = 160; // bytes; longer lines are text
};

struct CoverLine {
    SourcedText text;
    double size = 0; // points, 0: unknown
    int page = 0;
};

// The lines, and which of them say the plan's title.
struct Cover {
    std::vector<CoverLine> lines;
    SourcedText title;
    std::size_t title_line = static_cast<std::size_t>(-1);
    std::size_t last_title_line = 0;
};

// Headings, short paragraphs, list items and the rows of one cell that begin a table, in order of reading.
std::vector<CoverLine> find_cover_lines(DocumentTree const& tree, CoverOptions const& options = {});

// The lines as they are printed: a heading that was set over several lines falls apart again.
std::vector<SourcedText> printed_lines(SourcedText const& text, GlyphTable const& glyphs);

} // namespace planleser
