// Applies what persons decided to a plan as the program reads it: a person's value always wins, and no
// decision goes unheard.
//
// Every decision is led to its value in the plan as it was read (find_items.h), so their order does not
// matter; then values change, missing ones are put in, rejected ones are taken out. Of several decisions
// about one value the latest counts. What became of each stands in Plan::corrections. A plan that carries a
// decision already is left as it is: applying twice is applying once.
#pragma once

#include "base/diagnostics.h"
#include "corrections/correct_values.h"
#include "corrections/correction.h"
#include "corrections/quote_finder.h"
#include "plan/glyph_ledger.h"
#include "plan/plan.h"

#include <vector>

namespace planleser {

struct CorrectionContext {
    ValueRules rules;
    QuoteFinder const* quotes = nullptr; // of the document; null: places are believed
    std::string document_sha256;         // the same as the file's: places hold as they are
};

// What the coverage ledger must learn.
struct CorrectionEffects {
    std::vector<Place> released; // what stood there was rejected
    std::vector<GlyphId> taken;  // stand for values that were put in
};

CorrectionEffects apply_corrections(
    Plan& plan, CorrectionsFile const& file, CorrectionContext const& context);

// Warns "correction.gone" of decisions that found no place, "correction.unfit" of values that are none of
// their field; notes "correction.agrees" where the program says the same by now, "correction.overruled" where
// a later decision counts.
void report_corrections(Plan const& plan, Diagnostics& diagnostics);

// Releases glyphs that stand for nothing in the plan any more, and marks those that do by now.
void settle_ledger(
    Plan const& plan, CorrectionEffects const& effects, GlyphTable const& glyphs, GlyphLedger& ledger);

} // namespace planleser
