#include "structure/line_groups.h"

#include "text/code_points.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

double size_of(TextLine const& line) {
    return std::max(1.0, static_cast<double>(line.style().size));
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

// x where the text of a line begins, behind its marker.
double text_begin(TextLine const& line) {
    return line.indent_after_marker > 0 ? line.indent_after_marker : line.box.x0;
}

// One emphasised word in a colour does not part lines, a line in its own colour throughout does.
bool other_colour(TextLine const& a, TextLine const& b) {
    return a.styles.size() == 1 && b.styles.size() == 1 && a.style().colour != b.style().colour;
}

bool begins_raised(TextLine const& line) {
    return line.styles.size() > 1 && line.styles.front().style.raised;
}

// "Frist: 2026", and nothing but the label is bold.
bool begins_with_bold_label(TextLine const& line) {
    if (line.styles.size() != 2 || !line.styles[0].style.bold || line.styles[1].style.bold) return false;
    auto label = line.text.view().substr(0, line.styles[0].end);
    while (label.ends_with(' ')) label.remove_suffix(1);
    return label.ends_with(':') && begins_with_label(line);
}

// Whether the line leads to a page number, by dots or by a wide gap: an entry of a table of contents.
bool ends_in_leader(TextLine const& line) {
    auto const text = line.text.view();
    auto const digits = text.find_last_not_of("0123456789");
    if (digits == std::string_view::npos || digits + 1 == text.size() || text.size() - digits > 4)
        return false;
    auto before = text.substr(0, digits + 1);
    while (before.ends_with(' ')) before.remove_suffix(1);
    return before.ends_with("...") || before.ends_with("…") || before.ends_with("___") ||
           before.ends_with(". .") || line.gap_before_last_word > 3 * size_of(line);
}

class Grouping {
public:
    Grouping(LineGroupEdges const& edges, LineGroupOptions const& options)
        : m_edges(edges), m_options(options) {}

    std::vector<LineGroup> group(std::span<TextLine const> lines) {
        for (TextLine const& line : lines) {
            MarkerKind const marker = marker_of(line);
            if (m_groups.empty() || begins_group(line, marker)) {
                LineGroup group;
                group.page = m_edges.page;
                group.right_edge = m_edges.right_edge;
                group.framed = m_edges.framed;
                group.recognised = m_edges.recognised;
                group.background = m_edges.background;
                group.marker = marker;
                m_groups.push_back(std::move(group));
            }
            LineGroup& open = m_groups.back();
            if (open.marker != MarkerKind::None && !open.lines.empty())
                m_hanging = std::abs(line.box.x0 - text_begin(open.first())) < 0.3 * size_of(line);
            open.lines.push_back(&line);
        }
        return std::move(m_groups);
    }

private:
    MarkerKind marker_of(TextLine const& line) const {
        if (line.indent_after_marker > 0) return marker_kind_of(first_word(line.text.view()));
        return glued_bullet_length(line.text.view()) > 0 ? MarkerKind::Bullet : MarkerKind::None;
    }
    bool begins_group(TextLine const& line, MarkerKind marker) const;
    bool steps_away(TextLine const& line) const;
    bool is_continuation_of(TextLine const& line) const;
    bool continues(TextLine const& line) const;
    bool hangs(TextLine const& line) const;

    LineGroupEdges const& m_edges;
    LineGroupOptions const& m_options;
    std::vector<LineGroup> m_groups;
    bool m_hanging = false; // the last item of more than one line is set hanging
};

// Whether the step down to `line` is wider than the lines of the group are apart.
bool Grouping::steps_away(TextLine const& line) const {
    LineGroup const& group = m_groups.back();
    double const step = line.baseline - group.last().baseline;
    double const size = std::max(size_of(line), size_of(group.last()));
    if (step < 0) return true;
    double pitch = m_options.usual_pitch * size * 1.2; // unmeasured, so with some room
    if (group.lines.size() > 1)
        pitch = std::max(0.9 * size, group.last().baseline - group.lines[group.lines.size() - 2]->baseline);
    return step >
           (m_edges.recognised ? m_options.recognised_paragraph_step : m_options.paragraph_step) * pitch;
}

// Whether the line stands where lines of the group stand and the one before it is full.
bool Grouping::is_continuation_of(TextLine const& line) const {
    LineGroup const& group = m_groups.back();
    double const size = size_of(line);
    return std::abs(line.box.x0 - text_begin(group.last())) < 0.3 * size &&
           is_full(group.last(), m_edges.right_edge, line, m_options) &&
           !ends_sentence(group.last().text.view());
}

bool Grouping::begins_group(TextLine const& line, MarkerKind marker) const {
    LineGroup const& group = m_groups.back();
    TextLine const& last = group.last();
    double const size = size_of(line);
    bool const same_row = std::abs(line.baseline - last.baseline) < 0.2 * size && line.box.x0 >= last.box.x1;
    if (same_row) return false;
    if (is_figure(line.text.view()) && is_figure(last.text.view()) && !last.text.view().ends_with(','))
        return true;                                                      // figures stacked in a cell
    if (begins_raised(line) && begins_raised(group.first())) return true; // footnotes without white between
    if (begins_with_label(line) && begins_with_label(group.first())) return true;
    if (begins_with_bold_label(line)) return true;
    if (marker == MarkerKind::Bullet || ends_in_leader(last)) return true;
    if (steps_away(line) || !same_print(line, last, m_edges.recognised, m_options) ||
        other_colour(line, last))
        return true;
    if (marker != MarkerKind::None) return !is_continuation_of(line);

    // A list item's further lines stand under its text, or under its marker when it is not set hanging.
    double const begin = line.box.x0;
    if (group.marker != MarkerKind::None) {
        double const text_edge = text_begin(group.first());
        if (begin > text_edge + 2 * m_options.indent * size) return true;
        if (begin < group.first().box.x0 - m_options.indent * size) return true;
        if (begin < text_edge - m_options.indent * size)
            return m_hanging || line.text.view().ends_with(':') ||
                   !is_full(last, m_edges.right_edge, line, m_options) || ends_sentence(last.text.view());
    } else {
        // A first line may be indented against the others; centred lines share their middle.
        bool const centred = std::abs(line.box.centre_x() - last.box.centre_x()) < 0.3 * size;
        double const off = begin - last.box.x0;
        if (!centred && off > m_options.indent * size) return !hangs(line);
        if (!centred && off < -m_options.indent * size && group.lines.size() > 1) return true;
    }
    return !continues(line);
}

// 'Tiltak 2: Bygge fortau fra skolen til' and, set in, 'butikken': the second line of a paragraph whose first
// stands out.
bool Grouping::hangs(TextLine const& line) const {
    LineGroup const& group = m_groups.back();
    auto const text = line.text.view();
    return group.lines.size() == 1 && begins_with_label(group.first()) && !text.empty() &&
           is_lower(code_point_at(text, 0).value) && text.find(": ") == std::string_view::npos &&
           !ends_sentence(group.last().text.view()) &&
           is_full(group.last(), m_edges.right_edge, line, m_options);
}

// Whether the last line ended where it did for want of room, so that `line` goes on with it.
bool Grouping::continues(TextLine const& line) const {
    TextLine const& last = m_groups.back().last();
    if (is_full(last, m_edges.right_edge, line, m_options)) return true;
    if (ends_sentence(last.text.view()) || line.text.empty()) return false;
    double const size = size_of(line);
    bool const centred = std::abs(line.box.centre_x() - last.box.centre_x()) < 0.3 * size &&
                         std::abs(line.box.x0 - last.box.x0) > 0.5 * size;
    if (centred) return true;
    bool const mid_sentence = is_lower(code_point_at(line.text.view(), 0).value) ||
                              last.text.view().ends_with("–") || last.text.view().ends_with(',');
    bool const same_tag = line.tag >= 0 && line.tag == last.tag;
    if (mid_sentence && same_tag) return true;
    return mid_sentence && m_edges.wrap_edge > 0 && is_full(last, m_edges.wrap_edge, line, m_options);
}

} // namespace

bool same_print(TextLine const& a, TextLine const& b, bool recognised, LineGroupOptions const& options) {
    double const size_a = size_of(a), size_b = size_of(b);
    double const same = recognised ? options.same_recognised_size : options.same_size;
    return std::max(size_a, size_b) <= same * std::min(size_a, size_b) && is_bold(a) == is_bold(b);
}

bool begins_with_label(TextLine const& line) {
    constexpr std::size_t longest = 40; // bytes
    auto const text = line.text.view();
    auto const colon = text.substr(0, longest).find(": ");
    if (colon == std::string_view::npos || !is_upper(code_point_at(text, 0).value)) return false;
    auto const label = text.substr(0, colon);
    bool const is_sentence = [&] {
        for (auto at = label.find_first_of(".,;"); at != std::string_view::npos;
             at = label.find_first_of(".,;", at + 1))
            if (label[at] != '.' || at + 1 >= label.size() || label[at + 1] < '0' || label[at + 1] > '9')
                return true; // and no stop within a number
        return false;
    }();
    return std::count(label.begin(), label.end(), ' ') <= 2 && !is_sentence;
}

bool is_figure(std::string_view text) {
    bool digit = false;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3)
            return false;
    }
    return digit;
}

bool is_bold(TextLine const& line) {
    std::size_t bold = 0, other = 0;
    for (StyleSpan const& span : line.styles)
        (span.style.bold || span.style.raised ? bold : other) += span.end - span.begin;
    return bold > 0 && other * 12 <= bold;
}

bool ends_sentence(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == ')' || text.back() == '"'))
        text.remove_suffix(1);
    if (text.ends_with("»") || text.ends_with("”")) text.remove_suffix(text.ends_with("»") ? 2 : 3);
    return !text.empty() &&
           (text.back() == '.' || text.back() == ':' || text.back() == '?' || text.back() == '!');
}

bool is_full(TextLine const& line, double right_edge, TextLine const& next, LineGroupOptions const& options) {
    double const size = size_of(line);
    auto const word = first_word(next.text.view());
    // The word's width by its share of the line it stands in.
    double const share =
        next.text.empty() ? 0 : static_cast<double>(word.size()) / static_cast<double>(next.text.size());
    double const width = share * (next.box.x1 - text_begin(next));
    double slack = options.room_left;
    if (ends_in_hyphen(line.text.view())) return true;
    if (!ends_sentence(line.text.view())) slack *= 2; // a ragged edge differs
    return line.box.x1 + width + 0.3 * size > right_edge - slack * size;
}

std::vector<LineGroup> group_lines(
    std::span<TextLine const> lines, LineGroupEdges const& edges, LineGroupOptions const& options) {
    return Grouping(edges, options).group(lines);
}

} // namespace planleser
