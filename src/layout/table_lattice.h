// Table grids from rulings that cross: the "lattice" of Camelot and Tabula, on vectors rather than pixels.
//
// Rulings that touch form a component; its positions are the grid, and neighbours without a ruling between
// them are one cell. A side that no ruling closes (missing outer border) ends where the crossing rulings end.
#pragma once

#include "base/diagnostics.h"
#include "layout/rulings.h"
#include "layout/table_draft.h"

#include <vector>

namespace planleser {

struct LatticeOptions {
    // Points: how far two lines may fail to meet and still look joined.
    double touch = 3.0;
    // In text sizes: lines nearer than this have no text between them, so they are one doubled line.
    double doubled_line = 0.45;
    // Share of a cell's side that a ruling must cover to close it.
    double wall_cover = 0.55;
    // Crossings and cells beyond which a drawing is no table; bounds time and memory.
    std::size_t most_crossings = 400000;
    std::size_t most_cells = 100000;
};

// Returns a draft with cells but without words for each component that has at least two cells.
std::vector<DraftTable> find_lattices(
    TableView const& view, Rulings const& rulings, LatticeOptions const& options, Diagnostics& diagnostics);

} // namespace planleser
