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

// The letters at the end or the beginning of a line, nothing where something else stands there.
std::string_view last_letters(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        auto const point = code_point_before(text, begin);
        if (!is_letter(point.value)) break;
        begin = point.begin;
    }
    return text.substr(begin);
}
std::string_view first_letters(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        auto const point = code_point_at(text, end);
        if (!is_letter(point.value)) break;
        end = point.end;
    }
    return text.substr(0, end);
}

// Whether a word that is wider than its cell was cut without a hyphen: it fills its line alone to the last
// letter, and what stands below is the end of a word known from elsewhere, or a few letters that are no word.
bool is_cut_word(
    TextLine const& above, TextLine const& below, double right_edge, TextJoining const& joining) {
    constexpr std::size_t shortest_word = 8, longest_rest = 4, shortest_rest = 2; // bytes
    auto const word = last_letters(above.text.view()), rest = first_letters(below.text.view());
    double const begin = above.indent_after_marker > 0 ? above.indent_after_marker : above.box.x0;
    auto const marker = above.indent_after_marker > 0 ? above.text.view().find(' ') + 1 : 0;
    if (word.size() < shortest_word || rest.empty() || word.size() + marker != above.text.size() ||
        !is_lower(code_point_at(rest, 0).value))
        return false;
    double const letter = (above.box.x1 - begin) / static_cast<double>(word.size());
    double const room = rest.size() <= shortest_rest ? 1.2 : 0.8; // in letters; the next one did not fit
    if (right_edge - above.box.x1 > room * letter) return false;
    if (joining.inner_words.contains(rest)) return false;
    return rest.size() <= longest_rest || joining.inner_words.contains(std::string(word) + std::string(rest));
}

std::size_t marker_length(std::string_view text, MarkerKind marker) {
    if (marker == MarkerKind::None) return 0;
    if (auto const glued = glued_bullet_length(text); glued > 0) return glued;
    return std::min(text.find(' '), text.size());
}

} // namespace

void continue_paragraph(Paragraph& paragraph, LineGroup const& group, TextJoining const& joining) {
    TextLine const* above = nullptr;
    for (TextLine const* line : group.lines) {
        std::size_t begin = paragraph.text.size();
        if (above != nullptr && is_cut_word(*above, *line, group.right_edge, joining))
            paragraph.text.append(line->text);
        else
            begin = append_line(paragraph.text, line->text, joining.vocabulary, joining.hyphenation);
        above = line;
        paragraph.line_begins.push_back(begin);
        append_styles(paragraph.styles, line->styles, begin, paragraph.text.size());
    }
}

Paragraph make_paragraph(LineGroup const& group, TextJoining const& joining) {
    Paragraph paragraph;
    continue_paragraph(paragraph, group, joining);
    for (TextLine const* line : group.lines) paragraph.first_box.include(line->box);
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

bool ListDepths::knows(double left, double slack) const {
    return std::ranges::any_of(m_lefts, [&](double known) { return std::abs(known - left) <= slack; });
}

void ListDepths::resume(double left, int depth) {
    auto const index = static_cast<std::size_t>(depth);
    if (index >= m_lefts.size()) return reset();
    m_lefts.resize(index + 1);
    auto const shift = left - m_lefts[index];
    for (double& known : m_lefts) known += shift;
}

ListItem make_list_item(LineGroup const& group, int depth, TextJoining const& joining) {
    ListItem item;
    item.depth = depth;
    item.content = make_paragraph(group, joining);
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
    if (ends_sentence(text) || (begins_with_label(last.first()) && begins_with_label(next.first())))
        return false;
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
                    continue_paragraph(open, group, joining);
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
                content.emplace_back(make_paragraph(group, joining));
            }
            last = group;
        }
    }
    return content;
}

} // namespace planleser
