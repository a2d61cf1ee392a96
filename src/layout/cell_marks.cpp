#include "layout/cell_marks.h"

#include "page/colour_difference.h"

#include <algorithm>
#include <utility>

namespace planleser {
namespace {

constexpr Colour paper{255, 255, 255};

std::size_t text_size(Cell const& cell) {
    std::size_t size = 0;
    for (auto const& line : cell.lines) size += line.text.size();
    return size;
}

class TableMarks {
public:
    TableMarks(PageContent const& page, TableGrid& grid, CellMarkOptions const& options)
        : m_grid(grid), m_options(options) {
        double const page_area = page.width * page.height;
        auto const meets = [&](Box const& box) {
            return box.area() < 0.8 * page_area && !intersection(box, grid.box).is_empty();
        };
        for (auto const& fill : page.fills)
            if (meets(fill.box)) m_fills.push_back(&fill);
        for (auto const& disc : page.discs)
            if (meets(disc.box)) m_discs.push_back(&disc);
        for (auto const& picture : page.pictures)
            if (meets(picture.box)) m_pictures.push_back(&picture);
    }

    void find() {
        if (m_grid.box.is_empty() || (m_fills.empty() && m_discs.empty() && m_pictures.empty())) return;
        for (Cell& cell : m_grid.cells) {
            if (cell.row < m_grid.header_rows || text_size(cell) > m_options.longest_text) continue;
            find_shapes(cell);
            if (cell.marks.empty() && !m_fills.empty()) find_ground(cell);
        }
    }

private:
    std::size_t band_of(double y) const {
        constexpr double row = 16, most_bands = 200; // points: about a row's height
        double const height = std::max(row, m_grid.box.height() / most_bands);
        return static_cast<std::size_t>(
            (std::clamp(y, m_grid.box.y0, m_grid.box.y1) - m_grid.box.y0) / height);
    }

    // A striped table has a fill a cell: each is looked for among those at its height only.
    void sort_fills() {
        m_bands.resize(band_of(m_grid.box.y1) + 1);
        for (auto const* fill : m_fills)
            for (auto band = band_of(fill->box.y0); band <= band_of(fill->box.y1); ++band)
                m_bands[band].push_back(fill);
    }

    // Of the fills that cover the cell the last drawn.
    Colour ground_of(Cell const& cell) {
        if (m_bands.empty()) sort_fills();
        auto const& fills = m_bands[band_of(cell.box.centre_y())];
        for (auto fill = fills.rbegin(); fill != fills.rend(); ++fill) {
            Box const& box = (*fill)->box;
            if (box.contains(cell.box.centre_x(), cell.box.centre_y()) &&
                intersection(box, cell.box).area() >= m_options.ground_share * cell.box.area())
                return (*fill)->colour;
        }
        return paper;
    }

    bool looks_alike(Colour a, Colour b) const { return a == b || difference(a, b) < m_options.same_ground; }

    bool is_shape(Box const& box, Cell const& cell) const {
        double const thin = std::min(box.width(), box.height()), thick = std::max(box.width(), box.height());
        return cell.box.contains(box, 1) && thin >= m_options.smallest_shape &&
               thick <= m_options.longest_shape * thin &&
               box.area() < m_options.ground_share * cell.box.area();
    }

    void find_shapes(Cell& cell) {
        if (!cell.lines.empty()) return;
        auto const add = [&](MarkKind kind, Box const& box, Colour colour) {
            // What is drawn over another shape hides it: a border below its filling.
            std::erase_if(cell.marks, [&](CellMark const& mark) { return box.contains(mark.box, 1); });
            cell.marks.push_back({kind, box, colour});
        };
        for (auto const* fill : m_fills)
            if (is_shape(fill->box, cell) && !looks_alike(fill->colour, paper))
                add(MarkKind::Shape, fill->box, fill->colour);
        for (auto const* disc : m_discs)
            if (cell.box.contains(disc->box, 1) && !looks_alike(disc->colour, paper))
                add(MarkKind::Shape, disc->box, disc->colour);
        for (auto const* picture : m_pictures)
            if (cell.box.contains(picture->box, 1)) add(MarkKind::Picture, picture->box, {});
    }

    void find_ground(Cell& cell) {
        auto const ground = ground_of(cell);
        if (looks_alike(ground, paper)) return;
        auto const* other = fullest_beside(cell);
        // A blank row says nothing, words alone in theirs may be an entry of a legend.
        if (other == nullptr ? cell.lines.empty() : looks_alike(ground, ground_of(*other))) return;
        cell.marks.push_back({MarkKind::Ground, cell.box, ground});
    }

    // The cell with most text among the others of the row.
    Cell const* fullest_beside(Cell const& cell) {
        if (m_fullest.empty()) find_fullest();
        auto const& [first, second] = m_fullest[static_cast<std::size_t>(cell.row)];
        return first.cell == &cell ? second.cell : first.cell;
    }

    void find_fullest() {
        m_fullest.resize(static_cast<std::size_t>(m_grid.rows));
        for (Cell const& cell : m_grid.cells) {
            auto const size = text_size(cell);
            for (int row = cell.row; row <= cell.row_end; ++row) {
                auto& [first, second] = m_fullest[static_cast<std::size_t>(row)];
                if (size > first.size)
                    second = std::exchange(first, {&cell, size});
                else if (size > second.size)
                    second = {&cell, size};
            }
        }
    }

    struct Filled {
        Cell const* cell = nullptr;
        std::size_t size = 0;
    };

    TableGrid& m_grid;
    CellMarkOptions const& m_options;
    std::vector<FilledBox const*> m_fills, m_discs;
    std::vector<std::vector<FilledBox const*>> m_bands;
    std::vector<std::pair<Filled, Filled>> m_fullest; // a row: its two cells with most text
    std::vector<Picture const*> m_pictures;
};

} // namespace

void find_cell_marks(PageContent const& page, PageLayout& layout, CellMarkOptions const& options) {
    if (page.fills.empty() && page.discs.empty() && page.pictures.empty()) return;
    for (auto& block : layout.blocks)
        if (auto* grid = std::get_if<TableGrid>(&block)) TableMarks(page, *grid, options).find();
}

} // namespace planleser
