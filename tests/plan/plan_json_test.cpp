#include "plan/plan_json.h"

#include "base/import_error.h"
#include "plan/full_plan.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace planleser;

namespace {

std::string message_of(std::string_view json) {
    try {
        plan_from_json(json);
    } catch (ImportError const& error) {
        CHECK(error.kind() == ImportErrorKind::BadPlan);
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("a plan that was written and read is written the same", "[plan]") {
    auto const json = plan_to_json(full_plan());
    CHECK(plan_to_json(plan_from_json(json)) == json);
}

TEST_CASE("every part of a plan comes back", "[plan]") {
    auto const plan = plan_from_json(plan_to_json(full_plan()));
    REQUIRE(plan.measures.size() == 1);
    auto const& measure = plan.measures[0];
    CHECK(measure.at[0].place == Place{3, {10, 20.5, 300.13, 40}});
    CHECK(measure.targets[0].quantities[0].value_to == Decimal(4));
    CHECK(measure.part_at.at("partners").at(0).at(0).rule == "norsk/measures.table");
    CHECK(std::get<Decimal>(plan.budgets[0].rows[0].values[0]) == *Decimal::parse("6834.5"));
    CHECK(std::holds_alternative<std::monostate>(plan.budgets[0].rows[1].values[0]));
    CHECK(plan.document.period == std::array{2026, 2029});
    CHECK(plan.diagnostics[0].at[1].box.is_empty());
}

TEST_CASE("an unknown value is null and a plan without content has empty lists", "[plan]") {
    auto const json = plan_to_json(Plan{});
    CHECK(json.find("\"title\": null") != std::string::npos);
    CHECK(json.find("\"measures\": []") != std::string::npos);
}

TEST_CASE("what is wrong in a plan is named by its place", "[plan]") {
    auto const [json, message] = GENERATE(table<std::string, std::string>({
        {"[]", "/: expected an object, found array"},
        {R"({"format": "other"})", "/format: expected \"planleser.plan\", found \"other\""},
        {R"({"format_version": "2.0"})", "/format_version: version 2.0 cannot be read, only 1.x"},
        {R"({"measures": [{"text": 3}]})", "/measures/0/text: expected a text, found number"},
        {R"({"areas": {"id": 1}})", "/areas: expected a list, found object"},
        {R"({"document": {"period": [2026]}})", "/document/period: expected 2 years, found 1"},
        {R"({"document": {"year": 20260000000}})", "/document/year: the number is too large"},
        {R"({"measures": [{"at": [{"box": [1, 2]}]}]})", "/measures/0/at/0/box: expected 4 edges, found 2"},
        {R"({"source": {"bytes": -1}})", "/source/bytes: expected a count, found a negative number"},
        {R"({"diagnostics": [{"severity": "bad"}]})",
            "/diagnostics/0/severity: expected note, warning or error, found \"bad\""},
    }));
    CHECK(message_of(json) == message);
}

TEST_CASE("a text that is no JSON is refused", "[plan]") {
    CHECK(message_of("{\"measures\": [").starts_with("no JSON: "));
    CHECK(message_of("").starts_with("no JSON: "));
}

TEST_CASE("an area is found by its title where a partial plan has no ids", "[plan]") {
    auto const plan = plan_from_json(R"({
        "areas": [{"number": "2.1", "title": "Næring"}, {"number": null, "title": "Klima"}],
        "goals": [{"area": "Klima", "text": "a"}],
        "measures": [{"area": "Næring", "text": "b"}]})");
    CHECK(plan.areas[0].id == "2.1");
    CHECK(plan.areas[1].id == "area-2");
    CHECK(plan.goals[0].area == "area-2");
    CHECK(plan.measures[0].area == "2.1");
}
