#include "layout/headed_table_trust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace planleser {

// Whether the lines of every column begin, end or are centred below each other.
bool HeadedTableTrust::stands_flush() const {
    std::vector<std::vector<Box>> columns(m_made.gaps.size() + 1);
    for (TextRow const& row : body())
        for (Phrase const& phrase : m_made.text.phrases_of(row))
            columns[column_at(m_made.gaps, phrase.box.centre_x())].push_back(phrase.box);
    double const flush = m_options.growth.flush * m_view.text_size;
    auto const most_alike = [&](std::vector<Box> const& lines, auto const& position) {
        std::vector<double> places;
        for (Box const& line : lines) places.push_back(position(line));
        std::sort(places.begin(), places.end());
        std::size_t most = 0;
        for (std::size_t begin = 0, end = 0; begin < places.size(); ++begin) {
            while (end < places.size() && places[end] <= places[begin] + flush) ++end;
            most = std::max(most, end - begin);
        }
        return static_cast<double>(most);
    };
    constexpr double indent = 3;         // font sizes, of bullets and their text
    constexpr double not_indented = 0.2; // of the lines, where others are
    return std::all_of(columns.begin(), columns.end(), [&](std::vector<Box> const& lines) {
        if (lines.empty()) return false;
        auto const count = static_cast<double>(lines.size());
        double const least = m_options.flush_share * count;
        double const left = most_alike(lines, [](Box const& line) { return line.x0; });
        if (left >= least || most_alike(lines, [](Box const& line) { return line.x1; }) >= least ||
            most_alike(lines, [](Box const& line) { return line.centre_x(); }) >= least)
            return true;
        double begin = std::numeric_limits<double>::infinity();
        for (Box const& line : lines) begin = std::min(begin, line.x0);
        auto const near = std::count_if(lines.begin(), lines.end(),
            [&](Box const& line) { return line.x0 < begin + indent * m_view.text_size; });
        return static_cast<double>(near) >= least && left >= not_indented * count;
    });
}

// Whether the text of every column begins no further right than its heading ends: what does is another page
// column's.
bool HeadedTableTrust::stands_below_headings() const {
    constexpr double share = 0.6; // of the lines
    auto const columns = m_made.gaps.size() + 1;
    std::vector<Box> headings(columns);
    std::vector<std::size_t> lines(columns), below(columns);
    for (std::size_t i = 0; i < m_made.text.rows.size(); ++i)
        for (Phrase const& phrase : m_made.text.phrases_of(m_made.text.rows[i])) {
            auto const column = column_at(m_made.gaps, phrase.box.centre_x());
            Box& heading = headings[column];
            if (i < m_made.plan.header) {
                heading.include(phrase.box);
                continue;
            }
            ++lines[column];
            below[column] += phrase.box.x0 < heading.x1 || is_figure_like(phrase.kind) ? 1U : 0U;
        }
    for (std::size_t column = 0; column < columns; ++column)
        if (!headings[column].is_empty() &&
            static_cast<double>(below[column]) < share * static_cast<double>(lines[column]))
            return false;
    return true;
}

// Whether every heading begins where the text of its column does.
bool HeadedTableTrust::heads_columns() const {
    auto const columns = m_made.gaps.size() + 1;
    std::vector<double> headings(columns, -1), bodies(columns, std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < m_made.text.rows.size(); ++i)
        for (Phrase const& phrase : m_made.text.phrases_of(m_made.text.rows[i])) {
            auto const column = column_at(m_made.gaps, phrase.box.centre_x());
            if (i < m_made.plan.header)
                headings[column] = phrase.box.x0;
            else
                bodies[column] = std::min(bodies[column], phrase.box.x0);
        }
    for (std::size_t column = 0; column < columns; ++column)
        if (std::abs(headings[column] - bodies[column]) > m_options.growth.flush * m_view.text_size)
            return false;
    return true;
}

// Whether the lines of all columns are mostly full and of several words, as those of page columns are.
bool HeadedTableTrust::is_prose() const {
    constexpr double full = 0.75;
    constexpr std::uint32_t least_words = 3;
    struct Use {
        Box extent;
        std::size_t lines = 0, full_lines = 0;
    };
    std::vector<Use> columns(m_made.gaps.size() + 1);
    auto const each = [&](auto const& visit) {
        for (TextRow const& row : body())
            for (Phrase const& phrase : m_made.text.phrases_of(row))
                visit(columns[column_at(m_made.gaps, phrase.box.centre_x())], phrase);
    };
    each([](Use& use, Phrase const& phrase) { use.extent.include(phrase.box); });
    each([](Use& use, Phrase const& phrase) {
        ++use.lines;
        if (phrase.box.width() > full * use.extent.width() && phrase.end - phrase.begin >= least_words)
            ++use.full_lines;
    });
    return std::all_of(
        columns.begin(), columns.end(), [](Use const& use) { return 2 * use.full_lines >= use.lines; });
}

bool HeadedTableTrust::is_convincing(GrowingTable const& table, RowStarts const& starts) const {
    auto const least = table.guided      ? m_options.rows_below_break
                       : table.set_apart ? m_options.rows_below_heading
                                         : m_options.rows_below_plain;
    if (!stands_below_headings()) return false;
    if (table.repeated) return true;
    // Below headings that are set apart and stand flush with their columns, other columns may be nearly
    // empty.
    bool const sparse = table.set_apart && m_made.gaps.size() >= 2 &&
                        starts.rows >= m_options.rows_below_plain && starts.aligned >= 1 && heads_columns();
    if ((starts.aligned < least && !sparse) ||
        (static_cast<double>(starts.aligned) < m_options.aligned_share * static_cast<double>(starts.rows) &&
            !sparse) ||
        static_cast<double>(starts.beginning_rows) <
            m_options.row_share * static_cast<double>(starts.beginnings))
        return false;
    if (!stands_flush()) return false;
    if (table.guided || !is_prose()) return true;
    if (table.set_apart) return starts.aligned >= m_options.rows_of_prose;
    return starts.aligned >= m_options.rows_of_plain_prose && starts.beginnings == starts.beginning_rows;
}

// How many columns have figures by their words, though phrases may run over the gaps.
std::size_t HeadedTableTrust::count_figure_columns(std::span<ColumnGap const> gaps) const {
    std::vector<std::size_t> words(gaps.size() + 1), figures(gaps.size() + 1);
    for (TextRow const& row : body())
        for (Phrase const& phrase : m_made.text.phrases_of(row))
            for (auto i = phrase.begin; i < phrase.end; ++i) {
                ViewWord const& word = m_view.words[m_made.text.words[i]];
                auto const column = column_at(gaps, word.box.centre_x());
                ++words[column];
                if (is_figure_like(word.kind)) ++figures[column];
            }
    std::size_t count = 0;
    for (std::size_t column = 1; column <= gaps.size(); ++column)
        count += figures[column] > 0 && figures[column] * 10 >= words[column] * 8 ? 1U : 0U;
    return count;
}

bool HeadedTableTrust::is_for_figures() const {
    auto const finer = find_column_gaps(m_view, m_made.text, m_made.text.rows);
    if (finer.size() > m_made.gaps.size() && count_figure_columns(finer) > count_figure_columns(m_made.gaps))
        return true;
    std::size_t figure_columns = 0;
    for (std::size_t column = 1; column <= m_made.gaps.size(); ++column) {
        if (!is_figure_column(m_made.text, body(), m_made.gaps, column)) continue;
        ++figure_columns;
        std::size_t rows = 0, stacked = 0;
        bool begun = false;
        for (auto i = m_made.plan.header; i < m_made.text.rows.size(); ++i) {
            if (m_made.plan.starts[i]) {
                ++rows;
                begun = false;
            }
            for (Phrase const& phrase : m_made.text.phrases_of(m_made.text.rows[i]))
                if (column_at(m_made.gaps, phrase.box.centre_x()) == column &&
                    phrase.kind == WordKind::Figure) {
                    stacked += begun ? 1U : 0U;
                    begun = true;
                }
        }
        if (static_cast<double>(stacked) > m_options.stacked_share * static_cast<double>(rows)) return true;
    }
    // Rows of one line each.
    auto const rows = std::count(m_made.plan.starts.begin(), m_made.plan.starts.end(), true);
    return figure_columns > 1 &&
           static_cast<double>(body().size()) < m_options.lines_of_text * static_cast<double>(rows);
}

} // namespace planleser
