#include "plan/goal_icons.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace planleser {
namespace {

// Where of `ats` is on the page; nullptr: nowhere.
Box const* box_on(Ats const& ats, int page) {
    for (auto const& at : ats)
        if (at.place.page == page && !at.place.box.is_empty()) return &at.place.box;
    return nullptr;
}

At at_of(PlacedGoalIcon const& placed) {
    return {{placed.page, placed.icon.box}, "", placed.icon.confidence, "icon"};
}

Measure* measure_beside(Plan& plan, PlacedGoalIcon const& placed) {
    double const middle = placed.icon.box.centre_y();
    for (auto& measure : plan.measures)
        if (auto const* box = box_on(measure.at, placed.page);
            box != nullptr && box->y0 <= middle && middle <= box->y1)
            return &measure;
    return nullptr;
}

Area* area_beside(Plan& plan, PlacedGoalIcon const& placed, IconPlacing const& options) {
    Area* best = nullptr;
    double lowest = 0;
    for (auto& area : plan.areas) {
        auto const* box = box_on(area.at, placed.page);
        if (box == nullptr || box->y0 > placed.icon.box.y1) continue;
        if (box->y0 > placed.icon.box.y0 + options.above_heading) continue;
        if (placed.icon.box.y0 > box->y1 + options.below_heading) continue;
        if (best != nullptr && box->y0 <= lowest) continue;
        best = &area;
        lowest = box->y0;
    }
    return best;
}

// Keeps the goals in ascending order, and the places with them.
void add(std::vector<int>& goals, std::vector<Ats>& places, At const& at, int goal) {
    auto const where = std::lower_bound(goals.begin(), goals.end(), goal);
    auto const index = where - goals.begin();
    if (where != goals.end() && *where == goal) {
        if (static_cast<std::size_t>(index) < places.size())
            places[static_cast<std::size_t>(index)].push_back(at);
        return;
    }
    goals.insert(where, goal);
    places.insert(places.begin() + index, {at});
}

} // namespace

void place_goal_icons(
    Plan& plan, std::span<PlacedGoalIcon const> icons, Diagnostics& diagnostics, IconPlacing const& options) {
    for (auto const& placed : icons) {
        auto const at = at_of(placed);
        if (auto* measure = measure_beside(plan, placed)) {
            auto& places = measure->part_at["sdgs"];
            places.resize(measure->sdgs.size());
            add(measure->sdgs, places, at, placed.icon.goal);
        } else if (auto* area = area_beside(plan, placed, options)) {
            add(area->sdgs, area->sdgs_at, at, placed.icon.goal);
        } else {
            diagnostics.note("goal-icon-unplaced",
                "the icon of goal " + std::to_string(placed.icon.goal) +
                    " stands beside no area and no measure",
                {at.place});
        }
    }
}

} // namespace planleser
