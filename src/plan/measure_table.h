// Tables whose rows are measures, whose columns are goals, or that are one measure's card.
#pragma once

#include "plan/column_meanings.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>

namespace planleser {

// Where a table stands.
struct TableContext {
    std::optional<std::string> area;           // the area of the section
    std::string_view area_kind = "focus_area"; // of areas that the table itself names
    std::string number, heading;               // of the section: a number's measures are below it
};

struct TableRead {
    std::optional<std::string> area; // that it ended in, for a table that goes on
    std::vector<Piece> rest;         // cells that no field of the plan takes
};

// Reads the table into the plan.
TableRead read_measure_table(
    PlanReading& reading, Table const& table, TableMeanings const& meanings, TableContext const& context);

} // namespace planleser
