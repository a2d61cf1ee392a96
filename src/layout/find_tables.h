// The tables of a page: grids with spans, and the words that stand in each cell.
//
// Witnesses (drawn lines, fills, alignment, white space, tags) join into one grid. Lengths are page
// coordinates in points; the words of a cell are indices into the given words, in reading order by rows of
// text. Every word stands in at most one cell of one table. Gives up with "page-too-dense" on a page beyond
// TableOptions::most_words or most_lines rather than run without bound.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_layout.h"
#include "layout/table_guide.h"
#include "layout/words.h"
#include "page/page_content.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct FoundTable {
    TableGrid grid;                                // its cells have no lines yet
    std::vector<std::vector<std::uint32_t>> words; // for each of grid.cells, indices into the words
};

struct TableOptions {
    // A page of small print has some 3,000 words and a map some 10,000 lines.
    std::size_t most_words = 60000;
    std::size_t most_lines = 60000;
    TableGuide const* guide = nullptr; // where a table that the page above ends with has its columns
};

// Returns the tables of the page, from top to bottom and left to right; no two of them overlap.
std::vector<FoundTable> find_tables(PageContent const& page, std::span<Word const> words,
    TableOptions const& options, Diagnostics& diagnostics);

} // namespace planleser
