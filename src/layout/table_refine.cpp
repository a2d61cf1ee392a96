#include "layout/table_refine.h"

#include "layout/page_layout.h"
#include "layout/table_build.h"
#include "layout/table_columns.h"
#include "layout/table_text.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planleser {
namespace {

class Refiner {
public:
    Refiner(DraftTable& table, TableView const& view, Rulings const& rulings, RefineOptions const& options)
        : m_table(table), m_view(view), m_rulings(rulings), m_options(options) {}

    void refine() {
        split_figures_over_rows();
        split_spanning_cells();
        if (rebuild_with_hidden_columns()) return;
        split_stacked_rows();
    }

private:
    TextRows rows_of(std::vector<std::uint32_t> words) const {
        std::sort(words.begin(), words.end());
        return find_text_rows(m_view, words, m_rulings);
    }
    bool is_line_of_figures(TextRows const& text, TextRow const& row) const;
    void split_figures_over_rows();
    void split_spanning_cells();
    bool rebuild_with_hidden_columns();
    std::vector<ColumnGap> hidden_gaps(int column) const;
    void split_stacked_rows();
    bool goes_on(TextRows const& text, std::size_t line, double right) const;
    bool is_stacked(int row) const;
    bool stands_below_heading(int row) const;
    bool rebuild_row(int row, DraftTable& built) const;

    DraftTable& m_table;
    TableView const& m_view;
    Rulings const& m_rulings;
    RefineOptions const& m_options;
};

// Figures, with their units behind them.
bool Refiner::is_line_of_figures(TextRows const& text, TextRow const& row) const {
    auto const begin = text.phrases[row.begin].begin, end = text.phrases[row.end - 1].end;
    std::size_t figures = 0;
    for (auto i = begin; i < end; ++i) figures += is_figure_like(m_view.words[text.words[i]].kind) ? 1U : 0U;
    return is_figure_like(m_view.words[text.words[begin]].kind) && 2 * figures >= end - begin;
}

// A cell over several rows with a line of figures in each of two or more is as many cells: the line between
// them was not drawn there, or a fill hid it from the recogniser. One figure may stand for several rows.
void Refiner::split_figures_over_rows() {
    std::vector<DraftCell> split;
    for (DraftCell& cell : m_table.cells) {
        auto const row_of = [&](double y) {
            int row = cell.row;
            while (row < cell.row_end && y > m_table.ys[static_cast<std::size_t>(row) + 1]) ++row;
            return row;
        };
        TextRows const text = cell.row == cell.row_end ? TextRows{} : rows_of(cell.words);
        auto const figures = std::count_if(text.rows.begin(), text.rows.end(),
            [&](TextRow const& row) { return is_line_of_figures(text, row); });
        bool const several =
            text.rows.size() >= 2 && row_of(text.rows.front().baseline) != row_of(text.rows.back().baseline);
        if (!several ||
            static_cast<double>(figures) < m_options.figures * static_cast<double>(text.rows.size())) {
            split.push_back(std::move(cell));
            continue;
        }
        DraftCell part = cell;
        part.words.clear();
        auto const first = split.size();
        for (part.row = cell.row; part.row <= cell.row_end; ++part.row) {
            part.row_end = part.row;
            split.push_back(part);
        }
        for (auto const word : cell.words) {
            auto const row = row_of(m_view.words[word].box.centre_y());
            split[first + static_cast<std::size_t>(row - cell.row)].words.push_back(word);
        }
    }
    m_table.cells = std::move(split);
    sort_cells(m_table);
}

// A cell over several columns with a phrase in each is as many cells.
void Refiner::split_spanning_cells() {
    std::vector<DraftCell> split;
    for (DraftCell& cell : m_table.cells) {
        if (cell.column == cell.column_end || cell.words.size() < 2) {
            split.push_back(std::move(cell));
            continue;
        }
        TextRows const text = rows_of(cell.words);
        bool const several = std::any_of(
            text.rows.begin(), text.rows.end(), [](TextRow const& row) { return row.count() >= 2; });
        DraftCell part = cell;
        part.words.clear();
        std::vector<DraftCell> parts;
        for (int column = cell.column; several && column < cell.column_end; ++column) {
            double const x = m_table.xs[static_cast<std::size_t>(column) + 1];
            bool const crossed =
                std::any_of(text.phrases.begin(), text.phrases.end(), [&](Phrase const& phrase) {
                    return phrase.box.x0 < x - 0.3 * m_view.text_size &&
                           phrase.box.x1 > x + 0.3 * m_view.text_size;
                });
            if (crossed) continue;
            part.column_end = column;
            parts.push_back(part);
            part.column = column + 1;
            part.column_end = cell.column_end;
        }
        part.column_end = cell.column_end;
        parts.push_back(part);
        for (auto const w : cell.words) {
            double const x = m_view.words[w].box.centre_x();
            for (DraftCell& target : parts)
                if (&target == &parts.back() ||
                    x < m_table.xs[static_cast<std::size_t>(target.column_end) + 1]) {
                    target.words.push_back(w);
                    break;
                }
        }
        for (DraftCell& made : parts) split.push_back(std::move(made));
    }
    m_table.cells = std::move(split);
    sort_cells(m_table);
}

// Gaps inside a drawn column that most of its rows of text leave free, with figures beside them.
std::vector<ColumnGap> Refiner::hidden_gaps(int column) const {
    std::vector<std::uint32_t> words;
    for (DraftCell const& cell : m_table.cells)
        if (cell.column == column && cell.column_end == column)
            words.insert(words.end(), cell.words.begin(), cell.words.end());
    TextRows const text = rows_of(std::move(words));
    std::size_t several = 0;
    for (TextRow const& row : text.rows)
        if (row.count() >= 2) ++several;
    if (several < 2 ||
        static_cast<double>(several) < m_options.agreeing_rows * static_cast<double>(text.rows.size()))
        return {};
    auto gaps = find_column_gaps(m_view, text, text.rows);
    bool figures = false;
    for (std::size_t part = 0; part <= gaps.size(); ++part)
        figures = figures || is_figure_column(text, text.rows, gaps, part);
    if (!figures) return {};
    return gaps;
}

bool Refiner::rebuild_with_hidden_columns() {
    std::vector<ColumnGap> gaps;
    bool found = false;
    for (int column = 0; column < m_table.columns(); ++column) {
        auto const hidden = hidden_gaps(column);
        found = found || !hidden.empty();
        gaps.insert(gaps.end(), hidden.begin(), hidden.end());
        if (column + 1 < m_table.columns()) {
            double const x = m_table.xs[static_cast<std::size_t>(column) + 1];
            gaps.push_back({x, x});
        }
    }
    if (!found) return false;
    std::vector<std::uint32_t> words;
    for (DraftCell const& cell : m_table.cells)
        words.insert(words.end(), cell.words.begin(), cell.words.end());
    TextRows const text = rows_of(std::move(words));
    auto const witnesses = m_table.witnesses;
    m_table = build_table(m_view, text, text.rows, gaps, m_rulings, m_table.box());
    m_table.witnesses = witnesses | static_cast<unsigned>(TableWitness::Alignment);
    return true;
}

// Whether a line of a cell continues the one above it, which had to break: its first word begins small, or
// would not have fitted above.
bool Refiner::goes_on(TextRows const& text, std::size_t line, double right) const {
    Phrase const& above = text.phrases[text.rows[line - 1].end - 1];
    ViewWord const& next = m_view.words[text.words[text.phrases[text.rows[line].begin].begin]];
    return next.lower || above.box.x1 + 2 * m_view.text_size + next.box.width() >= right;
}

// Whether the row holds several baselines with figures in the same columns, or figures in one column beside
// labels of their own.
bool Refiner::is_stacked(int row) const {
    auto const step = [this](double baseline) { return std::lround(baseline / m_view.text_size * 3); };
    std::map<long, int> figures_at; // baselines in thirds of the text size: columns with a figure there
    int stacked_columns = 0, columns = 0;
    TextRows label;
    double label_right = 0;
    for (DraftCell const& cell : m_table.cells) {
        if (cell.row != row || cell.row_end != row || cell.words.empty()) continue;
        ++columns;
        TextRows text = rows_of(cell.words);
        bool const all_figures = std::all_of(text.phrases.begin(), text.phrases.end(),
            [](Phrase const& phrase) { return is_figure_like(phrase.kind); });
        if (all_figures && text.rows.size() >= 2) {
            ++stacked_columns;
            for (TextRow const& line : text.rows) ++figures_at[step(line.baseline)];
        }
        if (cell.column == 0) {
            label = std::move(text);
            label_right = m_table.box_of(cell).x1;
        }
    }
    if (stacked_columns == 0 || columns < 2) return false;
    auto const shared = std::count_if(
        figures_at.begin(), figures_at.end(), [](auto const& entry) { return entry.second >= 2; });
    if (shared >= m_options.stacked_figures) return true;
    if (label.rows.size() < figures_at.size()) return false;
    for (std::size_t i = 1; i < label.rows.size(); ++i) {
        auto const figure = figures_at.lower_bound(step(label.rows[i].baseline) - 1);
        bool const beside = figure != figures_at.end() && figure->first <= step(label.rows[i].baseline) + 1;
        if (beside && figure != figures_at.begin() && !goes_on(label, i, label_right)) return true;
    }
    return false;
}

// Whether the label of the row has a line of its own above the line that all figures stand beside: the
// heading of a group, set into the first row of the group. A label that had to break is no heading.
bool Refiner::stands_below_heading(int row) const {
    constexpr int least_figures = 2;
    TextRows label;
    double width_left = 0, baseline = 0;
    int figures = 0;
    for (DraftCell const& cell : m_table.cells) {
        if (cell.row != row || cell.row_end != row || cell.words.empty()) continue;
        TextRows text = rows_of(cell.words);
        if (cell.column == 0) {
            width_left = m_table.box_of(cell).x1;
            label = std::move(text);
            continue;
        }
        bool const figure =
            text.rows.size() == 1 && std::all_of(text.phrases.begin(), text.phrases.end(),
                                         [](Phrase const& phrase) { return is_figure_like(phrase.kind); });
        if (!figure) return false; // turned words make no row
        double const at = text.rows.front().baseline;
        if (figures > 0 && std::abs(at - baseline) > 0.3 * m_view.text_size) return false;
        baseline = at;
        ++figures;
    }
    if (figures < least_figures || label.rows.size() < 2) return false;
    for (std::size_t i = 1; i < label.rows.size(); ++i)
        if (std::abs(label.rows[i].baseline - baseline) <= 0.3 * m_view.text_size)
            return !goes_on(label, i, width_left);
    return false;
}

bool Refiner::rebuild_row(int row, DraftTable& built) const {
    std::vector<std::uint32_t> words;
    for (DraftCell const& cell : m_table.cells)
        if (cell.row == row && cell.row_end == row)
            words.insert(words.end(), cell.words.begin(), cell.words.end());
    TextRows const text = rows_of(std::move(words));
    std::vector<ColumnGap> gaps;
    for (int column = 1; column < m_table.columns(); ++column) {
        double const x = m_table.xs[static_cast<std::size_t>(column)];
        gaps.push_back({x, x});
    }
    Box box = m_table.box();
    box.y0 = m_table.ys[static_cast<std::size_t>(row)];
    box.y1 = m_table.ys[static_cast<std::size_t>(row) + 1];
    BuildOptions options;
    options.header = HeaderRows::None;
    built = build_table(m_view, text, text.rows, gaps, m_rulings, box, options);
    return built.rows() >= 2 && built.columns() == m_table.columns();
}

void Refiner::split_stacked_rows() {
    for (int row = 0; row < m_table.rows(); ++row) {
        DraftTable built;
        if ((!is_stacked(row) && !stands_below_heading(row)) || !rebuild_row(row, built)) continue;
        int const added = built.rows() - 1;
        std::vector<bool> covered(static_cast<std::size_t>(m_table.columns()));
        std::vector<DraftCell> cells;
        for (DraftCell& cell : m_table.cells) {
            if (cell.row == row && cell.row_end == row) continue;
            if (cell.row <= row && row <= cell.row_end)
                for (int column = cell.column; column <= cell.column_end; ++column)
                    covered[static_cast<std::size_t>(column)] = true;
            if (cell.row > row) cell.row += added;
            if (cell.row_end >= row) cell.row_end += added;
            cells.push_back(std::move(cell));
        }
        for (DraftCell& cell : built.cells) {
            if (covered[static_cast<std::size_t>(cell.column)]) continue;
            cell.row += row;
            cell.row_end += row;
            cells.push_back(std::move(cell));
        }
        m_table.cells = std::move(cells);
        m_table.ys.insert(m_table.ys.begin() + row + 1, built.ys.begin() + 1, built.ys.end() - 1);
        sort_cells(m_table);
        row += added;
    }
}

} // namespace

void refine_by_text(
    DraftTable& table, TableView const& view, Rulings const& rulings, RefineOptions const& options) {
    Refiner(table, view, rulings, options).refine();
}

} // namespace planleser
