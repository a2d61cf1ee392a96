#include "plan/cover_lines.h"

#include <algorithm>
#include <variant>

namespace planleser {

namespace {

class Collector {
public:
    Collector(DocumentTree const& tree, CoverOptions const& options) : m_tree(tree), m_options(options) {}

    std::vector<CoverLine> collect() {
        collect(m_tree.root);
        return std::move(m_lines);
    }

private:
    void collect(Section const& section) {
        if (m_done) return;
        if (!section.heading.text.empty())
            add(section.heading.text, static_cast<double>(section.heading.style.size));
        for (auto const& block : section.blocks) {
            if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
                if (!paragraph->contents_line) add(*paragraph);
            } else if (auto const* item = std::get_if<ListItem>(&block)) {
                add(item->content.text, 0);
            } else if (auto const* table = std::get_if<Table>(&block)) {
                if (!table->caption.empty()) add(table->caption, 0);
                add_title_rows(*table);
            }
        }
        for (auto const& child : section.sections) collect(child);
    }
    // A spreadsheet has its title in a row with nothing else in it.
    void add_title_rows(Table const& table) {
        if (table.columns < 2) return;
        int row = 0;
        TableCell const* only = nullptr;
        auto const add_only = [&] {
            if (only == nullptr) return;
            for (auto const& block : only->content)
                if (auto const* paragraph = std::get_if<Paragraph>(&block)) add(*paragraph);
            only = nullptr;
        };
        for (auto const& cell : table.cells) {
            if (cell.row != row) add_only();
            row = cell.row;
            if (cell.content.empty()) continue;
            if (only != nullptr) return;
            only = &cell;
        }
    }
    void add(Paragraph const& paragraph) {
        add(paragraph.text,
            paragraph.styles.empty() ? 0 : static_cast<double>(paragraph.styles.front().style.size));
    }
    void add(SourcedText const& text, double size) {
        auto const first = std::ranges::find_if(text.origin, [](GlyphId glyph) { return glyph != no_glyph; });
        auto const page = first == text.origin.end() ? 1 : m_tree.glyphs.page_of(*first);
        if (page > m_options.pages)
            m_done = true;
        else if (text.size() <= m_options.longest_line)
            m_lines.push_back({text, size, page});
    }

    DocumentTree const& m_tree;
    CoverOptions const& m_options;
    std::vector<CoverLine> m_lines;
    bool m_done = false;
};

} // namespace

std::vector<CoverLine> find_cover_lines(DocumentTree const& tree, CoverOptions const& options) {
    return Collector(tree, options).collect();
}

std::vector<SourcedText> printed_lines(SourcedText const& text, GlyphTable const& glyphs) {
    std::vector<SourcedText> lines;
    std::size_t begin = 0;
    Box last;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.origin[i] == no_glyph || !glyphs.is_visible(text.origin[i])) continue;
        auto const box = glyphs.box_of(text.origin[i]);
        if (!last.is_empty() && box.y0 > last.y1 - 0.3 * last.height() && box.x0 < last.x0) {
            lines.push_back(trimmed(text.part(begin, i - begin)));
            begin = i;
        }
        last = box;
    }
    lines.push_back(trimmed(text.part(begin)));
    return lines;
}

} // namespace planleser
