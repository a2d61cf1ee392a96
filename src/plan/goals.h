// Goals: which level they have, and putting them into the plan.
#pragma once

#include "plan/column_meanings.h"
#include "plan/plan_reading.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// The level of a goal, empty for any other meaning. An aim is a goal of its area, or of the whole plan.
std::string_view goal_level_in(std::optional<std::string> const& area, Meaning meaning);

// Adds a goal, unless the plan has it already with that level and area.
void add_goal(PlanReading& reading, SourcedText const& text, std::string_view level,
    std::optional<std::string> const& area, std::optional<std::string> number, std::string_view rule,
    double confidence);

// Adds what running text says is one: 'Regionens visjon er at …'.
void add_stated_goals(PlanReading& reading, Piece const& piece, std::optional<std::string> const& area);

// Adds the paragraph 'Mål Alle skal …' whose first word is in bold; false where it is none, or longer than
// `longest` bytes.
bool add_run_in_goal(
    PlanReading& reading, Piece const& piece, std::optional<std::string> const& area, std::size_t longest);

// Adds each paragraph and list item of a table's cell as a goal.
void add_goals_of_cell(PlanReading& reading, TableCell const& cell, std::string_view level,
    std::optional<std::string> const& area, ColumnMeaning const& column);

// A table whose columns are lists of goals. Returns the cells of its other columns (indicators, values aimed
// at) with their heads, row by row.
std::vector<Piece> read_goal_table(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area);

} // namespace planleser
