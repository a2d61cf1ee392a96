// The last stage: what the document's headings, lists and tables mean, by the rules.
//
// Structure is known here (a table has columns, a heading has text below it); words are not: each is looked
// up in the RuleSet, and what no rule knows is kept as running text or as a field by its own name. Every
// visible glyph is accounted for in plan.coverage.
#pragma once

#include "base/diagnostics.h"
#include "plan/glyph_ledger.h"
#include "plan/plan.h"
#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <functional>

namespace planleser {

// Completes or corrects the values of a plan when all have been read, before anything is derived from them:
// sums checked, ids given, lost texts and glyphs accounted for.
using CompletePlan = std::function<void(Plan&, GlyphLedger&, Diagnostics&)>;

// Codes: "unknown-column" (kept as a field), "unplaced" (src/plan/glyph_ledger.h), those of budgets
// (src/plan/budget.h). `source` is handed on as it is.
Plan read_plan(DocumentTree const& tree, SourceFile source, RuleSet const& rules, Diagnostics& diagnostics,
    CompletePlan const& complete = {});

} // namespace planleser
