// The plan JSON of docs/plan-json.md: a Plan as text, and a text as a Plan.
//
// Writing is stable: keys in the schema's order, two spaces an indent, places and confidences rounded to
// 0.01, amounts exact, so that the same plan is the same bytes on any machine. What is not known is null or
// left out.
#pragma once

#include "plan/plan.h"

#include <string>
#include <string_view>

namespace planleser {

inline constexpr std::string_view plan_format = "planleser.plan";
inline constexpr std::string_view plan_format_version = "1.1";

std::string plan_to_json(Plan const& plan);

// Reads a whole plan, or a part of one: whatever is missing stays as it is in a Plan{}. Areas without an id
// get one (their number, else their place in the list), and measures and goals that name an area by its title
// are given that id. Throws ImportError (BadPlan) on text that is no JSON, on another format or a later major
// version, and on a member of the wrong type, which the message names by its JSON pointer.
Plan plan_from_json(std::string_view json);

} // namespace planleser
