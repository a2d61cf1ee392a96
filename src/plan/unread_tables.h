// Tables that no stage found: the headings of their columns stand in running text.
//
// Whoever loses a table should at least say so. Texts that follow each other, or the words of one line, and
// are nothing but headings that the rules know of a measure table's columns give it away.
#pragma once

#include "base/diagnostics.h"
#include "plan/glyph_ledger.h"
#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

namespace planleser {

// Warns "table-not-read" with the place of each such row of headings. The ledger says what fields took.
void report_unread_tables(
    DocumentTree const& tree, RuleSet const& rules, GlyphLedger const& ledger, Diagnostics& diagnostics);

} // namespace planleser
