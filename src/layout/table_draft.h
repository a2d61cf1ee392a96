// A table in the making: grid lines, cells with spans, and the words in them, in the coordinates of a
// TableView.
//
// Law: the cells tile the grid; every word stands in at most one cell.
#pragma once

#include "base/box.h"
#include "layout/table_view.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planleser {

struct DraftCell {
    int row = 0, column = 0, row_end = 0, column_end = 0; // the last that it covers
    std::vector<std::uint32_t> words;                     // into TableView::words, in their order
};

struct DraftTable {
    std::vector<double> xs, ys;   // columns + 1 and rows + 1 positions, growing
    std::vector<DraftCell> cells; // by row, then column
    unsigned witnesses = 0;       // of TableWitness
    int header_rows = 0;
    double confidence = 1;

    int rows() const { return static_cast<int>(ys.size()) - 1; }
    int columns() const { return static_cast<int>(xs.size()) - 1; }
    Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
    Box box_of(DraftCell const& cell) const {
        auto const at = [](std::vector<double> const& edges, int i) {
            return edges[static_cast<std::size_t>(i)];
        };
        return {at(xs, cell.column), at(ys, cell.row), at(xs, cell.column_end + 1), at(ys, cell.row_end + 1)};
    }
};

// For every place of the grid, row by row, the index of the cell that covers it.
std::vector<std::uint32_t> cells_by_place(DraftTable const& table);

// Puts each word whose centre lies in the table into its cell; other words stay out.
void place_words(DraftTable& table, TableView const& view);

// Merges rows and columns narrower than `least_size` in which no cell of their own has a word into their
// neighbours.
void drop_empty_tracks(DraftTable& table, double least_size);

void sort_cells(DraftTable& table);

} // namespace planleser
