// Gives the goals whose icons were read off pictures to what they stand beside.
#pragma once

#include "base/diagnostics.h"
#include "page/page_content.h"
#include "plan/plan.h"

#include <span>

namespace planleser {

struct PlacedGoalIcon {
    int page = 0;
    GoalIcon icon;
};

struct IconPlacing {
    // Points: an icon beside a heading reaches above it by half an icon; one below stands close.
    double above_heading = 60, below_heading = 50;
};

// An icon in the rows of a measure is that measure's; else it is of the area whose heading it stands
// beside or right below. Reports "goal-icon-unplaced" for an icon that stands beside neither.
void place_goal_icons(Plan& plan, std::span<PlacedGoalIcon const> icons, Diagnostics& diagnostics,
    IconPlacing const& options = {});

} // namespace planleser
