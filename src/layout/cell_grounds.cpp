#include "layout/cell_grounds.h"

#include <vector>

namespace planleser {

void set_cell_grounds(PageContent const& page, TableGrid& grid) {
    constexpr double page_share = 0.8; // a larger fill is the page's background
    std::vector<FilledBox const*> behind;
    for (FilledBox const& fill : page.fills)
        if (!intersection(fill.box, grid.box).is_empty() &&
            fill.box.area() < page_share * page.width * page.height)
            behind.push_back(&fill);
    // The cells of a page of mosaic are not worth the time that comparing all with all would take.
    constexpr std::size_t most_comparisons = 20'000'000;
    if (behind.empty() || behind.size() > most_comparisons / (grid.cells.size() + 1)) return;
    for (Cell& cell : grid.cells)
        for (auto fill = behind.rbegin(); fill != behind.rend(); ++fill)
            if ((*fill)->box.contains(cell.box.centre_x(), cell.box.centre_y())) {
                cell.background = (*fill)->colour;
                break;
            }
}

} // namespace planleser
