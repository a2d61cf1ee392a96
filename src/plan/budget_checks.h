// Holds a budget's figures against each other: sums, results, changes, total columns, and the same row in two
// tables.
//
// A check that fails is reported with the names of its rows and columns and never corrected; its figures lose
// confidence, except those that a person vouches for. Codes: budget.sum-mismatch, budget.change-mismatch,
// budget.total-column-mismatch, budget.restated-row, budget.no-unit (warnings); budget.rounding (note: off by
// no more than rounding each figure can explain), budget.unproven-sum (note: no reading of the rows above
// gives it), budget.group-without-sum, budget.opening-without-closing (notes).
#pragma once

#include "base/diagnostics.h"
#include "plan/plan.h"
#include "ruleset/budget_rules.h"

#include <span>

namespace planleser {

// Fills budget.checks, and lowers the confidence in value_at where a check fails. Rows have their kinds and
// groups.
void check_budget(Budget& budget, BudgetRules const& rules, Diagnostics& diagnostics);

// Sums, results, openings and closings, and items of a group, that stand with the same label and column in
// two tables.
void check_between_budgets(std::span<Budget const> budgets, Diagnostics& diagnostics);

// Tables whose unit nothing says and whose figures are no larger than those of another one that is in
// thousands or millions.
void check_units(std::span<Budget const> budgets, Diagnostics& diagnostics);

// All of it, for all budgets of a document in reading order.
void check_budgets(std::span<Budget> budgets, BudgetRules const& rules, Diagnostics& diagnostics);

} // namespace planleser
