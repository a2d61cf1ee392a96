// The columns of a budget and what its figures count, from column heads and the words around the table.
#pragma once

#include "plan/budget.h"
#include "plan/budget_grid.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planleser {

struct BudgetColumns {
    std::vector<BudgetColumn> columns;
    std::vector<std::size_t> grid_columns; // where each stands in the grid
    bool named_kinds = false;              // at least one head says budget, account, forecast …
};

// Figures and texts behind them, from left to right. A figure column whose head no rule knows is of kind
// 'amount'.
BudgetColumns read_budget_columns(BudgetGrid const& grid, BudgetRules const& rules);

struct BudgetUnit {
    std::string currency; // empty: nothing names one
    std::int64_t scale = 1;
    bool stated = false;
};

// From the column heads, the table's own title, its caption and notes, then the paragraphs before it and the
// heading.
BudgetUnit read_budget_unit(
    BudgetGrid const& grid, Table const& table, BudgetContext const& context, BudgetRules const& rules);

} // namespace planleser
