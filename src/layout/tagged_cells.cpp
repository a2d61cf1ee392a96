#include "layout/tagged_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace planleser {
namespace {

struct Extent {
    double begin, end;
};

// Where the columns stand, by the cells that are in one column.
std::vector<Extent> column_extents(PageContent const& page, TaggedTable const& table) {
    std::vector<Extent> columns;
    for (TaggedCell const& cell : table.cells)
        if (page.tags[static_cast<std::size_t>(cell.tag)].column_span <= 1)
            columns.push_back({cell.box.x0, cell.box.x1});
    std::sort(columns.begin(), columns.end(), [](auto a, auto b) { return a.begin < b.begin; });
    std::vector<Extent> joined;
    for (Extent const& extent : columns)
        if (joined.empty() || extent.begin > joined.back().end)
            joined.push_back(extent);
        else
            joined.back().end = std::max(joined.back().end, extent.end);
    return joined;
}

// The cells of one row, of which those over several columns by their tags are placed by what their text is
// set to: the left, the right or the middle of columns that no neighbour takes. Text set to the left of a
// column of figures stands in the white before them.
class RowPlacer {
public:
    RowPlacer(PageContent const& page, std::span<TaggedCell> cells, std::span<Extent const> columns,
        std::vector<bool> taken)
        : m_page(page), m_cells(cells), m_columns(columns), m_taken(std::move(taken)),
          m_best((cells.size() + 1) * (columns.size() + 1)) {}

    // Leaves the cells where they are if they do not fit.
    void place() {
        if (std::none_of(m_cells.begin(), m_cells.end(), [&](auto const& cell) { return span_of(cell) > 1; }))
            return;
        if (best(0, 0).cost >= infinite) return;
        std::size_t from = 0;
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            auto const first = best(i, from).first;
            if (span_of(m_cells[i]) > 1) {
                m_cells[i].column = static_cast<int>(first);
                m_cells[i].column_end = static_cast<int>(first + span_of(m_cells[i])) - 1;
            }
            from = static_cast<std::size_t>(m_cells[i].column_end) + 1;
        }
    }

private:
    static constexpr double infinite = 1e9;
    struct Choice {
        double cost = -1;
        std::size_t first = 0;
    };

    std::size_t span_of(TaggedCell const& cell) const {
        auto const span = m_page.tags[static_cast<std::size_t>(cell.tag)].column_span;
        return static_cast<std::size_t>(std::max(span, 1));
    }

    static double distance(double x, double from, double to) { return std::max({0.0, from - x, x - to}); }

    // How far the text of the cell stands from where it would if it began at the column.
    double off(TaggedCell const& cell, std::size_t first) const {
        auto const last = first + span_of(cell) - 1;
        for (auto column = first; column <= last; ++column)
            if (m_taken[column]) return infinite;
        double const before = first > 0 ? m_columns[first - 1].end : -infinite;
        double const behind = last + 1 < m_columns.size() ? m_columns[last + 1].begin : infinite;
        if (cell.box.centre_x() < before || cell.box.centre_x() > behind) return infinite;
        double const middle = (m_columns[first].begin + m_columns[last].end) / 2;
        return std::min({distance(cell.box.x0, before, m_columns[first].begin),
            distance(cell.box.x1, m_columns[last].end, behind), std::abs(cell.box.centre_x() - middle)});
    }

    // The best places of the cells from this one on, in the columns from this one on.
    Choice const& best(std::size_t cell, std::size_t from) {
        Choice& known = m_best[cell * (m_columns.size() + 1) + std::min(from, m_columns.size())];
        if (known.cost >= 0) return known;
        if (cell == m_cells.size()) return known = {0, 0};
        Choice chosen = {infinite, 0};
        auto const span = span_of(m_cells[cell]);
        if (span == 1) {
            auto const own = static_cast<std::size_t>(m_cells[cell].column);
            if (own >= from)
                chosen = {best(cell + 1, static_cast<std::size_t>(m_cells[cell].column_end) + 1).cost, own};
        } else {
            for (auto first = from; first + span <= m_columns.size(); ++first) {
                double const own = off(m_cells[cell], first);
                if (own >= infinite) continue;
                double const cost = own + best(cell + 1, first + span).cost;
                if (cost < chosen.cost) chosen = {cost, first};
            }
        }
        return known = chosen;
    }

    PageContent const& m_page;
    std::span<TaggedCell> m_cells;
    std::span<Extent const> m_columns;
    std::vector<bool> m_taken;
    std::vector<Choice> m_best;
};

} // namespace

bool place_by_spans(PageContent const& page, TaggedTable& table) {
    std::map<std::pair<int, int>, bool> taken;
    constexpr int widest = 200; // columns; a span beyond is no span
    std::vector<int> ends(table.rows.size());
    for (TaggedCell& cell : table.cells) {
        Tag const& tag = page.tags[static_cast<std::size_t>(cell.tag)];
        int column = 0;
        while (taken.contains({cell.row, column}) && column < widest) ++column;
        cell.column = column;
        cell.column_end = column + std::max(1, tag.column_span) - 1;
        cell.row_end =
            std::min(cell.row + std::max(1, tag.row_span) - 1, static_cast<int>(table.rows.size()) - 1);
        if (cell.column_end >= widest) return false;
        for (int r = cell.row; r <= cell.row_end; ++r)
            for (int c = cell.column; c <= cell.column_end; ++c) {
                if (taken.contains({r, c})) return false;
                taken[{r, c}] = true;
                ends[static_cast<std::size_t>(r)] = std::max(ends[static_cast<std::size_t>(r)], c + 1);
            }
    }
    table.columns = *std::max_element(ends.begin(), ends.end());
    return std::all_of(ends.begin(), ends.end(), [&](int end) { return end == table.columns; }) &&
           taken.size() == table.rows.size() * static_cast<std::size_t>(table.columns);
}

bool place_by_position(PageContent const& page, TaggedTable& table) {
    std::erase_if(table.cells, [](TaggedCell const& cell) { return cell.words.empty(); });
    auto const extents = column_extents(page, table);
    std::span<Extent const> const columns = extents;
    if (columns.empty()) return false;
    table.columns = static_cast<int>(columns.size());
    for (TaggedCell& cell : table.cells) {
        int first = -1, last = -1;
        for (int c = 0; c < table.columns; ++c) {
            Extent const& column = columns[static_cast<std::size_t>(c)];
            if (overlap(cell.box.x0, cell.box.x1, column.begin, column.end) > 0 ||
                cell.box.contains(column.begin, cell.box.y0)) {
                if (first < 0) first = c;
                last = c;
            }
        }
        // A head over several columns may stand in the white between two of them.
        bool const is_over_several = page.tags[static_cast<std::size_t>(cell.tag)].column_span > 1;
        if (first < 0 && !is_over_several) return false;
        if (first < 0)
            first = last = static_cast<int>(std::ranges::count_if(columns.first(columns.size() - 1),
                [&](Extent const& column) { return column.end < cell.box.x0; }));
        cell.column = first;
        cell.column_end = last;
    }
    std::map<std::pair<int, int>, bool> taken;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        TaggedCell& cell = table.cells[i];
        Tag const& tag = page.tags[static_cast<std::size_t>(cell.tag)];
        if (i == 0 || table.cells[i - 1].row != cell.row) {
            auto end = i + 1;
            while (end < table.cells.size() && table.cells[end].row == cell.row) ++end;
            std::vector<bool> spanned(columns.size()); // by cells of rows above
            for (std::size_t c = 0; c < columns.size(); ++c)
                spanned[c] = taken.contains({cell.row, static_cast<int>(c)});
            RowPlacer(page, std::span(table.cells).subspan(i, end - i), columns, std::move(spanned)).place();
        }
        cell.row_end =
            std::min(cell.row + std::max(1, tag.row_span) - 1, static_cast<int>(table.rows.size()) - 1);
        for (int r = cell.row; r <= cell.row_end; ++r)
            for (int c = cell.column; c <= cell.column_end; ++c) {
                if (taken.contains({r, c})) return false;
                taken[{r, c}] = true;
            }
    }
    // Places that no cell covers are empty cells.
    for (int r = 0; r < static_cast<int>(table.rows.size()); ++r)
        for (int c = 0; c < table.columns; ++c)
            if (!taken.contains({r, c})) {
                TaggedCell empty;
                empty.row = empty.row_end = r;
                empty.column = empty.column_end = c;
                table.cells.push_back(empty);
            }
    return true;
}

} // namespace planleser
