// The figures of a budget as the checks need them: rows with their roles, and the columns that can be added
// up.
#pragma once

#include "plan/budget_sums.h"
#include "plan/plan.h"
#include "ruleset/budget_rules.h"

#include <vector>

namespace planleser {

struct BudgetFigures {
    std::vector<FigureRow> rows;      // as Budget::rows
    std::vector<std::size_t> columns; // of the Budget, for each column of FigureRow::figures
};

// Leaves out comments and columns of percentages.
BudgetFigures figures_of(Budget const& budget, BudgetRules const& rules);

// "Hovedtall", or the id of a budget without a title.
std::string name_of(Budget const& budget);

} // namespace planleser
