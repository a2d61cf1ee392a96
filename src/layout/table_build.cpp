#include "layout/table_build.h"

#include "layout/table_items.h"
#include "layout/text_headings.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

class TableBuilder {
public:
    TableBuilder(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
        std::span<ColumnGap const> gaps, Rulings const& rulings, Box const& box, BuildOptions const& options)
        : m_view(view), m_text(text), m_text_rows(rows), m_rulings(rulings), m_options(options),
          m_items(view, text, rows, gaps, rulings, box, options.items) {}

    DraftTable build();

private:
    DraftTable build_planned(RowPlan const& plan) const;
    DraftTable make_table(std::vector<std::size_t> const& groups) const;
    bool joins_body(std::size_t row, std::size_t first) const;
    bool continues_above(ItemRow const& above, ItemRow const& below) const;
    bool continues_below(ItemRow const& above, ItemRow const& below) const;
    bool continues_text(std::size_t row, std::size_t first) const;
    bool can_be_same_row(ItemRow const& above, ItemRow const& below) const;
    bool rulings_part_all_rows() const;
    bool rulings_part_text() const;
    void add_cells(DraftTable& table, std::vector<std::size_t> const& groups) const;
    void fill_gaps(DraftTable& table) const;

    TableView const& m_view;
    TextRows const& m_text;
    std::span<TextRow const> m_text_rows;
    Rulings const& m_rulings;
    BuildOptions const& m_options;
    TableItems m_items;
    std::size_t m_header = 0;
    bool m_bands = false; // rulings part all rows of the body: what stands between two of them is one row
};

// Whether `below` can be a further line of the cells above: it brings no second figure into a column, and no
// label begins with something beside it that begins as well.
bool TableBuilder::can_be_same_row(ItemRow const& above, ItemRow const& below) const {
    if (below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    bool label_begins = false, other_begins = false;
    for (TableItem const& item : below.items) {
        TableItem const* const over = item_in(above, item.first);
        bool const figure = is_figure_like(item.kind) && m_items.is_figure_column(item.first);
        if (figure && over != nullptr && is_figure_like(over->kind)) return false;
        ViewWord const& first = m_items.word(item.begin);
        bool const goes_on =
            first.lower || first.marker || (over != nullptr && m_items.is_forced(*over, item));
        (item.first == 0 ? label_begins : other_begins) |= !goes_on;
    }
    return !(label_begins && other_begins);
}

// Whether every stretch between two rulings of the body reads as one row of cells with several lines.
bool TableBuilder::rulings_part_all_rows() const {
    std::size_t bands = 1, wrapped = 0;
    for (std::size_t i = m_header + 1; i < m_items.rows().size(); ++i) {
        if (m_items.rows()[i].ruled_above) {
            ++bands;
            continue;
        }
        if (!can_be_same_row(m_items.rows()[i - 1], m_items.rows()[i])) return false;
        ++wrapped;
    }
    return bands >= 2 && wrapped > 0;
}

// Whether rulings or stripes part the body of a table of text: its rows are what they part, however their
// lines fall.
bool TableBuilder::rulings_part_text() const {
    if (m_items.has_figure_column()) return false;
    for (std::size_t i = m_header + 1; i < m_items.rows().size(); ++i)
        if (m_items.rows()[i].ruled_above) return true;
    return false;
}

// Without figures or rulings a row begins where its label and the text beside it both begin anew. `first` is
// where the row above began.
bool TableBuilder::continues_text(std::size_t row, std::size_t first) const {
    bool label_begins = false, other_begins = false, goes_on = false;
    for (TableItem const& item : m_items.rows()[row].items) {
        TableItem const* before = nullptr;
        for (auto i = row; i-- > first && before == nullptr;) before = item_in(m_items.rows()[i], item.first);
        ViewWord const& word_of = m_items.word(item.begin);
        if (before != nullptr && (word_of.lower || word_of.marker || m_items.is_forced(*before, item)))
            goes_on = true;
        else
            (item.first == 0 ? label_begins : other_begins) = true;
    }
    return goes_on || !(label_begins && other_begins);
}

// Text without a figure of its own that goes on with the cells above.
bool TableBuilder::continues_above(ItemRow const& above, ItemRow const& below) const {
    bool forced = false;
    for (TableItem const& item : below.items) {
        if (is_figure_like(item.kind) && m_items.is_figure_column(item.first)) return false;
        TableItem const* const over = item_in(above, item.first);
        if (over == nullptr || over->first != item.first ||
            is_figure_like(over->kind) != is_figure_like(item.kind))
            return false;
        bool const small = m_items.word(item.begin).lower;
        if (!small && !(m_items.is_forced(*over, item) && m_items.fills_line(*over))) return false;
        if (m_items.word(over->end - 1).closes && !small) return false;
        forced = true;
    }
    return forced;
}

// A label without figures that goes on in the row with the figures.
bool TableBuilder::continues_below(ItemRow const& above, ItemRow const& below) const {
    if (above.items.size() != 1 || is_figure_like(above.items[0].kind)) return false;
    TableItem const& label = above.items[0];
    TableItem const* const under = item_in(below, label.first);
    if (label.first != label.last || under == nullptr || under->first != label.first) return false;
    if (is_figure_like(under->kind) || m_items.word(label.end - 1).closes) return false;
    if (std::abs(m_items.word(label.begin).size - m_items.word(under->begin).size) > 0.5 ||
        m_items.word(label.begin).bold != m_items.word(under->begin).bold)
        return false;
    return m_items.word(under->begin).lower ||
           (m_items.is_forced(label, *under) && m_items.fills_line(label) &&
               under->box.x0 >= label.box.x0 - 1);
}

bool TableBuilder::joins_body(std::size_t row, std::size_t first) const {
    ItemRow const& above = m_items.rows()[row - 1];
    ItemRow const& below = m_items.rows()[row];
    if (below.ruled_above) return false;
    if (below.baseline - above.baseline > m_options.cell_pitch * std::max(above.size, below.size))
        return false;
    if (m_bands) return true;
    if (!m_items.has_figure_column() && m_options.header == HeaderRows::Look)
        return continues_text(row, first);
    return continues_above(above, below) || continues_below(above, below);
}

void TableBuilder::add_cells(DraftTable& table, std::vector<std::size_t> const& groups) const {
    struct Range {
        std::size_t first, last;
        std::vector<std::uint32_t> words;
    };
    for (std::size_t i = 0; i < m_items.rows().size();) {
        std::vector<Range> ranges;
        std::size_t const group = groups[i];
        for (; i < m_items.rows().size() && groups[i] == group; ++i)
            for (TableItem const& item : m_items.rows()[i].items) {
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

DraftTable TableBuilder::build() {
    if (m_options.plan != nullptr) return build_planned(*m_options.plan);
    TextHeadings headings(m_items, m_rulings, {m_options.cell_pitch});
    m_header = m_options.header == HeaderRows::Look ? headings.count() : 0;
    headings.widen(m_header);
    auto const gaps = headings.gaps_between_full_columns(m_header);
    if (gaps.size() < m_items.gaps().size() && !gaps.empty())
        return TableBuilder(m_view, m_text, m_text_rows, gaps, m_rulings, m_items.box(), m_options).build();
    m_bands = rulings_part_all_rows() || rulings_part_text();

    std::vector<std::size_t> groups(m_items.rows().size());
    std::size_t header_groups = m_header > 0 ? 1 : 0, first = 0;
    for (std::size_t i = 1; i < m_items.rows().size(); ++i) {
        bool const joins = i < m_header ? headings.joins(i) : i != m_header && joins_body(i, first);
        if (!joins) first = i;
        groups[i] = groups[i - 1] + (joins ? 0 : 1);
        if (i < m_header) header_groups = groups[i] + 1;
    }
    DraftTable table = make_table(groups);
    table.header_rows = static_cast<int>(header_groups);
    headings.merge_stacked(table, m_view);
    fill_gaps(table);
    return table;
}

DraftTable TableBuilder::build_planned(RowPlan const& plan) const {
    std::vector<std::size_t> groups(m_items.rows().size());
    for (std::size_t i = 1; i < m_items.rows().size(); ++i)
        groups[i] = groups[i - 1] + (plan.starts[i] ? 1 : 0);
    DraftTable table = make_table(groups);
    // Columns set flush to the left begin where they do on every page, however far the text before reaches.
    double const padding = 0.5 * m_items.text_size();
    for (std::size_t i = 0; i < m_items.gaps().size(); ++i)
        table.xs[i + 1] = std::max(m_items.gaps()[i].middle(), m_items.gaps()[i].x1 - padding);
    table.header_rows = plan.header > 0 ? 1 : 0;
    fill_gaps(table);
    return table;
}

// `groups` says for each row of text which row of the table it belongs to.
DraftTable TableBuilder::make_table(std::vector<std::size_t> const& groups) const {
    DraftTable table;
    table.xs.push_back(m_items.box().x0);
    for (ColumnGap const& gap : m_items.gaps()) table.xs.push_back(gap.middle());
    table.xs.push_back(m_items.box().x1);
    table.ys.push_back(m_items.box().y0);
    for (std::size_t i = 1; i < m_items.rows().size(); ++i) {
        if (groups[i] == groups[i - 1]) continue;
        ItemRow const &above = m_items.rows()[i - 1], &below = m_items.rows()[i];
        double const middle = (above.baseline + 0.2 * above.size + below.baseline - 0.75 * below.size) / 2;
        table.ys.push_back(below.ruled_above ? below.ruling_at : middle);
    }
    table.ys.push_back(m_items.box().y1);
    add_cells(table, groups);
    return table;
}

} // namespace

DraftTable build_table(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
    std::span<ColumnGap const> gaps, Rulings const& rulings, Box box, BuildOptions const& options) {
    for (TextRow const& row : rows)
        for (Phrase const& phrase : text.phrases_of(row)) box.include(phrase.box);
    return TableBuilder(view, text, rows, gaps, rulings, box, options).build();
}

} // namespace planleser
