// Tables as the structure tree of a tagged page has them.
//
// Only for pages whose tags are trusted (tag_trust.h). A table is taken where its rows follow each other down
// the page, its cells do not overlap, and its columns come out: from the spans where every row adds up to the
// same, else from where the cells stand, since empty cells own no content and so have no tag. Lengths are
// points.
#pragma once

#include "layout/find_tables.h"
#include "layout/words.h"
#include "page/page_content.h"

#include <span>
#include <vector>

namespace planleser {

std::vector<FoundTable> find_tagged_tables(PageContent const& page, std::span<Word const> words);

// Puts tagged tables in the place of those that were found by alignment; a table of drawn cells stays, and
// learns its tag.
void add_tagged_tables(std::vector<FoundTable>& tables, std::vector<FoundTable> tagged,
    PageContent const& page, std::span<Word const> words);

} // namespace planleser
