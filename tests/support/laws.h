// The laws of DESIGN.md between the stages, checked glyph by glyph: nothing lost, nothing doubled.
//
// Each function returns one sentence a breach, at most ten; none: the law holds.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"
#include "structure/document_tree.h"

#include <string>
#include <vector>

namespace planleser::test {

// Each glyph with ink that a reader sees stands in exactly one line of the page.
std::vector<std::string> breaches(PageContent const& page, PageLayout const& layout);

// Each visible glyph of the document stands in exactly one text of the tree, origins belong to their bytes.
std::vector<std::string> breaches(DocumentTree const& tree);

} // namespace planleser::test
