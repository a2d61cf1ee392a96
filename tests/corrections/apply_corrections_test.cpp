#include "corrections/apply_corrections.h"

#include "plan/plan_json.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace planleser;

namespace {

Ats at(int page, double y, std::string const& rule = "norsk/measure") {
    return {{{page, {50, y, 200, y + 10}}, rule, 0.7, "text"}};
}

Plan small_plan() {
    Plan plan;
    plan.source.pages = 5;
    plan.areas = {{"1", "1", "Klima", {}, "focus_area", "", at(1, 10), {}, {}},
        {"1.1", "1.1", "Avfall", "1", "focus_area", "", at(1, 90), {}, {}},
        {"samferdsel", {}, "Samferdsel", {}, "focus_area", "", at(2, 10), {}, {}}};
    plan.goals = {{"", "main_goal", "1", {}, "Halvere utslippene", at(1, 20)}};
    Measure beaches;
    beaches.text = "Rydde strender for plast";
    beaches.area = "1.1";
    beaches.at = at(1, 100);
    beaches.partners = {"Skolene", "KS og Enova"};
    beaches.part_at["partners"] = {at(1, 100, "norsk/partners"), at(1, 112, "norsk/partners")};
    beaches.targets = {{"result", "40 klasser har ryddet", {}, at(1, 120)}};
    Measure bus;
    bus.text = "Prøve ut bestillingsbuss";
    bus.area = "samferdsel";
    bus.at = at(2, 100);
    bus.partners = {"KS"};
    bus.part_at["partners"] = {at(2, 100)};
    Measure made_up;
    made_up.text = "Se også vedlegg";
    made_up.area = "samferdsel";
    made_up.at = at(2, 300);
    plan.measures = {beaches, bus, made_up};
    Budget budget;
    budget.title = "Hovedtall";
    budget.columns = {{"Budsjett", {}, {}, "budget", at(3, 5)}, {"Merknad", {}, {}, "comment", at(3, 5)}};
    budget.rows = {
        {"Kontingent", {}, "item", {Decimal(650), "økt"}, {"650", "økt"}, at(3, 20), {at(3, 20), at(3, 20)}},
        {"Sum", {}, "sum", {Decimal(650), std::monostate()}, {"650", ""}, at(3, 40), {at(3, 40), {}}}};
    budget.at = at(3, 0);
    plan.budgets = {budget};
    return plan;
}

Correction entry(CorrectionAction action, CorrectionAnchor about, std::optional<std::string> old_value,
    std::optional<std::string> new_value = {}, std::string const& when = "2026-01-01T00:00:00Z") {
    Correction correction;
    correction.action = action;
    correction.about = std::move(about);
    correction.old_value = std::move(old_value);
    correction.new_value = std::move(new_value);
    correction.when = when;
    return correction;
}

using enum CorrectionAction;
std::string const beaches = "Rydde strender for plast", bus = "Prøve ut bestillingsbuss";

Correction partner_change(std::string const& when = "2026-01-01T00:00:00Z", std::string const& to = "Enova") {
    return entry(Change,
        {"measure", "partners", "KS og Enova", {"Avfall", beaches}, {1, {50, 112, 200, 122}}, ""},
        "KS og Enova", to, when);
}

std::vector<Correction> many_decisions() {
    return {partner_change(),
        entry(Reject, {"measure", "text", "Se også vedlegg", {"Samferdsel"}, {2, {}}, ""}, "Se også vedlegg"),
        entry(Add, {"target", "text", "900 reiser", {"Samferdsel", bus}, {2, {60, 200, 90, 210}}, ""}, {},
            "900 reiser"),
        entry(Change, {"target", "kind", "", {bus, "900 reiser"}, {}, ""}, "unspecified", "result"),
        entry(Add, {"measure", "text", "Kjøpe ny ferge", {"Samferdsel"}, {2, {60, 80, 90, 90}}, ""}, {},
            "Kjøpe ny ferge"),
        entry(Add, {"measure", "responsible", "", {"Kjøpe ny ferge"}, {}, ""}, {}, "Rådmannen"),
        entry(Add, {"measure", "deadline", "2027", {bus}, {2, {60, 220, 90, 230}}, ""}, {}, "2027"),
        entry(Change, {"area", "title", "Avfall", {}, {1, {}}, ""}, "Avfall", "Ombruk og avfall"),
        entry(Accept, {"measure", "partners", "Skolene", {beaches}, {1, {}}, ""}, "Skolene"),
        entry(Change, {"figure", "value", "650", {"Hovedtall", "Kontingent", "Budsjett"}, {3, {}}, ""}, "650",
            "6 500,5"),
        entry(Change, {"goal", "level", "", {"Halvere utslippene"}, {}, ""}, "main_goal", "vision"),
        entry(Reject, {"area", "title", "Klima", {}, {}, ""}, "Klima"),
        entry(Add, {"row", "label", "Leie", {"Hovedtall"}, {3, {50, 30, 80, 38}}, ""}, {}, "Leie"),
        entry(Change, {"figure", "value", "", {"Hovedtall", "Leie", "Budsjett"}, {}, ""}, "", "12"),
        entry(Add, {"document", "organisation", "Rådet", {}, {1, {1, 2, 3, 4}}, ""}, {}, "Rådet")};
}

Plan corrected(Plan plan, std::vector<Correction> entries) {
    apply_corrections(plan, {"plan.pdf", "", std::move(entries)}, {});
    return plan;
}

std::vector<std::string> outcomes(Plan const& plan) {
    std::vector<std::string> all;
    for (auto const& each : plan.corrections) all.push_back(each.outcome);
    return all;
}

std::string outcome_of(Correction const& correction, Plan const& plan = small_plan()) {
    auto const result = corrected(plan, {correction}).corrections.at(0);
    return result.outcome + (result.reason.empty() ? "" : ": " + result.reason);
}

std::string without_record(Plan plan) {
    plan.corrections.clear();
    return plan_to_json(plan);
}

} // namespace

TEST_CASE("every kind of decision takes effect", "[corrections]") {
    auto const plan = corrected(small_plan(), many_decisions());
    for (auto const& each : plan.corrections) {
        INFO(each.action << ' ' << each.kind << ' ' << each.field << ": " << each.outcome << ' '
                         << each.reason);
        CHECK(each.outcome == "applied");
    }
    REQUIRE(plan.measures.size() == 3);
    auto const& first = plan.measures[0];
    CHECK(first.partners == std::vector<std::string>{"Skolene", "Enova"});
    CHECK(first.part_at.at("partners")[0][0].by == "person");
    CHECK(first.part_at.at("partners")[0][0].rule == "norsk/partners");
    CHECK(first.part_at.at("partners")[1][0].by == "person");
    CHECK(first.part_at.at("partners")[1][0].confidence == 1);
    CHECK(first.at[0].by.empty());
    // Put in where the page has it, with its area and what was said of it.
    CHECK(plan.measures[1].text == "Kjøpe ny ferge");
    CHECK(plan.measures[1].area == "samferdsel");
    CHECK(plan.measures[1].responsible == std::vector<std::string>{"Rådmannen"});
    auto const& last = plan.measures[2];
    CHECK(last.deadline == "2027");
    REQUIRE(last.targets.size() == 1);
    CHECK(last.targets[0].kind == "result");
    CHECK(last.targets[0].at[0].place == Place{2, {60, 200, 90, 210}});
    // No area of a rejected one, no id of an old name.
    REQUIRE(plan.areas.size() == 2);
    CHECK(plan.areas[0].title == "Ombruk og avfall");
    CHECK(plan.areas[0].parent == std::nullopt);
    CHECK(first.area == plan.areas[0].id);
    CHECK(plan.goals[0].area == std::nullopt);
    CHECK(plan.goals[0].level == "vision");
    auto const& rows = plan.budgets[0].rows;
    REQUIRE(rows.size() == 3);
    CHECK(std::get<Decimal>(rows[0].values[0]) == *Decimal::parse("6500.5"));
    CHECK(rows[0].written[0] == "650");
    CHECK(rows[1].label == "Leie");
    CHECK(std::get<Decimal>(rows[1].values[0]) == Decimal(12));
    CHECK(plan.document.organisation == "Rådet");
    CHECK(plan.document.at.at("organisation")[0].by == "person");
}

TEST_CASE("what was just put in can be decided about, whatever else is put in", "[corrections]") {
    auto const all = many_decisions();
    auto const plan = corrected(small_plan(), {all[2], all[3]});
    CHECK(outcomes(plan) == std::vector<std::string>{"applied", "applied"});
    CHECK(plan.measures[1].targets.at(0).kind == "result");
}

TEST_CASE("applying twice is applying once", "[corrections]") {
    auto const once = corrected(small_plan(), many_decisions());
    CHECK(plan_to_json(corrected(once, many_decisions())) == plan_to_json(once));
    SECTION("of a plan too that does not tell what was applied, where no decision is about a word that "
            "stands twice") {
        auto forgetful = once;
        forgetful.corrections.clear();
        CHECK(without_record(corrected(forgetful, many_decisions())) == without_record(once));
    }
}

TEST_CASE("the order of decisions does not matter", "[corrections]") {
    auto const once = plan_to_json(corrected(small_plan(), many_decisions()));
    std::mt19937 random(11);
    for (int i = 0; i < 30; ++i) {
        auto entries = many_decisions();
        std::ranges::shuffle(entries, random);
        CHECK(plan_to_json(corrected(small_plan(), entries)) == once);
    }
}

TEST_CASE("of several decisions about one value the latest counts, the others are told", "[corrections]") {
    std::vector<Correction> entries{partner_change("2026-03-01T00:00:00Z", "Enova SF"),
        partner_change("2026-01-01T00:00:00Z"), partner_change("2026-02-01T00:00:00Z", "KS")};
    auto const plan = corrected(small_plan(), entries);
    CHECK(plan.measures[0].partners[1] == "Enova SF");
    CHECK(outcomes(plan) == std::vector<std::string>{"overruled", "overruled", "applied"});
}

TEST_CASE("of decisions that name one value by other words the latest counts too", "[corrections]") {
    auto const early = entry(
        Reject, {"measure", "text", "Rydde strender for plast", {}, {1, {}}, ""}, beaches, {}, "2026-01-01");
    auto const late = entry(Accept, {"measure", "text", "Rydde stren-der for plast.", {}, {1, {}}, ""},
        beaches, {}, "2026-02-01");
    for (auto const& entries : {std::vector{early, late}, std::vector{late, early}}) {
        auto const plan = corrected(small_plan(), entries);
        CHECK(plan.measures.size() == 3);
        CHECK(plan.measures[0].at[0].by == "person");
    }
}

TEST_CASE("a value is found again when page, place, spelling or owner's words changed", "[corrections]") {
    auto plan = small_plan();
    SECTION("on another page") {
        plan.measures[0].at[0].place.page = 4;
    }
    SECTION("with other marks and hyphens") {
        plan.measures[0].text = "Rydde stren-der for plast.";
    }
    SECTION("read with a letter wrong") {
        plan.measures[0].text = "Rydde strencler for plast";
    }
    SECTION("read longer by a rule") {
        plan.measures[0].text = "Rydde strender for plast sammen med skolene";
    }
    SECTION("in another area") {
        plan.measures[0].area = "samferdsel";
    }
    SECTION("behind other partners") {
        plan.measures[0].partners.insert(plan.measures[0].partners.begin(), "Bondelagene");
        plan.measures[0].part_at.clear();
    }
    SECTION("after other measures") {
        std::ranges::reverse(plan.measures);
    }
    plan = corrected(plan, {partner_change()});
    CHECK(outcomes(plan) == std::vector<std::string>{"applied"});
    auto const changed = std::ranges::count_if(
        plan.measures, [](Measure const& each) { return std::ranges::count(each.partners, "Enova") == 1; });
    CHECK(changed == 1);
}

TEST_CASE("of equal words those are meant that stand in the same area, else the nearest", "[corrections]") {
    auto plan = small_plan();
    plan.measures[1] = plan.measures[0];
    plan.measures[1].area = "samferdsel";
    plan.measures[1].at = at(4, 100);
    SECTION("by area") {
        CHECK(corrected(plan, {partner_change()}).measures[0].partners[1] == "Enova");
    }
    SECTION("by place") {
        plan.measures[0].area = "samferdsel";
        auto far = partner_change();
        far.about.place = {4, {50, 112, 200, 122}};
        CHECK(corrected(plan, {far}).measures[1].partners[1] == "Enova");
    }
}

TEST_CASE("what cannot be applied is told, never dropped", "[corrections]") {
    CHECK(outcome_of(entry(Reject, {"measure", "text", "Bygge romhavn", {}, {2, {}}, ""}, "Bygge romhavn")) ==
          "gone: nothing like it is left");
    CHECK(outcome_of(entry(Change, {"measure", "partners", "KS", {"Bygge romhavn"}, {}, ""}, "KS", "LO")) ==
          "gone: what it stands in is no longer there");
    CHECK(outcome_of(entry(Add, {"target", "text", "x", {"Bygge romhavn"}, {}, ""}, {}, "x")) ==
          "gone: what it stands in is no longer there");
    CHECK(outcome_of(entry(Reject, {"measure", "partners", "LO", {beaches}, {}, ""}, "LO")) ==
          "agrees: the program no longer reads it");
    CHECK(outcome_of(entry(Change, {"measure", "partners", "Skolane", {beaches}, {}, ""}, "Skolane",
              "Skolene")) == "agrees");
    CHECK(outcome_of(entry(Add, {"measure", "partners", "Skolene", {beaches}, {}, ""}, {}, "Skolene")) ==
          "agrees");
    CHECK(outcome_of(entry(Change, {"goal", "level", "", {"Halvere utslippene"}, {}, ""}, "main_goal",
              "drøm")) == "unfit: \"drøm\" is no level of a goal");
    CHECK(
        outcome_of(entry(Change, {"figure", "value", "650", {"Hovedtall", "Kontingent", "Budsjett"}, {}, ""},
            "650", "mange")) == "unfit: \"mange\" is no figure");
    CHECK(outcome_of(entry(Change, {"measure", "area", "", {beaches}, {}, ""}, "Avfall", "Månen")) ==
          "unfit: \"Månen\" is no area");
}

TEST_CASE("a person's value wins over whatever the program reads by now", "[corrections]") {
    auto plan = small_plan();
    auto const figure = entry(
        Change, {"figure", "value", "650", {"Hovedtall", "Kontingent", "Budsjett"}, {}, ""}, "650", "700");
    plan.budgets[0].rows[0].values[0] = Decimal(65);
    CHECK(std::get<Decimal>(corrected(plan, {figure}).budgets[0].rows[0].values[0]) == Decimal(700));
    SECTION("a value that was accepted and is no longer read is put in again") {
        auto const accepted =
            entry(Accept, {"measure", "partners", "LO", {beaches}, {1, {50, 140, 60, 150}}, ""}, "LO");
        CHECK(corrected(plan, {accepted}).measures[0].partners ==
              std::vector<std::string>{"Skolene", "KS og Enova", "LO"});
    }
}

TEST_CASE("what a rejected measure stood on is told to the ledger with all its parts", "[corrections]") {
    auto plan = small_plan();
    auto const effects = apply_corrections(
        plan, {"", "", {entry(Reject, {"measure", "text", beaches, {}, {}, ""}, beaches)}}, {});
    std::vector<double> tops;
    for (auto const& place : effects.released) tops.push_back(place.box.y0);
    std::ranges::sort(tops);
    tops.erase(std::unique(tops.begin(), tops.end()), tops.end());
    CHECK(tops == std::vector<double>{100, 112, 120});
}

TEST_CASE("many values put into one plan leave the places of all others as they are", "[corrections]") {
    std::vector<Correction> entries;
    for (int i = 0; i < 300; ++i) {
        auto const words = "Nytt tiltak " + std::to_string(i);
        entries.push_back(entry(
            Add, {"measure", "text", words, {"Samferdsel"}, {2, {60, 80. + i, 90, 90. + i}}, ""}, {}, words));
        entries.push_back(
            entry(Add, {"measure", "partners", "P", {words}, {2, {60, 80. + i, 90, 90. + i}}, ""}, {}, "P"));
        entries.push_back(
            entry(Add, {"measure", "partners", "Q" + std::to_string(i), {beaches}, {1, {1, 1, 2, 2}}, ""}, {},
                "Q" + std::to_string(i)));
    }
    entries.push_back(
        entry(Accept, {"measure", "partners", "LO", {beaches}, {1, {50, 140, 60, 150}}, ""}, "LO"));
    auto const plan = corrected(small_plan(), entries);
    CHECK(plan.measures.size() == 303);
    auto const& first = plan.measures.front();
    CHECK(first.partners.size() == 303);
    CHECK(first.part_at.at("partners").size() == 303);
    CHECK(first.part_at.at("partners")[1][0].place == Place{1, {50, 112, 200, 122}});
    for (auto const& each : plan.corrections) CHECK(each.outcome == "applied");
}
