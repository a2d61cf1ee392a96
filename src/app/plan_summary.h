// How much was found in a plan: the numbers of the table that an import prints.
#pragma once

#include "plan/plan.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct PlanSummary {
    std::string sha256; // of the PDF
    std::string text = "native";
    std::size_t pages = 0, areas = 0, goals = 0, measures = 0, targets = 0, partners = 0, budgets = 0,
                figures = 0;
    std::size_t errors = 0, warnings = 0, notes = 0;
    std::size_t corrections = 0;                 // a person's decisions
    std::size_t corrections_lost = 0;            // of them: without a place in the document, or without sense
    std::vector<std::string> corrections_listed; // a line on each that did not just apply
    std::size_t failed_pages = 0;                // more than none: the plan is partial
};

PlanSummary summarise(Plan const& plan);

std::string to_json(PlanSummary const& summary);
// Throws std::exception on text that to_json did not write.
PlanSummary summary_from_json(std::string_view json);

} // namespace planleser
