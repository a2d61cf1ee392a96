#include "ruleset/budget_rules.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

bool any_matches(std::vector<Pattern> const& patterns, std::string_view text) {
    auto const folded = fold(text);
    return std::any_of(patterns.begin(), patterns.end(), [&](Pattern const& p) { return p.matches(folded); });
}

std::optional<std::string> first_kind(std::vector<BudgetRules::Kind> const& kinds, std::string_view text) {
    auto const folded = fold(text);
    auto const found = std::find_if(kinds.begin(), kinds.end(),
        [&](BudgetRules::Kind const& kind) { return kind.pattern.matches(folded); });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace planleser
