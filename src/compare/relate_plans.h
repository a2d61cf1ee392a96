// The relations between one plan and the next: measures, areas and goals.
#pragma once

#include "compare/compare_plans.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planleser {

struct PlanRelations {
    std::vector<ItemRelation> measures, areas, goals;
};

// `older` and `newer` name the plans in Comparison::plans.
PlanRelations relate_plans(Plan const& old_plan, Plan const& new_plan, std::size_t older, std::size_t newer,
    CompareWords const& words, CompareOptions const& options);

// Each goal of a strategy, or measure of input notes, with the measures of `programme` that take it up.
std::vector<Trace> trace_plan(Plan const& source, Plan const& programme, std::size_t source_index,
    std::size_t programme_index, CompareWords const& words, CompareOptions const& options);

// The title of an area by its id; empty: none.
std::string area_title(Plan const& plan, std::optional<std::string> const& id);

} // namespace planleser
