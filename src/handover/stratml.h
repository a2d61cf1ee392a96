// A plan as StratML (ISO 17469-1, strategic plans): areas are goals, measures are their objectives.
#pragma once

#include "plan/plan.h"

#include <string>

namespace planleser {

// One document in the namespace of the standard's core schema, its elements in the schema's order. Budgets
// have no place in it and are left out. Measures without an area stand under a goal of their own without a
// name.
std::string write_stratml(Plan const& plan);

} // namespace planleser
