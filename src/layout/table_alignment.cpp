#include "layout/table_alignment.h"

#include "layout/headed_tables.h"
#include "layout/page_layout.h"
#include "layout/table_build.h"
#include "layout/table_columns.h"
#include "layout/table_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

namespace planleser {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Interval {
    double x0, x1;
};

// What the rows of a block leave free, from -infinity to infinity.
class FreeSpace {
public:
    std::vector<Interval> const& intervals() const { return m_intervals; }

    // The free space that is left with this row too.
    FreeSpace with(std::span<Phrase const> phrases, double least) const {
        FreeSpace result;
        result.m_intervals.clear();
        for (Interval const& interval : m_intervals) {
            double from = interval.x0;
            for (Phrase const& phrase : phrases) {
                if (phrase.box.x1 <= from) continue;
                if (phrase.box.x0 >= interval.x1) break;
                if (phrase.box.x0 - from >= least) result.m_intervals.push_back({from, phrase.box.x0});
                from = phrase.box.x1;
            }
            if (interval.x1 - from >= least) result.m_intervals.push_back({from, interval.x1});
        }
        return result;
    }
    std::size_t inner() const {
        std::size_t count = 0;
        for (Interval const& interval : m_intervals)
            if (interval.x0 != -infinity && interval.x1 != infinity) ++count;
        return count;
    }

private:
    std::vector<Interval> m_intervals = {{-infinity, infinity}};
};

struct Block {
    std::size_t first = 0, last = 0; // rows
};

// A gap between two phrases that read like prose.
struct Between {
    double x0, x1;
    std::size_t row;
};

class AlignmentFinder {
public:
    AlignmentFinder(TableView const& view, Rulings const& rulings, ChartSigns const& signs,
        AlignmentOptions const& options)
        : m_view(view), m_rulings(rulings), m_signs(signs), m_options(options) {}

    void find(std::span<std::uint32_t const> which, int depth);
    std::vector<DraftTable> take() { return std::move(m_tables); }

private:
    struct Gutter {
        double x0, x1;
        std::size_t first, last; // rows
    };
    std::optional<Gutter> find_gutter(TextRows const& text) const;
    bool longest_clear_stretch(
        TextRows const& text, std::span<Between const> candidates, Gutter& gutter) const;
    void find_in_page_columns(TextRows const& text, Gutter const& gutter, int depth);
    std::vector<Block> grow_blocks(TextRows const& text) const;
    bool is_too_far(TextRows const& text, std::size_t row) const;
    bool goes_on_below(TextRows const& text, std::size_t row, FreeSpace const& free) const;
    bool is_between_alike_rulings(TextRow const& row) const;
    std::vector<std::size_t> rows_below_rulings(TextRows const& text, Block const& block) const;
    Block fit_to_rulings(TextRows const& text, Block block, std::size_t& ruling_count) const;
    void add_table(TextRows const& text, Block block);
    bool take_headed_tables(TextRows const& text, std::vector<std::uint32_t>& which, int depth);
    bool is_prose(TextRows const& text, TextRow const& row) const;
    bool is_convincing(TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps,
        bool ruled) const;

    TableView const& m_view;
    Rulings const& m_rulings;
    ChartSigns const& m_signs;
    AlignmentOptions const& m_options;
    std::vector<DraftTable> m_tables;
};

bool AlignmentFinder::is_prose(TextRows const& text, TextRow const& row) const {
    constexpr std::uint32_t many_words = 7;
    auto const phrases = text.phrases_of(row);
    return std::any_of(phrases.begin(), phrases.end(), [&](Phrase const& phrase) {
        return phrase.kind == WordKind::Text && phrase.end - phrase.begin >= many_words &&
               phrase.box.width() > 28 * row.size;
    });
}

// Of the rows that nothing crosses the gutter in, takes those with most of the candidates on end.
bool AlignmentFinder::longest_clear_stretch(
    TextRows const& text, std::span<Between const> candidates, Gutter& gutter) const {
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
    return most >= m_options.page_column_rows;
}

// A gap with lines of prose on both sides through many rows parts columns of the page, not of a table.
std::optional<AlignmentFinder::Gutter> AlignmentFinder::find_gutter(TextRows const& text) const {
    constexpr std::uint32_t prose_words = 4;
    std::vector<Between> candidates;
    for (std::size_t i = 0; i < text.rows.size(); ++i) {
        auto const phrases = text.phrases_of(text.rows[i]);
        for (std::size_t p = 1; p < phrases.size(); ++p)
            if (phrases[p - 1].end - phrases[p - 1].begin >= prose_words &&
                phrases[p].end - phrases[p].begin >= prose_words && phrases[p - 1].kind == WordKind::Text &&
                phrases[p].kind == WordKind::Text)
                candidates.push_back({phrases[p - 1].box.x1, phrases[p].box.x0, i});
    }
    if (candidates.size() < static_cast<std::size_t>(m_options.page_column_rows)) return std::nullopt;
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
    if (most < m_options.page_column_rows) return std::nullopt;
    double const middle = (begin + end) / 2;
    Gutter gutter = {begin, end, 0, 0};
    if (!longest_clear_stretch(text, candidates, gutter)) return std::nullopt;
    // Both sides are prose only if their lines are mostly full.
    double left_end = -infinity, right_end = -infinity, left_begin = infinity, right_begin = infinity;
    for (auto i = gutter.first; i <= gutter.last; ++i)
        for (Phrase const& phrase : text.phrases_of(text.rows[i])) {
            (phrase.box.x1 <= middle ? left_end : right_end) =
                std::max(phrase.box.x1 <= middle ? left_end : right_end, phrase.box.x1);
            (phrase.box.x1 <= middle ? left_begin : right_begin) =
                std::min(phrase.box.x1 <= middle ? left_begin : right_begin, phrase.box.x0);
        }
    int full_left = 0, full_right = 0, lines_left = 0, lines_right = 0;
    for (auto i = gutter.first; i <= gutter.last; ++i)
        for (Phrase const& phrase : text.phrases_of(text.rows[i])) {
            bool const left = phrase.box.x1 <= middle;
            double const width = left ? left_end - left_begin : right_end - right_begin;
            ++(left ? lines_left : lines_right);
            if (phrase.box.width() > 0.75 * width) ++(left ? full_left : full_right);
        }
    if (full_left * 2 < lines_left || full_right * 2 < lines_right) return std::nullopt;
    auto const clear = [&](std::size_t row) {
        auto const phrases = text.phrases_of(text.rows[row]);
        return std::none_of(phrases.begin(), phrases.end(),
            [&](Phrase const& phrase) { return phrase.box.x0 < middle && phrase.box.x1 > middle; });
    };
    while (gutter.first > 0 && clear(gutter.first - 1)) --gutter.first;
    while (gutter.last + 1 < text.rows.size() && clear(gutter.last + 1)) ++gutter.last;
    return gutter;
}

void AlignmentFinder::find_in_page_columns(TextRows const& text, Gutter const& gutter, int depth) {
    std::vector<std::uint32_t> above, left, right, below;
    double const middle = (gutter.x0 + gutter.x1) / 2;
    for (std::size_t i = 0; i < text.rows.size(); ++i)
        for (Phrase const& phrase : text.phrases_of(text.rows[i])) {
            auto& side = i < gutter.first                 ? above
                         : i > gutter.last                ? below
                         : phrase.box.centre_x() < middle ? left
                                                          : right;
            side.insert(side.end(), text.words.begin() + phrase.begin, text.words.begin() + phrase.end);
        }
    for (auto* const part : {&above, &left, &right, &below}) {
        std::sort(part->begin(), part->end());
        if (!part->empty()) find(*part, depth + 1);
    }
}

// Whether the row stands further below the one above it than rows of one table do.
bool AlignmentFinder::is_too_far(TextRows const& text, std::size_t row) const {
    TextRow const &above = text.rows[row - 1], &below = text.rows[row];
    double const size = std::max(below.size, m_view.text_size), pitch = below.baseline - above.baseline;
    if (pitch <= m_options.row_pitch * size) return false;
    if (pitch > m_options.ruled_row_pitch * size) return true;
    Box box;
    for (auto const* const side : {&above, &below})
        for (Phrase const& phrase : text.phrases_of(*side)) box.include(phrase.box);
    auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), above.baseline,
        [](Ruling const& a, double y) { return a.at < y; });
    double covered = 0;
    for (; ruling != m_rulings.horizontal.end() && ruling->at < below.baseline; ++ruling)
        covered = std::max(covered, overlap(ruling->begin, ruling->end, box.x0, box.x1));
    return covered < 0.8 * box.width();
}

// Whether the row below is one more line of a single cell: set as close as lines are and clear of the gaps.
bool AlignmentFinder::goes_on_below(TextRows const& text, std::size_t row, FreeSpace const& free) const {
    if (row + 1 >= text.rows.size()) return false;
    TextRow const &above = text.rows[row], &below = text.rows[row + 1];
    if (below.count() != 1 || below.baseline - above.baseline > m_options.line_pitch * above.size ||
        std::abs(below.size - above.size) > 0.5)
        return false;
    auto const phrases = text.phrases_of(below);
    return phrases.front().kind == WordKind::Text &&
           free.with(phrases, 0.4 * m_view.text_size).inner() == free.inner();
}

// Whether rulings of one extent, as zebra rows and ruled rows have them, stand above and below the row.
bool AlignmentFinder::is_between_alike_rulings(TextRow const& row) const {
    constexpr double same_end = 2; // points
    double const reach = m_options.banded_row * row.size;
    auto const first = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(),
        row.baseline, [](Ruling const& a, double y) { return a.at < y; });
    for (auto below = first; below != m_rulings.horizontal.end() && below->at < row.baseline + reach;
         ++below) {
        if (below->length() < m_options.banded_width * m_view.width) continue;
        for (auto above = first; above != m_rulings.horizontal.begin();) {
            --above;
            if (above->at < row.baseline - reach) break;
            if (std::abs(above->begin - below->begin) < same_end &&
                std::abs(above->end - below->end) < same_end)
                return true;
        }
    }
    return false;
}

std::vector<Block> AlignmentFinder::grow_blocks(TextRows const& text) const {
    std::vector<Block> blocks;
    double const least = 0.4 * m_view.text_size;
    std::optional<Block> block;
    FreeSpace free;
    std::size_t multiple = 0, tolerated = 0;
    int singles = 0;
    auto const close = [&] {
        if (block && multiple >= 2) {
            while (goes_on_below(text, block->last, free)) ++block->last;
            blocks.push_back(*block);
        }
        block.reset();
        free = {};
        multiple = tolerated = 0;
        singles = 0;
    };
    for (std::size_t i = 0; i < text.rows.size(); ++i) {
        TextRow const& row = text.rows[i];
        if (block && is_too_far(text, i)) close();
        if (row.count() < 2) {
            if (block && row.size > m_options.heading_size * text.rows[block->last].size) close();
            bool const clear = block && free.with(text.phrases_of(row), least).inner() == free.inner();
            if (clear && is_between_alike_rulings(row)) continue;
            if (block && (++singles > m_options.most_single_rows || (is_prose(text, row) && singles > 1)))
                close();
            continue;
        }
        if (!block) {
            block = Block{i, i};
            free = FreeSpace().with(text.phrases_of(row), least);
            multiple = 1;
            continue;
        }
        FreeSpace const next = free.with(text.phrases_of(row), least);
        if (next.inner() == 0 || next.inner() * 2 < free.inner()) {
            bool const spans =
                row.count() < free.inner() + 1 && next.inner() > 0 && tolerated * 3 < multiple + 1;
            if (!spans) {
                close();
                --i; // begins the next block
                continue;
            }
            ++tolerated;
        } else {
            free = next;
        }
        block->last = i;
        ++multiple;
        singles = 0;
    }
    close();
    return blocks;
}

// For each ruling that reaches over most of the block and not far beyond it, the row that it lies above.
std::vector<std::size_t> AlignmentFinder::rows_below_rulings(TextRows const& text, Block const& block) const {
    Box box;
    for (auto i = block.first; i <= block.last; ++i)
        for (Phrase const& phrase : text.phrases_of(text.rows[i])) box.include(phrase.box);
    constexpr double most_rows_around = 9; // headings of several lines above, a sum below
    double const reach = most_rows_around * 1.4 * m_view.text_size;
    std::vector<std::size_t> rows;
    auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), box.y0 - reach,
        [](Ruling const& a, double y) { return a.at < y; });
    for (; ruling != m_rulings.horizontal.end() && ruling->at < box.y1 + reach;) {
        double covered = 0, begin = infinity, end = -infinity;
        double const at = ruling->at;
        for (; ruling != m_rulings.horizontal.end() && ruling->at - at < 0.2 * m_view.text_size; ++ruling) {
            covered += overlap(ruling->begin, ruling->end, box.x0, box.x1);
            begin = std::min(begin, ruling->begin);
            end = std::max(end, ruling->end);
        }
        if (covered < 0.6 * box.width() || end - begin > 1.7 * box.width()) continue;
        auto const below = std::lower_bound(text.rows.begin(), text.rows.end(), at,
            [](TextRow const& row, double y) { return row.baseline < y; });
        auto const index = static_cast<std::size_t>(below - text.rows.begin());
        if (rows.empty() || rows.back() != index) rows.push_back(index);
    }
    return rows;
}

// Rulings around a block say which rows it has: headings above the gaps' first row, sums below its last one,
// and neither captions nor notes.
Block AlignmentFinder::fit_to_rulings(TextRows const& text, Block block, std::size_t& ruling_count) const {
    auto const rulings = rows_below_rulings(text, block);
    constexpr std::size_t most_rows = 8;
    auto const reaches = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            TextRow const& row = text.rows[i];
            if (is_prose(text, row)) return false;
            if (row.count() < 2 && row.size > m_options.heading_size * text.rows[block.first].size)
                return false;
            if (i > 0 && i > from &&
                text.rows[i].baseline - text.rows[i - 1].baseline >
                    m_options.row_pitch * std::max(text.rows[i].size, m_view.text_size))
                return false;
        }
        return to - from <= most_rows;
    };
    Block fitted = block;
    ruling_count = 0;
    for (std::size_t const row : rulings) {
        if (row < block.first && row < fitted.first && reaches(row, block.first)) fitted.first = row;
        if (row > fitted.last + 1 && reaches(fitted.last + 1, row)) fitted.last = row - 1;
    }
    for (std::size_t const row : rulings)
        if (row >= fitted.first && row <= fitted.last + 1) ++ruling_count;
    if (ruling_count < 3) return fitted;
    // Rows outside the outermost rulings that do not keep to the columns are a caption and notes.
    auto const inner_first =
        *std::find_if(rulings.begin(), rulings.end(), [&](std::size_t row) { return row >= fitted.first; });
    auto const inner_last = *std::find_if(
        rulings.rbegin(), rulings.rend(), [&](std::size_t row) { return row <= fitted.last + 1; });
    if (inner_last <= inner_first) return fitted;
    auto const inner = std::span(text.rows).subspan(inner_first, inner_last - inner_first);
    auto const gaps = find_column_gaps(m_view, text, inner);
    auto const strays = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i)
            for (Phrase const& phrase : text.phrases_of(text.rows[i]))
                for (ColumnGap const& gap : gaps)
                    if (phrase.box.x0 < gap.x0 && phrase.box.x1 > gap.x1) return true;
        return false;
    };
    constexpr std::size_t tail =
        2; // a caption or notes have at most half as many lines as the table has rows
    if (inner_last <= fitted.last && (fitted.last + 1 - inner_last) * tail <= inner.size() &&
        (gaps.empty() || strays(inner_last, fitted.last + 1)))
        fitted.last = inner_last - 1;
    if (inner_first > fitted.first && (inner_first - fitted.first) * tail <= inner.size() &&
        (gaps.empty() || strays(fitted.first, inner_first)))
        fitted.first = inner_first;
    return fitted;
}

bool AlignmentFinder::is_convincing(
    TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps, bool ruled) const {
    if (gaps.empty()) return false;
    std::size_t multiple = 0, prose = 0;
    for (TextRow const& row : rows) {
        if (row.count() >= 2) ++multiple;
        if (is_prose(text, row)) ++prose;
    }
    if (multiple < 2) return false;
    std::size_t figures = 0;
    for (std::size_t column = 0; column <= gaps.size(); ++column)
        if (is_figure_column(text, rows, gaps, column)) ++figures;
    if (ruled) return multiple >= 2;
    if (prose * 4 > rows.size()) return false;
    if (figures >= 1 && multiple >= 3) return true;
    return gaps.size() >= 2 && multiple >= 3;
}

void AlignmentFinder::add_table(TextRows const& text, Block block) {
    std::size_t ruling_count = 0;
    block = fit_to_rulings(text, block, ruling_count);
    auto const rows = std::span(text.rows).subspan(block.first, block.last - block.first + 1);
    auto const gaps = find_column_gaps(m_view, text, rows);
    if (!is_convincing(text, rows, gaps, ruling_count >= 2)) return;
    DraftTable table = build_table(m_view, text, rows, gaps, m_rulings, {});
    table.witnesses |= static_cast<unsigned>(TableWitness::Alignment);
    auto const support = ruling_count >= 2 ? GridSupport::Rulings : GridSupport::None;
    if (!is_aligned_table(table, m_view, m_signs, support)) return;
    m_tables.push_back(std::move(table));
}

// Takes the tables below headings out of `which`; whether there were any.
bool AlignmentFinder::take_headed_tables(TextRows const& text, std::vector<std::uint32_t>& which, int depth) {
    bool found = false;
    for (HeadedTable const& headed :
        find_headed_tables(m_view, text, depth == 0 ? m_options.guide : nullptr)) {
        BuildOptions options;
        options.plan = &headed.plan;
        DraftTable table =
            build_table(m_view, headed.text, headed.text.rows, headed.gaps, m_rulings, headed.box, options);
        table.witnesses |= static_cast<unsigned>(TableWitness::Alignment);
        if (!is_aligned_table(table, m_view, m_signs, GridSupport::Headings)) continue;
        std::vector<std::uint32_t> taken, rest;
        for (DraftCell const& cell : table.cells)
            taken.insert(taken.end(), cell.words.begin(), cell.words.end());
        std::sort(taken.begin(), taken.end());
        std::set_difference(which.begin(), which.end(), taken.begin(), taken.end(), std::back_inserter(rest));
        which = std::move(rest);
        m_tables.push_back(std::move(table));
        found = true;
    }
    return found;
}

void AlignmentFinder::find(std::span<std::uint32_t const> which, int depth) {
    constexpr int most_depth = 6;
    TextRows text = find_text_rows(m_view, which, m_rulings);
    std::vector<std::uint32_t> rest(which.begin(), which.end());
    if (take_headed_tables(text, rest, depth)) text = find_text_rows(m_view, rest, m_rulings);
    if (depth < most_depth)
        if (auto const gutter = find_gutter(text)) {
            find_in_page_columns(text, *gutter, depth);
            return;
        }
    for (Block const& block : grow_blocks(text)) add_table(text, block);
}

} // namespace

std::vector<DraftTable> find_aligned_tables(TableView const& view, std::span<std::uint32_t const> which,
    Rulings const& rulings, ChartSigns const& signs, AlignmentOptions const& options) {
    AlignmentFinder finder(view, rulings, signs, options);
    finder.find(which, 0);
    return finder.take();
}

} // namespace planleser
