// A first rule file for a document that the rules do not know well enough: its own headings and column
// headings, with what they are taken for and a gap to fill where no rule knows them.
#pragma once

#include "plan/plan.h"
#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <string>

namespace planleser {

// TOML that inherits from `rules` and holds as it is.
std::string draft_rules(DocumentTree const& tree, DocumentFacts const& facts, RuleSet const& rules);

} // namespace planleser
