#include "samples/plan_score.h"

#include "plan/plan_json.h"

#include <catch2/catch.hpp>

using namespace planleser;
using namespace planleser::test;

namespace {

Plan small_plan() {
    return plan_from_json(R"({
        "document": {"title": "Handlingsprogram 2023"},
        "areas": [{"title": "Ferdsel", "kind": "focus_area"}],
        "measures": [{"text": "Kreve reserveferge i sambandet", "area": "Ferdsel", "partners": ["Kommunene", "fylkeskommunen"],
                      "targets": [{"kind": "result", "text": "Kravet er tatt inn"}]}],
        "budgets": [{"title": "Hovedtall", "unit": {"currency": "NOK", "scale": 1000},
                     "columns": [{"label": "Budsjett 2023", "year": 2023, "kind": "budget"}],
                     "rows": [{"label": "Lønn", "kind": "item", "values": [-12]},
                              {"label": "Husleie", "kind": "item", "values": [null]}]}]
    })");
}

} // namespace

TEST_CASE("a plan held against itself scores 1 in every field it has") {
    auto const score = score_plan(small_plan(), small_plan());
    CHECK(score.mean() == 1);
    CHECK(score.misses.empty());
    CHECK(score.fields.at("partners").right == 2);
    CHECK_FALSE(score.fields.at("status").f1());
}

TEST_CASE("a plan that says nothing scores 0 in what was expected of it") {
    auto const score = score_plan(small_plan(), {});
    CHECK(score.f1("measures") == 0);
    CHECK(score.f1("budget_cells") == 0);
    CHECK(score.f1("targets") == 0);
}

TEST_CASE("what belongs to a measure counts only below it") {
    auto found = small_plan();
    found.measures[0].text = "Noe helt annet";
    auto const score = score_plan(small_plan(), found);
    CHECK(score.f1("partners") == 0);
    CHECK(score.fields.at("partners").found == 2);
}

TEST_CASE("figures are held in whole kroner, with their sign") {
    auto found = small_plan();
    found.budgets[0].scale = 1;
    found.budgets[0].rows[0].values = {Decimal(-12000)};
    CHECK(score_plan(small_plan(), found).f1("budget_cells") == 1);
    found.budgets[0].rows[0].values = {Decimal(12000)};
    CHECK(score_plan(small_plan(), found).f1("budget_cells") == 0);
}

TEST_CASE("a figure made up in an empty cell counts against the plan") {
    auto found = small_plan();
    found.budgets[0].rows[1].values = {Decimal(0)};
    auto const score = score_plan(small_plan(), found);
    CHECK(score.fields.at("budget_cells").found == 2);
    CHECK(score.fields.at("budget_cells").right == 1);
}

TEST_CASE("texts are alike when their words are, never when their digits differ") {
    CHECK(likeness("Kravet  er tatt INN.", "kravet er tatt inn") == 1);
    CHECK(likeness("Minst 15 kommuner deltar i nettverket", "Minst 16 kommuner deltar i nettverket") == 0);
    CHECK(likeness("Rydde strender sammen med skolene", "Rydde strander sammen med skolene") > 0.95);
    CHECK(likeness("Rydde strender", "Kreve reserveferge") < 0.6);
}
