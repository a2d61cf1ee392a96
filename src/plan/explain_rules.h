// What the rules see in a document, text by text: which fired, with what they captured, and which nearly did.
#pragma once

#include "ruleset/rule_library.h"
#include "structure/document_tree.h"

#include <iosfwd>
#include <string>

namespace planleser {

struct ExplainOptions {
    int page = 0;     // 0: all
    std::string rule; // "partners" or "norsk/partners"; empty: all. With one, its near misses are told too
};

// Writes which rule file was chosen and why, and for each text that a rule may look at its place, the text as
// rules see it, and the rules.
void explain_rules(
    DocumentTree const& tree, RuleChoice const& choice, ExplainOptions const& options, std::ostream& out);

} // namespace planleser
