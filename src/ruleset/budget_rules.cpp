#include "ruleset/budget_rules.h"

#include <algorithm>

namespace planleser {

bool any_matches(std::vector<Pattern> const& patterns, std::string_view text) {
    return std::any_of(
        patterns.begin(), patterns.end(), [&](Pattern const& pattern) { return pattern.matches(text); });
}

std::optional<std::string> first_kind(std::vector<BudgetRules::Kind> const& kinds, std::string_view text) {
    auto const found = std::find_if(kinds.begin(), kinds.end(),
        [&](BudgetRules::Kind const& kind) { return kind.pattern.matches(text); });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace planleser
