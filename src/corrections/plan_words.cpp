#include "corrections/plan_words.h"

#include "text/fold.h"

#include <algorithm>
#include <charconv>

namespace planleser {

namespace {

std::string_view trimmed_view(std::string_view text) {
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

constexpr std::array<std::string_view, 4> bounds{"at_least", "at_most", "exactly", "about"};

std::string numbered_title(Area const& area) {
    return area.number.value_or("") + " " + area.title;
}

} // namespace

std::string number_words(std::optional<int> number) {
    return number ? std::to_string(*number) : std::string();
}

std::optional<int> read_number(std::string_view words) {
    words = trimmed_view(words);
    int number = 0;
    auto const [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (error != std::errc() || end != words.data() + words.size()) return std::nullopt;
    return number;
}

std::string period_words(std::optional<std::array<int, 2>> const& period) {
    return period ? std::to_string((*period)[0]) + "-" + std::to_string((*period)[1]) : std::string();
}

std::optional<std::array<int, 2>> read_period(std::string_view words) {
    auto const folded = fold(words);
    auto const dash = folded.find('-');
    auto const first = read_number(std::string_view(folded).substr(0, dash));
    auto const last =
        dash == std::string::npos ? first : read_number(std::string_view(folded).substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return std::array{*first, *last};
}

std::string area_words(Plan const& plan, std::optional<std::string> const& id) {
    auto const area = std::ranges::find_if(plan.areas, [&](Area const& each) { return each.id == id; });
    if (!id || area == plan.areas.end()) return {};
    bool const twin = std::ranges::any_of(
        plan.areas, [&](Area const& each) { return each.id != area->id && each.title == area->title; });
    return twin ? numbered_title(*area) : area->title;
}

std::optional<std::string> read_area(Plan const& plan, std::string_view words) {
    auto const folded = fold(words);
    for (auto const& form :
        {+[](Area const& area) { return area.title; }, +[](Area const& area) { return numbered_title(area); },
            +[](Area const& area) { return area.number.value_or(""); }})
        for (auto const& area : plan.areas)
            if (fold(form(area)) == folded) return area.id;
    return std::nullopt;
}

std::string quantity_words(Quantity const& quantity) {
    auto words = quantity.bound + " " + quantity.value.to_string();
    if (quantity.value_to) words += "-" + quantity.value_to->to_string();
    if (!quantity.unit.empty()) words += " " + quantity.unit;
    return words;
}

std::optional<Quantity> read_quantity(std::string_view words) {
    words = trimmed_view(words);
    Quantity quantity;
    for (auto const bound : bounds)
        if (words.starts_with(bound)) {
            quantity.bound = bound;
            words = trimmed_view(words.substr(bound.size()));
            break;
        }
    auto const end = words.find(' ');
    auto const number = words.substr(0, end);
    auto const dash = number.find('-', 1);
    auto const value = Decimal::parse(number.substr(0, dash));
    if (!value) return std::nullopt;
    quantity.value = *value;
    if (dash != std::string_view::npos) {
        quantity.value_to = Decimal::parse(number.substr(dash + 1));
        if (!quantity.value_to) return std::nullopt;
    }
    if (end != std::string_view::npos) quantity.unit = trimmed_view(words.substr(end));
    quantity.words = words;
    return quantity;
}

std::string figure_words(BudgetValue const& value) {
    if (auto const* number = std::get_if<Decimal>(&value)) return number->to_string();
    auto const* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

std::optional<BudgetValue> read_figure(std::string_view words, AmountWords const& amounts) {
    if (auto const value = Decimal::parse(trimmed_view(words))) return BudgetValue(*value);
    auto const cell = read_cell(words, amounts);
    switch (cell.content) {
    case CellContent::Nothing:
        return BudgetValue();
    case CellContent::Amount:
        return BudgetValue(cell.amount->value);
    case CellContent::Text:
        break;
    }
    return std::nullopt;
}

std::string field_words(std::string const& name, std::string const& text) {
    return name + ": " + text;
}

} // namespace planleser
