// The last look before a plan is handed over: whether each text of the document can be read in it.
//
// The ledger believes whoever marks a glyph; a reader that marks a text and then finds no field for it would
// lose it in silence. So every heading, paragraph, list item, footnote, caption, note and cell is held
// against the words of the plan, and what is not there is kept as text of its section. A text is taken for
// lost when most of its words stand nowhere in the plan, and most of its neighbouring words nowhere side by
// side. Labels that a rule knows say what a field is; they stand in no field themselves.
#pragma once

#include "base/diagnostics.h"
#include "plan/glyph_ledger.h"
#include "plan/plan.h"
#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

namespace planleser {

// Notes "kept-as-text" for each such text, with its place, and marks its glyphs GlyphUse::Section where they
// were unplaced.
void keep_lost_texts(DocumentTree const& tree, RuleSet const& rules, Plan& plan, GlyphLedger& ledger,
    Diagnostics& diagnostics);

} // namespace planleser
