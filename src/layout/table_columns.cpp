#include "layout/table_columns.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

struct Extent {
    double x0, x1;
};

// The stretches that at most `tolerated` of the extents cover, between the outermost ones.
std::vector<ColumnGap> free_stretches(std::span<Extent const> extents, std::size_t tolerated, double least) {
    std::vector<std::pair<double, int>> events;
    events.reserve(extents.size() * 2);
    for (Extent const& extent : extents) {
        events.emplace_back(extent.x0, 1);
        events.emplace_back(extent.x1, -1);
    }
    std::sort(events.begin(), events.end());
    std::vector<ColumnGap> gaps;
    int covering = 0;
    double free_since = 0;
    bool is_free = false, begun = false;
    for (auto const& [x, step] : events) {
        bool const was_free = is_free;
        covering += step;
        is_free = static_cast<std::size_t>(covering) <= tolerated;
        if (is_free && !was_free) free_since = x;
        if (!is_free && was_free) {
            if (begun && x - free_since >= least) gaps.push_back({free_since, x});
        }
        begun = begun || !is_free;
        if (!begun) is_free = false;
    }
    return gaps;
}

std::vector<TextRow> body_rows(std::span<TextRow const> rows, double share) {
    std::vector<std::size_t> counts;
    for (TextRow const& row : rows)
        if (row.count() >= 2) counts.push_back(row.count());
    if (counts.empty()) return {};
    auto const full = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() * 4 / 5);
    std::nth_element(counts.begin(), full, counts.end());
    auto const least = std::max(2.0, share * static_cast<double>(*full));
    std::vector<TextRow> body;
    for (TextRow const& row : rows)
        if (static_cast<double>(row.count()) >= least) body.push_back(row);
    return body;
}

std::size_t column_of(std::span<ColumnGap const> gaps, double x) {
    auto const next = std::lower_bound(
        gaps.begin(), gaps.end(), x, [](ColumnGap const& gap, double at) { return gap.middle() < at; });
    return static_cast<std::size_t>(next - gaps.begin());
}

struct ColumnUse {
    std::size_t phrases = 0, markers = 0;
};

// Columns that hardly a row fills, and columns of bullets and list numbers, join their right neighbour.
void drop_weak_gaps(TextRows const& text, std::span<TextRow const> body, std::vector<ColumnGap>& gaps,
    ColumnGapOptions const& options) {
    std::vector<ColumnUse> use(gaps.size() + 1);
    for (TextRow const& row : body)
        for (Phrase const& phrase : text.phrases_of(row)) {
            ColumnUse& column = use[column_of(gaps, phrase.box.centre_x())];
            ++column.phrases;
            if (phrase.marker) ++column.markers;
        }
    auto const least = std::max(1.0, options.filled_rows * static_cast<double>(body.size()));
    std::vector<ColumnGap> kept;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        bool const marker_column = use[i].markers * 10 >= use[i].phrases * 8 && use[i].markers > 0;
        bool const weak_left = static_cast<double>(use[i].phrases) < least;
        bool const weak_last = i + 1 == gaps.size() && static_cast<double>(use[i + 1].phrases) < least;
        if (!marker_column && !weak_left && !weak_last) kept.push_back(gaps[i]);
    }
    gaps = std::move(kept);
}

// Gaps narrower than those that end a phrase, where every row has one at the same place and figures begin
// behind it.
void add_narrow_gaps(TableView const& view, TextRows const& text, std::span<TextRow const> body,
    std::vector<ColumnGap>& gaps, ColumnGapOptions const& options) {
    constexpr std::size_t least_rows = 3;
    std::vector<std::vector<Extent>> extents(gaps.size() + 1);
    std::vector<std::size_t> rows_of(gaps.size() + 1);
    for (TextRow const& row : body)
        for (Phrase const& phrase : text.phrases_of(row)) {
            auto const column = column_of(gaps, phrase.box.centre_x());
            ++rows_of[column];
            Extent current = {0, 0};
            for (auto i = phrase.begin; i < phrase.end; ++i) {
                ViewWord const& word = view.words[text.words[i]];
                bool const grouped = i > phrase.begin && word.group_tail &&
                                     view.words[text.words[i - 1]].group_head &&
                                     word.box.x0 - current.x1 < 0.45 * word.size;
                if (i > phrase.begin && !grouped && !word.raised) extents[column].push_back(current);
                current = i > phrase.begin && (grouped || word.raised) ? Extent{current.x0, word.box.x1}
                                                                       : Extent{word.box.x0, word.box.x1};
            }
            extents[column].push_back(current);
        }
    std::vector<ColumnGap> added;
    for (std::size_t column = 0; column < extents.size(); ++column) {
        if (rows_of[column] < least_rows) continue;
        for (ColumnGap const& gap : free_stretches(extents[column], 0, options.least_gap * view.text_size)) {
            std::size_t left = 0, right = 0;
            for (Extent const& extent : extents[column]) {
                if (std::abs(extent.x1 - gap.x0) < 3 * view.text_size && extent.x1 <= gap.x0 + 0.01) ++left;
                if (std::abs(extent.x0 - gap.x1) < 3 * view.text_size && extent.x0 >= gap.x1 - 0.01) ++right;
            }
            if (left >= least_rows && right >= least_rows && right * 10 >= rows_of[column] * 6)
                added.push_back(gap);
        }
    }
    gaps.insert(gaps.end(), added.begin(), added.end());
    std::sort(gaps.begin(), gaps.end(), [](ColumnGap const& a, ColumnGap const& b) { return a.x0 < b.x0; });
}

// Text that fills its column leaves little white before the next one, which several rows show to begin there.
void drop_gaps_between_words(TextRows const& text, std::span<TextRow const> body, double text_size,
    std::vector<ColumnGap>& gaps, ColumnGapOptions const& options) {
    std::erase_if(gaps, [&](ColumnGap const& gap) {
        if (gap.x1 - gap.x0 >= options.least_gap * text_size) return false;
        std::size_t flush = 0;
        for (TextRow const& row : body)
            for (Phrase const& phrase : text.phrases_of(row))
                flush += std::abs(phrase.box.x0 - gap.x1) < options.exact * text_size ? 1U : 0U;
        return flush < options.least_flush || 2 * flush < body.size();
    });
}

} // namespace

std::vector<ColumnGap> find_column_gaps(TableView const& view, TextRows const& text,
    std::span<TextRow const> rows, ColumnGapOptions const& options) {
    auto const body = body_rows(rows, options.body_share);
    std::vector<Extent> extents;
    for (TextRow const& row : body)
        for (Phrase const& phrase : text.phrases_of(row)) extents.push_back({phrase.box.x0, phrase.box.x1});
    auto const tolerated = static_cast<std::size_t>(options.crossing_rows * static_cast<double>(body.size()));
    auto gaps = free_stretches(extents, tolerated, options.least_flush_gap * view.text_size);
    drop_gaps_between_words(text, body, view.text_size, gaps, options);
    drop_weak_gaps(text, body, gaps, options);
    if (!gaps.empty()) add_narrow_gaps(view, text, body, gaps, options);
    return gaps;
}

bool is_figure_column(TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps,
    std::size_t column, double share) {
    std::size_t figures = 0, all = 0;
    for (TextRow const& row : rows)
        for (Phrase const& phrase : text.phrases_of(row)) {
            if (column_of(gaps, phrase.box.centre_x()) != column) continue;
            ++all;
            if (phrase.kind == WordKind::Figure || phrase.kind == WordKind::Blank) ++figures;
        }
    return figures > 0 && static_cast<double>(figures) >= share * static_cast<double>(all);
}

} // namespace planleser
