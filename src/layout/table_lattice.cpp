#include "layout/table_lattice.h"

#include "layout/page_layout.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace planleser {
namespace {

class DisjointSets {
public:
    explicit DisjointSets(std::size_t count) : m_parent(count) {
        std::iota(m_parent.begin(), m_parent.end(), 0U);
    }
    std::size_t find(std::size_t element) {
        while (m_parent[element] != element) element = m_parent[element] = m_parent[m_parent[element]];
        return element;
    }
    void join(std::size_t a, std::size_t b) { m_parent[find(a)] = find(b); }

private:
    std::vector<std::size_t> m_parent;
};

struct Component {
    std::vector<Ruling> horizontal, vertical;
};

// Returns nothing where there are more crossings than allowed.
std::vector<Component> find_components(
    Rulings const& rulings, LatticeOptions const& options, bool& too_many) {
    auto const& horizontal = rulings.horizontal;
    auto const& vertical = rulings.vertical;
    DisjointSets sets(horizontal.size() + vertical.size());
    std::vector<bool> crosses(horizontal.size() + vertical.size());
    std::size_t tested = 0;
    for (std::size_t h = 0; h < horizontal.size(); ++h) {
        Ruling const& line = horizontal[h];
        auto v = std::lower_bound(vertical.begin(), vertical.end(), line.begin - options.touch,
            [](Ruling const& a, double at) { return a.at < at; });
        for (; v != vertical.end() && v->at <= line.end + options.touch; ++v) {
            if (++tested > options.most_crossings) {
                too_many = true;
                return {};
            }
            if (v->begin - options.touch > line.at || v->end + options.touch < line.at) continue;
            auto const other = horizontal.size() + static_cast<std::size_t>(v - vertical.begin());
            sets.join(h, other);
            crosses[h] = crosses[other] = true;
        }
    }
    std::vector<Component> components;
    std::vector<std::size_t> component_of(crosses.size(), static_cast<std::size_t>(-1));
    for (std::size_t i = 0; i < crosses.size(); ++i) {
        if (!crosses[i]) continue;
        auto& component = component_of[sets.find(i)];
        if (component == static_cast<std::size_t>(-1)) {
            component = components.size();
            components.emplace_back();
        }
        if (i < horizontal.size())
            components[component].horizontal.push_back(horizontal[i]);
        else
            components[component].vertical.push_back(vertical[i - horizontal.size()]);
    }
    return components;
}

// The distinct positions of `across`, and of the ends of `along` where no ruling closes that side.
std::vector<double> grid_positions(
    std::vector<Ruling> const& across, std::vector<Ruling> const& along, double least_distance) {
    std::vector<std::pair<double, double>> weighted; // position, length
    for (Ruling const& ruling : across) weighted.emplace_back(ruling.at, ruling.length());
    double begin = along.front().begin, end = along.front().end;
    for (Ruling const& ruling : along) {
        begin = std::min(begin, ruling.begin);
        end = std::max(end, ruling.end);
    }
    auto const closes = [&](double side) {
        return std::any_of(across.begin(), across.end(),
            [&](Ruling const& ruling) { return std::abs(ruling.at - side) < least_distance; });
    };
    if (!closes(begin)) weighted.emplace_back(begin, 1);
    if (!closes(end)) weighted.emplace_back(end, 1);
    std::sort(weighted.begin(), weighted.end());
    std::vector<double> positions;
    for (std::size_t i = 0; i < weighted.size();) {
        double const first = weighted[i].first;
        double sum = 0, weight = 0;
        for (; i < weighted.size() && weighted[i].first - first < least_distance; ++i) {
            sum += weighted[i].first * (weighted[i].second + 0.01);
            weight += weighted[i].second + 0.01;
        }
        positions.push_back(sum / weight);
    }
    return positions;
}

std::size_t nearest(std::vector<double> const& positions, double at) {
    auto const next = std::lower_bound(positions.begin(), positions.end(), at);
    if (next == positions.begin()) return 0;
    auto const index = static_cast<std::size_t>(next - positions.begin());
    return next == positions.end() || at - positions[index - 1] < *next - at ? index - 1 : index;
}

// walls[line * tracks + track]: whether the line of the grid is drawn along that track.
std::vector<bool> find_walls(std::vector<Ruling> const& rulings, std::vector<double> const& lines,
    std::vector<double> const& tracks, double cover) {
    std::size_t const track_count = tracks.size() - 1;
    std::vector<float> covered(lines.size() * track_count, 0.0F);
    for (Ruling const& ruling : rulings) {
        std::size_t const line = nearest(lines, ruling.at);
        auto const next = std::upper_bound(tracks.begin(), tracks.end(), ruling.begin);
        auto track = next == tracks.begin() ? 0 : static_cast<std::size_t>(next - tracks.begin()) - 1;
        for (; track < track_count && tracks[track] < ruling.end; ++track)
            covered[line * track_count + track] +=
                static_cast<float>(overlap(ruling.begin, ruling.end, tracks[track], tracks[track + 1]));
    }
    std::vector<bool> walls(covered.size());
    for (std::size_t i = 0; i < covered.size(); ++i) {
        auto const track = i % track_count;
        walls[i] = static_cast<double>(covered[i]) >= cover * (tracks[track + 1] - tracks[track]);
    }
    return walls;
}

// Cuts the areas that walls enclose into rectangles: an area that is none (a wall is missing in part of a
// row) is cut from its upper left corner on.
void add_cells(DraftTable& table, std::vector<std::size_t> const& area) {
    auto const rows = static_cast<std::size_t>(table.rows()),
               columns = static_cast<std::size_t>(table.columns());
    std::vector<bool> used(rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            std::size_t const place = row * columns + column;
            if (used[place]) continue;
            auto const belongs = [&](std::size_t r, std::size_t c) {
                return !used[r * columns + c] && area[r * columns + c] == area[place];
            };
            std::size_t column_end = column, row_end = row;
            while (column_end + 1 < columns && belongs(row, column_end + 1)) ++column_end;
            auto const row_belongs = [&](std::size_t r) {
                for (std::size_t c = column; c <= column_end; ++c)
                    if (!belongs(r, c)) return false;
                return true;
            };
            while (row_end + 1 < rows && row_belongs(row_end + 1)) ++row_end;
            for (std::size_t r = row; r <= row_end; ++r)
                for (std::size_t c = column; c <= column_end; ++c) used[r * columns + c] = true;
            table.cells.push_back({static_cast<int>(row), static_cast<int>(column), static_cast<int>(row_end),
                static_cast<int>(column_end), {}});
        }
    }
}

DraftTable make_lattice(Component const& component, double text_size, LatticeOptions const& options) {
    DraftTable table;
    double const least_distance = options.doubled_line * text_size;
    table.xs = grid_positions(component.vertical, component.horizontal, least_distance);
    table.ys = grid_positions(component.horizontal, component.vertical, least_distance);
    if (table.rows() < 1 || table.columns() < 1) return table;
    auto const rows = static_cast<std::size_t>(table.rows()),
               columns = static_cast<std::size_t>(table.columns());
    if (rows * columns > options.most_cells) return table;
    auto const upright = find_walls(component.vertical, table.xs, table.ys, options.wall_cover);
    auto const level = find_walls(component.horizontal, table.ys, table.xs, options.wall_cover);
    DisjointSets sets(rows * columns);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            std::size_t const place = row * columns + column;
            if (column + 1 < columns && !upright[(column + 1) * rows + row]) sets.join(place, place + 1);
            if (row + 1 < rows && !level[(row + 1) * columns + column]) sets.join(place, place + columns);
        }
    std::vector<std::size_t> area(rows * columns);
    for (std::size_t place = 0; place < area.size(); ++place) area[place] = sets.find(place);
    add_cells(table, area);
    bool const drawn = std::any_of(component.vertical.begin(), component.vertical.end(),
        [](Ruling const& ruling) { return ruling.kind == RulingKind::Drawn; });
    table.witnesses = static_cast<unsigned>(drawn ? TableWitness::DrawnLines : TableWitness::Fills);
    return table;
}

} // namespace

std::vector<DraftTable> find_lattices(
    TableView const& view, Rulings const& rulings, LatticeOptions const& options, Diagnostics& diagnostics) {
    bool too_many = false;
    auto const components = find_components(rulings, options, too_many);
    if (too_many) diagnostics.warn("drawing-too-dense", "too many crossing lines to look for ruled tables");
    std::vector<DraftTable> lattices;
    for (Component const& component : components) {
        DraftTable lattice = make_lattice(component, view.text_size, options);
        if (lattice.cells.size() >= 2) lattices.push_back(std::move(lattice));
    }
    return lattices;
}

} // namespace planleser
