// From rows of text and the gaps between columns to a grid with spans.
//
// Lines of one cell come together: continued labels, wrapped text, headings of several lines. A row of text
// starts a row of the table unless it goes on with a cell of the row before: it has no figure where that has
// one, and its words would not have fitted there (a forced break) or begin with a small letter. Headings that
// stand over several columns span them, by what they cover, by the ruling below them, or by being centred
// over them.
#pragma once

#include "layout/row_starts.h"
#include "layout/table_columns.h"
#include "layout/table_draft.h"
#include "layout/table_items.h"
#include "layout/table_text.h"

#include <span>
#include <vector>

namespace planleser {

enum class HeaderRows { Look, None };

struct BuildOptions {
    HeaderRows header = HeaderRows::Look; // None: the rows are part of a table whose headings stand elsewhere
    // In text sizes, from baseline to baseline: lines further apart are no lines of one cell.
    double cell_pitch = 1.75;
    TableItemOptions items;
    RowPlan const* plan = nullptr; // which rows of text begin rows, where that is known
};

// Builds the table of these rows. `box` is what it fills, at least the text.
DraftTable build_table(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
    std::span<ColumnGap const> gaps, Rulings const& rulings, Box box, BuildOptions const& options = {});

} // namespace planleser
