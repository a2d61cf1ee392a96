// Reads the marks in one row of a table of measures, by what mark_columns.h found the columns to be.
#pragma once

#include "plan/mark_columns.h"

#include <span>

namespace planleser {

enum class MarkRows { OwnOnly, SpanningToo };

// Gives the measures of the row what its marks say, the cells as their places. Where nothing says what a mark
// means, "mark-without-legend" names its cell; "marks-disagree" where a row has several that exclude each
// other.
void read_marks(PlanReading& reading, Table const& table, TableMeanings const& meanings, int row,
    MarkRows rows, std::span<Measure> measures);

// The same for the value of a row of a card whose name means a status.
void read_card_mark(
    PlanReading& reading, Table const& card, ColumnMeaning const& meaning, int row, Measure& measure);

} // namespace planleser
