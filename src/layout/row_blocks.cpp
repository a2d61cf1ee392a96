#include "layout/row_blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace planleser {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Interval {
    double x0, x1;
};

// What the rows of a block leave free, from -infinity to infinity.
class FreeSpace {
public:
    // The free space that is left with this row too.
    FreeSpace with(std::span<Phrase const> phrases, double least) const {
        FreeSpace result;
        result.m_intervals.clear();
        for (Interval const& interval : m_intervals) {
            double from = interval.x0;
            auto phrase = std::partition_point(
                phrases.begin(), phrases.end(), [&](Phrase const& a) { return a.box.x1 <= from; });
            for (; phrase != phrases.end() && phrase->box.x0 < interval.x1; ++phrase) {
                if (phrase->box.x1 <= from) continue;
                if (phrase->box.x0 - from >= least) result.m_intervals.push_back({from, phrase->box.x0});
                from = phrase->box.x1;
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

class BlockGrower {
public:
    BlockGrower(
        TableView const& view, TextRows const& text, Rulings const& rulings, RowBlockOptions const& options)
        : m_view(view), m_text(text), m_rulings(rulings), m_options(options) {}

    std::vector<RowBlock> grow() const;

private:
    bool is_too_far(std::size_t row) const;
    bool goes_on_below(std::size_t row, FreeSpace const& free) const;
    bool is_between_alike_rulings(TextRow const& row) const;

    TableView const& m_view;
    TextRows const& m_text;
    Rulings const& m_rulings;
    RowBlockOptions const& m_options;
};

// Whether the row stands further below the one above it than rows of one table do.
bool BlockGrower::is_too_far(std::size_t row) const {
    TextRow const &above = m_text.rows[row - 1], &below = m_text.rows[row];
    double const size = std::max(below.size, m_view.text_size), pitch = below.baseline - above.baseline;
    if (pitch <= m_options.row_pitch * size) return false;
    if (pitch > m_options.ruled_row_pitch * size) return true;
    Box box;
    for (auto const* const side : {&above, &below})
        for (Phrase const& phrase : m_text.phrases_of(*side)) box.include(phrase.box);
    auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), above.baseline,
        [](Ruling const& a, double y) { return a.at < y; });
    double covered = 0;
    for (; ruling != m_rulings.horizontal.end() && ruling->at < below.baseline; ++ruling)
        covered = std::max(covered, overlap(ruling->begin, ruling->end, box.x0, box.x1));
    return covered < 0.8 * box.width();
}

// Whether the row below is one more line of a single cell: set as close as lines are and clear of the gaps.
bool BlockGrower::goes_on_below(std::size_t row, FreeSpace const& free) const {
    if (row + 1 >= m_text.rows.size()) return false;
    TextRow const &above = m_text.rows[row], &below = m_text.rows[row + 1];
    if (below.count() != 1 || below.baseline - above.baseline > m_options.line_pitch * above.size ||
        std::abs(below.size - above.size) > 0.5)
        return false;
    auto const phrases = m_text.phrases_of(below);
    return phrases.front().kind == WordKind::Text &&
           free.with(phrases, 0.4 * m_view.text_size).inner() == free.inner();
}

// Whether rulings of one extent, as zebra rows and ruled rows have them, stand above and below the row.
bool BlockGrower::is_between_alike_rulings(TextRow const& row) const {
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

std::vector<RowBlock> BlockGrower::grow() const {
    std::vector<RowBlock> blocks;
    double const least = 0.4 * m_view.text_size;
    std::optional<RowBlock> block;
    FreeSpace free;
    std::size_t multiple = 0, tolerated = 0;
    int singles = 0;
    auto const close = [&] {
        if (block && multiple >= 2) {
            while (goes_on_below(block->last, free)) ++block->last;
            blocks.push_back(*block);
        }
        block.reset();
        free = {};
        multiple = tolerated = 0;
        singles = 0;
    };
    for (std::size_t i = 0; i < m_text.rows.size(); ++i) {
        TextRow const& row = m_text.rows[i];
        if (block && is_too_far(i)) close();
        if (row.count() < 2) {
            if (block && row.size > m_options.heading_size * m_text.rows[block->last].size) close();
            bool const clear = block && free.with(m_text.phrases_of(row), least).inner() == free.inner();
            if (clear && is_between_alike_rulings(row)) continue;
            if (block &&
                (++singles > m_options.most_single_rows || (is_prose_row(m_text, row) && singles > 1)))
                close();
            continue;
        }
        if (!block) {
            block = RowBlock{i, i};
            free = FreeSpace().with(m_text.phrases_of(row), least);
            multiple = 1;
            continue;
        }
        FreeSpace const next = free.with(m_text.phrases_of(row), least);
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

} // namespace

bool is_prose_row(TextRows const& text, TextRow const& row) {
    constexpr std::uint32_t many_words = 7;
    auto const phrases = text.phrases_of(row);
    return std::any_of(phrases.begin(), phrases.end(), [&](Phrase const& phrase) {
        return phrase.kind == WordKind::Text && phrase.end - phrase.begin >= many_words &&
               phrase.box.width() > 28 * row.size;
    });
}

std::vector<RowBlock> grow_row_blocks(
    TableView const& view, TextRows const& text, Rulings const& rulings, RowBlockOptions const& options) {
    return BlockGrower(view, text, rulings, options).grow();
}

} // namespace planleser
