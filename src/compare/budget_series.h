// The figures of budget rows as series over years and kinds, in whole kroner.
#pragma once

#include "compare/comparison.h"
#include "plan/plan.h"

#include <span>
#include <vector>

namespace planleser {

// Tables of neighbouring plans are the same table when they share rows or a title; rows of one table are
// matched by label and place, footnote marks and closing punctuation aside. Columns without a year, of
// change, of counts and of comments give no figures. `plans` stand as in Comparison::plans.
//
// A figure that a later plan prints for a year and kind that an earlier plan printed too is `restated` where
// the two differ; a proposal counts as the budget of its year.
std::vector<BudgetSeries> budget_series(std::span<Plan const* const> plans);

} // namespace planleser
