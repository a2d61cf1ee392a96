// What the document says of itself: kind, title, organisation, year, who adopted it, its language.
//
// Read from its cover (the headings and short lines of the first pages) and, for what it builds on, from its
// text.
#pragma once

#include "plan/plan_reading.h"

namespace planleser {

// Fills reading.plan.document and its places.
void read_document_facts(PlanReading& reading);

} // namespace planleser
