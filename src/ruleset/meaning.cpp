#include "ruleset/meaning.h"

#include <algorithm>
#include <array>

namespace planleser {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 68> all_names{"number", "measure", "items", "area", "target",
    "result_target", "effect_target", "indicator", "responsible", "partners", "sdgs", "roles", "deadline",
    "cost", "status", "field", "ignore", "vision", "main_goal", "sub_goal", "strategy", "challenge",
    "priority", "demand", "aim", "overarching_area", "focus_area", "cross_cutting_area", "other_area",
    "overarching_areas", "focus_areas", "cross_cutting_areas", "priority_areas", "measures", "no_measures",
    "action_programme", "strategy_paper", "input_notes", "title", "organisation", "period", "adoption",
    "dated", "based_on", "sdg_numbers", "sdg_name", "column_budget", "column_revised_budget", "column_actual",
    "column_forecast", "column_proposal", "column_change", "column_count", "column_comment", "column_amount",
    "column_total", "around_budget", "around_actual", "row_item", "row_sum", "row_opening", "row_closing",
    "row_result", "row_income", "row_cost", "unit_line", "budget_subject", "legend"};
static_assert(all_names.size() == static_cast<std::size_t>(Meaning::Legend) + 1);

} // namespace

std::string_view name_of(Meaning meaning) {
    return all_names[static_cast<std::size_t>(meaning)];
}

std::optional<Meaning> meaning_named(std::string_view name) {
    auto const found = std::ranges::find(all_names, name);
    if (found == all_names.end()) return std::nullopt;
    return static_cast<Meaning>(found - all_names.begin());
}

std::span<std::string_view const> all_meaning_names() {
    return all_names;
}

} // namespace planleser
