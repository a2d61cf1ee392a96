#include "plan/budget_checks.h"

#include "plan/budget_figures.h"
#include "text/fold.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

namespace planleser {

namespace {

// A relation between columns is taken for meant when it holds in so many of the rows that show it.
constexpr double meant_share = 0.6;
constexpr int fewest_rows = 2;

constexpr double confidence_of_failed_sum = 0.5;
constexpr double confidence_of_addend = 0.7; // one of several may be the wrong one
constexpr double confidence_of_proven = 0.9; // recognised, and its sum holds

Decimal absolute(Decimal value) {
    return value < Decimal(0) ? value.negated() : value;
}

// Whether rounding each of `count` figures to their last place can explain the difference.
bool is_rounding(Decimal difference, std::size_t count, int places) {
    auto const half_units =
        Decimal::from_units(static_cast<std::int64_t>(std::min<std::size_t>(count, 1000)), 0);
    auto const twice = absolute(difference).times(Decimal(2));
    auto const limit = half_units.times(Decimal::from_units(1, places));
    return count >= 2 && twice && limit && *twice <= *limit;
}

class BudgetChecker {
public:
    BudgetChecker(Budget& budget, BudgetRules const& rules, Diagnostics& diagnostics)
        : m_budget(budget), m_rules(rules), m_diagnostics(diagnostics), m_figures(figures_of(budget, rules)) {
    }

    void check() {
        m_sums = find_sums(m_figures.rows);
        for (auto const& sum : m_sums.sums) trust_what_adds_up(sum);
        for (auto const& sum : m_sums.sums) check_sum(sum);
        for (std::size_t c = 0; c < m_figures.columns.size(); ++c) {
            if (column(c).kind == "change") check_change(c);
            if (any_matches(m_rules.total_columns, column(c).label)) check_total_column(c);
        }
        note_rows_outside_sums();
        note_missing_closing();
    }

private:
    BudgetColumn const& column(std::size_t c) const { return m_budget.columns[m_figures.columns[c]]; }
    std::optional<Decimal> const& figure(std::size_t row, std::size_t c) const {
        return m_figures.rows[row].figures[c];
    }

    std::vector<Place> places_of(std::size_t row, std::size_t c) const {
        auto const& budget_row = m_budget.rows[row];
        auto const budget_column = m_figures.columns[c];
        std::vector<Place> places;
        if (budget_column < budget_row.value_at.size())
            for (auto const& at : budget_row.value_at[budget_column]) places.push_back(at.place);
        if (places.empty())
            for (auto const& at : budget_row.at) places.push_back(at.place);
        return places;
    }

    void lower_confidence(std::size_t row, std::size_t c, double confidence) {
        auto& value_at = m_budget.rows[row].value_at;
        if (m_figures.columns[c] >= value_at.size()) return;
        for (auto& at : value_at[m_figures.columns[c]])
            if (at.by.empty()) at.confidence = std::min(at.confidence, confidence);
    }

    void raise_confidence(std::size_t row, std::size_t c, double confidence) {
        auto& value_at = m_budget.rows[row].value_at;
        if (m_figures.columns[c] >= value_at.size() || !figure(row, c)) return;
        for (auto& at : value_at[m_figures.columns[c]])
            if (at.by.empty() && at.method == "ocr") at.confidence = std::max(at.confidence, confidence);
    }

    // Recognised figures that give the sum they stand under were read right, however pale they were: two
    // misreadings that make up for each other are rarer than any one of them.
    void trust_what_adds_up(RowSum const& sum) {
        if (!sum.proven() || sum.addends.size() < 2) return;
        for (std::size_t c = 0; c < m_figures.columns.size(); ++c) {
            auto const& stated = figure(sum.row, c);
            auto const computed = added_up(m_figures.rows, sum.addends, c);
            if (!stated || !computed || *stated != *computed || *stated == Decimal(0)) continue;
            raise_confidence(sum.row, c, confidence_of_proven);
            for (auto const& addend : sum.addends) raise_confidence(addend.row, c, confidence_of_proven);
        }
    }

    void record(std::string what, std::size_t c, Decimal stated, Decimal computed) {
        m_budget.checks.push_back(
            {std::move(what), static_cast<int>(m_figures.columns[c]), stated, computed, stated == computed});
    }

    // ---- sums

    std::string addends_text(RowSum const& sum) const {
        constexpr std::size_t shown = 3;
        std::string text;
        for (std::size_t i = 0; i < std::min(shown, sum.addends.size()); ++i) {
            auto const& addend = sum.addends[i];
            if (addend.sign < 0)
                text += i == 0 ? "- " : " - ";
            else if (i > 0)
                text += " + ";
            text += '"' + m_budget.rows[addend.row].label + '"';
        }
        if (sum.addends.size() > shown) text += fmt::format(" and {} more rows", sum.addends.size() - shown);
        return text;
    }

    void check_sum(RowSum const& sum) {
        auto const& label = m_budget.rows[sum.row].label;
        bool const is_result = m_figures.rows[sum.row].role == RowRole::Result;
        if (!sum.proven() && (is_result || sum.addends.size() < 2)) {
            m_diagnostics.note("budget.unproven-sum",
                fmt::format("{}: no reading of the rows above gives \"{}\"", name_of(m_budget), label),
                places_of(sum.row, 0));
            return;
        }
        if (sum.leaves_items)
            m_diagnostics.note("budget.unsummed-row",
                fmt::format("{}: \"{}\" leaves out \"{}\" right before its rows", name_of(m_budget), label,
                    m_budget.rows[sum.addends.front().row - 1].label),
                places_of(sum.row, 0));
        for (std::size_t c = 0; c < m_figures.columns.size(); ++c) {
            auto const& stated = figure(sum.row, c);
            auto const computed = added_up(m_figures.rows, sum.addends, c);
            if (!stated || !computed) continue;
            record(label, c, *stated, *computed);
            if (*stated != *computed) report_sum(sum, c, *stated, *computed);
        }
    }

    void report_sum(RowSum const& sum, std::size_t c, Decimal stated, Decimal computed) {
        auto message = fmt::format("{}: \"{}\" in \"{}\" says {}, its rows give {}: {}", name_of(m_budget),
            m_budget.rows[sum.row].label, column(c).label, stated.to_string(), computed.to_string(),
            addends_text(sum));
        auto const difference = stated.minus(computed);
        int const places = std::max(stated.places(), computed.places());
        lower_confidence(sum.row, c, confidence_of_failed_sum);
        for (auto const& addend : sum.addends) lower_confidence(addend.row, c, confidence_of_addend);
        if (difference && sum.proven() && is_rounding(*difference, sum.addends.size(), places))
            m_diagnostics.note("budget.rounding", std::move(message), places_of(sum.row, c));
        else
            m_diagnostics.warn("budget.sum-mismatch", std::move(message), places_of(sum.row, c));
    }

    // ---- relations between columns

    // How often `compute`, which may say nothing about a row, gives what column `c` states: of how many rows.
    template <class Compute>
    std::pair<int, int> tried(std::size_t c, Compute const& compute) const {
        int fits = 0, shown = 0;
        for (std::size_t row = 0; row < m_figures.rows.size(); ++row) {
            auto const& stated = figure(row, c);
            auto const computed = stated ? compute(row) : std::nullopt;
            if (!computed || (*stated == Decimal(0) && *computed == Decimal(0))) continue;
            ++shown;
            fits += *stated == *computed;
        }
        return {fits, shown};
    }

    template <class Compute>
    void report_column(std::size_t c, char const* code, std::string const& from, Compute const& compute) {
        for (std::size_t row = 0; row < m_figures.rows.size(); ++row) {
            auto const& stated = figure(row, c);
            auto const computed = stated ? compute(row) : std::nullopt;
            if (!computed) continue;
            auto const& label = m_budget.rows[row].label;
            record(label + " / " + column(c).label, c, *stated, *computed);
            if (*stated == *computed) continue;
            lower_confidence(row, c, confidence_of_failed_sum);
            m_diagnostics.warn(code,
                fmt::format("{}: \"{}\" in \"{}\" says {}, {} gives {}", name_of(m_budget), label,
                    column(c).label, stated->to_string(), from, computed->to_string()),
                places_of(row, c));
        }
    }

    static bool is_meant(std::pair<int, int> fits_of_shown) {
        return fits_of_shown.first >= fewest_rows &&
               fits_of_shown.first >= meant_share * fits_of_shown.second;
    }

    auto difference(std::size_t newer, std::size_t older) const {
        return [this, newer, older](std::size_t row) -> std::optional<Decimal> {
            auto const& a = figure(row, newer);
            auto const& b = figure(row, older);
            if (!a && !b) return std::nullopt;
            return a.value_or(Decimal(0)).minus(b.value_or(Decimal(0)));
        };
    }

    void check_change(std::size_t c) {
        std::pair<int, int> best{};
        std::size_t newer = c, older = c;
        for (std::size_t a = 0; a < m_figures.columns.size(); ++a)
            for (std::size_t b = 0; b < m_figures.columns.size(); ++b) {
                if (a == b || column(a).kind == "change" || column(b).kind == "change") continue;
                auto const found = tried(c, difference(a, b));
                if (found.first <= best.first) continue;
                best = found;
                newer = a;
                older = b;
            }
        if (!is_meant(best)) return;
        report_column(c, "budget.change-mismatch",
            fmt::format("\"{}\" less \"{}\"", column(newer).label, column(older).label),
            difference(newer, older));
    }

    auto run_total(std::size_t begin, std::size_t end) const {
        return [this, begin, end](std::size_t row) -> std::optional<Decimal> {
            std::optional<Decimal> sum;
            for (auto c = begin; c < end; ++c) {
                if (!figure(row, c)) continue;
                sum = sum.value_or(Decimal(0)).plus(*figure(row, c));
                if (!sum) return std::nullopt;
            }
            return sum;
        };
    }

    // Of the columns directly to its left or right, as many as fit best.
    void check_total_column(std::size_t c) {
        std::pair<int, int> best{};
        std::size_t best_begin = c, best_end = c;
        auto const consider = [&](std::size_t begin, std::size_t end) {
            auto const found = tried(c, run_total(begin, end));
            if (found.first <= best.first) return;
            best = found;
            best_begin = begin;
            best_end = end;
        };
        for (auto begin = c; begin-- > 0;)
            if (c - begin >= 2) consider(begin, c);
        for (auto end = c + 3; end <= m_figures.columns.size(); ++end) consider(c + 1, end);
        if (!is_meant(best)) return;
        report_column(c, "budget.total-column-mismatch",
            fmt::format("\"{}\" to \"{}\"", column(best_begin).label, column(best_end - 1).label),
            run_total(best_begin, best_end));
    }

    // ---- what is missing

    void note(char const* code, std::size_t row, std::string const& what) {
        m_diagnostics.note(code, fmt::format("{}: {}", name_of(m_budget), what), places_of(row, 0));
    }

    std::string const& label(std::size_t row) const { return m_budget.rows[row].label; }

    void note_rows_outside_sums() {
        for (auto const row : m_sums.empty)
            note("budget.unproven-sum", row, fmt::format("\"{}\" has no rows above it to sum", label(row)));
        for (auto const row : m_sums.stray)
            note("budget.unsummed-row", row, fmt::format("\"{}\" stands under no account", label(row)));
        auto open = m_sums.open;
        std::erase_if(open, [&](std::size_t row) {
            auto const role = m_figures.rows[row].role;
            return role == RowRole::Opening || role == RowRole::Closing;
        });
        // A sum that says what the result said, as where the use of the result is listed, leaves nothing
        // open.
        bool const same =
            open.size() == 2 && m_figures.rows[open[0]].figures == m_figures.rows[open[1]].figures;
        if (open.size() >= 2 && !same)
            note("budget.open-rows", open.front(),
                fmt::format("no row takes \"{}\" to \"{}\" together, {} rows stand in no sum",
                    label(open.front()), label(open.back()), open.size()));
        for (auto const& sum : m_sums.sums) note_items_in_result(sum);
    }

    // 'Sum inntekter' less each single cost: the costs have lost their own sum, or never had one.
    void note_items_in_result(RowSum const& sum) {
        if (m_figures.rows[sum.row].role != RowRole::Result) return;
        auto const is_item = [&](Addend const& addend) {
            return m_figures.rows[addend.row].role == RowRole::Item;
        };
        auto const items = std::count_if(sum.addends.begin(), sum.addends.end(), is_item);
        auto const first = std::find_if(sum.addends.begin(), sum.addends.end(), is_item);
        if (items < 2 || static_cast<std::size_t>(items) == sum.addends.size()) return;
        note("budget.open-rows", first->row,
            fmt::format("\"{}\" and {} more rows go into \"{}\" without a sum of their own",
                label(first->row), items - 1, label(sum.row)));
    }

    void note_missing_closing() {
        auto const has = [&](RowRole role) {
            return std::any_of(m_figures.rows.begin(), m_figures.rows.end(),
                [role](FigureRow const& row) { return row.role == role; });
        };
        if (m_figures.columns.empty() || has(RowRole::Opening) == has(RowRole::Closing)) return;
        m_diagnostics.note("budget.opening-without-closing",
            fmt::format("{}: an opening and a closing belong together, one is missing", name_of(m_budget)));
    }

    Budget& m_budget;
    BudgetRules const& m_rules;
    Diagnostics& m_diagnostics;
    BudgetFigures m_figures;
    SumStructure m_sums;
};

// What makes a figure the same in two tables.
std::string key_of(BudgetRow const& row, BudgetColumn const& column) {
    bool const needs_group = row.kind == "item";
    if (!column.year || row.label.empty() || (needs_group && !row.group) || row.kind == "heading") return {};
    return fold(row.kind + "\n" + row.label + "\n" + (needs_group ? *row.group : "") + "\n" + column.kind) +
           "\n" + std::to_string(*column.year) + "\n" + column.as_of.value_or("");
}

} // namespace

void check_budget(Budget& budget, BudgetRules const& rules, Diagnostics& diagnostics) {
    if (!budget.columns.empty() && !budget.rows.empty()) BudgetChecker(budget, rules, diagnostics).check();
}

void check_between_budgets(std::span<Budget const> budgets, Diagnostics& diagnostics) {
    struct Seen {
        Budget const* budget = nullptr;
        Decimal value; // in whole currency units
    };
    std::map<std::string, Seen> seen;
    for (auto const& budget : budgets) {
        std::set<std::string> own; // a label that stands twice in one table names no row
        for (auto const& row : budget.rows)
            for (std::size_t c = 0; c < std::min(row.values.size(), budget.columns.size()); ++c) {
                auto const* value = std::get_if<Decimal>(&row.values[c]);
                auto const key = key_of(row, budget.columns[c]);
                auto const scaled = value ? value->times(Decimal(budget.scale)) : std::nullopt;
                if (key.empty() || !scaled || !own.insert(key).second) continue;
                auto const [found, added] = seen.try_emplace(key, Seen{&budget, *scaled});
                if (added || found->second.budget == &budget || found->second.value == *scaled) continue;
                std::vector<Place> places;
                for (auto const& at : row.at) places.push_back(at.place);
                diagnostics.warn("budget.restated-row",
                    fmt::format("\"{}\" in \"{}\" is {} in {} and {} in {}", row.label,
                        budget.columns[c].label, found->second.value.to_string(),
                        name_of(*found->second.budget), scaled->to_string(), name_of(budget)),
                    std::move(places));
            }
    }
}

namespace {

// The largest figure of the table, without its sign.
Decimal largest_figure(Budget const& budget) {
    Decimal largest;
    for (auto const& row : budget.rows)
        for (auto const& value : row.values)
            if (auto const* figure = std::get_if<Decimal>(&value))
                largest = std::max({largest, *figure, figure->negated()});
    return largest;
}

} // namespace

void check_units(std::span<Budget const> budgets, Diagnostics& diagnostics) {
    // Figures in whole kroner are larger by far than those of a table in thousands.
    Decimal const far_larger = 10;
    auto const other = std::ranges::find_if(budgets, [](Budget const& budget) { return budget.scale != 1; });
    if (other == budgets.end()) return;
    auto const limit = largest_figure(*other).times(far_larger);
    for (auto const& budget : budgets) {
        if (!budget.unit_assumed || !limit || largest_figure(budget) > *limit) continue;
        std::vector<Place> places;
        for (auto const& at : budget.at) places.push_back(at.place);
        diagnostics.warn("budget.no-unit",
            fmt::format("{}: nothing says the unit of its figures: taken for whole, though \"{}\" is in {}",
                name_of(budget), other->title, other->scale),
            std::move(places));
    }
}

void check_budgets(std::span<Budget> budgets, BudgetRules const& rules, Diagnostics& diagnostics) {
    for (auto& budget : budgets) check_budget(budget, rules, diagnostics);
    check_units(budgets, diagnostics);
    check_between_budgets(budgets, diagnostics);
}

} // namespace planleser
