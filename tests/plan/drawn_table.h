// Tables for tests, drawn cell by cell: every glyph has a box, so that places and stacked lines work as on a
// page.
#pragma once

#include "page/glyph_table.h"
#include "structure/document_tree.h"
#include "text/code_points.h"

#include <string>
#include <vector>

namespace planleser {

struct DrawnTable {
    Table table;
    GlyphTable glyphs;
};

// Cells are texts; '\n' breaks a line, and a line begins at the same height in every cell of its row. A row
// shorter than the first has its last cell span the rest.
inline DrawnTable drawn_table(std::vector<std::vector<std::string>> const& rows, int header_rows = 1) {
    constexpr float glyph_width = 5, line_height = 12, column_width = 200;
    PageContent page;
    page.number = 1;
    DrawnTable drawn;
    drawn.table.rows = static_cast<int>(rows.size());
    drawn.table.columns = static_cast<int>(rows.front().size());
    drawn.table.header_rows = header_rows;
    drawn.table.at = {{1, {0, 0, 500, 500}}};
    float top = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float lowest = top + line_height;
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            TableCell cell;
            cell.row = cell.row_end = static_cast<int>(r);
            cell.column = cell.column_end = static_cast<int>(c);
            bool const last = c + 1 == rows[r].size();
            if (last) cell.column_end = drawn.table.columns - 1;
            cell.header = static_cast<int>(r) < header_rows;
            Paragraph paragraph;
            float x = column_width * static_cast<float>(c), y = top;
            paragraph.line_begins.push_back(0);
            auto const& text = rows[r][c];
            for (std::size_t at = 0; at < text.size();) {
                auto const point = code_point_at(text, at);
                auto const bytes = text.substr(point.begin, point.end - point.begin);
                at = point.end;
                if (bytes == "\n") {
                    y += line_height;
                    x = column_width * static_cast<float>(c);
                    paragraph.text.append(" ", no_glyph);
                    paragraph.line_begins.push_back(paragraph.text.size());
                    continue;
                }
                paragraph.text.append(bytes, static_cast<GlyphId>(page.glyphs.size()));
                page.glyphs.push_back(
                    {x, y, x + glyph_width, y + 10, static_cast<std::uint32_t>(page.text.size()), 100});
                page.text += bytes;
                x += glyph_width;
            }
            lowest = std::max(lowest, y + line_height);
            if (!text.empty()) cell.content.emplace_back(std::move(paragraph));
            drawn.table.cells.push_back(std::move(cell));
        }
        top = lowest;
    }
    drawn.glyphs.add(page);
    return drawn;
}

} // namespace planleser
