#include "plan/goal_icons.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

At at(int page, double y0, double y1) {
    return {{page, {70, y0, 500, y1}}, "", 1, "text"};
}

Plan plan_of_two_areas() {
    Plan plan;
    plan.areas.resize(2);
    plan.areas[0].at = {at(2, 100, 120)};
    plan.areas[1].at = {at(2, 500, 520)};
    Measure measure;
    measure.sdgs = {11};
    measure.at = {at(2, 300, 340)};
    plan.measures = {measure};
    return plan;
}

PlacedGoalIcon icon(int page, double y0, double y1, int goal) {
    return {page, {{400, y0, 440, y1}, goal, 0.97}};
}

} // namespace

TEST_CASE("an icon belongs to the heading beside it or right above it", "[plan]") {
    auto plan = plan_of_two_areas();
    Diagnostics diagnostics;
    std::vector<PlacedGoalIcon> const icons{icon(2, 80, 150, 17), icon(2, 125, 165, 9), icon(2, 490, 530, 3)};
    place_goal_icons(plan, icons, diagnostics);
    CHECK(plan.areas[0].sdgs == std::vector<int>{9, 17});
    CHECK(plan.areas[1].sdgs == std::vector<int>{3});
    REQUIRE(plan.areas[0].sdgs_at.size() == 2);
    CHECK(plan.areas[0].sdgs_at[0][0].method == "icon");
    CHECK(plan.areas[0].sdgs_at[0][0].place.box.y0 == 125);
    CHECK(diagnostics.empty());
}

TEST_CASE("an icon in a measure's row is the measure's", "[plan]") {
    auto plan = plan_of_two_areas();
    Diagnostics diagnostics;
    std::vector<PlacedGoalIcon> const icons{icon(2, 305, 335, 4), icon(2, 305, 335, 11)};
    place_goal_icons(plan, icons, diagnostics);
    CHECK(plan.measures[0].sdgs == std::vector<int>{4, 11});
    REQUIRE(plan.measures[0].part_at["sdgs"].size() == 2);
    CHECK(plan.measures[0].part_at["sdgs"][1][0].method == "icon");
}

TEST_CASE("an icon that stands beside nothing is named", "[plan]") {
    auto plan = plan_of_two_areas();
    Diagnostics diagnostics;
    std::vector<PlacedGoalIcon> const icons{icon(3, 100, 140, 8), icon(2, 200, 240, 8)};
    place_goal_icons(plan, icons, diagnostics);
    REQUIRE(diagnostics.all().size() == 2);
    CHECK(diagnostics.all()[0].code == "goal-icon-unplaced");
    CHECK(diagnostics.all()[0].message == "the icon of goal 8 stands beside no area and no measure");
    CHECK(diagnostics.all()[0].at[0].page == 3);
}
