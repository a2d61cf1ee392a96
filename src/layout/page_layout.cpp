#include "layout/page_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace planleser {
namespace {

void append_line(std::string& out, std::string_view indent, TextLine const& line) {
    auto const& style = line.style();
    fmt::format_to(std::back_inserter(out), "{}{:.1f} {:.1f}..{:.1f} {:.1f}{}{} | {}\n", indent,
        line.baseline, line.box.x0, line.box.x1, style.size, style.bold ? " bold" : "",
        line.direction == Direction::Right ? "" : " turned", line.text.text);
}

std::string dump_of(Box const& box) {
    return fmt::format("{:.1f} {:.1f} {:.1f} {:.1f}", box.x0, box.y0, box.x1, box.y1);
}

void append_block(std::string& out, TextBlock const& block) {
    fmt::format_to(
        std::back_inserter(out), "block {}{}\n", dump_of(block.box), block.framed ? " framed" : "");
    for (auto const& line : block.lines) append_line(out, "  ", line);
}

void append_block(std::string& out, TableGrid const& table) {
    fmt::format_to(std::back_inserter(out), "table {} x {}, {} header rows, {}\n", table.rows, table.columns,
        table.header_rows, dump_of(table.box));
    for (auto const& cell : table.cells) {
        fmt::format_to(std::back_inserter(out), "  cell {},{}", cell.row, cell.column);
        if (cell.row_end > cell.row || cell.column_end > cell.column)
            fmt::format_to(std::back_inserter(out), " to {},{}", cell.row_end, cell.column_end);
        out += '\n';
        for (auto const& line : cell.lines) append_line(out, "    ", line);
    }
}

void append_block(std::string& out, PlacedPicture const& picture) {
    fmt::format_to(
        std::back_inserter(out), "picture {} {}\n", dump_of(picture.box), picture.alternative_text);
}

} // namespace

TextStyle const& TextLine::style() const {
    static TextStyle const none;
    auto const longest = std::max_element(styles.begin(), styles.end(),
        [](StyleSpan const& a, StyleSpan const& b) { return a.end - a.begin < b.end - b.begin; });
    return longest == styles.end() ? none : longest->style;
}

std::string dump(PageLayout const& layout) {
    std::string out = fmt::format("page {} {:.1f} x {:.1f}{}\n", layout.page, layout.width, layout.height,
        layout.tags_trusted ? ", tags trusted" : "");
    for (auto const& block : layout.blocks) std::visit([&](auto const& b) { append_block(out, b); }, block);
    if (!layout.furniture.empty()) out += "furniture\n";
    for (auto const& line : layout.furniture) append_line(out, "  ", line);
    return out;
}

} // namespace planleser
