#include "handover/text_table.h"

#include "handover/delimited_text.h"
#include "handover/markup.h"

#include <algorithm>
#include <cstddef>

namespace planleser {
namespace {

// What a terminal of the usual width shows beside other columns; the whole text stands in the other formats.
constexpr std::size_t widest_cell = 56;

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_letter));
}

std::string cut(std::string const& text, std::size_t most) {
    if (letters_in(text) <= most) return text;
    std::size_t letters = 0, end = 0;
    for (; end < text.size(); ++end)
        if (begins_letter(text[end]) && letters++ == most - 1) break;
    return text.substr(0, end) + "…";
}

std::string escaped_markdown(std::string_view text) {
    std::string result;
    for (char const c : text) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`') result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string in_terminal(TextTable const& table) {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.header.size(); ++column) {
        std::size_t width = letters_in(table.header[column]);
        for (auto const& row : table.rows) width = std::max(width, letters_in(cut(row[column], widest_cell)));
        widths.push_back(width);
    }
    std::string out = table.title + "\n";
    auto const add_row = [&](std::vector<std::string> const& row) {
        std::string line = " ";
        for (std::size_t column = 0; column < row.size(); ++column) {
            auto const cell = cut(row[column], widest_cell);
            line += " " + cell + std::string(widths[column] - letters_in(cell) + 1, ' ');
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    };
    add_row(table.header);
    for (auto const& row : table.rows) add_row(row);
    return out + "\n";
}

std::string as_markdown(TextTable const& table) {
    std::string out = "## " + escaped_markdown(table.title) + "\n\n";
    auto const add_row = [&](std::vector<std::string> const& row) {
        for (auto const& cell : row) out += "| " + escaped_markdown(cell) + " ";
        out += "|\n";
    };
    add_row(table.header);
    for (std::size_t i = 0; i < table.header.size(); ++i) out += "| --- ";
    out += "|\n";
    for (auto const& row : table.rows) add_row(row);
    return out + "\n";
}

std::string as_csv(TextTable const& table) {
    std::string out;
    auto const add_row = [&](std::string const& first, std::vector<std::string> const& row) {
        out += csv_text(first, ',');
        for (auto const& cell : row) out += "," + csv_text(cell, ',');
        out += "\r\n";
    };
    add_row("table", table.header);
    for (auto const& row : table.rows) add_row(table.title, row);
    return out;
}

std::string as_html(TextTable const& table) {
    std::string out = "<h2>" + escaped_markup(table.title) + "</h2>\n<table>\n<thead><tr>";
    for (auto const& cell : table.header) out += "<th scope=\"col\">" + escaped_markup(cell) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (auto const& row : table.rows) {
        out += "<tr>";
        for (auto const& cell : row) out += "<td>" + escaped_markup(cell) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

constexpr std::string_view style =
    "body{font:16px/1.4 sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "th{background:#eee}";

} // namespace

std::string write_text_tables(
    std::vector<TextTable> const& tables, std::string_view heading, TextTableFormat format) {
    std::string out;
    if (format == TextTableFormat::Terminal) out = std::string(heading) + "\n\n";
    if (format == TextTableFormat::Markdown) out = "# " + escaped_markdown(heading) + "\n\n";
    if (format == TextTableFormat::Html)
        out = "<!doctype html>\n<html lang=\"nb\">\n<head><meta charset=\"utf-8\"><title>" +
              escaped_markup(heading) + "</title><style>" + std::string(style) +
              "</style></head>\n<body>\n<h1>" + escaped_markup(heading) + "</h1>\n";
    for (auto const& table : tables) {
        switch (format) {
        case TextTableFormat::Terminal:
            out += in_terminal(table);
            break;
        case TextTableFormat::Markdown:
            out += as_markdown(table);
            break;
        case TextTableFormat::Csv:
            out += as_csv(table);
            break;
        case TextTableFormat::Html:
            out += as_html(table);
            break;
        }
    }
    if (format == TextTableFormat::Html) out += "</body>\n</html>\n";
    return out;
}

} // namespace planleser
