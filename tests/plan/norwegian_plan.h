// The plan that the program's own rules read from a tree built by hand.
#pragma once

#include "plan/read_plan.h"

#include "plan/small_tree.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

namespace planleser {

// Checks that every glyph is accounted for; the plan's diagnostics are those of the reading.
inline Plan plan_of(SmallTree& small) {
    static auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    Diagnostics diagnostics;
    auto plan = read_plan(small.finish(), {}, library.named("norsk"), diagnostics);
    auto const& all = plan.coverage;
    CHECK(all.fields + all.sections + all.furniture + all.unplaced == all.characters);
    CHECK(all.unplaced == 0);
    plan.diagnostics.assign(diagnostics.all().begin(), diagnostics.all().end());
    return plan;
}

} // namespace planleser
