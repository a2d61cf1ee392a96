// What aligns as a table does and is none: cards beside each other, and a table of contents.
#pragma once

#include "layout/find_tables.h"
#include "layout/frames.h"
#include "layout/words.h"
#include "page/page_content.h"

#include <span>
#include <vector>

namespace planleser {

struct FalseTableOptions {
    // In points: frames this far apart are drawn as boxes of their own, not as columns of one table.
    double frame_gap = 3;
    // Of the words in a table that must stand in such frames.
    double framed_share = 0.8;
    // Rows ending in numbers that do not fall: the chance of so many sorted by accident is small. Where the
    // rows are links into the document, fewer do.
    int contents_rows = 5, linked_contents_rows = 3;
};

// Removes them from `tables`. `frames` are those of the page before any table is taken out.
void drop_false_tables(std::vector<FoundTable>& tables, PageContent const& page, std::span<Word const> words,
    std::span<Frame const> frames, FalseTableOptions const& options = {});

} // namespace planleser
