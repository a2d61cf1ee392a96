#include "plan/read_plan.h"

#include "plan/bare_labels.h"
#include "plan/budget_checks.h"
#include "plan/budget_rows.h"
#include "plan/document_facts.h"
#include "plan/lost_texts.h"
#include "plan/plan_ids.h"
#include "plan/plan_reading.h"
#include "plan/quantities.h"
#include "plan/section_reader.h"
#include "plan/unread_tables.h"

#include <utility>

namespace planleser {

namespace {

void read_quantities(Plan& plan, QuantityRules const& rules) {
    for (auto& measure : plan.measures)
        for (auto& target : measure.targets) target.quantities = find_quantities(target.text, rules);
}

} // namespace

Plan read_plan(DocumentTree const& given, SourceFile source, RuleSet const& rules, Diagnostics& diagnostics,
    CompletePlan const& complete) {
    auto const marked = with_bare_labels_marked(given, rules);
    auto const& tree = marked ? *marked : given;
    PlanReading reading(tree, rules, diagnostics);
    reading.plan.source = std::move(source);
    for (auto const& text : tree.furniture) reading.ledger.mark(text, GlyphUse::Furniture);
    read_document_facts(reading);
    read_sections(reading);
    read_quantities(reading.plan, quantity_rules(rules));
    auto const budget_words = budget_rules(rules);
    join_budget_parts(reading.plan.budgets, budget_words);
    if (complete) complete(reading.plan, reading.ledger, diagnostics);
    check_budgets(reading.plan.budgets, budget_words, diagnostics);
    give_ids(reading.plan);
    report_unread_tables(tree, rules, reading.ledger, diagnostics);
    keep_lost_texts(tree, rules, reading.plan, reading.ledger, diagnostics);
    reading.plan.coverage = reading.ledger.total();
    reading.plan.coverage_by_page = reading.ledger.by_page();
    reading.ledger.report_unplaced(diagnostics);
    return std::move(reading.plan);
}

} // namespace planleser
