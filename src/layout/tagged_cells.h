// Where the cells of a tagged table stand in its grid: by their spans, or by where their words stand.
//
// Cells without text own no content and so have no tag, and rows then do not add up. Lengths are points.
#pragma once

#include "base/box.h"
#include "page/page_content.h"

#include <cstdint>
#include <vector>

namespace planleser {

struct TaggedCell {
    std::int32_t tag = -1;
    int row = 0, column = 0, row_end = 0, column_end = 0;
    bool header = false;
    Box box; // of its words; empty: it has none
    std::vector<std::uint32_t> words;
};

struct TaggedTable {
    std::uint32_t element = 0;
    std::vector<std::int32_t> rows; // tags of the TRs
    std::vector<TaggedCell> cells;  // in the order of the tags
    int columns = 0;
};

// Places the cells by their spans; false where the rows do not add up to one width.
bool place_by_spans(PageContent const& page, TaggedTable& table);

// Places the cells by where their words stand, and those over several columns by what their text is set to;
// false where two cells of a row come into one column.
bool place_by_position(PageContent const& page, TaggedTable& table);

} // namespace planleser
