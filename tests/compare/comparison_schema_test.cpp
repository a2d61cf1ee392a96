#include "compare/compare_plans.h"
#include "compare/comparison_json.h"
#include "compare/plans.h"
#include "support/schema_shape.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

using namespace planleser;
using nlohmann::json;

namespace {

// Plans that differ in every way a comparison can tell.
Comparison full_comparison() {
    auto strategy = plan_of(2023, {});
    strategy.document.kind = "strategy";
    strategy.goals = {{"g", "strategy", "a", {}, "Strender uten plast", {}}};
    auto was = measure_of("o", "a", "Rydde strender for plast");
    was.deadline = "2025";
    was.partners = {"Havvesenet"};
    was.at = {{{3, {1, 2, 3, 4}}, "", 1, ""}};
    was.targets = {
        {"result", "Minst 15 strender er ryddet", {{Decimal(15), {}, "strender", "at_least", {}, ""}}, {}}};
    auto is = was;
    is.id = "n";
    is.text = "Rydde strender og havner for plast";
    is.deadline = "2027";
    is.partners = {"Speiderne"};
    is.targets = {
        {"effect", "Minst 20 strender er ryddet", {{Decimal(20), {}, "strender", "at_least", {}, ""}}, {}}};
    auto older = plan_of(2024, {was}), newer = plan_of(2025, {is});
    newer.areas.push_back(area_of("c", "3", "Skole"));
    newer.goals = {{"h", "main_goal", "c", {}, "Flere lærlinger", {}}};
    Budget budget;
    budget.title = "Hovedtall";
    BudgetColumn column;
    column.year = 2024;
    column.kind = "budget";
    budget.columns = {column};
    BudgetRow row;
    row.label = "Lønn";
    row.values = {Decimal(5)};
    row.value_at = {{{{3, {1, 2, 3, 4}}, "", 1, ""}}};
    budget.rows = {row};
    older.budgets = newer.budgets = {budget};
    newer.budgets[0].rows[0].values = {Decimal(6), Decimal(7)};
    column.year = 2025;
    newer.budgets[0].columns.push_back(column);
    std::vector<Plan> const plans{strategy, older, newer};
    CompareOptions options;
    options.trace = true;
    return compare_plans(plans, {}, options);
}

} // namespace

TEST_CASE("the shape of a comparison changes only with a step of its version", "[compare]") {
    auto const schema = json::parse(read_source_file("schemas/comparison.schema.json"));
    std::set<std::string> lines;
    list_shape(schema, schema, "", lines);
    std::string shape;
    for (auto const& line : lines) shape += line + '\n';
    CHECK(shape == read_source_file(
                       "tests/compare/shapes/comparison-" + std::string(comparison_format_version) + ".txt"));
}

TEST_CASE("the comparison schema names every field that is written, and no other", "[compare]") {
    auto const schema = json::parse(read_source_file("schemas/comparison.schema.json"));
    std::set<std::string> lines, named, written;
    list_shape(schema, schema, "", lines);
    for (auto const& line : lines) named.insert(line.substr(0, line.find(':')));
    list_fields(json::parse(comparison_to_json(full_comparison())), schema, schema, "", written);
    // Places and changes have one form in all three lists; only measures fill it.
    std::erase_if(named,
        [](std::string const& name) { return name.starts_with("areas[].") || name.starts_with("goals[]."); });
    std::erase_if(written,
        [](std::string const& name) { return name.starts_with("areas[].") || name.starts_with("goals[]."); });
    CHECK(written == named);
}
