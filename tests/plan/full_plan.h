// A plan in which every field of every struct holds something.
#pragma once

#include "plan/plan.h"

namespace planleser {

inline Plan full_plan() {
    Ats const at{{{3, {10, 20.5, 300.126, 40}}, "norsk/measures.table", 0.98, "text", "person"}};
    Plan plan;
    plan.source = {"hp.pdf", "ab12", 812345, 24, "mixed", true, "Word", "2025-12-04T09:12:00+01:00", {7}};
    plan.program_version = "1.0.0";
    plan.rules = {{"norsk", "cd34", "inherited"}};
    plan.document.kind = "action_programme";
    plan.document.title = "Handlingsprogram 2026";
    plan.document.organisation = "Fjellregionen";
    plan.document.year = 2026;
    plan.document.period = {2026, 2029};
    plan.document.adopted_date = "2024-12-18";
    plan.document.adopted_by = "rådet";
    plan.document.language = "nn";
    plan.document.based_on = {{"Strategi", "2020-01-01", "rådet"}};
    plan.document.at["title"] = at;
    plan.areas = {{"2", "2", "Innsats", {}, "other", "", {}, {}, {}},
        {"2.1", "2.1", "Næring", "2", "focus_area", "Om.", at, {9}, {at}}};
    plan.goals = {{"g", "main_goal", "2.1", "1", "Flere arbeidsplasser", at}};
    Measure measure;
    measure.id = "m";
    measure.number = "2.1.1";
    measure.area = "2.1";
    measure.text = "Samle bedriftene";
    measure.items = {"møter"};
    measure.targets = {{"result", "minst 2-4 møter innen 2027",
        {{Decimal(2), Decimal(4), "møter", "at_least", "innen 2027", "minst 2-4 møter"}}, at}};
    measure.partners = {"KS"};
    measure.responsible = {"Rådet"};
    measure.sdgs = {9, 11};
    measure.roles = {"pådriver"};
    measure.deadline = "2027";
    measure.cost = "10 000";
    measure.status = "pågår";
    measure.fields = {{"Merknad", "-"}};
    measure.at = at;
    measure.part_at["partners"] = {at};
    plan.measures = {measure};
    Budget budget;
    budget.id = "b";
    budget.title = "Hovedtall";
    budget.scale = 1000;
    budget.columns = {
        {"Budsjett 2024", 2024, "2024-11-29", "budget", at}, {"Merknad", {}, {}, "comment", {}}};
    budget.rows = {{"Kontingenter", "Inntekter", "item", {*Decimal::parse("6834.5"), "økt"},
                       {"6 834,5", "økt"}, at, {at, at}},
        {"Sum", {}, "sum", {std::monostate{}, std::monostate{}}, {"-", ""}, {}, {}}};
    budget.notes = {"Tall i tusen"};
    budget.checks = {{"Sum", 0, Decimal(2), Decimal(3), false}};
    budget.at = at;
    plan.budgets = {budget};
    plan.sections = {{"4.1", "Om planen", 2, "Tekst.", at}};
    plan.coverage = {100, 60, 30, 9, 1};
    plan.coverage_by_page = {plan.coverage};
    plan.corrections = {
        {"applied", "change", "measure", "partners", "KS og Enova", {"Næring", "Samle bedriftene"},
            "KS og Enova", "KS", "Kari", "2026-05-04T10:00:00Z", "to navn", {3, {1, 2, 3, 4}}, "nei"}};
    plan.diagnostics = {{Severity::Warning, "unplaced", "text no rule knows", {{3, {1, 2, 3, 4}}, {4, {}}}}};
    return plan;
}

} // namespace planleser
