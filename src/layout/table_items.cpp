#include "layout/table_items.h"

#include <algorithm>

namespace planleser {

TableItem const* item_in(ItemRow const& row, std::size_t column) {
    for (TableItem const& item : row.items)
        if (item.first <= column && column <= item.last) return &item;
    return nullptr;
}

TableItems::TableItems(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
    std::span<ColumnGap const> gaps, Rulings const& rulings, Box const& box, TableItemOptions const& options)
    : m_view(view), m_text(text), m_gaps(gaps), m_rulings(rulings), m_box(box), m_options(options) {
    for (TextRow const& row : rows) add_row(row);
    find_figure_columns();
    m_rows.clear();
    for (TextRow const& row : rows) add_row(row); // knowing which columns have figures
    find_figure_columns();
    find_rulings_between();
}

bool TableItems::has_figure_column() const {
    return std::find(m_figures.begin(), m_figures.end(), true) != m_figures.end();
}

void TableItems::find_columns(TableItem& item) const {
    double const cover = m_options.cover * m_view.text_size;
    std::optional<std::size_t> first, last;
    for (std::size_t column = 0; column < columns(); ++column) {
        double const shared = overlap(item.box.x0, item.box.x1, core_begin(column), core_end(column));
        if (shared < std::min(cover, 0.5 * item.box.width())) continue;
        if (!first) first = column;
        last = column;
    }
    if (!first) {
        std::size_t column = 0;
        while (column < m_gaps.size() && m_gaps[column].middle() < item.box.centre_x()) ++column;
        first = last = column;
    }
    item.first = *first;
    item.last = *last;
}

// Whether a word that begins with a capital begins in the white between two columns. Spreadsheets cut a text
// that is too long off where the next column's begins, and leave no space.
bool TableItems::begins_in_gap(ViewWord const& word) const {
    double const slack = 0.25 * m_view.text_size;
    return word.kind == WordKind::Text && !word.lower &&
           std::any_of(m_gaps.begin(), m_gaps.end(), [&](ColumnGap const& gap) {
               return word.box.x0 > gap.x0 - slack && word.box.x0 < gap.x1 + slack;
           });
}

// Where a phrase that runs over a gap has a space in it, so that what follows is the next column's.
std::optional<std::uint32_t> TableItems::split_place(std::uint32_t begin, std::uint32_t end) const {
    constexpr double least_space = 0.2, wide_space = 0.5; // in font sizes
    for (auto i = begin + 1; i < end; ++i) {
        ViewWord const& left = word(i - 1);
        ViewWord const& right = word(i);
        double const space = (right.box.x0 - left.box.x1) / std::max(left.size, 1.0);
        if (right.raised) continue;
        if (space < least_space) {
            if (begins_in_gap(right)) return i;
            continue;
        }
        if (left.group_head && right.group_tail && space < 0.45) continue;
        for (std::size_t gap = 0; gap < m_gaps.size(); ++gap) {
            double const slack = 0.25 * m_view.text_size;
            if (left.box.x1 > m_gaps[gap].x1 - 0.1 || right.box.x0 < m_gaps[gap].x0 + 0.1) continue;
            if (left.box.x1 > m_gaps[gap].x0 + slack && right.box.x0 < m_gaps[gap].x1 - slack &&
                space < wide_space)
                continue;
            bool const figure = m_figures.empty() || m_figures[gap + 1] ? is_figure_like(right.kind) : false;
            if (figure || space >= wide_space) return i;
        }
    }
    return std::nullopt;
}

void TableItems::add_item(ItemRow& row, std::uint32_t begin, std::uint32_t end) {
    TableItem item;
    item.begin = begin;
    item.end = end;
    bool figure = false, text = false, blank = false;
    for (auto i = begin; i < end; ++i) {
        item.box.include(word(i).box);
        figure = figure || word(i).kind == WordKind::Figure;
        blank = blank || word(i).kind == WordKind::Blank;
        text = text || word(i).kind == WordKind::Text;
    }
    item.kind = text ? WordKind::Text : figure ? WordKind::Figure : blank ? WordKind::Blank : WordKind::Text;
    find_columns(item);
    if (item.first != item.last)
        if (auto const place = split_place(begin, end)) {
            add_item(row, begin, *place);
            add_item(row, *place, end);
            return;
        }
    if (!row.items.empty() && item.first <= row.items.back().last) {
        TableItem& before = row.items.back();
        if (before.first < item.first) {
            before.last = item.first - 1;
        } else if (item.last > before.last) {
            item.first = before.last + 1;
        } else { // two phrases in one cell
            before.end = item.end;
            before.box.include(item.box);
            if (before.kind != item.kind) before.kind = WordKind::Text;
            return;
        }
    }
    row.items.push_back(item);
}

void TableItems::add_row(TextRow const& row) {
    ItemRow made;
    made.baseline = row.baseline;
    made.size = row.size;
    for (Phrase const& phrase : m_text.phrases_of(row)) add_item(made, phrase.begin, phrase.end);
    m_rows.push_back(std::move(made));
}

void TableItems::find_rulings_between() {
    double const width = m_box.width();
    for (std::size_t i = 1; i < m_rows.size(); ++i) {
        double const above = m_rows[i - 1].baseline - 0.2 * m_rows[i - 1].size;
        double const below = m_rows[i].baseline - 0.5 * m_rows[i].size;
        auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), above,
            [](Ruling const& a, double y) { return a.at < y; });
        double covered = 0;
        for (; ruling != m_rulings.horizontal.end() && ruling->at < below; ++ruling) {
            covered += overlap(ruling->begin, ruling->end, m_box.x0, m_box.x1);
            m_rows[i].ruling_at = ruling->at;
        }
        m_rows[i].ruled_above = covered >= m_options.ruling_cover * width;
    }
}

void TableItems::find_figure_columns() {
    std::vector<std::size_t> figures(columns()), all(columns());
    m_text_ends.assign(columns(), 0);
    for (ItemRow const& row : m_rows)
        for (TableItem const& item : row.items) {
            if (item.first != item.last) continue;
            ++all[item.first];
            if (is_figure_like(item.kind)) ++figures[item.first];
            m_text_ends[item.first] = std::max(m_text_ends[item.first], item.box.x1);
        }
    m_figures.assign(columns(), false);
    for (std::size_t column = 0; column < columns(); ++column)
        m_figures[column] = figures[column] > 0 && figures[column] * 10 >= all[column] * 6;
}

double TableItems::text_end(std::size_t column) const {
    return column < m_gaps.size() ? m_text_ends[column] : m_box.x1;
}

// Whether the first word below would not have fitted behind the text above.
bool TableItems::is_forced(TableItem const& above, TableItem const& below) const {
    double const space = 0.25 * m_view.text_size;
    return above.box.x1 + space + word(below.begin).box.width() > text_end(above.last);
}

bool TableItems::fills_line(TableItem const& item) const {
    constexpr double full = 0.75;
    double const begin = core_begin(item.first);
    return item.box.x1 - begin > full * (text_end(item.last) - begin);
}

} // namespace planleser
