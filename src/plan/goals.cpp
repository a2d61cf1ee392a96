#include "plan/goals.h"

#include "plan/list_parts.h"
#include "plan/numbered_text.h"
#include "plan/run_in_heading.h"
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

namespace {

// A vision is the whole plan's.
std::optional<std::string> area_of(std::string_view level, std::optional<std::string> const& area) {
    return level == "vision" ? std::nullopt : area;
}

} // namespace

void add_stated_goals(PlanReading& reading, Piece const& piece, std::optional<std::string> const& area) {
    constexpr std::size_t shortest = 20; // bytes
    if (piece.text.size() < shortest) return;
    auto const is_goal = [](Meaning meaning) { return !goal_level_of(meaning).empty(); };
    for (auto const& hit : reading.rules.find_all(RuleKind::Statement, is_goal, piece.text.text)) {
        auto const level = goal_level_of(hit.rule->means);
        auto const body = hit.capture("text");
        if (!body) continue;
        bool const known = std::ranges::any_of(
            reading.plan.goals, [&](Goal const& goal) { return goal.level == level && !goal.area; });
        if (known && level == "vision") continue;
        add_goal(reading, trimmed(piece.text.part(body->begin, body->size())), level, area_of(level, area),
            std::nullopt, hit.rule->name, hit.rule->confidence);
    }
}

bool add_run_in_goal(
    PlanReading& reading, Piece const& piece, std::optional<std::string> const& area, std::size_t longest) {
    auto const heading = run_in_heading(piece);
    auto const term =
        heading ? reading.rules.find_term(heading->heading.text, TermPlace::Label) : std::nullopt;
    auto const level = term ? goal_level_in(area, term->rule->means) : std::string_view{};
    if (level.empty() || heading->rest.size() > longest ||
        !find_sdgs(piece.text, SdgContext::Named, reading.rules).empty())
        return false;
    add_goal(
        reading, heading->rest, level, area_of(level, area), {}, term->rule->name, term->rule->confidence);
    reading.ledger.mark(piece.text, GlyphUse::Field);
    return true;
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
