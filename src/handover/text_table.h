// Tables of text for people: in a terminal, in Markdown, as CSV, as HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct TextTable {
    std::string title;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; // each as long as the header
};

enum class TextTableFormat { Terminal, Markdown, Csv, Html };

// `tables` one after the other. CSV (comma, UTF-8, RFC 4180) puts the title into a first column, so that all
// rows can stand in one file, and guards cells that a spreadsheet would run as a formula with an apostrophe.
// HTML is one whole page without links to anything outside.
std::string write_text_tables(
    std::vector<TextTable> const& tables, std::string_view heading, TextTableFormat format);

} // namespace planleser
