// Tables that alignment and horizontal rulings alone make: the "stream" of Tabula, bottom up from rows of
// text.
//
// Rows with two or more phrases grow into a block as long as gaps run through them; rulings of one width
// around a block say where the table begins and ends. A block is a table only with figures in columns, with
// rulings, or with several columns of short cells: prose in page columns, lists, contents and captions are
// none.
#pragma once

#include "layout/rulings.h"
#include "layout/table_draft.h"
#include "layout/table_guide.h"
#include "layout/table_trust.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct AlignmentOptions {
    // In text sizes, from baseline to baseline: a table's rows are not further apart.
    double row_pitch = 3.2;
    double ruled_row_pitch = 5; // where a ruling between them says that both belong to one table
    // A row of one phrase in print this much larger than the rows of a table is a heading above it.
    double heading_size = 1.15;
    // In text sizes: a last line of a cell is not further below the line above it.
    double line_pitch = 1.5;
    // In text sizes: a row of cells between two bands or rulings is not higher; and, as a share of the page's
    // width, how far these must reach.
    double banded_row = 24;
    double banded_width = 0.3;
    // Rows of one phrase in a row inside a table: continued labels and headings of groups.
    int most_single_rows = 3;
    // Rows beyond which two texts side by side on a page are page columns.
    int page_column_rows = 6;
    TableGuide const* guide = nullptr; // of a table that the page above ends with
};

// `which` are the words to use, ascending. Returns drafts with words in their cells.
std::vector<DraftTable> find_aligned_tables(TableView const& view, std::span<std::uint32_t const> which,
    Rulings const& rulings, ChartSigns const& signs, AlignmentOptions const& options = {});

} // namespace planleser
