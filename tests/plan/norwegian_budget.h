// Budget rules as a test needs them: a few words each, so that a test says what it relies on.
#pragma once

#include "ruleset/budget_rules.h"

namespace planleser {

inline Pattern pattern(std::string_view expression, PatternBounds bounds = PatternBounds::Anywhere) {
    return std::get<Pattern>(Pattern::compile(expression, {PatternCase::Insensitive, bounds}));
}

inline BudgetRules norwegian_budget() {
    BudgetRules rules;
    rules.amounts.units = {{"kr", 1, "NOK", false}, {"kroner", 1, "NOK", false},
        {"mill", 1'000'000, "", false}, {"mnok", 1'000'000, "NOK", false}, {"%", 1, "", true},
        {"prosent", 1, "", true}};
    rules.calendar.months = {{"januar", 1}, {"mars", 3}, {"juni", 6}, {"november", 11}, {"desember", 12}};
    rules.calendar.year_parts = {{"halvår", 2}, {"kvartal", 4}};
    rules.unit_lines.push_back(
        {pattern(R"((i|tall i|beløp i) (hele )?(tusen|1[ .]?000)( kroner| kr)?)"), 1000});
    rules.unit_lines.push_back({pattern(R"(mill\.? ?kr|millioner kroner|mnok)"), 1'000'000});
    rules.columns = {
        {pattern("endring|avvik|differanse"), "change"},
        {pattern("prognose|estimat"), "forecast"},
        {pattern("forslag"), "proposal"},
        {pattern(R"(revidert|rev\.|just)"), "revised_budget"},
        {pattern("regnskap"), "actual"},
        {pattern("budsjett|økonomiplan"), "budget"},
        {pattern("folketall|antall|innbyggere"), "count"},
        {pattern("kommentar|merknad|noter?"), "comment"},
    };
    rules.context = {{pattern("budsjett|økonomiplan"), "budget"}, {pattern("regnskap"), "actual"}};
    rules.rows = {
        {pattern("^(inngående|ib )"), "opening"},
        {pattern("^(utgående|ub )"), "closing"},
        {pattern("^(sum|totalt?)|[(]sum[)]"), "sum"},
        {pattern("resultat"), "result"},
    };
    rules.subjects = {pattern("budsjett|regnskap|økonomi|kontingent")};
    rules.income = {pattern("inntekt|tilskudd")};
    rules.cost = {pattern("utgift|kostnad")};
    rules.total_columns = {pattern("^(sum|totalt?)")};
    return rules;
}

} // namespace planleser
