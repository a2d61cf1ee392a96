// A list item that is a measure.
#pragma once

#include "plan/numbered_text.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>

namespace planleser {

// Adds the item, its number taken from its text or from its marker ('3.', 'b)').
void add_listed_measure(PlanReading& reading, Piece const& piece, NumberedText const& numbered,
    std::optional<std::string> const& area, std::string_view rule, double confidence);

// Adds an item below an item: one of the last measure's own.
void add_item_of_last_measure(
    PlanReading& reading, Piece const& piece, std::string_view rule, double confidence);

// 'Ansvarlig: Styret', or the UN goals served, below a list of measures: adds it to each measure of the plan
// from `first` on. False where the piece is no labelled detail.
bool add_to_listed_measures(PlanReading& reading, std::size_t first, Piece const& piece);

} // namespace planleser
