// A plan as a list of its values, one line each, so that two imports of one document can be held against each
// other.
#pragma once

#include "plan/plan.h"

#include <string>
#include <vector>

namespace planleser {

// 'measure "Bygge gangvei": responsible "Teknisk"'. In the order of the plan; what a value belongs to is
// named by its words, not by its place.
std::vector<std::string> plan_values(Plan const& plan);

struct ValueChanges {
    std::vector<std::string> gone, come;
};
ValueChanges changed_values(Plan const& before, Plan const& after);

} // namespace planleser
