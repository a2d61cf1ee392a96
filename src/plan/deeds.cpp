#include "plan/deeds.h"

#include <algorithm>

namespace planleser {

std::optional<RuleHit> find_deed(std::string_view text, RuleSet const& rules) {
    auto const hits = rules.find_all(RuleKind::Statement, Meaning::Measure, text);
    auto const deed = std::ranges::find_if(hits, [](RuleHit const& hit) { return hit.whole.begin == 0; });
    return deed == hits.end() ? std::nullopt : std::optional(*deed);
}

} // namespace planleser
