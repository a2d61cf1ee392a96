#include "structure/table_columns.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

// For each edge of `coarse` the edge of `fine` that it is; empty where one has none.
std::vector<std::size_t> find_edges(
    std::vector<double> const& coarse, std::vector<double> const& fine, ColumnMatchOptions const& options) {
    std::vector<std::size_t> found;
    std::size_t at = 0;
    for (std::size_t i = 0; i < coarse.size(); ++i) {
        if (i == 0 || i + 1 == coarse.size()) { // the outer edges were compared as a whole
            found.push_back(i == 0 ? 0 : fine.size() - 1);
            continue;
        }
        while (at + 1 < fine.size() && std::abs(fine[at + 1] - coarse[i]) <= std::abs(fine[at] - coarse[i]))
            ++at;
        double const beside = std::min(coarse[i] - coarse[i - 1], coarse[i + 1] - coarse[i]);
        if (std::abs(fine[at] - coarse[i]) > options.same_edge * beside || at <= found.back() ||
            at + 1 >= fine.size())
            return {};
        found.push_back(at);
    }
    return found;
}

} // namespace

std::vector<double> column_edges_of(TableGrid const& grid) {
    auto const columns = static_cast<std::size_t>(std::max(grid.columns, 0));
    if (grid.column_edges.size() == columns + 1) return grid.column_edges;
    std::vector<double> edges(columns + 1, grid.box.x1);
    for (Cell const& cell : grid.cells) {
        auto& edge = edges[std::min(static_cast<std::size_t>(std::max(cell.column, 0)), columns)];
        if (!cell.box.is_empty()) edge = std::min(edge, cell.box.x0);
    }
    edges.back() = grid.box.x1;
    for (auto i = columns; i-- > 0;) edges[i] = std::min(edges[i], edges[i + 1]);
    return edges;
}

std::optional<ColumnMatch> match_columns(
    std::vector<double> const& above, std::vector<double> const& below, ColumnMatchOptions const& options) {
    if (above.size() < 2 || below.size() < 2) return std::nullopt;
    double const width = std::max(above.back() - above.front(), below.back() - below.front());
    auto moved = below; // mirrored margins shift a table from page to page
    for (auto& edge : moved) edge += above.front() - below.front();
    if (std::abs(moved.back() - above.back()) > options.same_width * width) return std::nullopt;
    ColumnMatch match;
    if (above.size() >= moved.size()) {
        match.below = find_edges(moved, above, options);
        if (match.below.empty()) return std::nullopt;
        match.edges = above;
        for (std::size_t i = 0; i < above.size(); ++i) match.above.push_back(i);
        return match;
    }
    match.above = find_edges(above, moved, options);
    if (match.above.empty()) return std::nullopt;
    match.edges = moved;
    for (std::size_t i = 0; i < moved.size(); ++i) match.below.push_back(i);
    return match;
}

std::optional<ColumnMatch> place_columns(std::vector<double> const& above, std::vector<double> const& below) {
    if (above.size() < 2 || below.size() < 2) return std::nullopt;
    constexpr double slack = 8; // points: the edges of such a part are guessed from its text
    ColumnMatch match;
    match.edges = above;
    for (std::size_t i = 0; i < above.size(); ++i) match.above.push_back(i);
    for (std::size_t i = 0; i + 1 < below.size(); ++i) {
        auto const after = std::upper_bound(above.begin(), above.end() - 1, below[i] + slack);
        auto const column =
            after == above.begin() ? std::size_t{0} : static_cast<std::size_t>(after - above.begin()) - 1;
        if (!match.below.empty() && column <= match.below.back()) return std::nullopt;
        match.below.push_back(column);
    }
    match.below.push_back(match.below.back() + 1);
    return match;
}

} // namespace planleser
