#include "layout/table_header.h"

#include <algorithm>
#include <vector>

namespace planleser {
namespace {

constexpr Colour paper{255, 255, 255};

struct RowLook {
    bool text = false, bold = false, amounts = false;
    Colour fill = paper;
};

Colour fill_at(TableView const& view, double x, double y) {
    for (std::size_t i = view.fills.size(); i-- > 0;) // the last drawn lies on top
        if (view.fills[i].box.contains(x, y)) return view.fills[i].colour;
    return paper;
}

// The look of the row, by the cells that begin and end in it.
void look_at(DraftCell const& cell, TableView const& view, RowLook& look) {
    std::size_t bold = 0, text = 0;
    for (auto const index : cell.words) {
        ViewWord const& word = view.words[index];
        ++text;
        bold += word.bold ? 1U : 0U;
        look.amounts = look.amounts || (word.kind == WordKind::Figure && !word.year &&
                                           cell.words.size() <= 3 && cell.column > 0);
    }
    if (text == 0) return;
    look.bold = (!look.text || look.bold) && 2 * bold > text;
    Box const& first = view.words[cell.words.front()].box;
    Colour const fill = fill_at(view, first.centre_x(), first.centre_y());
    look.fill = !look.text || look.fill == fill ? fill : paper; // a coloured side column makes no heading
    look.text = true;
}

} // namespace

int find_header_rows(DraftTable const& table, TableView const& view) {
    constexpr int most_rows = 40; // enough to know how a body is set
    auto const count = std::min(table.rows(), most_rows);
    if (count < 2) return 0;
    std::vector<RowLook> rows(static_cast<std::size_t>(count));
    for (DraftCell const& cell : table.cells)
        if (cell.row < count) look_at(cell, view, rows[static_cast<std::size_t>(cell.row)]);
    int bold_rows = 0, text_rows = 0;
    for (RowLook const& row : rows) {
        text_rows += row.text ? 1 : 0;
        bold_rows += row.text && row.bold ? 1 : 0;
    }
    Colour const heading_fill = rows.front().fill;
    auto const same_fill = std::count_if(
        rows.begin(), rows.end(), [&](RowLook const& row) { return row.text && row.fill == heading_fill; });
    bool const by_fill = heading_fill != paper && 2 * same_fill <= text_rows;
    bool const by_weight = 2 * bold_rows <= text_rows;
    int header = 0;
    constexpr int deepest_heading = 5;
    while (header < std::min(std::max(1, count / 2), deepest_heading)) {
        RowLook const& row = rows[static_cast<std::size_t>(header)];
        if (row.amounts || !row.text) break;
        if (!(by_fill && row.fill == heading_fill) && !(by_weight && row.bold)) break;
        ++header;
    }
    if (header == 0) return 0;
    int deepest = header;
    for (DraftCell const& cell : table.cells)
        if (cell.row < header && !cell.words.empty() && cell.column_end - cell.column + 1 < table.columns())
            deepest = std::max(deepest, cell.row_end + 1);
    return deepest <= std::max(1, table.rows() / 2) ? deepest : header;
}

} // namespace planleser
