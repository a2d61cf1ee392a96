// One measure, target or budget figure a line, each with all it takes to stand alone: plan, area, page.
#pragma once

#include "plan/plan.h"

#include <span>
#include <string>

namespace planleser {

// Each line is an object whose "type" is "measure", "target" or "budget_figure". A reader ignores types it
// does not know.
std::string write_json_lines(std::span<Plan const> plans);

} // namespace planleser
