#include "layout/text_headings.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planleser {

// Headings end before the first row that has a figure which is no year under one of the columns of figures,
// or at the first ruling where a table has no figures.
std::size_t TextHeadings::count() const {
    std::optional<std::size_t> first_figures;
    for (std::size_t i = 0; i < m_items.rows().size() && !first_figures; ++i) {
        std::size_t figures = 0, years = 0;
        bool label = false;
        for (TableItem const& item : m_items.rows()[i].items) {
            if (!is_figure_like(item.kind)) {
                label = label || item.first == 0;
                continue;
            }
            if (item.first != item.last || !m_items.is_figure_column(item.first)) continue;
            ++figures;
            if (item.end - item.begin == 1 && m_items.word(item.begin).year) ++years;
        }
        if (figures > 0 && (years < figures || (label && i > 0))) first_figures = i;
    }
    std::size_t const limit = std::max<std::size_t>(1, std::min<std::size_t>(m_items.rows().size() / 2, 8));
    if (first_figures && *first_figures <= limit) {
        // A heading of a group of rows stands between the column headings and the first figures.
        std::size_t header = *first_figures;
        if (header > 1 && heads_group(header - 1)) --header;
        return header;
    }
    for (std::size_t i = 1; i < m_items.rows().size() && i <= limit; ++i)
        if (m_items.rows()[i].ruled_above) return i;
    return first_figures ? 0 : 1;
}

// Whether the row holds a label alone, which is no further line of the heading above it: below a ruling, or
// beginning anew below headings of all columns of figures.
bool TextHeadings::heads_group(std::size_t row) const {
    auto const& items = m_items.rows()[row].items;
    if (items.size() != 1 || items[0].first != items[0].last) return false;
    auto const& label = items[0];
    if (m_items.rows()[row].ruled_above) return label.first == 0;
    auto const& above = m_items.rows()[row - 1];
    for (std::size_t column = 0; column < m_items.columns(); ++column)
        if (m_items.is_figure_column(column) && column > label.first && item_in(above, column) == nullptr)
            return false;
    auto const* const over = item_in(above, label.first);
    auto const& first = m_items.word(label.begin);
    return over != nullptr && over->last == label.last && !m_items.is_figure_column(label.first) &&
           first.kind == WordKind::Text && !first.lower &&
           !(m_items.is_forced(*over, label) && m_items.fills_line(*over));
}

bool TextHeadings::widen_by_ruling(TableItem& item, ItemRow const& row) const {
    auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), row.baseline,
        [](Ruling const& a, double y) { return a.at < y; });
    for (; ruling != m_rulings.horizontal.end() && ruling->at < row.baseline + 0.9 * row.size; ++ruling) {
        if (ruling->length() > 0.8 * m_items.box().width()) continue;
        if (overlap(ruling->begin, ruling->end, item.box.x0, item.box.x1) < 0.7 * item.box.width()) continue;
        std::size_t first = item.first, last = item.last;
        for (std::size_t column = 0; column < m_items.columns(); ++column) {
            double const width = m_items.core_end(column) - m_items.core_begin(column);
            if (overlap(ruling->begin, ruling->end, m_items.core_begin(column), m_items.core_end(column)) <
                0.5 * width)
                continue;
            TableItem const* const other = item_in(row, column);
            if (other != nullptr && other != &item) return false;
            first = std::min(first, column);
            last = std::max(last, column);
        }
        bool const wider = first < item.first || last > item.last;
        item.first = first;
        item.last = last;
        if (wider) return true;
    }
    return false;
}

void TextHeadings::widen_by_centre(TableItem& item, ItemRow const& row, ItemRow const& below) const {
    auto const is_free = [&](std::size_t column) {
        return item_in(row, column) == nullptr && item_in(below, column) != nullptr &&
               item_in(below, column)->first == item_in(below, column)->last;
    };
    if (item_in(below, item.first) == nullptr) return;
    std::size_t lowest = item.first, highest = item.last;
    while (lowest > 1 && is_free(lowest - 1)) --lowest; // labels have no heading in common with figures
    while (highest + 1 < m_items.columns() && is_free(highest + 1)) ++highest;
    auto const off_centre = [&](std::size_t first, std::size_t last) {
        double const begin = item_in(below, first)->box.x0, end = item_in(below, last)->box.x1;
        return std::abs((begin + end) / 2 - item.box.centre_x());
    };
    if (item_in(below, item.last) == nullptr) return;
    double best = off_centre(item.first, item.last) / 3;
    std::size_t const first = item.first, last = item.last;
    for (std::size_t a = lowest; a <= first; ++a)
        for (std::size_t b = last; b <= highest; ++b)
            if ((a != first || b != last) && off_centre(a, b) < std::min(best, m_items.text_size())) {
                best = off_centre(a, b);
                item.first = a;
                item.last = b;
            }
}

void TextHeadings::widen(std::size_t header) {
    for (std::size_t i = 0; i + 1 < m_items.rows().size() && i < header; ++i)
        for (TableItem& item : m_items.rows()[i].items)
            if (!widen_by_ruling(item, m_items.rows()[i]) && m_items.columns() >= 3 && i + 1 < header)
                widen_by_centre(item, m_items.rows()[i], m_items.rows()[i + 1]);
}

bool TextHeadings::joins(std::size_t row) const {
    ItemRow const& above = m_items.rows()[row - 1];
    ItemRow const& below = m_items.rows()[row];
    if (below.ruled_above ||
        below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    auto const spans = [](TableItem const& item) { return item.first != item.last; };
    if (std::any_of(above.items.begin(), above.items.end(), spans)) {
        // A spanning heading of several lines goes on below itself alone.
        return std::all_of(below.items.begin(), below.items.end(), [&](TableItem const& item) {
            TableItem const* const over = item_in(above, item.first);
            return over != nullptr && over->first <= item.first && item.last <= over->last && spans(item);
        });
    }
    return std::none_of(below.items.begin(), below.items.end(), spans);
}

std::vector<ColumnGap> TextHeadings::gaps_between_full_columns(std::size_t header) const {
    std::vector<bool> headed(m_items.columns()), filled(m_items.columns());
    for (std::size_t i = 0; i < m_items.rows().size(); ++i)
        for (TableItem const& item : m_items.rows()[i].items)
            for (auto column = item.first; column <= item.last; ++column)
                (i < header ? headed : filled)[column] = true;
    std::vector<ColumnGap> gaps;
    for (std::size_t gap = 0; gap < m_items.gaps().size(); ++gap) {
        bool const heading_left = headed[gap] && !filled[gap] && !headed[gap + 1] && filled[gap + 1];
        bool const heading_right = !headed[gap] && filled[gap] && headed[gap + 1] && !filled[gap + 1];
        if (heading_left || heading_right) {
            headed[gap + 1] = filled[gap + 1] = true;
            continue;
        }
        gaps.push_back(m_items.gaps()[gap]);
    }
    return gaps;
}

void TextHeadings::merge_stacked(DraftTable& table, TableView const& view) const {
    auto const bottom = [&](DraftCell const& cell) {
        double baseline = 0;
        for (auto const w : cell.words) baseline = std::max(baseline, view.words[w].baseline);
        return baseline;
    };
    auto const top = [&](DraftCell const& cell) {
        double baseline = view.height;
        for (auto const w : cell.words) baseline = std::min(baseline, view.words[w].baseline);
        return baseline;
    };
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        DraftCell& upper = table.cells[i];
        if (upper.row_end + 1 >= table.header_rows || upper.column != upper.column_end || upper.words.empty())
            continue;
        for (std::size_t j = 0; j < table.cells.size(); ++j) {
            DraftCell& lower = table.cells[j];
            if (lower.row != upper.row_end + 1 || lower.column != upper.column ||
                lower.column_end != upper.column || lower.words.empty() ||
                top(lower) - bottom(upper) > m_options.cell_pitch * m_items.text_size())
                continue;
            double const from = bottom(upper), to = top(lower) - 0.5 * m_items.text_size();
            bool const ruled = std::any_of(
                m_rulings.horizontal.begin(), m_rulings.horizontal.end(), [&](Ruling const& ruling) {
                    auto const column = static_cast<std::size_t>(upper.column);
                    return ruling.at > from && ruling.at < to &&
                           overlap(ruling.begin, ruling.end, m_items.core_begin(column),
                               m_items.core_end(column)) >
                               0.5 * (m_items.core_end(column) - m_items.core_begin(column));
                });
            if (ruled) continue;
            upper.words.insert(upper.words.end(), lower.words.begin(), lower.words.end());
            upper.row_end = lower.row_end;
            table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(j));
            if (j < i) --i;
            break;
        }
    }
}

} // namespace planleser
