// What only the whole of a budget shows: sums that no word tells, groups, the kinds of columns with bare
// heads, and parts that a page break made tables of their own.
#pragma once

#include "plan/plan.h"
#include "ruleset/budget_rules.h"

#include <vector>

namespace planleser {

// Gives rows the kind `sum` where figures or place show it: an account above its items, a row without a label
// that adds up, the list of sums at the table's end. Returns whether any sum of at least two rows is proven.
bool settle_row_kinds(Budget& budget, BudgetRules const& rules);

// A row belongs to the last heading above it, until a result, an opening or a closing.
void set_groups(Budget& budget);

// What heads leave open: a bare year is a budget's, unless the title speaks of accounts; so is any column of
// a table that closes with a result and has no head that says more.
void settle_column_kinds(Budget& budget, BudgetRules const& rules);

// Appends each budget that goes on from the page before, with the same columns under the same heads or under
// none, to the one it goes on from. `budgets` stand in reading order.
void join_budget_parts(std::vector<Budget>& budgets, BudgetRules const& rules);

// "Kostnader:" without its colon.
std::string without_colon(std::string label);

} // namespace planleser
