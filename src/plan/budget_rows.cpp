#include "plan/budget_rows.h"

#include "plan/budget_figures.h"
#include "plan/budget_grid.h"
#include "text/fold.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace planleser {

namespace {

// The kinds that only budgets and accounts have.
bool says_what_it_is(std::string const& kind) {
    return kind != "amount" && kind != "count" && kind != "comment" && kind != "change";
}

bool same_heads(Budget const& whole, Budget const& part) {
    if (whole.columns.size() != part.columns.size()) return false;
    auto const empty = [](BudgetColumn const& column) { return column.label.empty(); };
    if (std::all_of(part.columns.begin(), part.columns.end(), empty)) return true;
    return whole.title == part.title &&
           std::equal(whole.columns.begin(), whole.columns.end(), part.columns.begin(),
               [](auto const& a, auto const& b) { return same_folded(a.label, b.label); });
}

bool goes_on(Budget const& whole, Budget const& part) {
    if (whole.at.empty() || part.at.empty()) return false;
    bool const other_unit = !part.unit_assumed && part.scale != whole.scale;
    return part.at.front().place.page == whole.at.back().place.page + 1 && part.heading == whole.heading &&
           !other_unit && same_heads(whole, part);
}

template <class T>
void move_behind(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

std::string without_colon(std::string label) {
    while (label.ends_with(':') || label.ends_with(' ')) label.pop_back();
    return label;
}

bool settle_row_kinds(Budget& budget, BudgetRules const& rules) {
    std::set<std::string> headings;
    bool sum_seen = false;
    for (auto& row : budget.rows) {
        auto const name = fold(without_colon(row.label));
        if (row.kind == "heading") headings.insert(name);
        if (row.kind == "item" && (row.label.empty() || (sum_seen && headings.contains(name))))
            row.kind = "sum";
        sum_seen = sum_seen || row.kind == "sum";
    }
    bool proven = false;
    std::set<std::size_t> proven_rows;
    for (auto const& sum : find_sums(figures_of(budget, rules).rows).sums) {
        if (!sum.proven()) continue;
        proven_rows.insert(sum.row);
        proven = proven || sum.addends.size() >= 2;
        if (sum.above_items && budget.rows[sum.row].kind == "item") budget.rows[sum.row].kind = "sum";
    }
    for (std::size_t row = 0; row < budget.rows.size(); ++row) {
        bool const unnamed = budget.rows[row].label.empty() && budget.rows[row].kind == "sum";
        if (unnamed && !proven_rows.contains(row)) budget.rows[row].kind = "item";
    }
    return proven;
}

void set_groups(Budget& budget) {
    std::optional<std::string> group;
    for (auto& row : budget.rows) {
        if (row.kind == "heading")
            group = without_colon(row.label);
        else if (row.kind == "result" || row.kind == "opening" || row.kind == "closing")
            group.reset();
        else if (!row.group)
            row.group = group;
    }
}

void settle_column_kinds(Budget& budget, BudgetRules const& rules) {
    auto const known = [&](BudgetColumn const& column) { return first_kind(rules.columns, column.label); };
    bool const beside_named =
        std::any_of(budget.columns.begin(), budget.columns.end(), [&](BudgetColumn const& column) {
            auto const kind = known(column);
            return kind && says_what_it_is(*kind);
        });
    bool const closes = std::any_of(
        budget.rows.begin(), budget.rows.end(), [](BudgetRow const& row) { return row.kind == "result"; });
    auto const around = first_kind(rules.context, budget.title).value_or("budget");
    // '2023 | 2022 | Budsjett 2024': what the years before the budget's show is not said.
    std::optional<int> first_budget;
    for (auto const& column : budget.columns)
        if (column.kind == "budget" && known(column) && column.year)
            first_budget = std::min(first_budget.value_or(*column.year), *column.year);
    for (auto& column : budget.columns) {
        if (column.kind != "amount" || known(column)) continue;
        if (is_bare_year(column.label) && first_budget && column.year < first_budget) continue;
        if (is_bare_year(column.label))
            column.kind = beside_named ? "budget" : around;
        else if (closes && !beside_named && !column.label.empty())
            column.kind = around;
    }
}

void join_budget_parts(std::vector<Budget>& budgets, BudgetRules const& rules) {
    std::vector<Budget> joined;
    for (auto& part : budgets) {
        if (joined.empty() || !goes_on(joined.back(), part)) {
            joined.push_back(std::move(part));
            continue;
        }
        auto& whole = joined.back();
        move_behind(whole.rows, part.rows);
        move_behind(whole.notes, part.notes);
        move_behind(whole.at, part.at);
    }
    for (auto& budget : joined) {
        settle_row_kinds(budget, rules);
        set_groups(budget);
        settle_column_kinds(budget, rules);
    }
    budgets = std::move(joined);
}

} // namespace planleser
