#include "layout/page_gutter.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace planleser {
namespace {

// A gap between two phrases that read like prose.
struct Between {
    double x0, x1;
    std::size_t row;
};

// Of the rows that nothing crosses the gutter in, takes those with most of the candidates on end.
bool take_longest_clear_stretch(
    TextRows const& text, std::span<Between const> candidates, int least_rows, PageGutter& gutter) {
    double const middle = (gutter.x0 + gutter.x1) / 2;
    int most = 0, count = 0;
    std::size_t first = 0;
    auto candidate = candidates.begin();
    for (std::size_t row = 0; row < text.rows.size(); ++row) {
        bool crossed = false;
        for (Phrase const& phrase : text.phrases_of(text.rows[row]))
            crossed = crossed || (phrase.box.x0 < middle && phrase.box.x1 > middle);
        if (crossed) count = 0;
        for (; candidate != candidates.end() && candidate->row <= row; ++candidate) {
            if (crossed || candidate->x0 > middle || candidate->x1 < middle) continue;
            if (count++ == 0) first = row;
            if (count > most) {
                most = count;
                gutter.first = first;
                gutter.last = row;
            }
        }
    }
    return most >= least_rows;
}

// Whether the lines beside each other are mostly full, as those of prose are; tables and headings that a page
// column holds besides do not tell.
bool is_between_full_lines(
    TextRows const& text, std::span<Between const> candidates, PageGutter const& gutter) {
    constexpr double full = 0.75, share = 0.6; // of the width, of the lines
    double const middle = (gutter.x0 + gutter.x1) / 2;
    std::vector<bool> beside(text.rows.size());
    for (Between const& between : candidates)
        if (between.x0 <= middle && between.x1 >= middle) beside[between.row] = true;
    Box left, right; // all lines of a side
    std::vector<double> left_lines, right_lines;
    for (auto i = gutter.first; i <= gutter.last; ++i)
        if (beside[i])
            for (Phrase const& phrase : text.phrases_of(text.rows[i])) {
                bool const at_left = phrase.box.x1 <= middle;
                (at_left ? left : right).include(phrase.box);
                (at_left ? left_lines : right_lines).push_back(phrase.box.width());
            }
    auto const are_full = [&](std::vector<double> const& lines, Box const& side) {
        auto const count = std::count_if(
            lines.begin(), lines.end(), [&](double width) { return width > full * side.width(); });
        return static_cast<double>(count) >= share * static_cast<double>(lines.size());
    };
    return are_full(left_lines, left) && are_full(right_lines, right);
}

} // namespace

std::optional<PageGutter> find_page_gutter(TextRows const& text, int least_rows) {
    constexpr std::uint32_t prose_words = 4;
    constexpr double interleaved = 0.9; // font sizes: lines of one column are further apart
    std::vector<Between> candidates;
    auto const is_prose = [&](Phrase const& phrase) {
        return phrase.end - phrase.begin >= prose_words && phrase.kind == WordKind::Text;
    };
    for (std::size_t i = 0; i < text.rows.size(); ++i) {
        auto const phrases = text.phrases_of(text.rows[i]);
        for (std::size_t p = 1; p < phrases.size(); ++p)
            if (is_prose(phrases[p - 1]) && is_prose(phrases[p]))
                candidates.push_back({phrases[p - 1].box.x1, phrases[p].box.x0, i});
        // Lines of neighbouring columns need not stand level.
        if (i == 0 || phrases.size() > 1 || text.rows[i - 1].count() > 1 ||
            text.rows[i].baseline - text.rows[i - 1].baseline > interleaved * text.rows[i].size)
            continue;
        Phrase const& above = text.phrases[text.rows[i - 1].begin];
        Phrase const& below = phrases.front();
        if (!is_prose(above) || !is_prose(below)) continue;
        if (above.box.x1 < below.box.x0) candidates.push_back({above.box.x1, below.box.x0, i});
        if (below.box.x1 < above.box.x0) candidates.push_back({below.box.x1, above.box.x0, i});
    }
    if (candidates.size() < static_cast<std::size_t>(least_rows)) return std::nullopt;
    std::vector<std::pair<double, int>> events;
    for (Between const& between : candidates) {
        events.emplace_back(between.x0, 1);
        events.emplace_back(between.x1, -1);
    }
    std::sort(events.begin(), events.end());
    int covering = 0, most = 0;
    double begin = 0, end = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        covering += events[i].second;
        if (covering > most && i + 1 < events.size()) {
            most = covering;
            begin = events[i].first;
            end = events[i + 1].first;
        }
    }
    if (most < least_rows) return std::nullopt;
    double const middle = (begin + end) / 2;
    PageGutter gutter = {begin, end, 0, 0};
    if (!take_longest_clear_stretch(text, candidates, least_rows, gutter)) return std::nullopt;
    if (!is_between_full_lines(text, candidates, gutter)) return std::nullopt;
    auto const clear = [&](std::size_t row) {
        auto const phrases = text.phrases_of(text.rows[row]);
        return std::none_of(phrases.begin(), phrases.end(),
            [&](Phrase const& phrase) { return phrase.box.x0 < middle && phrase.box.x1 > middle; });
    };
    while (gutter.first > 0 && clear(gutter.first - 1)) --gutter.first;
    while (gutter.last + 1 < text.rows.size() && clear(gutter.last + 1)) ++gutter.last;
    return gutter;
}

} // namespace planleser
