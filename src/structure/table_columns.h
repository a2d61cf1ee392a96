// The columns of two table parts brought together, though their widths differ a little or one part lacks an
// edge.
#pragma once

#include "layout/page_layout.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace planleser {

struct ColumnMatchOptions {
    // Of the narrower column beside an edge: edges closer than this are the same. A table's columns move by
    // less when a page is laid out anew, and seldom by as much as a third of a column between two tables.
    double same_edge = 0.34;
    // Of the table's width: the outer edges may differ by this much.
    double same_width = 0.08;
};

// Positions of the column edges, columns + 1 of them, increasing; from the cells where the grid does not say.
std::vector<double> column_edges_of(TableGrid const& grid);

// Which edges of the union of both an edge is. The union is the finer of the two, since one must hold the
// other.
struct ColumnMatch {
    std::vector<double> edges;             // of the joined table
    std::vector<std::size_t> above, below; // for each edge of either part its index in `edges`
};

// nullopt where the columns are not those of one table. The part below may stand further left or right as a
// whole.
std::optional<ColumnMatch> match_columns(std::vector<double> const& above, std::vector<double> const& below,
    ColumnMatchOptions const& options = {});

// The same for a part that is known to belong to the table though it shows a few of its columns only: each of
// its columns is the one above that it begins in. nullopt where two begin in one.
std::optional<ColumnMatch> place_columns(std::vector<double> const& above, std::vector<double> const& below);

} // namespace planleser
