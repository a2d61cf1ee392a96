#include "app/plan_summary.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planleser {

namespace {

std::size_t count(Plan const& plan, Severity severity) {
    return static_cast<std::size_t>(std::count_if(plan.diagnostics.begin(), plan.diagnostics.end(),
        [severity](Diagnostic const& diagnostic) { return diagnostic.severity == severity; }));
}

std::size_t count_figures(Budget const& budget) {
    std::size_t figures = 0;
    for (auto const& row : budget.rows)
        for (auto const& value : row.values) figures += std::holds_alternative<Decimal>(value) ? 1U : 0U;
    return figures;
}

} // namespace

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PlanSummary, sha256, text, pages, areas, goals, measures, targets,
    partners, budgets, figures, errors, warnings, notes, corrections, corrections_lost, corrections_listed,
    failed_pages)

PlanSummary summarise(Plan const& plan) {
    PlanSummary summary;
    summary.sha256 = plan.source.sha256;
    summary.text = plan.source.text;
    summary.pages = static_cast<std::size_t>(plan.source.pages);
    summary.areas = plan.areas.size();
    summary.goals = plan.goals.size();
    summary.measures = plan.measures.size();
    for (auto const& measure : plan.measures) {
        summary.targets += measure.targets.size();
        summary.partners += measure.partners.size();
    }
    summary.failed_pages = plan.source.failed_pages.size();
    summary.budgets = plan.budgets.size();
    for (auto const& budget : plan.budgets) summary.figures += count_figures(budget);
    summary.errors = count(plan, Severity::Error);
    summary.warnings = count(plan, Severity::Warning);
    summary.notes = count(plan, Severity::Note);
    summary.corrections = plan.corrections.size();
    summary.corrections_lost = static_cast<std::size_t>(std::ranges::count_if(plan.corrections,
        [](AppliedCorrection const& each) { return each.outcome == "gone" || each.outcome == "unfit"; }));
    for (auto const& finding : plan.diagnostics)
        if (finding.code.starts_with("correction"))
            summary.corrections_listed.push_back(finding.code + ": " + finding.message);
    return summary;
}

std::string to_json(PlanSummary const& summary) {
    return nlohmann::json(summary).dump();
}

PlanSummary summary_from_json(std::string_view json) {
    return nlohmann::json::parse(json).get<PlanSummary>();
}

} // namespace planleser
