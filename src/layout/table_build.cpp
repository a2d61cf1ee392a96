#include "layout/table_build.h"

#include "layout/page_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planleser {
namespace {

// A phrase, or a part of one, in the columns that it covers.
struct Item {
    std::size_t first = 0, last = 0; // columns
    Box box;
    std::uint32_t begin = 0, end = 0; // into TextRows::words
    WordKind kind = WordKind::Text;
};

struct BuildRow {
    double baseline = 0, size = 0;
    std::vector<Item> items;
    bool ruled_above = false; // a ruling that parts rows lies between it and the row above
    double ruling_at = 0;
};

bool is_figure_like(WordKind kind) {
    return kind == WordKind::Figure || kind == WordKind::Blank;
}

class TableBuilder {
public:
    TableBuilder(TableView const& view, TextRows const& text, std::span<ColumnGap const> gaps,
        Rulings const& rulings, Box const& box, BuildOptions const& options)
        : m_view(view), m_text(text), m_gaps(gaps), m_rulings(rulings), m_box(box), m_options(options),
          m_columns(gaps.size() + 1) {}

    DraftTable build(std::span<TextRow const> rows);
    DraftTable build_planned(RowPlan const& plan) const;
    DraftTable make_table(std::vector<std::size_t> const& groups) const;

private:
    double core_begin(std::size_t column) const { return column == 0 ? m_box.x0 : m_gaps[column - 1].x1; }
    double core_end(std::size_t column) const {
        return column < m_gaps.size() ? m_gaps[column].x0 : m_box.x1;
    }
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    void add_row(TextRow const& row);
    void add_item(BuildRow& row, std::uint32_t begin, std::uint32_t end);
    std::optional<std::uint32_t> split_place(std::uint32_t begin, std::uint32_t end) const;
    void find_columns(Item& item) const;
    void find_rulings_between();
    void find_figure_columns();
    std::size_t count_header_rows() const;
    void widen_headings(std::size_t header);
    bool widen_by_ruling(Item& item, BuildRow const& row) const;
    void widen_by_centre(Item& item, BuildRow const& row, BuildRow const& below) const;
    Item const* item_in(BuildRow const& row, std::size_t column) const;
    bool is_forced(Item const& above, Item const& below) const;
    bool joins_header(std::size_t row) const;
    bool joins_body(std::size_t row, std::size_t first) const;
    bool continues_above(BuildRow const& above, BuildRow const& below) const;
    bool continues_below(BuildRow const& above, BuildRow const& below) const;
    bool can_be_same_row(BuildRow const& above, BuildRow const& below) const;
    bool rulings_part_all_rows() const;
    bool rulings_part_text() const;
    bool continues_text(std::size_t row, std::size_t first) const;
    std::vector<ColumnGap> gaps_between_full_columns() const;
    void add_cells(DraftTable& table, std::vector<std::size_t> const& groups) const;
    void fill_gaps(DraftTable& table) const;
    void merge_stacked_headings(DraftTable& table) const;

    TableView const& m_view;
    TextRows const& m_text;
    std::span<ColumnGap const> m_gaps;
    Rulings const& m_rulings;
    Box m_box;
    BuildOptions const& m_options;
    std::size_t m_columns;
    std::vector<BuildRow> m_rows;
    std::vector<bool> m_figures;     // by column
    std::vector<double> m_text_ends; // by column: how far its text reaches
    std::size_t m_header = 0;
    bool m_bands = false; // rulings part all rows of the body: what stands between two of them is one row
};

void TableBuilder::find_columns(Item& item) const {
    double const cover = m_options.cover * m_view.text_size;
    std::optional<std::size_t> first, last;
    for (std::size_t column = 0; column < m_columns; ++column) {
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

// Where a phrase that runs over a gap has a space in it, so that what follows is the next column's.
std::optional<std::uint32_t> TableBuilder::split_place(std::uint32_t begin, std::uint32_t end) const {
    constexpr double least_space = 0.2, wide_space = 0.5; // in font sizes
    for (auto i = begin + 1; i < end; ++i) {
        ViewWord const& left = word(i - 1);
        ViewWord const& right = word(i);
        double const space = (right.box.x0 - left.box.x1) / std::max(left.size, 1.0);
        if (space < least_space || right.raised) continue;
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

void TableBuilder::add_item(BuildRow& row, std::uint32_t begin, std::uint32_t end) {
    Item item;
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
        Item& before = row.items.back();
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

void TableBuilder::add_row(TextRow const& row) {
    BuildRow made;
    made.baseline = row.baseline;
    made.size = row.size;
    for (Phrase const& phrase : m_text.phrases_of(row)) add_item(made, phrase.begin, phrase.end);
    m_rows.push_back(std::move(made));
}

void TableBuilder::find_rulings_between() {
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

// Whether `below` can be a further line of the cells above: it brings no second figure into a column, and no
// label begins with something beside it that begins as well.
bool TableBuilder::can_be_same_row(BuildRow const& above, BuildRow const& below) const {
    if (below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    bool label_begins = false, other_begins = false;
    for (Item const& item : below.items) {
        Item const* const over = item_in(above, item.first);
        bool const figure = is_figure_like(item.kind) && m_figures[item.first];
        if (figure && over != nullptr && is_figure_like(over->kind)) return false;
        ViewWord const& first = word(item.begin);
        bool const goes_on = first.lower || first.marker || (over != nullptr && is_forced(*over, item));
        (item.first == 0 ? label_begins : other_begins) |= !goes_on;
    }
    return !(label_begins && other_begins);
}

// The gaps without those that part a heading from the cells that it heads, as where the heading is set to the
// left and its figures to the right: one side has headings alone, the other none.
std::vector<ColumnGap> TableBuilder::gaps_between_full_columns() const {
    std::vector<bool> headed(m_columns), filled(m_columns);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        for (Item const& item : m_rows[i].items)
            for (auto column = item.first; column <= item.last; ++column)
                (i < m_header ? headed : filled)[column] = true;
    std::vector<ColumnGap> gaps;
    for (std::size_t gap = 0; gap < m_gaps.size(); ++gap) {
        bool const heading_left = headed[gap] && !filled[gap] && !headed[gap + 1] && filled[gap + 1];
        bool const heading_right = !headed[gap] && filled[gap] && headed[gap + 1] && !filled[gap + 1];
        if (heading_left || heading_right) {
            headed[gap + 1] = filled[gap + 1] = true;
            continue;
        }
        gaps.push_back(m_gaps[gap]);
    }
    return gaps;
}

// Whether every stretch between two rulings of the body reads as one row of cells with several lines.
bool TableBuilder::rulings_part_all_rows() const {
    std::size_t bands = 1, wrapped = 0;
    for (std::size_t i = m_header + 1; i < m_rows.size(); ++i) {
        if (m_rows[i].ruled_above) {
            ++bands;
            continue;
        }
        if (!can_be_same_row(m_rows[i - 1], m_rows[i])) return false;
        ++wrapped;
    }
    return bands >= 2 && wrapped > 0;
}

// Whether rulings or stripes part the body of a table of text: its rows are what they part, however their
// lines fall.
bool TableBuilder::rulings_part_text() const {
    if (std::find(m_figures.begin(), m_figures.end(), true) != m_figures.end()) return false;
    for (std::size_t i = m_header + 1; i < m_rows.size(); ++i)
        if (m_rows[i].ruled_above) return true;
    return false;
}

// Without figures or rulings a row begins where its label and the text beside it both begin anew. `first` is
// where the row above began.
bool TableBuilder::continues_text(std::size_t row, std::size_t first) const {
    bool label_begins = false, other_begins = false, goes_on = false;
    for (Item const& item : m_rows[row].items) {
        Item const* before = nullptr;
        for (auto i = row; i-- > first && before == nullptr;) before = item_in(m_rows[i], item.first);
        ViewWord const& word_of = word(item.begin);
        if (before != nullptr && (word_of.lower || word_of.marker || is_forced(*before, item)))
            goes_on = true;
        else
            (item.first == 0 ? label_begins : other_begins) = true;
    }
    return goes_on || !(label_begins && other_begins);
}

void TableBuilder::find_figure_columns() {
    std::vector<std::size_t> figures(m_columns), all(m_columns);
    m_text_ends.assign(m_columns, 0);
    for (BuildRow const& row : m_rows)
        for (Item const& item : row.items) {
            if (item.first != item.last) continue;
            ++all[item.first];
            if (is_figure_like(item.kind)) ++figures[item.first];
            m_text_ends[item.first] = std::max(m_text_ends[item.first], item.box.x1);
        }
    m_figures.assign(m_columns, false);
    for (std::size_t column = 0; column < m_columns; ++column)
        m_figures[column] = figures[column] > 0 && figures[column] * 10 >= all[column] * 6;
}

// Headings end before the first row that has a figure which is no year under one of the columns of figures,
// or at the first ruling where a table has no figures.
std::size_t TableBuilder::count_header_rows() const {
    std::optional<std::size_t> first_figures;
    for (std::size_t i = 0; i < m_rows.size() && !first_figures; ++i) {
        std::size_t figures = 0, years = 0;
        bool label = false;
        for (Item const& item : m_rows[i].items) {
            if (!is_figure_like(item.kind)) {
                label = label || item.first == 0;
                continue;
            }
            if (item.first != item.last || !m_figures[item.first]) continue;
            ++figures;
            if (item.end - item.begin == 1 && word(item.begin).year) ++years;
        }
        if (figures > 0 && (years < figures || (label && i > 0))) first_figures = i;
    }
    std::size_t const limit = std::max<std::size_t>(1, std::min<std::size_t>(m_rows.size() / 2, 8));
    if (first_figures && *first_figures <= limit) {
        // A heading of a group of rows stands between the column headings and the first figures.
        std::size_t header = *first_figures;
        for (std::size_t i = 1; i < header; ++i)
            if (m_rows[i].ruled_above && m_rows[i].items.size() == 1 && m_rows[i].items[0].first == 0 &&
                i + 1 >= header) {
                header = i;
                break;
            }
        return header;
    }
    for (std::size_t i = 1; i < m_rows.size() && i <= limit; ++i)
        if (m_rows[i].ruled_above) return i;
    return first_figures ? 0 : 1;
}

Item const* TableBuilder::item_in(BuildRow const& row, std::size_t column) const {
    for (Item const& item : row.items)
        if (item.first <= column && column <= item.last) return &item;
    return nullptr;
}

bool TableBuilder::widen_by_ruling(Item& item, BuildRow const& row) const {
    auto ruling = std::lower_bound(m_rulings.horizontal.begin(), m_rulings.horizontal.end(), row.baseline,
        [](Ruling const& a, double y) { return a.at < y; });
    for (; ruling != m_rulings.horizontal.end() && ruling->at < row.baseline + 0.9 * row.size; ++ruling) {
        if (ruling->length() > 0.8 * m_box.width()) continue;
        if (overlap(ruling->begin, ruling->end, item.box.x0, item.box.x1) < 0.7 * item.box.width()) continue;
        std::size_t first = item.first, last = item.last;
        for (std::size_t column = 0; column < m_columns; ++column) {
            double const width = core_end(column) - core_begin(column);
            if (overlap(ruling->begin, ruling->end, core_begin(column), core_end(column)) < 0.5 * width)
                continue;
            Item const* const other = item_in(row, column);
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

void TableBuilder::widen_by_centre(Item& item, BuildRow const& row, BuildRow const& below) const {
    auto const is_free = [&](std::size_t column) {
        return item_in(row, column) == nullptr && item_in(below, column) != nullptr &&
               item_in(below, column)->first == item_in(below, column)->last;
    };
    if (item_in(below, item.first) == nullptr) return;
    std::size_t lowest = item.first, highest = item.last;
    while (lowest > 1 && is_free(lowest - 1)) --lowest; // labels have no heading in common with figures
    while (highest + 1 < m_columns && is_free(highest + 1)) ++highest;
    auto const off_centre = [&](std::size_t first, std::size_t last) {
        double const begin = item_in(below, first)->box.x0, end = item_in(below, last)->box.x1;
        return std::abs((begin + end) / 2 - item.box.centre_x());
    };
    if (item_in(below, item.last) == nullptr) return;
    double best = off_centre(item.first, item.last) / 3;
    std::size_t const first = item.first, last = item.last;
    for (std::size_t a = lowest; a <= first; ++a)
        for (std::size_t b = last; b <= highest; ++b)
            if ((a != first || b != last) && off_centre(a, b) < std::min(best, m_view.text_size)) {
                best = off_centre(a, b);
                item.first = a;
                item.last = b;
            }
}

void TableBuilder::widen_headings(std::size_t header) {
    for (std::size_t i = 0; i + 1 < m_rows.size() && i < header; ++i)
        for (Item& item : m_rows[i].items)
            if (!widen_by_ruling(item, m_rows[i]) && m_columns >= 3 && i + 1 < header)
                widen_by_centre(item, m_rows[i], m_rows[i + 1]);
}

// Whether the first word below would not have fitted behind the text above.
bool TableBuilder::is_forced(Item const& above, Item const& below) const {
    double const end =
        above.last < m_gaps.size()
            ? std::max(m_text_ends[above.last], std::min(m_gaps[above.last].x0, m_text_ends[above.last]))
            : m_box.x1;
    double const space = 0.25 * m_view.text_size;
    return above.box.x1 + space + word(below.begin).box.width() > end;
}

bool TableBuilder::joins_header(std::size_t row) const {
    BuildRow const& above = m_rows[row - 1];
    BuildRow const& below = m_rows[row];
    if (below.ruled_above ||
        below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    auto const spans = [](Item const& item) { return item.first != item.last; };
    if (std::any_of(above.items.begin(), above.items.end(), spans)) {
        // A spanning heading of several lines goes on below itself alone.
        return std::all_of(below.items.begin(), below.items.end(), [&](Item const& item) {
            Item const* const over = item_in(above, item.first);
            return over != nullptr && over->first <= item.first && item.last <= over->last && spans(item);
        });
    }
    return std::none_of(below.items.begin(), below.items.end(), spans);
}

// Text without a figure of its own that goes on with the cells above.
bool TableBuilder::continues_above(BuildRow const& above, BuildRow const& below) const {
    bool forced = false;
    for (Item const& item : below.items) {
        if (is_figure_like(item.kind) && m_figures[item.first]) return false;
        Item const* const over = item_in(above, item.first);
        if (over == nullptr || over->first != item.first ||
            is_figure_like(over->kind) != is_figure_like(item.kind))
            return false;
        bool const small = word(item.begin).lower;
        if (!small && !is_forced(*over, item)) return false;
        if (word(over->end - 1).closes && !small) return false;
        forced = true;
    }
    return forced;
}

// A label without figures that goes on in the row with the figures.
bool TableBuilder::continues_below(BuildRow const& above, BuildRow const& below) const {
    if (above.items.size() != 1 || is_figure_like(above.items[0].kind)) return false;
    Item const& label = above.items[0];
    Item const* const under = item_in(below, label.first);
    if (label.first != label.last || under == nullptr || under->first != label.first) return false;
    if (is_figure_like(under->kind) || word(label.end - 1).closes) return false;
    if (std::abs(word(label.begin).size - word(under->begin).size) > 0.5 ||
        word(label.begin).bold != word(under->begin).bold)
        return false;
    return word(under->begin).lower || (is_forced(label, *under) && under->box.x0 >= label.box.x0 - 1);
}

bool TableBuilder::joins_body(std::size_t row, std::size_t first) const {
    BuildRow const& above = m_rows[row - 1];
    BuildRow const& below = m_rows[row];
    if (below.ruled_above) return false;
    if (below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    if (m_bands) return true;
    bool const of_text = std::find(m_figures.begin(), m_figures.end(), true) == m_figures.end();
    if (of_text && m_options.header == HeaderRows::Look) return continues_text(row, first);
    return continues_above(above, below) || continues_below(above, below);
}

void TableBuilder::add_cells(DraftTable& table, std::vector<std::size_t> const& groups) const {
    struct Range {
        std::size_t first, last;
        std::vector<std::uint32_t> words;
    };
    for (std::size_t i = 0; i < m_rows.size();) {
        std::vector<Range> ranges;
        std::size_t const group = groups[i];
        for (; i < m_rows.size() && groups[i] == group; ++i)
            for (Item const& item : m_rows[i].items) {
                Range range = {item.first, item.last, {}};
                for (auto w = item.begin; w < item.end; ++w) range.words.push_back(m_text.words[w]);
                for (auto other = ranges.begin(); other != ranges.end();) {
                    if (other->last < range.first || range.last < other->first) {
                        ++other;
                        continue;
                    }
                    range.first = std::min(range.first, other->first);
                    range.last = std::max(range.last, other->last);
                    other->words.insert(other->words.end(), range.words.begin(), range.words.end());
                    range.words = std::move(other->words);
                    other = ranges.erase(other);
                }
                ranges.push_back(std::move(range));
            }
        for (Range& range : ranges)
            table.cells.push_back({static_cast<int>(group), static_cast<int>(range.first),
                static_cast<int>(group), static_cast<int>(range.last), std::move(range.words)});
    }
}

// A heading whose lines fall into two levels, since its neighbour spans, is one cell.
void TableBuilder::merge_stacked_headings(DraftTable& table) const {
    auto const bottom = [&](DraftCell const& cell) {
        double baseline = 0;
        for (auto const w : cell.words) baseline = std::max(baseline, m_view.words[w].baseline);
        return baseline;
    };
    auto const top = [&](DraftCell const& cell) {
        double baseline = m_view.height;
        for (auto const w : cell.words) baseline = std::min(baseline, m_view.words[w].baseline);
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
                top(lower) - bottom(upper) > m_options.cell_pitch * m_view.text_size)
                continue;
            double const from = bottom(upper), to = top(lower) - 0.5 * m_view.text_size;
            bool const ruled = std::any_of(
                m_rulings.horizontal.begin(), m_rulings.horizontal.end(), [&](Ruling const& ruling) {
                    auto const column = static_cast<std::size_t>(upper.column);
                    return ruling.at > from && ruling.at < to &&
                           overlap(ruling.begin, ruling.end, core_begin(column), core_end(column)) >
                               0.5 * (core_end(column) - core_begin(column));
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

void TableBuilder::fill_gaps(DraftTable& table) const {
    auto const columns = static_cast<std::size_t>(table.columns());
    std::vector<bool> used(static_cast<std::size_t>(table.rows()) * columns);
    for (DraftCell const& cell : table.cells)
        for (int row = cell.row; row <= cell.row_end; ++row)
            for (int column = cell.column; column <= cell.column_end; ++column)
                used[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)] = true;
    for (int row = 0; row < table.rows(); ++row)
        for (int column = 0; column < table.columns(); ++column)
            if (!used[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)])
                table.cells.push_back({row, column, row, column, {}});
    sort_cells(table);
}

DraftTable TableBuilder::build(std::span<TextRow const> rows) {
    for (TextRow const& row : rows) add_row(row);
    find_figure_columns();
    m_rows.clear();
    for (TextRow const& row : rows) add_row(row); // knowing which columns have figures
    find_figure_columns();
    find_rulings_between();
    if (m_options.plan != nullptr) return build_planned(*m_options.plan);
    m_header = m_options.header == HeaderRows::Look ? count_header_rows() : 0;
    widen_headings(m_header);
    auto const gaps = gaps_between_full_columns();
    if (gaps.size() < m_gaps.size() && !gaps.empty())
        return TableBuilder(m_view, m_text, gaps, m_rulings, m_box, m_options).build(rows);
    m_bands = rulings_part_all_rows() || rulings_part_text();

    std::vector<std::size_t> groups(m_rows.size());
    std::size_t header_groups = m_header > 0 ? 1 : 0, first = 0;
    for (std::size_t i = 1; i < m_rows.size(); ++i) {
        bool const joins = i < m_header ? joins_header(i) : i != m_header && joins_body(i, first);
        if (!joins) first = i;
        groups[i] = groups[i - 1] + (joins ? 0 : 1);
        if (i < m_header) header_groups = groups[i] + 1;
    }
    DraftTable table = make_table(groups);
    table.header_rows = static_cast<int>(header_groups);
    merge_stacked_headings(table);
    fill_gaps(table);
    return table;
}

DraftTable TableBuilder::build_planned(RowPlan const& plan) const {
    std::vector<std::size_t> groups(m_rows.size());
    for (std::size_t i = 1; i < m_rows.size(); ++i) groups[i] = groups[i - 1] + (plan.starts[i] ? 1 : 0);
    DraftTable table = make_table(groups);
    table.header_rows = plan.header > 0 ? 1 : 0;
    fill_gaps(table);
    return table;
}

// `groups` says for each row of text which row of the table it belongs to.
DraftTable TableBuilder::make_table(std::vector<std::size_t> const& groups) const {
    DraftTable table;
    table.xs.push_back(m_box.x0);
    for (ColumnGap const& gap : m_gaps) table.xs.push_back(gap.middle());
    table.xs.push_back(m_box.x1);
    table.ys.push_back(m_box.y0);
    for (std::size_t i = 1; i < m_rows.size(); ++i) {
        if (groups[i] == groups[i - 1]) continue;
        double const middle =
            (m_rows[i - 1].baseline + 0.2 * m_rows[i - 1].size + m_rows[i].baseline - 0.75 * m_rows[i].size) /
            2;
        table.ys.push_back(m_rows[i].ruled_above ? m_rows[i].ruling_at : middle);
    }
    table.ys.push_back(m_box.y1);
    add_cells(table, groups);
    return table;
}

} // namespace

DraftTable build_table(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
    std::span<ColumnGap const> gaps, Rulings const& rulings, Box box, BuildOptions const& options) {
    for (TextRow const& row : rows)
        for (Phrase const& phrase : text.phrases_of(row)) box.include(phrase.box);
    return TableBuilder(view, text, gaps, rulings, box, options).build(rows);
}

} // namespace planleser
