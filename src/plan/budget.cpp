#include "plan/budget.h"

#include "plan/budget_columns.h"
#include "plan/budget_figures.h"
#include "plan/budget_grid.h"
#include "plan/budget_rows.h"
#include "text/code_points.h"
#include "text/fold.h"
#include "text/hyphenation.h"

#include <algorithm>
#include <fmt/core.h>

namespace planleser {

namespace {

constexpr std::size_t fewest_figure_rows = 2;
constexpr int evidence_needed = 2;
// Labels of rows are short; what is longer on average is a table of texts with a figure column.
constexpr std::size_t longest_mean_label = 90; // bytes
// Captions beyond this are sentences about the table, not its name.
constexpr std::size_t longest_title = 120; // bytes

constexpr double confidence_of_odd_grouping = 0.5;
constexpr double confidence_of_text_for_figure = 0.6;
constexpr double confidence_of_ambiguous = 0.9;

bool is_mark_character(char32_t value) {
    return value == U'*' || value == 0xB9 || value == 0xB2 || value == 0xB3 || value == 0x2020 ||
           (value >= 0x2070 && value <= 0x2079);
}

// Footnote marks at the end of a label: stars and superscript digits.
std::string without_mark(std::string label) {
    while (!label.empty()) {
        auto const last = code_point_before(label, label.size());
        if (!is_mark_character(last.value) && !is_space(last.value)) break;
        label.resize(last.begin);
    }
    return label;
}

// A bullet that stands in the text of the label, as in tables that were typed.
std::string without_bullet(std::string label) {
    if (label.empty()) return label;
    auto const first = code_point_at(label, 0);
    bool const symbol = first.value > 0x2000 && !is_word_character(first.value) && !is_dash(first.value);
    bool const middle_dot = first.value == 0xB7;
    if ((!symbol && !middle_dot) || first.end >= label.size() || label[first.end] != ' ') return label;
    return label.substr(first.end + 1);
}

bool begins_lower(std::string_view text) {
    return !text.empty() && is_lower(code_point_at(text, 0).value);
}

bool has_open_bracket(std::string_view text) {
    return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

class BudgetReader {
public:
    BudgetReader(
        Table const& table, BudgetContext const& context, BudgetRules const& rules, GlyphTable const& glyphs)
        : m_table(table), m_context(context), m_rules(rules), m_glyphs(glyphs),
          m_grid(make_grid(table, rules.amounts, glyphs)) {}

    std::optional<Budget> read(Diagnostics& diagnostics) {
        if (m_grid.count(GridColumnKind::Label) == 0 || m_grid.count(GridColumnKind::Figures) == 0)
            return std::nullopt;
        m_columns = read_budget_columns(m_grid, m_rules);
        auto const unit = read_budget_unit(m_grid, m_table, m_context, m_rules);
        m_budget.currency = unit.currency;
        m_budget.scale = unit.scale;
        m_budget.columns = m_columns.columns;
        place_columns();
        join_broken_labels();
        lead_with_label_head();
        for (auto const& row : m_grid.body) read_row(row);
        drop_trailing_texts();
        settle_empty_rows();
        m_sums_proven = settle_row_kinds(m_budget, m_rules);
        if (!is_budget(unit)) return std::nullopt;
        m_budget.unit_assumed = !unit.stated && !m_currency_in_cells && unit.currency.empty();
        if (m_budget.currency.empty()) m_budget.currency = m_rules.currency;
        m_budget.title = title();
        if (!m_context.headings.empty()) m_budget.heading = m_context.headings.back();
        take_notes();
        for (auto const& place : m_table.at) m_budget.at.push_back(at(place, m_table.confidence));
        report_cells(diagnostics);
        set_groups(m_budget);
        settle_column_kinds(m_budget, m_rules);
        return std::move(m_budget);
    }

private:
    // ---- places

    At at(Place const& place, double confidence) const {
        auto const tagged = (m_table.witnesses & static_cast<unsigned>(TableWitness::Tags)) != 0;
        return {place, m_context.rule, confidence, tagged ? "tags" : "alignment"};
    }

    Ats ats(SourcedText const& text, double confidence) const {
        Ats result;
        auto const glyph_confidence = m_glyphs.confidence_of(text);
        for (auto const& place : m_glyphs.places_of(text)) {
            result.push_back(at(place, confidence * m_table.confidence * glyph_confidence));
            if (glyph_confidence < 1) result.back().method = "ocr";
        }
        return result;
    }

    void place_columns() {
        for (std::size_t i = 0; i < m_budget.columns.size(); ++i) {
            SourcedText head;
            for (auto const& row : m_grid.header) head.append(row[m_columns.grid_columns[i]].text);
            m_budget.columns[i].at = ats(head, 1);
        }
    }

    // ---- rows

    std::size_t label_column() const {
        return static_cast<std::size_t>(
            std::find(m_grid.columns.begin(), m_grid.columns.end(), GridColumnKind::Label) -
            m_grid.columns.begin());
    }

    bool has_other_cells(GridRow const& row) const {
        for (std::size_t c = 0; c < row.size(); ++c)
            if (c != label_column() && row[c].origin && !row[c].empty()) return true;
        return false;
    }

    // Labels that a table engine left on two rows, the figures on one of them.
    void join_broken_labels() {
        auto const label = label_column();
        std::vector<GridRow> rows;
        for (auto& row : m_grid.body) {
            auto& text = row[label].text;
            bool const follows =
                !rows.empty() && !text.empty() && !rows.back()[label].empty() && row[label].origin;
            bool const alone = follows && !has_other_cells(row);
            bool const before_open = follows && has_open_bracket(rows.back()[label].text.view());
            bool const before_alone = follows && !has_other_cells(rows.back());
            bool const goes_on = alone && (before_open || (begins_lower(text.view()) && !before_alone));
            bool const completes =
                !alone && before_alone && (before_open || rows.back()[label].text.text.ends_with('-'));
            if (goes_on || completes) {
                auto joined = rows.back()[label].text;
                append_line(joined, text, {}, {});
                if (completes) {
                    rows.pop_back();
                    rows.push_back(std::move(row));
                }
                rows.back()[label].text = std::move(joined);
            } else {
                rows.push_back(std::move(row));
            }
        }
        m_grid.body = std::move(rows);
    }

    std::string label_of(GridRow const& row) {
        std::string label;
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto const kind = m_grid.columns[c];
            bool const repeats = !row[c].origin;
            if (repeats || row[c].empty()) continue;
            if (kind == GridColumnKind::Account || kind == GridColumnKind::Label) {
                if (!label.empty()) label += ' ';
                label += row[c].text.text;
            }
        }
        return without_bullet(without_mark(std::move(label)));
    }

    // A row within the table that says the column heads once more, as over each of several groups; its own
    // label may name the group.
    bool repeats_heads(GridRow const& row) const {
        std::size_t same = 0;
        for (std::size_t i = 0; i < m_budget.columns.size(); ++i) {
            auto const& cell = row[m_columns.grid_columns[i]];
            if (!cell.origin || cell.empty()) continue;
            auto const head = fold(m_budget.columns[i].label), text = fold(cell.text.view());
            if (!head.ends_with(text)) return false;
            ++same;
        }
        return same > 0;
    }

    bool repeats_label_head(GridRow const& row) const {
        auto const& label = row[label_column()];
        return label.empty() ||
               std::any_of(m_grid.header.begin(), m_grid.header.end(), [&](GridRow const& header) {
                   return same_folded(header[label_column()].text.view(), label.text.view());
               });
    }

    void read_row(GridRow const& full_row) {
        auto row = full_row;
        if (!m_budget.rows.empty() && repeats_heads(row)) {
            if (repeats_label_head(row)) return;
            for (auto const column : m_columns.grid_columns) row[column] = {};
        }
        BudgetRow result;
        result.label = label_of(row);
        bool any_written = false, any_figure = false;
        SourcedText all;
        for (auto const& cell : row)
            if (cell.origin) all.append(cell.text);
        for (std::size_t i = 0; i < m_budget.columns.size(); ++i) {
            auto const& cell = row[m_columns.grid_columns[i]];
            auto const text = cell.origin ? cell.text : SourcedText{};
            double confidence = 1;
            auto value = read_value(text, m_budget.columns[i], confidence);
            any_written = any_written || !text.empty();
            any_figure = any_figure || std::holds_alternative<Decimal>(value);
            result.values.push_back(std::move(value));
            result.written.push_back(text.text);
            result.value_at.push_back(ats(text, confidence));
        }
        if (result.label.empty() && !any_written) return take_group_column(row);
        take_group_column(row);
        result.at = ats(all, 1);
        m_figure_rows += any_figure;
        m_label_bytes += result.label.size();
        result.group = m_column_group;
        if (!any_written)
            result.kind = "heading";
        else if (!result.label.empty())
            result.kind = first_kind(m_rules.rows, result.label).value_or("item");
        m_row_words = m_row_words || (any_figure && !result.label.empty() && result.kind != "item");
        m_budget.rows.push_back(std::move(result));
        m_bold_labels.push_back(row[label_column()].bold);
    }

    // 'Driftsinntekter: | Regnskap 2022 | Budsjett 2023': what heads the labels leads the first rows. 'Konto
    // / utgifter' is what a column of labels holds.
    void lead_with_label_head() {
        if (m_grid.header.empty()) return;
        auto const& head = m_grid.header.back()[label_column()];
        if (!head.origin || head.empty()) return;
        auto const label = head.text.view();
        bool const tells_kinds = label.find('/') != std::string_view::npos;
        bool const leads =
            label.ends_with(':') ||
            (!tells_kinds && (any_matches(m_rules.income, label) || any_matches(m_rules.cost, label)));
        if (!leads || m_grid.body.empty() || !has_other_cells(m_grid.body.front())) return;
        GridRow row(m_grid.columns.size());
        row[label_column()] = head;
        read_row(row);
    }

    void take_group_column(GridRow const& row) {
        for (std::size_t c = 0; c < row.size(); ++c)
            if (m_grid.columns[c] == GridColumnKind::Group && !row[c].empty())
                m_column_group = row[c].text.text;
    }

    BudgetValue read_value(SourcedText const& text, BudgetColumn const& column, double& confidence) {
        if (text.empty()) return {};
        if (column.kind == "comment") return text.text;
        auto const figure = read_cell(text.view(), m_rules.amounts, m_grid.style);
        if (figure.content == CellContent::Nothing) return {};
        if (figure.content == CellContent::Text) {
            confidence = confidence_of_text_for_figure;
            return text.text;
        }
        auto const& amount = *figure.amount;
        if (!amount.currency.empty()) {
            m_currency_in_cells = true;
            if (m_budget.currency.empty()) m_budget.currency = amount.currency;
        }
        // Thousands with the mark of the other style, or three decimals: a factor of a thousand hangs on it.
        bool const three_decimals = amount.ambiguous && amount.value.places() == 3;
        if (amount.odd_grouping || three_decimals)
            confidence = confidence_of_odd_grouping;
        else if (amount.ambiguous && m_grid.style == FigureStyle::Norwegian)
            confidence = confidence_of_ambiguous;
        // '5,8 mill' in a table that counts in kroner; in one that counts in millions the word repeats the
        // unit.
        auto const value = m_budget.scale == 1 ? amount.in_units() : std::optional(amount.value);
        return value ? BudgetValue(*value) : BudgetValue(text.text);
    }

    // A label without figures right above a sum heads nothing, nor does one in the print of the items where
    // headings are bold: its figures are missing.
    void settle_empty_rows() {
        auto& rows = m_budget.rows;
        std::size_t bold_headings = 0, plain_items = 0;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            bold_headings += rows[row].kind == "heading" && m_bold_labels[row];
            plain_items += rows[row].kind == "item" && !m_bold_labels[row];
        }
        bool const print_tells = bold_headings > 0 && plain_items > 0;
        for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
            auto const& next = rows[row + 1];
            bool const closes = (next.kind == "sum" || next.kind == "result") && !next.label.empty();
            if (rows[row].kind == "heading" && (closes || (print_tells && !m_bold_labels[row])))
                rows[row].kind = "item";
        }
    }

    // Texts below the last figures are remarks on the table.
    void drop_trailing_texts() {
        while (!m_budget.rows.empty() && m_budget.rows.back().kind == "heading") {
            m_notes_below.insert(m_notes_below.begin(), m_budget.rows.back().label);
            m_budget.rows.pop_back();
        }
    }

    // ---- whether it is a budget

    bool is_budget(BudgetUnit const& unit) const {
        auto const rows = m_budget.rows.size();
        if (m_figure_rows < fewest_figure_rows || rows == 0 || m_label_bytes / rows > longest_mean_label)
            return false;
        auto const texts = m_grid.count(GridColumnKind::Text),
                   figures = m_grid.count(GridColumnKind::Figures);
        if (texts > figures && !m_columns.named_kinds) return false;
        bool subject = any_matches(m_rules.subjects, m_table.caption.view()) ||
                       any_matches(m_rules.subjects, m_grid.title.view());
        for (auto const heading : m_context.headings)
            subject = subject || any_matches(m_rules.subjects, heading);
        int const evidence = m_columns.named_kinds +
                             (unit.stated || m_currency_in_cells || !unit.currency.empty()) + m_row_words +
                             subject + m_sums_proven;
        return evidence >= evidence_needed;
    }

    // ---- the rest

    std::string title() const {
        auto const fits = [](std::string_view text) { return !text.empty() && text.size() <= longest_title; };
        if (fits(m_grid.title.view())) return m_grid.title.text;
        if (fits(m_table.caption.view())) return m_table.caption.text;
        return m_context.headings.empty() ? std::string() : std::string(m_context.headings.back());
    }

    void take_notes() {
        m_budget.notes = m_notes_below;
        for (auto const& note : m_table.notes) m_budget.notes.push_back(note.text);
        for (auto const paragraph : m_context.after) {
            if (!begins_with_mark(paragraph)) break;
            m_budget.notes.emplace_back(paragraph);
        }
    }

    void report_cells(Diagnostics& diagnostics) const {
        for (auto const& row : m_budget.rows)
            for (std::size_t c = 0; c < m_budget.columns.size(); ++c) {
                auto const& column = m_budget.columns[c];
                if (column.kind == "comment" || row.written[c].empty()) continue;
                std::vector<Place> places;
                for (auto const& place : row.value_at[c]) places.push_back(place.place);
                auto const figure = read_cell(row.written[c], m_rules.amounts, m_grid.style);
                if (figure.content == CellContent::Text)
                    diagnostics.note("budget.text-for-figure",
                        fmt::format("{}: \"{}\" in \"{}\" is no figure: {}", name_of(m_budget), row.label,
                            column.label, row.written[c]),
                        std::move(places));
                else if (figure.amount && figure.amount->odd_grouping)
                    diagnostics.warn("budget.odd-grouping",
                        fmt::format("{}: \"{}\" in \"{}\" is written {}, read as {}", name_of(m_budget),
                            row.label, column.label, row.written[c], figure.amount->value.to_string()),
                        std::move(places));
            }
    }

    Table const& m_table;
    BudgetContext const& m_context;
    BudgetRules const& m_rules;
    GlyphTable const& m_glyphs;
    BudgetGrid m_grid;
    BudgetColumns m_columns;
    Budget m_budget;
    std::optional<std::string> m_column_group;
    std::size_t m_figure_rows = 0, m_label_bytes = 0;
    std::vector<std::string> m_notes_below;
    std::vector<bool> m_bold_labels; // by row
    bool m_currency_in_cells = false, m_row_words = false, m_sums_proven = false;
};

} // namespace

std::optional<Budget> read_budget(Table const& table, BudgetContext const& context, BudgetRules const& rules,
    GlyphTable const& glyphs, Diagnostics& diagnostics) {
    if (table.rows <= 0 || table.columns <= 1) return std::nullopt;
    return BudgetReader(table, context, rules, glyphs).read(diagnostics);
}

bool begins_with_mark(std::string_view paragraph) {
    if (paragraph.empty()) return false;
    if (is_mark_character(code_point_at(paragraph, 0).value)) return true;
    std::size_t digits = 0;
    while (digits < paragraph.size() && is_digit(static_cast<unsigned char>(paragraph[digits]))) ++digits;
    return digits > 0 && digits <= 2 && digits < paragraph.size() && paragraph[digits] == ')';
}

} // namespace planleser
