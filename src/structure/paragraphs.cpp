#include "structure/paragraphs.h"

#include "text/code_points.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planleser {
namespace {

void append_styles(
    std::vector<StyleSpan>& styles, std::vector<StyleSpan> const& more, std::size_t begin, std::size_t end) {
    if (!styles.empty()) styles.back().end = begin;
    for (StyleSpan span : more) {
        span.begin = std::min(span.begin + begin, end);
        span.end = std::min(span.end + begin, end);
        if (span.begin == span.end) continue;
        if (!styles.empty() && styles.back().style == span.style)
            styles.back().end = span.end;
        else
            styles.push_back(span);
    }
}

std::size_t marker_length(std::string_view text, MarkerKind marker) {
    if (marker == MarkerKind::None) return 0;
    if (auto const glued = glued_bullet_length(text); glued > 0) return glued;
    return std::min(text.find(' '), text.size());
}

} // namespace

void continue_paragraph(
    Paragraph& paragraph, std::span<TextLine const* const> lines, TextJoining const& joining) {
    for (TextLine const* line : lines) {
        auto const begin = append_line(paragraph.text, line->text, joining.vocabulary, joining.hyphenation);
        paragraph.line_begins.push_back(begin);
        append_styles(paragraph.styles, line->styles, begin, paragraph.text.size());
    }
}

Paragraph make_paragraph(std::span<TextLine const* const> lines, TextJoining const& joining) {
    Paragraph paragraph;
    continue_paragraph(paragraph, lines, joining);
    for (TextLine const* line : lines) paragraph.first_box.include(line->box);
    return paragraph;
}

void drop_front(SourcedText& text, std::size_t count) {
    while (count < text.size() && text.text[count] == ' ') ++count;
    GlyphId last = no_glyph;
    for (std::size_t i = 0; i < count; ++i) {
        if (text.origin[i] != no_glyph && text.origin[i] != last) text.dropped.push_back(text.origin[i]);
        last = text.origin[i];
    }
    text.text.erase(0, count);
    text.origin.erase(text.origin.begin(), text.origin.begin() + static_cast<std::ptrdiff_t>(count));
}

void drop_front(Paragraph& paragraph, std::size_t count) {
    auto const before = paragraph.text.size();
    drop_front(paragraph.text, count);
    auto const removed = before - paragraph.text.size();
    for (auto& begin : paragraph.line_begins) begin = begin > removed ? begin - removed : 0;
    for (auto& span : paragraph.styles) {
        span.begin = span.begin > removed ? span.begin - removed : 0;
        span.end = span.end > removed ? span.end - removed : 0;
    }
    std::erase_if(paragraph.styles, [](StyleSpan const& span) { return span.begin == span.end; });
}

int ListDepths::depth_of(double left, double slack) {
    while (!m_lefts.empty() && left < m_lefts.back() - slack) m_lefts.pop_back();
    if (m_lefts.empty() || left > m_lefts.back() + slack) m_lefts.push_back(left);
    return static_cast<int>(m_lefts.size()) - 1;
}

ListItem make_list_item(LineGroup const& group, int depth, TextJoining const& joining) {
    ListItem item;
    item.depth = depth;
    item.content = make_paragraph(group.lines, joining);
    auto const length = marker_length(item.content.text.view(), group.marker);
    item.marker = item.content.text.text.substr(0, length);
    drop_front(item.content, length);
    return item;
}

bool goes_on(
    std::string_view text, LineGroup const& last, LineGroup const& next, LineGroupOptions const& options) {
    if (next.marker != MarkerKind::None || text.empty() || next.first().text.empty()) return false;
    if (!same_print(last.last(), next.first(), last.recognised || next.recognised, options)) return false;
    if (ends_in_hyphen(text)) return true;
    if (ends_sentence(text)) return false;
    return is_lower(code_point_at(next.first().text.view(), 0).value) ||
           is_full(last.last(), last.right_edge, next.first(), options);
}

namespace {

LineGroupEdges edges_of(CellLines const& part) {
    double left = part.lines.front().box.x0, right = part.lines.front().box.x1;
    for (TextLine const& line : part.lines) {
        left = std::min(left, line.box.x0);
        right = std::max(right, line.box.x1);
    }
    LineGroupEdges edges;
    edges.page = part.page;
    edges.recognised = part.recognised;
    edges.right_edge = right;
    // The cell's padding is the same on both sides, so its text ends as far from the edge as it begins.
    double const size = static_cast<double>(part.lines.front().style().size);
    if (!part.cell.is_empty() && left >= part.cell.x0)
        edges.right_edge = std::max(right, part.cell.x1 - std::min(left - part.cell.x0, size));
    return edges;
}

} // namespace

std::vector<CellBlock> make_cell_blocks(
    std::span<CellLines const> parts, TextJoining const& joining, LineGroupOptions const& options) {
    std::vector<CellBlock> content;
    ListDepths depths;
    std::optional<LineGroup> last;
    for (CellLines const& part : parts) {
        if (part.lines.empty()) continue;
        bool first_of_part = true;
        auto groups = group_lines(part.lines, edges_of(part), options);
        std::vector<LineGroup*> in_order;
        for (LineGroup& group : groups) in_order.push_back(&group);
        settle_markers(in_order);
        for (LineGroup const& group : groups) {
            if (first_of_part && last) {
                auto* item = std::get_if<ListItem>(&content.back());
                Paragraph& open = item != nullptr ? item->content : std::get<Paragraph>(content.back());
                depths.reset(); // another page may set the list elsewhere
                if (goes_on(open.text.view(), *last, group, options)) {
                    continue_paragraph(open, group.lines, joining);
                    first_of_part = false;
                    last = group;
                    continue;
                }
            }
            first_of_part = false;
            if (group.marker != MarkerKind::None && group.marker != MarkerKind::SectionNumber) {
                double const slack = 0.5 * static_cast<double>(group.first().style().size);
                content.emplace_back(
                    make_list_item(group, depths.depth_of(group.first().box.x0, slack), joining));
            } else {
                depths.reset();
                content.emplace_back(make_paragraph(group.lines, joining));
            }
            last = group;
        }
    }
    return content;
}

} // namespace planleser
