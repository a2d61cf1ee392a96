// Tables that alignment and horizontal rulings alone make: the "stream" of Tabula, bottom up from rows of
// text.
//
// Rows with two or more phrases grow into a block as long as gaps run through them; rulings of one width
// around a block say where the table begins and ends. A block is a table only with figures in columns, with
// rulings, or with several columns of short cells: prose in page columns, lists, contents and captions are
// none.
#pragma once

#include "layout/row_blocks.h"
#include "layout/rulings.h"
#include "layout/table_draft.h"
#include "layout/table_guide.h"
#include "layout/table_trust.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct AlignmentOptions {
    RowBlockOptions blocks;
    // Rows beyond which two texts side by side on a page are page columns.
    int page_column_rows = 6;
    TableGuide const* guide = nullptr; // of a table that the page above ends with
};

// `which` are the words to use, ascending. Returns drafts with words in their cells.
std::vector<DraftTable> find_aligned_tables(TableView const& view, std::span<std::uint32_t const> which,
    Rulings const& rulings, ChartSigns const& signs, AlignmentOptions const& options = {});

} // namespace planleser
