// The pages as they were laid out, made into one document: headings, paragraphs, lists and tables.
//
// Paragraphs, list items and tables that a page or column breaks are joined. Every line of the pages comes
// into exactly one place of the tree.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_layout.h"
#include "page/glyph_table.h"
#include "structure/document_tree.h"
#include "structure/headings.h"
#include "structure/line_groups.h"
#include "text/hyphenation.h"

#include <vector>

namespace planleser {

struct TreeOptions {
    LineGroupOptions groups;
    HeadingOptions headings;
    HyphenationOptions hyphenation;
};

// `pages` stand in order, their furniture set aside (layout/furniture.h). The words that the options ask for
// come from the rules: conjunctions after a hyphen, words that number a heading.
DocumentTree build_tree(
    std::vector<PageLayout> pages, GlyphTable glyphs, TreeOptions const& options, Diagnostics& diagnostics);

} // namespace planleser
