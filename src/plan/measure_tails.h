// What lists put behind each measure without a label: 'Opprette dagtilbud (Hjemmetjenesten, 2026)', 'Male
// gjerdet – dugnadskomiteen (2026)'.
//
// One such tail may be anything, so they count where most measures of the plan that say neither who nor when
// end in one, and what they are taken for is of low confidence.
#pragma once

#include "plan/plan_reading.h"

namespace planleser {

void take_tails_apart(PlanReading& reading);

} // namespace planleser
