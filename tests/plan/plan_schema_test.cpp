#include "plan/plan_json.h"

#include "plan/full_plan.h"
#include "support/schema_shape.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

using namespace planleser;
using nlohmann::json;

TEST_CASE("the shape of a plan changes only with a step of its version", "[plan]") {
    auto const schema = json::parse(read_source_file("schemas/plan.schema.json"));
    std::set<std::string> lines;
    list_shape(schema, schema, "", lines);
    std::string shape;
    for (auto const& line : lines) shape += line + '\n';
    // A new shape needs a new version, and tests/plan/shapes/plan-VERSION.txt holds it; old ones stay as they
    // are.
    CHECK(shape == read_source_file("tests/plan/shapes/plan-" + std::string(plan_format_version) + ".txt"));
}

TEST_CASE(
    "the schema names every field that is written, and every field that it names is written", "[plan]") {
    auto const schema = json::parse(read_source_file("schemas/plan.schema.json"));
    std::set<std::string> lines, named, written;
    list_shape(schema, schema, "", lines);
    for (auto const& line : lines) named.insert(line.substr(0, line.find(':')));
    list_fields(json::parse(plan_to_json(full_plan())), schema, schema, "", written);
    CHECK(written == named);
}
