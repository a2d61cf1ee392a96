// A comparison as tables that a person reads: measures pair by pair, threads over years, areas, money,
// traces.
#pragma once

#include "compare/comparison.h"
#include "handover/text_table.h"
#include "plan/plan.h"

#include <span>
#include <vector>

namespace planleser {

// `plans` in the order of comparison.plans.
std::vector<TextTable> comparison_tables(Comparison const& comparison, std::span<Plan const* const> plans);

} // namespace planleser
