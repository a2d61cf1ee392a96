// Texts that say from their first word on what is done: 'Etablere …', 'Kommunen skal …'.
#pragma once

#include "ruleset/rule_set.h"

#include <optional>
#include <string_view>

namespace planleser {

// The rules' statement of a measure that the text begins with; nothing where it says no such thing.
std::optional<RuleHit> find_deed(std::string_view text, RuleSet const& rules);

} // namespace planleser
