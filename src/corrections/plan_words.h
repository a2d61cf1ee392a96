// Values of a plan as a person writes them, and back (see plan_items.h for the forms).
//
// Reading gives nullopt where the words are none of that form.
#pragma once

#include "plan/plan.h"
#include "ruleset/budget_rules.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

std::string number_words(std::optional<int> number);
std::optional<int> read_number(std::string_view words);

std::string period_words(std::optional<std::array<int, 2>> const& period);
std::optional<std::array<int, 2>> read_period(std::string_view words);

// Empty for no area; with its number where another has the same title.
std::string area_words(Plan const& plan, std::optional<std::string> const& id);
// The id of the area of these words: its title, its number and title, or its number.
std::optional<std::string> read_area(Plan const& plan, std::string_view words);

std::string quantity_words(Quantity const& quantity);
std::optional<Quantity> read_quantity(std::string_view words);

std::string figure_words(BudgetValue const& value);
// A figure as JSON writes it ("6834.5") or as a Norwegian table does ("6 834,5", "(45)"); empty for none.
std::optional<BudgetValue> read_figure(std::string_view words, AmountWords const& amounts);

std::string field_words(std::string const& name, std::string const& text);

} // namespace planleser
