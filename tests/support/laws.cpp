#include "support/laws.h"

#include "text/code_points.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace planleser::test {
namespace {

class GlyphCount {
public:
    explicit GlyphCount(GlyphId first, std::size_t count) : m_first(first), m_times(count) {}

    void add(SourcedText const& text) {
        if (text.origin.size() != text.text.size())
            m_breaches.push_back(
                fmt::format("'{}' has {} origins for {} bytes", text.text, text.origin.size(), text.size()));
        std::vector<GlyphId> glyphs = text.origin;
        glyphs.insert(glyphs.end(), text.dropped.begin(), text.dropped.end());
        std::sort(glyphs.begin(), glyphs.end());
        glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
        for (auto const glyph : glyphs) {
            if (glyph == no_glyph) continue;
            if (glyph < m_first || glyph - m_first >= m_times.size())
                m_breaches.push_back(
                    fmt::format("'{}' has glyph {}, which is none of the page", text.text, glyph));
            else
                ++m_times[glyph - m_first];
        }
    }
    template <class IsVisible, class Describe>
    std::vector<std::string> breaches(IsVisible const& is_visible, Describe const& describe) {
        for (std::size_t i = 0; i < m_times.size(); ++i) {
            if (m_times[i] > 1)
                m_breaches.push_back(
                    fmt::format("glyph {} stands in {} texts: {}", i, m_times[i], describe(i)));
            if (m_times[i] == 0 && is_visible(i))
                m_breaches.push_back(fmt::format("glyph {} is lost: {}", i, describe(i)));
        }
        if (m_breaches.size() > 10) m_breaches.resize(10);
        return m_breaches;
    }

private:
    GlyphId m_first;
    std::vector<int> m_times;
    std::vector<std::string> m_breaches;
};

void add(GlyphCount& count, Section const& section) {
    auto const add_block = [&](auto const& block) {
        using Type = std::decay_t<decltype(block)>;
        if constexpr (std::is_same_v<Type, Paragraph> || std::is_same_v<Type, Footnote>)
            count.add(block.text);
        if constexpr (std::is_same_v<Type, ListItem>) count.add(block.content.text);
        if constexpr (std::is_same_v<Type, Table>) {
            for (auto const& cell : block.cells)
                for (auto const& part : cell.content) {
                    if (auto const* item = std::get_if<ListItem>(&part)) count.add(item->content.text);
                    if (auto const* paragraph = std::get_if<Paragraph>(&part)) count.add(paragraph->text);
                }
            for (auto const& text : block.repeated) count.add(text);
            for (auto const& text : block.notes) count.add(text);
            count.add(block.caption);
        }
    };
    count.add(section.heading.text);
    for (auto const& block : section.blocks) std::visit(add_block, block);
    for (auto const& child : section.sections) add(count, child);
}

} // namespace

namespace {

bool has_ink(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value) && !is_zero_width(point.value)) return true;
        at = point.end;
    }
    return false;
}

} // namespace

std::vector<std::string> breaches(PageContent const& page, PageLayout const& layout) {
    GlyphCount count(page.first_glyph, page.glyphs.size());
    for (auto const& block : layout.blocks) {
        if (auto const* text = std::get_if<TextBlock>(&block))
            for (auto const& line : text->lines) count.add(line.text);
        if (auto const* table = std::get_if<TableGrid>(&block))
            for (auto const& cell : table->cells)
                for (auto const& line : cell.lines) count.add(line.text);
    }
    for (auto const& line : layout.furniture) count.add(line.text);
    std::vector<bool> visible(page.glyphs.size());
    for (auto const& run : page.runs)
        for (auto glyph = run.begin; glyph < run.end; ++glyph) {
            visible[glyph] = !run.invisible && has_ink(page.text_of(glyph));
        }
    return count.breaches([&](std::size_t i) { return bool(visible[i]); },
        [&](std::size_t i) { return fmt::format("page {} '{}'", page.number, page.text_of(i)); });
}

std::vector<std::string> breaches(DocumentTree const& tree) {
    GlyphCount count(0, tree.glyphs.size());
    add(count, tree.root);
    for (auto const& text : tree.furniture) count.add(text);
    return count.breaches([&](std::size_t i) { return tree.glyphs.is_visible(static_cast<GlyphId>(i)); },
        [&](std::size_t i) { return fmt::format("page {}", tree.glyphs.page_of(static_cast<GlyphId>(i))); });
}

} // namespace planleser::test
