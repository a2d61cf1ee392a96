#include "plan/side_by_side.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

constexpr int most_header_rows = 3;

std::string text_at(Table const& table, int row, int column) {
    auto const* cell = table.cell_at(row, column);
    return cell && cell->row == row && cell->column == column ? cell->text().text : std::string();
}

bool crosses(Table const& table, int column) {
    return std::ranges::any_of(table.cells, [&](TableCell const& cell) {
        return cell.column < column && cell.column_end >= column && !cell.content.empty();
    });
}

// Whether every head of the left half but the first stands over the right half as well.
bool repeats_heads(Table const& table, int row, int half) {
    for (int column = 1; column < half; ++column) {
        auto const head = text_at(table, row, column);
        if (head.empty() || !same_folded(head, text_at(table, row, half + column))) return false;
    }
    return true;
}

bool begins_with_letter(std::string const& text) {
    return !text.empty() && is_letter(code_point_at(text, 0).value);
}

// Whether the column is one of labels: words in at least half of the rows that have anything in the half.
bool holds_labels(Table const& table, int column, int end, int first_row) {
    int rows = 0, labelled = 0;
    for (int row = first_row; row < table.rows; ++row) {
        bool filled = false;
        for (int other = column; other < end; ++other) filled = filled || !text_at(table, row, other).empty();
        rows += filled;
        labelled += begins_with_letter(text_at(table, row, column));
    }
    return labelled >= 2 && 2 * labelled > rows;
}

Table part_of(Table const& table, int begin, int end) {
    auto part = table;
    std::erase_if(
        part.cells, [&](TableCell const& cell) { return cell.column < begin || cell.column >= end; });
    for (auto& cell : part.cells) cell.column -= begin, cell.column_end -= begin;
    part.columns = end - begin;
    if (begin > 0) {
        part.caption = {};
        part.notes.clear();
        part.repeated.clear();
    }
    return part;
}

} // namespace

std::vector<Table> split_side_by_side(Table const& table) {
    auto const half = table.columns / 2;
    if (table.columns % 2 != 0 || half < 2 || table.rows < 3 || crosses(table, half)) return {};
    for (int row = 0; row < std::min(table.rows - 1, most_header_rows); ++row) {
        if (!repeats_heads(table, row, half)) continue;
        bool const labelled =
            holds_labels(table, 0, half, row + 1) && holds_labels(table, half, table.columns, row + 1);
        if (labelled) return {part_of(table, 0, half), part_of(table, half, table.columns)};
    }
    return {};
}

} // namespace planleser
