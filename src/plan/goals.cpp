#include "plan/goals.h"

#include "plan/numbered_text.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

std::string_view goal_level_in(std::optional<std::string> const& area, Meaning meaning) {
    if (meaning == Meaning::Aim) return area ? "sub_goal" : "main_goal";
    return goal_level_of(meaning);
}

void add_goal(PlanReading& reading, SourcedText const& text, std::string_view level,
    std::optional<std::string> const& area, std::optional<std::string> number, std::string_view rule,
    double confidence) {
    if (text.empty()) return;
    auto at = reading.take(text, rule, confidence);
    auto const folded = fold(text.text);
    auto const is_same = [&](Goal const& goal) {
        return goal.level == level && goal.area == area && fold(goal.text) == folded;
    };
    if (std::ranges::any_of(reading.plan.goals, is_same)) return;
    reading.plan.goals.push_back({{}, std::string(level), area, std::move(number), text.text, std::move(at)});
}

void add_goals_of_cell(PlanReading& reading, TableCell const& cell, std::string_view level,
    std::optional<std::string> const& area, ColumnMeaning const& column) {
    constexpr double in_table = 0.9;
    for (auto const& piece : pieces_of(cell)) {
        auto numbered = split_number(piece.text, reading.rules);
        reading.ledger.mark(piece.text, GlyphUse::Field);
        add_goal(
            reading, numbered.text, level, area, numbered.number, column.rule, in_table * column.confidence);
    }
}

std::vector<Piece> read_goal_table(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area) {
    std::vector<Piece> rest;
    for (auto const& cell : table.cells) {
        auto const& column = meanings.columns[static_cast<std::size_t>(cell.column)];
        auto const level = goal_level_in(area, column.means);
        if (!level.empty())
            reading.ledger.mark(cell.text(), GlyphUse::Field);
        else if (auto text = cell.text(); !text.empty())
            rest.push_back({std::move(text), {}, 0});
        if (cell.row >= meanings.first_row && !level.empty())
            add_goals_of_cell(reading, cell, level, area, column);
    }
    return rest;
}

} // namespace planleser
