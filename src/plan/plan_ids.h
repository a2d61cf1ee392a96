// Ids that stay the same on every import of the same bytes, and between plans where number or words do.
//
// From content, never from the order of things, except where the same words stand twice.
#pragma once

#include "plan/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// The number where it has one that is free, else its words: "klima-og-miljo".
std::string unused_area_id(
    std::vector<Area> const& areas, std::optional<std::string> const& number, std::string_view title);

// Gives every measure, goal and budget its id. Measures: their number where no other has it, else "m-" and a
// hash of area and text.
void give_ids(Plan& plan);

} // namespace planleser
