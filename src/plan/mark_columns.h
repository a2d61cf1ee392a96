// Columns of a table of measures whose cells hold nothing but marks: a colour, a disc, a tick.
//
// A mark means what the heading of its column says ('Gjennomført', '2026'), or, below a heading such as
// 'Status', what a legend of the document says (status_legend.h). Which of them it is depends on what the
// whole column holds; row_marks.h then reads row by row.
#pragma once

#include "plan/column_meanings.h"
#include "plan/plan_reading.h"

#include <string>
#include <string_view>

namespace planleser {

// Sets ColumnMeaning::marks. Looks at tables of measures only. Reports "mark-without-legend" for a column of
// several colours that no role is found for, and "mark-without-measure" for colours in a table of goals.
void find_mark_columns(Table const& table, TableMeanings& meanings, PlanReading& reading);

// Whether the cell is read by its mark and not by its text.
bool is_read_by_mark(TableCell const& cell, ColumnMeaning const& column, RuleSet const& rules);

// What a text that is nothing but a mark says, by the word lists of the rules.
enum class Sign {
    None,    // it is a text
    Chosen,  // "x", "✓", "●"
    Open,    // "☐"
    Refused, // "✗"
};
Sign sign_of(std::string_view text, RuleSet const& rules);
bool is_mark(std::string_view text, RuleSet const& rules);

// "(x)" without its brackets.
std::string_view bare_mark(std::string_view text);
// Whether the cell shows a colour.
bool is_drawn(TableCell const& cell);
std::string code_of(Colour colour); // "#00b050"

} // namespace planleser
