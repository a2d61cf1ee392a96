// A table that is one measure: names of its parts on the left, what they are on the right.
#pragma once

#include "plan/column_meanings.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>

namespace planleser {

// `meanings.columns` are those of the table's rows.
void read_measure_card(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area);

} // namespace planleser
