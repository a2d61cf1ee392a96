#include "app/table_formats.h"

#include "handover/delimited_text.h"
#include "handover/markup.h"
#include "layout/page_layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace planleser {

namespace {

using nlohmann::ordered_json;

void collect(Section const& section, std::vector<Table const*>& tables) {
    for (auto const& block : section.blocks)
        if (auto const* table = std::get_if<Table>(&block)) tables.push_back(table);
    for (auto const& child : section.sections) collect(child, tables);
}

double tenths(double value) {
    return std::round(value * 10) / 10;
}

ordered_json box_json(Box const& box) {
    return ordered_json::array({tenths(box.x0), tenths(box.y0), tenths(box.x1), tenths(box.y1)});
}

ordered_json witnesses_json(unsigned witnesses) {
    static constexpr std::array<std::pair<TableWitness, char const*>, 5> names = {
        {{TableWitness::DrawnLines, "lines"}, {TableWitness::Fills, "fills"},
            {TableWitness::Alignment, "alignment"}, {TableWitness::WhiteSpace, "white_space"},
            {TableWitness::Tags, "tags"}}};
    auto list = ordered_json::array();
    for (auto const& [witness, name] : names)
        if ((witnesses & static_cast<unsigned>(witness)) != 0) list.push_back(name);
    return list;
}

ordered_json cell_json(TableCell const& cell, Table const& table, DocumentTree const& tree) {
    auto const text = cell.text();
    double const confidence = tenths(10 * table.confidence * tree.glyphs.confidence_of(text)) / 10;
    auto at = ordered_json::array();
    for (Place const& place : cell.at)
        at.push_back({{"page", place.page}, {"box", box_json(place.box)}, {"rule", "tables"},
            {"confidence", confidence}});
    return {{"row", cell.row}, {"col", cell.column}, {"row_end", cell.row_end}, {"col_end", cell.column_end},
        {"header", cell.header}, {"text", text.text}, {"at", std::move(at)}};
}

ordered_json table_json(Table const& table, DocumentTree const& tree) {
    auto pages = ordered_json::array();
    for (Place const& place : table.at)
        if (pages.empty() || pages.back() != place.page) pages.push_back(place.page);
    auto notes = ordered_json::array();
    for (auto const& note : table.notes) notes.push_back(note.text);
    auto cells = ordered_json::array();
    for (auto const& cell : table.cells) cells.push_back(cell_json(cell, table, tree));
    Place const first = table.at.empty() ? Place{} : table.at.front();
    return {{"page", first.page}, {"pages", std::move(pages)}, {"box", box_json(first.box)},
        {"rows", table.rows}, {"columns", table.columns}, {"header_rows", table.header_rows},
        {"caption", table.caption.text}, {"notes", std::move(notes)},
        {"witnesses", witnesses_json(table.witnesses)},
        {"confidence", std::round(table.confidence * 100) / 100}, {"cells", std::move(cells)}};
}

std::size_t shown_width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::vector<std::vector<std::string>> places_of(Table const& table) {
    std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(table.rows),
        std::vector<std::string>(static_cast<std::size_t>(table.columns)));
    for (auto const& cell : table.cells)
        rows[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = cell.text().text;
    return rows;
}

std::string title_of(std::string_view file, Table const& table, std::size_t number) {
    auto const page = table.at.empty() ? 0 : table.at.front().page;
    return fmt::format("{}, page {}, table {}", file, page, number);
}

} // namespace

std::vector<Table const*> tables_of(DocumentTree const& tree) {
    std::vector<Table const*> tables;
    collect(tree.root, tables);
    return tables;
}

std::string tables_to_json(std::string_view file, DocumentTree const& tree) {
    ordered_json document = {{"file", file}, {"tables", ordered_json::array()}};
    for (Table const* table : tables_of(tree)) document["tables"].push_back(table_json(*table, tree));
    return document.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::string tables_to_csv(std::string_view file, DocumentTree const& tree) {
    std::string out;
    std::size_t number = 0;
    for (Table const* table : tables_of(tree)) {
        out += "# " + title_of(file, *table, ++number) + '\n';
        for (auto const& row : places_of(*table)) {
            for (std::size_t column = 0; column < row.size(); ++column)
                out += (column > 0 ? "," : "") + csv_quoted(row[column], ',');
            out += '\n';
        }
        out += '\n';
    }
    return out;
}

std::string tables_to_html(std::string_view file, DocumentTree const& tree) {
    std::string out;
    std::size_t number = 0;
    for (Table const* table : tables_of(tree)) {
        out += fmt::format("<section>\n<h2>{}</h2>\n<table border=\"1\">\n",
            escaped_markup(title_of(file, *table, ++number)));
        if (!table->caption.empty())
            out += fmt::format("<caption>{}</caption>\n", escaped_markup(table->caption.text));
        std::size_t next = 0;
        for (int row = 0; row < table->rows; ++row) {
            out += "<tr>";
            for (; next < table->cells.size() && table->cells[next].row == row; ++next) {
                auto const& cell = table->cells[next];
                std::string spans;
                if (cell.row_end > cell.row)
                    spans += fmt::format(" rowspan=\"{}\"", cell.row_end - cell.row + 1);
                if (cell.column_end > cell.column)
                    spans += fmt::format(" colspan=\"{}\"", cell.column_end - cell.column + 1);
                char const* const name = cell.header ? "th" : "td";
                out += fmt::format("<{}{}>{}</{}>", name, spans, escaped_markup(cell.text().text), name);
            }
            out += "</tr>\n";
        }
        out += "</table>\n</section>\n";
    }
    return out;
}

std::string tables_to_text(std::string_view file, DocumentTree const& tree) {
    constexpr std::size_t widest = 40; // characters; a terminal has 80 to 200
    std::string out;
    std::size_t number = 0;
    for (Table const* table : tables_of(tree)) {
        auto const rows = places_of(*table);
        std::vector<std::size_t> widths(static_cast<std::size_t>(table->columns));
        for (auto const& row : rows)
            for (std::size_t column = 0; column < row.size(); ++column)
                widths[column] = std::min(widest, std::max(widths[column], shown_width(row[column])));
        out += title_of(file, *table, ++number) + '\n';
        for (auto const& row : rows) {
            std::string line;
            for (std::size_t column = 0; column < row.size(); ++column) {
                line += row[column];
                auto const width = shown_width(row[column]);
                line.append(width < widths[column] ? widths[column] - width + 2 : 2, ' ');
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out += "  " + line + '\n';
        }
        out += '\n';
    }
    return out;
}

std::string write_tables(TableFormat format, std::string_view file, DocumentTree const& tree) {
    switch (format) {
    case TableFormat::Json:
        return tables_to_json(file, tree);
    case TableFormat::Csv:
        return tables_to_csv(file, tree);
    case TableFormat::Html:
        return tables_to_html(file, tree);
    case TableFormat::Text:
        return tables_to_text(file, tree);
    }
    return {};
}

} // namespace planleser
