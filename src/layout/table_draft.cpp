#include "layout/table_draft.h"

#include <algorithm>
#include <cassert>

namespace planleser {
namespace {

constexpr std::uint32_t no_cell = 0xFFFFFFFF;

// The tracks (rows or columns) that some cell of that track alone has words in, or that are wide enough to be
// meant and not covered by the cells of their neighbours at most places.
std::vector<bool> needed_tracks(std::vector<DraftCell> const& cells, std::vector<double> const& edges,
    double least_size, int DraftCell::*first, int DraftCell::*last) {
    std::vector<bool> needed(edges.size() - 1);
    std::vector<int> own(needed.size()), covered(needed.size());
    for (DraftCell const& cell : cells) {
        if (cell.*first == cell.*last) ++own[static_cast<std::size_t>(cell.*first)];
        for (int track = cell.*first; track <= cell.*last; ++track)
            ++covered[static_cast<std::size_t>(track)];
    }
    for (std::size_t track = 0; track < needed.size(); ++track)
        needed[track] = edges[track + 1] - edges[track] >= least_size && 2 * own[track] >= covered[track];
    for (DraftCell const& cell : cells)
        if (!cell.words.empty() && cell.*first == cell.*last)
            needed[static_cast<std::size_t>(cell.*first)] = true;
    // A cell that spans only tracks nobody needs keeps its first.
    for (DraftCell const& cell : cells) {
        if (cell.words.empty()) continue;
        bool found = false;
        for (int track = cell.*first; track <= cell.*last; ++track)
            found = found || needed[static_cast<std::size_t>(track)];
        if (!found) needed[static_cast<std::size_t>(cell.*first)] = true;
    }
    return needed;
}

// Takes tracks out that are not needed; the space goes to the track before, or behind for the first.
void drop_tracks(DraftTable& table, std::vector<double>& edges, std::vector<bool> const& needed,
    int DraftCell::*first, int DraftCell::*last) {
    std::vector<int> target(needed.size());
    std::vector<double> kept = {edges.front()};
    int count = 0;
    for (std::size_t track = 0; track < needed.size(); ++track) {
        if (needed[track]) {
            if (count > 0) kept.push_back(edges[track]);
            target[track] = count++;
        } else {
            target[track] = -1;
        }
    }
    if (count == 0) return;
    kept.push_back(edges.back());
    std::vector<DraftCell> cells;
    for (DraftCell& cell : table.cells) {
        int begin = -1, end = -1;
        for (int track = cell.*first; track <= cell.*last; ++track) {
            int const place = target[static_cast<std::size_t>(track)];
            if (place < 0) continue;
            if (begin < 0) begin = place;
            end = place;
        }
        if (begin < 0) continue;
        cell.*first = begin;
        cell.*last = end;
        cells.push_back(std::move(cell));
    }
    table.cells = std::move(cells);
    edges = std::move(kept);
}

} // namespace

std::vector<std::uint32_t> cells_by_place(DraftTable const& table) {
    auto const columns = static_cast<std::size_t>(table.columns());
    std::vector<std::uint32_t> cells(static_cast<std::size_t>(table.rows()) * columns, no_cell);
    for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
        DraftCell const& cell = table.cells[i];
        for (int row = cell.row; row <= cell.row_end; ++row)
            for (int column = cell.column; column <= cell.column_end; ++column) {
                auto& place =
                    cells[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)];
                assert(place == no_cell);
                place = i;
            }
    }
    return cells;
}

void place_words(DraftTable& table, TableView const& view) {
    for (DraftCell& cell : table.cells) cell.words.clear();
    auto const places = cells_by_place(table);
    Box const box = table.box();
    auto const track_of = [](std::vector<double> const& edges, double at) {
        auto const next = std::upper_bound(edges.begin(), edges.end(), at);
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
            next - edges.begin() - 1, 0, static_cast<std::ptrdiff_t>(edges.size()) - 2));
    };
    auto word = std::lower_bound(view.words.begin(), view.words.end(), box.y0,
        [](ViewWord const& a, double y) { return a.baseline < y; });
    for (; word != view.words.end() && word->box.y0 <= box.y1 + view.text_size; ++word) {
        double const x = word->box.centre_x();
        double const y = word->upright ? word->baseline - 0.3 * word->size : word->box.centre_y();
        if (!box.contains(x, y)) continue;
        std::size_t const place =
            track_of(table.ys, y) * static_cast<std::size_t>(table.columns()) + track_of(table.xs, x);
        table.cells[places[place]].words.push_back(static_cast<std::uint32_t>(word - view.words.begin()));
    }
}

void drop_empty_tracks(DraftTable& table, double least_size) {
    auto const rows = needed_tracks(table.cells, table.ys, least_size, &DraftCell::row, &DraftCell::row_end);
    drop_tracks(table, table.ys, rows, &DraftCell::row, &DraftCell::row_end);
    auto const columns =
        needed_tracks(table.cells, table.xs, least_size, &DraftCell::column, &DraftCell::column_end);
    drop_tracks(table, table.xs, columns, &DraftCell::column, &DraftCell::column_end);
    sort_cells(table);
}

void sort_cells(DraftTable& table) {
    std::sort(table.cells.begin(), table.cells.end(), [](DraftCell const& a, DraftCell const& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
}

} // namespace planleser
