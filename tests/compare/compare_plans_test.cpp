#include "compare/compare_plans.h"

#include "compare/plans.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

using namespace planleser;

namespace {

CompareWords const words{
    {"og", "i", "for", "på", "til", "å"}, {{"vassdrag", "vassdrag"}, {"kommunar", "kommuner"}}};

Comparison compare(Plan const& a, Plan const& b) {
    std::vector<Plan> const plans{a, b};
    return compare_plans(plans, words, {});
}

std::string dump(std::vector<ItemRelation> const& relations) {
    std::string text;
    for (auto const& relation : relations) {
        text += name_of(relation.relation);
        for (auto const& id : relation.from) text += " " + id;
        text += " >";
        for (auto const& id : relation.to) text += " " + id;
        text += "\n";
    }
    return text;
}

using Edge = std::tuple<std::string, std::set<std::string>, std::set<std::string>>;

std::multiset<Edge> edges(Comparison const& comparison, bool mirrored) {
    std::multiset<Edge> result;
    for (auto const& relation : comparison.measures) {
        std::string name = name_of(relation.relation);
        std::set<std::string> from(relation.from.begin(), relation.from.end()),
            to(relation.to.begin(), relation.to.end());
        if (mirrored) {
            std::swap(from, to);
            if (name == "new")
                name = "dropped";
            else if (name == "dropped")
                name = "new";
            else if (name == "merged")
                name = "split";
            else if (name == "split")
                name = "merged";
        }
        result.insert({name, from, to});
    }
    return result;
}

} // namespace

TEST_CASE("each measure of either plan stands in one relation", "[compare]") {
    auto const older = plan_of(2024,
        {measure_of("o1", "a", "Rydde strender for plast"), measure_of("o2", "a", "Måle badevann hver uke"),
            measure_of("o3", "b", "Bygge sykkelvei langs fjorden"), measure_of("o4", "b", "Utrede nattog")});
    auto newer = plan_of(2025,
        {measure_of("n1", "a", "Rydde strender for plast"), measure_of("n2", "b", "Måle badevann hver uke"),
            measure_of("n3", "b", "Bygge og lyssette sykkelvei langs hele fjorden"),
            measure_of("n4", "a", "Plante ålegras")});
    CHECK(dump(compare(older, newer).measures) == "unchanged o1 > n1\n"
                                                  "moved o2 > n2\n"
                                                  "reworded o3 > n3\n"
                                                  "dropped o4 >\n"
                                                  "new > n4\n");
}

TEST_CASE("two measures that became one are merged, one that became two is split", "[compare]") {
    auto const two = plan_of(2024, {measure_of("x1", "a", "Kartlegge avløp i spredt bebyggelse"),
                                       measure_of("x2", "a", "Rense avløp fra fritidsboliger")});
    auto const one = plan_of(
        2025, {measure_of("y1", "a", "Kartlegge og rense avløp fra spredt bebyggelse og fritidsboliger")});
    CHECK(dump(compare(two, one).measures) == "merged x1 x2 > y1\n");
    auto back = one, front = two;
    back.document.year = 2023;
    CHECK(dump(compare(back, front).measures) == "split y1 > x1 x2\n");
}

TEST_CASE("nynorsk and compounds do not hide a measure", "[compare]") {
    auto const older = plan_of(2024, {measure_of("o", "a", "Kurs i sirkulær økonomi for kommuner")});
    auto const newer = plan_of(2025, {measure_of("n", "a", "Kurs i sirkulærøkonomi for kommunar")});
    auto const comparison = compare(older, newer);
    REQUIRE(dump(comparison.measures) == "reworded o > n\n");
    CHECK(comparison.measures.front().why.back().starts_with("shared words: "));
}

TEST_CASE("changes tell fields, targets and quantities apart", "[compare]") {
    auto was = measure_of("o", "a", "Rydde strender for plast");
    was.partners = {"Havvesenet", "Skolene"};
    was.deadline = "2025";
    was.targets = {
        {"result", "Minst 15 strender er ryddet", {{Decimal(15), {}, "strender", "at_least", {}, ""}}, {}}};
    auto is = was;
    is.id = "n";
    is.partners = {"Skolene", "Speiderne"};
    is.deadline = "2027";
    is.targets = {
        {"effect", "Minst 20 strender er ryddet", {{Decimal(20), {}, "strender", "at_least", {}, ""}}, {}}};
    auto const comparison = compare(plan_of(2024, {was}), plan_of(2025, {is}));
    REQUIRE(comparison.measures.size() == 1);
    auto const& changes = comparison.measures.front().changes;
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].field == "targets");
    REQUIRE(changes[0].changed.size() == 1);
    CHECK(changes[0].changed.front().quantities == std::vector<std::string>{"15 → 20 strender"});
    CHECK(changes[0].changed.front().to_kind == "effect");
    CHECK(changes[1].field == "partners");
    CHECK(changes[1].removed == std::vector<std::string>{"Havvesenet"});
    CHECK(changes[1].added == std::vector<std::string>{"Speiderne"});
    CHECK(changes[2].was == "2025");
    CHECK(changes[2].is == "2027");
}

TEST_CASE("a plan held against itself is unchanged throughout", "[compare]") {
    auto const plan = random_plan(2024, 60, GENERATE(1U, 2U, 3U));
    auto const comparison = compare(plan, plan);
    for (auto const* relations : {&comparison.measures, &comparison.areas, &comparison.goals})
        for (auto const& relation : *relations) CHECK(relation.relation == Relation::Unchanged);
    CHECK(comparison.measures.size() == plan.measures.size());
}

TEST_CASE("a shuffled and renumbered copy has only moved", "[compare]") {
    unsigned const seed = GENERATE(1U, 2U, 3U);
    auto const plan = random_plan(2024, 60, seed);
    auto copy = plan;
    copy.document.year = 2025;
    std::shuffle(copy.measures.begin(), copy.measures.end(), std::mt19937(seed));
    for (std::size_t i = 0; i < copy.measures.size(); ++i) copy.measures[i].number = std::to_string(100 + i);
    for (auto const& relation : compare(plan, copy).measures) {
        CHECK(relation.relation == Relation::Moved);
        CHECK(relation.from == relation.to);
    }
}

TEST_CASE("comparing backwards mirrors comparing forwards", "[compare]") {
    unsigned const seed = GENERATE(1U, 2U, 3U, 4U);
    auto const a = random_plan(2024, 40, seed);
    auto const b = random_plan(2025, 45, seed + 1);
    auto late_a = a, early_b = b;
    late_a.document.year = 2025;
    early_b.document.year = 2024;
    CHECK(edges(compare(a, b), false) == edges(compare(early_b, late_a), true));
}

TEST_CASE("a measure's life over three plans is one thread", "[compare]") {
    std::vector<Plan> const plans{plan_of(2026, {measure_of("c", "a", "Rydde strender og havner for plast")}),
        plan_of(2024, {measure_of("a", "a", "Rydde strender for plast")}),
        plan_of(
            2025, {measure_of("b", "a", "Rydde strender for plast"), measure_of("d", "b", "Utrede nattog")})};
    auto const comparison = compare_plans(plans, words, {});
    REQUIRE(comparison.threads.size() == 2);
    CHECK(comparison.threads[0].ids == std::vector<std::vector<std::string>>{{"a"}, {"b"}, {"c"}});
    CHECK(comparison.threads[1].ids == std::vector<std::vector<std::string>>{{}, {"d"}, {}});
}

TEST_CASE("a strategy is traced into the programme and not compared as a year", "[compare]") {
    auto strategy = plan_of(2024, {});
    strategy.document.kind = "strategy";
    strategy.goals = {{"g1", "strategy", "a", {}, "Rent hav uten plast på strender", {}},
        {"g2", "strategy", "b", {}, "Nattog til kontinentet", {}}};
    auto const programme = plan_of(2025, {measure_of("m", "a", "Rydde strender for plast")});
    std::vector<Plan> const plans{strategy, programme};
    CompareOptions options;
    options.trace = true;
    auto const comparison = compare_plans(plans, words, options);
    CHECK(comparison.measures.empty());
    REQUIRE(comparison.traces.size() == 2);
    CHECK(comparison.traces[0].state == TraceState::TakenUp);
    CHECK(comparison.traces[0].measures.front().measure == "m");
    CHECK(comparison.traces[1].state == TraceState::NotFound);
}

TEST_CASE("plans of different organisations compare with a note", "[compare]") {
    auto other = plan_of(2025, {});
    other.document.organisation = "Fjellrådet";
    auto const comparison = compare(plan_of(2024, {}), other);
    REQUIRE(comparison.notes.size() == 1);
    CHECK(comparison.notes.front() == "the plans name different organisations: Fjordrådet, Fjellrådet");
}

TEST_CASE("an organisation said in full is no other organisation", "[compare]") {
    auto full = plan_of(2025, {});
    full.document.organisation = "Fjordrådet interkommunalt politisk råd";
    CHECK(compare(plan_of(2024, {}), full).notes.empty());
}
