#include "plan/budget_figures.h"

#include <algorithm>

namespace planleser {

namespace {

RowRole role_of(std::string const& kind) {
    if (kind == "heading") return RowRole::Heading;
    if (kind == "sum") return RowRole::Sum;
    if (kind == "result") return RowRole::Result;
    if (kind == "opening") return RowRole::Opening;
    if (kind == "closing") return RowRole::Closing;
    return RowRole::Item;
}

Counts counts_of(std::string const& label, BudgetRules const& rules) {
    bool const income = any_matches(rules.income, label), cost = any_matches(rules.cost, label);
    if (income == cost) return Counts::Unknown;
    return income ? Counts::AsIncome : Counts::AsCost;
}

bool is_percentage(Budget const& budget, std::size_t column) {
    if (budget.columns[column].label.find('%') != std::string::npos) return true;
    std::size_t percents = 0, filled = 0;
    for (auto const& row : budget.rows) {
        if (column >= row.written.size() || row.written[column].empty()) continue;
        ++filled;
        percents += row.written[column].find('%') != std::string::npos;
    }
    return percents * 2 > filled;
}

} // namespace

BudgetFigures figures_of(Budget const& budget, BudgetRules const& rules) {
    BudgetFigures figures;
    for (std::size_t c = 0; c < budget.columns.size(); ++c)
        if (budget.columns[c].kind != "comment" && !is_percentage(budget, c)) figures.columns.push_back(c);
    Counts of_group = Counts::Unknown;
    for (auto const& row : budget.rows) {
        FigureRow figure_row;
        figure_row.role = role_of(row.kind);
        auto const own = counts_of(row.label, rules);
        if (figure_row.role == RowRole::Heading) of_group = own;
        figure_row.counts = own == Counts::Unknown ? of_group : own;
        if (figure_row.role == RowRole::Result || figure_row.role == RowRole::Opening) {
            figure_row.counts = Counts::Unknown;
            of_group = Counts::Unknown;
        }
        for (auto const c : figures.columns) {
            auto const* value = c < row.values.size() ? std::get_if<Decimal>(&row.values[c]) : nullptr;
            figure_row.figures.push_back(value ? std::optional(*value) : std::nullopt);
        }
        figures.rows.push_back(std::move(figure_row));
    }
    return figures;
}

std::string name_of(Budget const& budget) {
    return budget.title.empty() ? budget.id : budget.title;
}

} // namespace planleser
