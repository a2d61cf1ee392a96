#include "structure/tables.h"

namespace planleser {

Table make_table(
    TableGrid const& grid, int page, TextJoining const& joining, LineGroupOptions const& options) {
    Table table;
    table.rows = grid.rows;
    table.columns = grid.columns;
    table.header_rows = grid.header_rows;
    table.confidence = grid.confidence;
    table.witnesses = grid.witnesses;
    table.at.push_back({page, grid.box});
    for (Cell const& from : grid.cells) {
        TableCell cell;
        cell.row = from.row;
        cell.column = from.column;
        cell.row_end = from.row_end;
        cell.column_end = from.column_end;
        cell.background = from.background;
        cell.header = from.header;
        cell.content = make_cell_blocks(from.lines, from.box, joining, options);
        cell.at.push_back({page, from.box});
        table.cells.push_back(std::move(cell));
    }
    return table;
}

} // namespace planleser
