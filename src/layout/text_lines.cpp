#include "layout/text_lines.h"

#include "layout/line_markers.h"
#include "text/normalise.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace planleser {
namespace {

// Of a word, along the line in the direction of reading.
struct Extent {
    double begin, end;
};

Extent extent_of(Box const& box, Direction direction) {
    switch (direction) {
    case Direction::Right:
        return {box.x0, box.x1};
    case Direction::Left:
        return {-box.x1, -box.x0};
    case Direction::Down:
        return {box.y0, box.y1};
    case Direction::Up:
        return {-box.y1, -box.y0};
    }
    return {box.x0, box.x1};
}

// Grows from one line to the next in the direction of reading.
double depth_of(double baseline, Direction direction) {
    return direction == Direction::Right || direction == Direction::Up ? baseline : -baseline;
}

// The fonts' own ascent and descent are often wrong, so that neighbouring lines would overlap.
constexpr double height_above_baseline = 0.78, depth_below_baseline = 0.22; // in font sizes

Box box_of(Word const& word) {
    Box box = word.box;
    double const above = height_above_baseline * static_cast<double>(word.size);
    double const below = depth_below_baseline * static_cast<double>(word.size);
    double const base = word.baseline;
    switch (word.direction) {
    case Direction::Right:
        return {box.x0, base - above, box.x1, base + below};
    case Direction::Left:
        return {box.x0, base - below, box.x1, base + above};
    case Direction::Down:
        return {base - below, box.y0, base + above, box.y1};
    case Direction::Up:
        return {base - above, box.y0, base + below, box.y1};
    }
    return box;
}

// The word whose baseline counts: the one that a raised word is raised on.
Word const& base_of(std::span<Word const> words, Word const& word) {
    return word.raised_on < 0 ? word : words[static_cast<std::size_t>(word.raised_on)];
}

struct PlacedWord {
    std::uint32_t word;
    double depth, begin, end, size;
};

Stretch stretch_of(std::span<Word const> words, std::span<PlacedWord const> placed) {
    Stretch stretch;
    double best = -1;
    for (PlacedWord const& p : placed) {
        Word const& word = words[p.word];
        stretch.words.push_back(p.word);
        if (word.raised_on < 0)
            stretch.box.include(box_of(word));
        else {
            Box const box = box_of(word);
            stretch.box.include({box.x0, stretch.box.is_empty() ? box.y0 : stretch.box.y0, box.x1,
                stretch.box.is_empty() ? box.y1 : stretch.box.y1});
        }
        double const weight = (p.end - p.begin) + (word.raised_on < 0 ? 1e6 : 0);
        if (weight > best) {
            best = weight;
            stretch.baseline = word.baseline;
            stretch.size = word.size;
            stretch.direction = word.direction;
        }
    }
    return stretch;
}

// Whether the glyphs between two words of a line are a blank of the text.
bool stands_blank_between(Word const& left, Word const& right) {
    return left.run == right.run && left.end < right.begin;
}

TextStyle style_of(PageContent const& page, Word const& word) {
    TextStyle style;
    style.size = word.size;
    style.colour = word.colour;
    style.raised = word.raised_on >= 0;
    if (word.font < page.fonts.size()) {
        style.bold = page.fonts[word.font].bold;
        style.italic = page.fonts[word.font].italic;
    }
    return style;
}

// Spans for a text whose bytes come from these words in their order.
std::vector<StyleSpan> find_styles(PageContent const& page, std::span<Word const> words,
    std::span<std::uint32_t const> which, SourcedText const& text) {
    std::vector<StyleSpan> spans;
    if (text.empty()) return spans;
    std::size_t current = 0;
    auto const begin_word = [&](std::size_t at) {
        TextStyle const style = style_of(page, words[which[current]]);
        if (!spans.empty() && spans.back().style == style) return;
        if (!spans.empty()) spans.back().end = at;
        spans.push_back({at, text.size(), style});
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.origin[at] != no_glyph) {
            GlyphId const glyph = text.origin[at] - page.first_glyph;
            auto const holds = [&](std::size_t i) {
                return words[which[i]].begin <= glyph && glyph < words[which[i]].end;
            };
            if (!holds(current)) {
                auto next = current;
                while (next < which.size() && !holds(next)) ++next;
                if (next < which.size()) current = next;
                if (next < which.size() && at > 0) begin_word(at);
            }
        }
        if (at == 0) begin_word(at);
    }
    return spans;
}

std::int32_t depth_of_tag(PageContent const& page, std::int32_t tag) {
    std::int32_t depth = 0;
    for (; tag >= 0; tag = page.tags[static_cast<std::size_t>(tag)].parent) ++depth;
    return depth;
}

std::int32_t common_tag(PageContent const& page, std::int32_t a, std::int32_t b) {
    if (a == b) return a;
    auto depth_a = depth_of_tag(page, a), depth_b = depth_of_tag(page, b);
    auto const parent = [&](std::int32_t tag) { return page.tags[static_cast<std::size_t>(tag)].parent; };
    for (; depth_a > depth_b; --depth_a) a = parent(a);
    for (; depth_b > depth_a; --depth_b) b = parent(b);
    while (a != b) a = parent(a), b = parent(b);
    return a;
}

void mark_indent(PageContent const& page, std::span<Word const> words, std::span<std::uint32_t const> which,
    LineOptions const& options, TextLine& line) {
    if (which.size() < 2) return;
    Word const& first = words[which[0]];
    std::size_t second = 1; // "1" and ")" may be two words that touch
    while (second < which.size() && words[which[second]].begin == words[which[second - 1]].end &&
           words[which[second]].box.x0 - words[which[second - 1]].box.x1 < options.space_gap * first.size)
        ++second;
    if (second == which.size()) return;
    auto const begin = page.glyphs[first.begin].text_begin;
    auto const last = words[which[second - 1]].end;
    auto const end = last < page.glyphs.size() ? page.glyphs[last].text_begin : page.text.size();
    if (marker_kind_of(std::string_view(page.text).substr(begin, end - begin)) != MarkerKind::None)
        line.indent_after_marker = words[which[second]].box.x0;
}

} // namespace

std::vector<Stretch> find_stretches(
    std::span<Word const> words, std::span<std::uint32_t const> which, LineOptions const& options) {
    std::vector<PlacedWord> placed;
    placed.reserve(which.size());
    for (auto const index : which) {
        Word const& word = words[index];
        auto const extent = extent_of(word.box, word.direction);
        Word const& base = base_of(words, word);
        placed.push_back(
            {index, depth_of(base.baseline, word.direction), extent.begin, extent.end, base.size});
    }
    auto const by_depth = [&](PlacedWord const& a, PlacedWord const& b) {
        auto const direction_a = words[a.word].direction, direction_b = words[b.word].direction;
        if (direction_a != direction_b) return direction_a < direction_b;
        return a.depth < b.depth;
    };
    std::stable_sort(placed.begin(), placed.end(), by_depth);

    std::vector<Stretch> stretches;
    for (std::size_t begin = 0; begin < placed.size();) {
        // One row: baselines within tolerance of the first of them, so that rows never chain into one.
        auto end = begin + 1;
        while (end < placed.size() &&
               words[placed[end].word].direction == words[placed[begin].word].direction &&
               placed[end].depth - placed[begin].depth <=
                   options.baseline_tolerance * std::min(placed[end].size, placed[begin].size))
            ++end;
        std::stable_sort(placed.begin() + static_cast<std::ptrdiff_t>(begin),
            placed.begin() + static_cast<std::ptrdiff_t>(end),
            [](PlacedWord const& a, PlacedWord const& b) { return a.begin < b.begin; });
        for (auto from = begin; from < end;) {
            auto to = from + 1;
            double reach = placed[from].end;
            while (to < end && placed[to].begin - reach <=
                                   options.column_gap * std::max(placed[to].size, placed[to - 1].size)) {
                reach = std::max(reach, placed[to].end);
                ++to;
            }
            stretches.push_back(stretch_of(words, std::span(placed).subspan(from, to - from)));
            from = to;
        }
        begin = end;
    }
    return stretches;
}

TextLine make_line(PageContent const& page, std::span<Word const> words, std::span<std::uint32_t const> which,
    LineOptions const& options) {
    TextLine line;
    SourcedText raw;
    std::size_t glyphs = 0;
    for (auto const index : which) glyphs += words[index].end - words[index].begin + 1;
    raw.text.reserve(glyphs + glyphs / 8); // a letter of Norwegian in twenty has two bytes
    raw.origin.reserve(glyphs + glyphs / 8);
    Word const* previous = nullptr;
    bool first = true;
    for (auto const index : which) {
        Word const& word = words[index];
        line.tag = first ? word.tag : common_tag(page, line.tag, word.tag);
        first = false;
        if (word.repeated) {
            for (auto glyph = word.begin; glyph < word.end; ++glyph)
                raw.dropped.push_back(page.first_glyph + glyph);
            continue;
        }
        if (previous != nullptr) {
            double const gap =
                extent_of(word.box, word.direction).begin - extent_of(previous->box, word.direction).end;
            double const size = std::max(word.size, previous->size);
            line.gap_before_last_word = gap;
            if (gap > options.space_gap * size || stands_blank_between(*previous, word))
                raw.append(" ", no_glyph);
        }
        for (auto glyph = word.begin; glyph < word.end; ++glyph)
            raw.origin.insert(raw.origin.end(), page.text_of(glyph).size(), page.first_glyph + glyph);
        raw.text += page.text_between(word.begin, word.end);
        previous = &word;
    }
    std::vector<PlacedWord> placed;
    placed.reserve(which.size());
    for (auto const index : which) {
        auto const extent = extent_of(words[index].box, words[index].direction);
        placed.push_back({index, 0, extent.begin, extent.end, words[index].size});
    }
    Stretch const whole = stretch_of(words, placed);
    line.box = whole.box;
    line.baseline = whole.baseline;
    line.direction = whole.direction;
    line.text = normalise(std::move(raw));
    line.styles = find_styles(page, words, which, line.text);
    mark_indent(page, words, which, options, line);
    return line;
}

std::vector<TextLine> make_lines(PageContent const& page, std::span<Word const> words,
    std::span<std::uint32_t const> which, LineOptions const& options) {
    LineOptions whole_rows = options;
    whole_rows.column_gap = 1e9;
    std::vector<TextLine> lines;
    for (Stretch const& stretch : find_stretches(words, which, whole_rows))
        lines.push_back(make_line(page, words, stretch.words, options));
    return lines;
}

} // namespace planleser
