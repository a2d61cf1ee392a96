// Plans of two or more years in, what became of everything out.
#pragma once

#include "compare/comparison.h"
#include "compare/match_items.h"
#include "compare/terms.h"
#include "plan/plan.h"

#include <span>
#include <vector>

namespace planleser {

struct CompareOptions {
    MatchOptions measures;
    // Areas and goals are short: one shared rare word is much of what they have.
    MatchOptions titles{.pair = 0.4, .join = 0.5};
    // A strategy speaks of a measure in wider words than a plan of another year does.
    MatchOptions traces{.pair = 0.2};
    bool trace = false; // also what of each strategy or set of notes came back in the programmes
};

// The plans as Comparison::plans has them: by the year they are for, then by adoption date, then by file
// name.
std::vector<Plan const*> plans_in_order(std::span<Plan const> plans);

// Puts the plans in order and joins neighbours. With options.trace, plans of other kinds (strategy, input
// notes) are held against each programme that follows instead of being compared as a year. Requires at least
// two plans.
Comparison compare_plans(
    std::span<Plan const> plans, CompareWords const& words, CompareOptions const& options);

} // namespace planleser
