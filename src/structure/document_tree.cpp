#include "structure/document_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace planleser {
namespace {

class TreeDump {
public:
    std::string text;

    void write(Section const& section, int depth) {
        if (section.heading.level > 0)
            line(depth - 1, "h{} {}{}{}", section.heading.level, section.heading.number,
                section.heading.number.empty() ? "" : " | ", section.heading.text.text);
        for (auto const& block : section.blocks) std::visit([&](auto const& b) { write(b, depth); }, block);
        for (auto const& child : section.sections) write(child, depth + 1);
    }

private:
    template <class... Args>
    void line(int depth, fmt::format_string<Args...> format, Args&&... args) {
        text.append(static_cast<std::size_t>(2 * std::max(depth, 0)), ' ');
        fmt::format_to(std::back_inserter(text), format, std::forward<Args>(args)...);
        text += '\n';
    }
    void write(Paragraph const& paragraph, int depth) {
        line(depth, "{} {}", paragraph.contents_line ? "toc" : "p", paragraph.text.text);
    }
    void write(ListItem const& item, int depth) {
        line(depth + item.depth, "li {} | {}", item.marker, item.content.text.text);
    }
    void write(Table const& table, int depth) {
        line(depth, "table {} x {}, {} header rows, pages {}..{}", table.rows, table.columns,
            table.header_rows, table.at.empty() ? 0 : table.at.front().page,
            table.at.empty() ? 0 : table.at.back().page);
        if (!table.caption.empty()) line(depth + 1, "caption {}", table.caption.text);
        for (auto const& cell : table.cells) {
            auto const spans = cell.row_end > cell.row || cell.column_end > cell.column
                                   ? fmt::format(" to {},{}", cell.row_end, cell.column_end)
                                   : std::string();
            line(depth + 1, "cell {},{}{}{}", cell.row, cell.column, spans, cell.header ? " header" : "");
            for (auto const& block : cell.content)
                std::visit([&](auto const& b) { write(b, depth + 2); }, block);
        }
        for (auto const& note : table.notes) line(depth + 1, "note {}", note.text);
        for (auto const& again : table.repeated) line(depth + 1, "repeated {}", again.text);
    }
    void write(PictureBlock const& picture, int depth) {
        line(depth, "picture page {} {}", picture.at.page, picture.alternative_text);
    }
    void write(Footnote const& footnote, int depth) {
        line(depth, "footnote {} | {}", footnote.marker, footnote.text.text);
    }
};

SourcedText const& text_of(CellBlock const& block) {
    if (auto const* item = std::get_if<ListItem>(&block)) return item->content.text;
    return std::get<Paragraph>(block).text;
}

} // namespace

SourcedText TableCell::text() const {
    SourcedText all;
    for (auto const& block : content) {
        auto const& text = text_of(block);
        if (!all.empty() && !text.empty()) all.append(" ", no_glyph);
        all.append(text);
    }
    return all;
}

TableCell const* Table::cell_at(int row, int column) const {
    // Cells stand by row, then column; one that spans rows stands before the row asked for.
    auto const after = std::partition_point(cells.begin(), cells.end(),
        [&](TableCell const& cell) { return std::pair(cell.row, cell.column) <= std::pair(row, column); });
    for (auto it = after; it != cells.begin();) {
        --it;
        if (it->row <= row && row <= it->row_end && it->column <= column && column <= it->column_end)
            return &*it;
    }
    return nullptr;
}

std::string dump(DocumentTree const& tree) {
    TreeDump dump;
    dump.write(tree.root, 0);
    for (auto const& text : tree.furniture) dump.text += fmt::format("furniture {}\n", text.text);
    return std::move(dump.text);
}

} // namespace planleser
