// Walks the document's headings and reads what stands below them: areas, goals, measures, tables; what is
// left is running text.
//
// A heading is an area where a rule says so, where it stands under one that holds areas, or where measures
// stand directly below it. Lists and short paragraphs below a heading or lead-in that names goals or measures
// are those.
#pragma once

#include "plan/plan_reading.h"

#include <cstddef>

namespace planleser {

struct SectionOptions {
    // A goal is a sentence or two; a longer paragraph explains (bytes).
    std::size_t longest_goal = 330;
    // A vision printed as a heading below 'Visjon' is longer than the headings of parts (bytes).
    std::size_t shortest_vision = 30;
    // A paragraph that leads a list is short, so that its colon speaks of the list (bytes).
    std::size_t longest_lead_in = 400;
};

void read_sections(PlanReading& reading, SectionOptions const& options = {});

} // namespace planleser
