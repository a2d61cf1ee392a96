#include "corrections/correction.h"

#include "corrections/text_likeness.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace planleser {

namespace {

constexpr std::array<std::pair<CorrectionAction, std::string_view>, 4> action_names{{
    {CorrectionAction::Accept, "accept"},
    {CorrectionAction::Change, "change"},
    {CorrectionAction::Reject, "reject"},
    {CorrectionAction::Add, "add"},
}};

using Words = std::string const&;

auto order_of(Correction const& correction) {
    auto const& about = correction.about;
    auto const& box = about.place.box;
    bool const placed = !box.is_empty();
    return std::tuple<int, double, double, Words, Words, std::vector<std::string> const&, Words, Words, Words,
        CorrectionAction, std::optional<std::string> const&, std::optional<std::string> const&>(
        about.place.page, placed ? box.y0 : 0, placed ? box.x0 : 0, about.kind, about.field, about.in,
        about.quote, correction.when, correction.who, correction.action, correction.old_value,
        correction.new_value);
}

} // namespace

std::string_view name_of(CorrectionAction action) {
    for (auto const& [value, name] : action_names)
        if (value == action) return name;
    return {};
}

std::optional<CorrectionAction> correction_action(std::string_view name) {
    for (auto const& [value, known] : action_names)
        if (known == name) return value;
    return std::nullopt;
}

std::optional<std::string> wanted_value(Correction const& correction) {
    switch (correction.action) {
    case CorrectionAction::Accept:
        return correction.old_value;
    case CorrectionAction::Change:
    case CorrectionAction::Add:
        return correction.new_value;
    case CorrectionAction::Reject:
        break;
    }
    return std::nullopt;
}

void sort_corrections(std::vector<Correction>& corrections) {
    std::ranges::stable_sort(
        corrections, [](Correction const& a, Correction const& b) { return order_of(a) < order_of(b); });
}

std::string subject_of(Correction const& correction) {
    auto const& about = correction.about;
    auto subject = about.kind + '\n' + about.field;
    for (auto const& words : about.in) subject += '\n' + comparable_text(words);
    return subject + '\n' + comparable_text(about.quote) + '\n' + std::to_string(about.place.page);
}

bool agree(Correction const& a, Correction const& b) {
    return a.action == b.action && wanted_value(a) == wanted_value(b);
}

} // namespace planleser
