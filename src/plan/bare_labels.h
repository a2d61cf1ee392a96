// Labels that stand in a column of their own without a colon, a tabulator before what they say: 'Ansvarlig
// Styret', 'Når 2027'.
//
// One such line may be the beginning of a sentence. Lines count where several sections begin lines with the
// same labels, and with two of them at least.
#pragma once

#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <optional>

namespace planleser {

// The tree with each such line as a paragraph of its own and a colon behind its label, which is no glyph;
// nothing where the document has none.
std::optional<DocumentTree> with_bare_labels_marked(DocumentTree const& tree, RuleSet const& rules);

} // namespace planleser
