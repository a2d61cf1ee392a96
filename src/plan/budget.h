// Reads a table as a budget: columns with their years and kinds, rows with their groups and kinds, exact
// figures.
//
// A table is taken for a budget when columns of figures stand beside a column of labels and two kinds of
// evidence meet: column heads, units, rows or subjects that the rules know, and sums that add up. Values are
// in the table's own unit; nothing is corrected. Codes: budget.odd-grouping, budget.text-for-figure (notes),
// and those of budget_checks.h.
#pragma once

#include "base/diagnostics.h"
#include "page/glyph_table.h"
#include "plan/plan.h"
#include "ruleset/budget_rules.h"
#include "structure/document_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// What stands around a table. Views, valid during the call.
struct BudgetContext {
    std::vector<std::string_view> headings; // of the sections it stands in, outermost first, without numbers
    std::vector<std::string_view>
        before; // paragraphs before it, the nearest first, those of outer sections too
    std::vector<std::string_view> after; // paragraphs behind it, the nearest first
    std::string rule = "budget";         // for At::rule: 'norsk/budget'
};

// Budget::id and Budget::checks are left to the caller: a table may be a part of a budget
// (join_budget_parts, check_budgets).
// Takes footnotes from Table::notes, from texts below the last figures, and from the paragraphs right behind
// the table that begin with a footnote mark.
std::optional<Budget> read_budget(Table const& table, BudgetContext const& context, BudgetRules const& rules,
    GlyphTable const& glyphs, Diagnostics& diagnostics);

// Whether a paragraph is the footnote of a table: begins with '*', '1)' or a superscript digit.
bool begins_with_mark(std::string_view paragraph);

} // namespace planleser
