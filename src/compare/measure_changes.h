// What differs between a measure and what became of it, field by field.
#pragma once

#include "compare/comparison.h"
#include "plan/plan.h"

#include <string>
#include <vector>

namespace planleser {

// Fields that are the same leave no entry, nor does a number that only one of the two has: not all plans
// number. `older_area` and `newer_area` are the titles of their areas, since ids mean nothing across plans.
// Texts count as the same when they differ in case, white space, dashes, quotation marks or closing
// punctuation alone.
std::vector<FieldChange> measure_changes(
    Measure const& older, Measure const& newer, std::string const& older_area, std::string const& newer_area);

// The form in which two texts are held against each other: folded, one kind of dash and quote, no closing
// points.
std::string comparable(std::string_view text);

} // namespace planleser
