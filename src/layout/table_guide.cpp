#include "layout/table_guide.h"

#include <algorithm>
#include <limits>

namespace planleser {

std::optional<TableGuide> find_guide(PageLayout const& page, TableGuideOptions const& options) {
    TableGrid const* last = nullptr;
    for (LayoutBlock const& block : page.blocks) {
        if (auto const* table = std::get_if<TableGrid>(&block))
            last = table;
        else if (auto const* text = std::get_if<TextBlock>(&block);
                 text != nullptr && text->box.y0 < options.footer * page.height)
            last = nullptr;
    }
    auto const drawn = static_cast<unsigned>(TableWitness::DrawnLines);
    if (last == nullptr || last->columns < 2 || (last->witnesses & drawn) != 0 ||
        last->box.y1 < options.filled * page.height)
        return std::nullopt;
    constexpr double none = std::numeric_limits<double>::infinity();
    TableGuide guide;
    guide.columns.assign(static_cast<std::size_t>(last->columns), {none, -none});
    for (Cell const& cell : last->cells) {
        if (cell.column != cell.column_end) continue;
        auto& column = guide.columns[static_cast<std::size_t>(cell.column)];
        for (TextLine const& line : cell.lines) {
            column.begin = std::min(column.begin, line.box.x0);
            column.end = std::max(column.end, line.box.x1);
        }
    }
    for (std::size_t i = 0; i < guide.columns.size(); ++i)
        if (guide.columns[i].end < guide.columns[i].begin ||
            (i > 0 && guide.columns[i].begin <= guide.columns[i - 1].end))
            return std::nullopt;
    return guide;
}

} // namespace planleser
