// A table that is one measure: names of its parts on the left, what they are on the right.
#pragma once

#include "plan/column_meanings.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>

namespace planleser {

// `meanings.columns` are those of the table's rows. A card without a row that names the measure has it in a
// first row over both columns ('Tiltak 1: …'), or behind its number.
void read_measure_card(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area);

// Adds the card's rows to a measure that a heading above it named.
void add_card_to(PlanReading& reading, Table const& table, TableMeanings const& meanings, Measure& measure);

// Whether the card itself says what the measure is.
bool names_its_measure(Table const& table, TableMeanings const& meanings);

} // namespace planleser
