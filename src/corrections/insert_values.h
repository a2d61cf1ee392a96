// Puts into a plan what a person says is missing from it: areas, goals, measures, targets, rows of tables,
// and elements of lists.
//
// What is put in comes last in its list, so that addresses hold; settle_inserted() then leads each to its
// place in the order of the pages.
#pragma once

#include "corrections/correct_values.h"
#include "corrections/plan_items.h"
#include "plan/plan.h"

#include <string>
#include <string_view>

namespace planleser {

struct NewValue {
    std::string_view kind, field;
    std::string value;
    Place at; // page 0: it stands nowhere
};

// `owner`: the Thing that it stands in, null where that is none. Returns what does not hold, empty where all
// is well.
std::string insert_value(Plan& plan, NewValue const& added, PlanItem const* owner, ValueRules const& rules);

// Leads what was put in to its place, in any list at any time.
void settle_inserted(Plan& plan);

} // namespace planleser
