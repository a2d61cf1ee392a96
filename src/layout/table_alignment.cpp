#include "layout/table_alignment.h"

#include "layout/flush_phrases.h"
#include "layout/headed_tables.h"
#include "layout/page_gutter.h"
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

class AlignmentFinder {
public:
    AlignmentFinder(TableView const& view, Rulings const& rulings, ChartSigns const& signs,
        AlignmentOptions const& options)
        : m_view(view), m_rulings(rulings), m_signs(signs), m_options(options) {}

    void find(std::span<std::uint32_t const> which, int depth);
    std::vector<DraftTable> take() { return std::move(m_tables); }

private:
    void find_in_page_columns(TextRows const& text, PageGutter const& gutter, int depth);
    std::vector<std::size_t> rows_below_rulings(TextRows const& text, RowBlock const& block) const;
    RowBlock fit_to_rulings(TextRows const& text, RowBlock block, std::size_t& ruling_count) const;
    void add_table(TextRows const& text, RowBlock block);
    bool take_headed_tables(TextRows const& text, std::vector<std::uint32_t>& which, int depth);
    bool is_convincing(TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps,
        bool ruled) const;

    TableView const& m_view;
    Rulings const& m_rulings;
    ChartSigns const& m_signs;
    AlignmentOptions const& m_options;
    std::vector<DraftTable> m_tables;
};

void AlignmentFinder::find_in_page_columns(TextRows const& text, PageGutter const& gutter, int depth) {
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

// For each ruling that reaches over most of the block and not far beyond it, the row that it lies above.
std::vector<std::size_t> AlignmentFinder::rows_below_rulings(
    TextRows const& text, RowBlock const& block) const {
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
RowBlock AlignmentFinder::fit_to_rulings(
    TextRows const& text, RowBlock block, std::size_t& ruling_count) const {
    auto const rulings = rows_below_rulings(text, block);
    constexpr std::size_t most_rows = 8;
    auto const reaches = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            TextRow const& row = text.rows[i];
            if (is_prose_row(text, row)) return false;
            if (row.count() < 2 && row.size > m_options.blocks.heading_size * text.rows[block.first].size)
                return false;
            if (i > 0 && i > from &&
                text.rows[i].baseline - text.rows[i - 1].baseline >
                    m_options.blocks.row_pitch * std::max(text.rows[i].size, m_view.text_size))
                return false;
        }
        return to - from <= most_rows;
    };
    RowBlock fitted = block;
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
    // Text of two columns may stand so close that it reads as one phrase: then a word keeps to the gap.
    double const flush = 0.15 * m_view.text_size;
    auto const keeps_to = [&](Phrase const& phrase, ColumnGap const& gap) {
        for (auto i = phrase.begin; i + 1 < phrase.end; ++i)
            if (std::abs(m_view.words[text.words[i + 1]].box.x0 - gap.x1) < flush ||
                std::abs(m_view.words[text.words[i]].box.x1 - gap.x0) < flush)
                return true;
        return false;
    };
    auto const strays = [&](std::size_t row) {
        auto const phrases = text.phrases_of(text.rows[row]);
        return std::any_of(phrases.begin(), phrases.end(), [&](Phrase const& phrase) {
            return std::any_of(gaps.begin(), gaps.end(), [&](ColumnGap const& gap) {
                return phrase.box.x0 < gap.x0 && phrase.box.x1 > gap.x1 && !keeps_to(phrase, gap);
            });
        });
    };
    // Where the lowest ruling is the edge of a stripe, rows without one go on below it.
    auto const goes_on = [&](std::size_t row) {
        return row <= fitted.last && text.rows[row].count() >= 2 && !strays(row);
    };
    constexpr std::size_t tail =
        2; // a caption or notes have at most half as many lines as the table has rows
    if (inner_last <= fitted.last && (fitted.last + 1 - inner_last) * tail <= inner.size()) {
        auto const beyond = fitted.last + 1;
        auto stray = inner_last;
        while (stray < beyond && !strays(stray)) ++stray;
        auto end = inner_last;
        while (goes_on(end)) ++end;
        if (gaps.empty())
            fitted.last = inner_last - 1;
        else if (stray < beyond)
            fitted.last = end - 1;
    }
    if (inner_first > fitted.first && (inner_first - fitted.first) * tail <= inner.size()) {
        bool const any_strays = [&] {
            for (auto row = fitted.first; row < inner_first; ++row)
                if (strays(row)) return true;
            return false;
        }();
        if (gaps.empty() || any_strays) fitted.first = inner_first;
    }
    return fitted;
}

bool AlignmentFinder::is_convincing(
    TextRows const& text, std::span<TextRow const> rows, std::span<ColumnGap const> gaps, bool ruled) const {
    if (gaps.empty()) return false;
    std::size_t multiple = 0, prose = 0;
    for (TextRow const& row : rows) {
        if (row.count() >= 2) ++multiple;
        if (is_prose_row(text, row)) ++prose;
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

void AlignmentFinder::add_table(TextRows const& text, RowBlock block) {
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
    TextRows text = part_flush_phrases(m_view, find_text_rows(m_view, which, m_rulings));
    std::vector<std::uint32_t> rest(which.begin(), which.end());
    if (take_headed_tables(text, rest, depth))
        text = part_flush_phrases(m_view, find_text_rows(m_view, rest, m_rulings));
    if (depth < most_depth)
        if (auto const gutter = find_page_gutter(text, m_options.page_column_rows)) {
            find_in_page_columns(text, *gutter, depth);
            return;
        }
    for (RowBlock const& block : grow_row_blocks(m_view, text, m_rulings, m_options.blocks))
        add_table(text, block);
}

} // namespace

std::vector<DraftTable> find_aligned_tables(TableView const& view, std::span<std::uint32_t const> which,
    Rulings const& rulings, ChartSigns const& signs, AlignmentOptions const& options) {
    AlignmentFinder finder(view, rulings, signs, options);
    finder.find(which, 0);
    return finder.take();
}

} // namespace planleser
