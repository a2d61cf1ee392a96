#include "app/schema_check.h"
#include "app/schema_scan.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

using namespace planleser;
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

fs::path const source_tree = PLANLESER_SOURCE_DIR;

// The plans of the samples, as the program writes them.
std::vector<Json> sample_plans() {
    fs::path const out = fs::path(PLANLESER_SCRATCH_DIR) / "schema-scan";
    auto const command = std::string(PLANLESER_PROGRAM) + " import --again --ocr off --cache '' --out '" +
                         out.string() + "' '" + (source_tree / "samples").string() + "' 2>/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    std::vector<Json> plans;
    for (auto const& entry : fs::directory_iterator(out))
        if (entry.path().extension() == ".json") plans.push_back(Json::parse(std::ifstream(entry.path())));
    REQUIRE(plans.size() > 10);
    return plans;
}

// One value somewhere in the document becomes another, is lost, or gets a neighbour.
void mutate(Json& json, std::mt19937& random) {
    auto* at = &json;
    while (at->is_structured() && !at->empty() && random() % 8 != 0) {
        auto part = at->begin();
        std::advance(part, static_cast<std::ptrdiff_t>(random() % at->size()));
        at = &*part;
    }
    static std::vector<Json> const values{nullptr, true, -1, 0, 3, 0.5, 1.5, "", "2025-01-31", "1.0", "nb",
        Json::array(), Json::object(), Json::array({1, 2}), Json::array({1, 2, 3, 4})};
    if (at->is_object() && !at->empty() && random() % 2 == 0)
        at->erase(at->begin());
    else if (at->is_object() && random() % 2 == 0)
        (*at)["unheard_of"] = 1;
    else if (at->is_array() && random() % 2 == 0)
        at->push_back(values[random() % values.size()]);
    else
        *at = values[random() % values.size()];
}

} // namespace

TEST_CASE("a scan says what does not hold, and where", "[schema]") {
    auto const scan =
        SchemaScan::from_text(R"({"type": "object", "required": ["a"], "additionalProperties": false,
        "properties": {
            "a": {"type": "string", "pattern": "^[0-9]+$"},
            "b": {"type": ["integer", "null"], "minimum": 1, "maximum": 9},
            "c": {"type": "array", "items": {"$ref": "#/$defs/kind"}, "minItems": 1, "maxItems": 2},
            "d": {"type": "object", "additionalProperties": {"type": "number"}},
            "e": {"$ref": "#/$defs/self"}},
        "$defs": {"kind": {"enum": ["x", "y"], "type": "string"},
            "self": {"properties": {"inner": {"$ref": "#/$defs/self"}}, "additionalProperties": {"type": "boolean"}}}})");
    struct Case {
        std::string json, finding; // empty: it holds
    };
    auto const c = GENERATE(values<Case>({
        {R"({"a": "12"})", ""},
        {R"( {"b": null, "a": "\u0031", "c": ["x", "y"], "d": {"f": 1, "g": 1.5e3}} )", ""},
        {R"({"a": "1", "e": {"inner": {"inner": {"free": true}}}})", ""},
        {R"({"a": "1", "b": 9.0})", ""},
        {R"({})", "/a: is missing"},
        {R"([])", "/: expected object"},
        {R"({"a": 1})", "/a: expected string"},
        {R"({"a": "1x"})", R"(/a: "1x" does not match ^[0-9]+$)"},
        {R"({"a": "1", "b": 0})", "/b: 0 is less than 1"},
        {R"({"a": "1", "b": 10})", "/b: 10 is more than 9"},
        {R"({"a": "1", "b": 1.5})", "/b: expected null or integer"},
        {R"({"a": "1", "c": []})", "/c: has fewer than 1 items"},
        {R"({"a": "1", "c": ["x", "x", "x"]})", "/c: has more than 2 items"},
        {R"({"a": "1", "c": ["x", "z"]})", R"(/c/1: "z" is none of the texts that may stand there)"},
        {R"({"a": "1", "d": {"f": "1"}})", "/d/f: expected number"},
        {R"({"a": "1", "f": 1})", "/f: is not known"},
        {R"({"a": "1", "a": "1"})", "/a: stands there twice"},
        {R"({"a": "1", "e": {"inner": {"free": 1}}})", "/e/inner/free: expected boolean"},
        {R"({"a": "1"} x)", "/: no JSON from byte 11 on"},
        {R"({"a": "1",})", "/: no JSON from byte 10 on"},
        {R"({"a": "1)", "/: no JSON from byte 8 on"},
        {"{\"a\": \"\xC3\"}", "/: no JSON from byte 7 on"},
        {R"({"a": "\x"})", "/: no JSON from byte 10 on"},
        {R"({"a": "1", "e": {"x": tru}})", "/: no JSON from byte 22 on"},
        {R"({"a": "1", "b": 01})", "/: no JSON from byte 18 on"},
        {"", "/: no JSON from byte 0 on"},
    }));
    CAPTURE(c.json);
    CHECK(scan.finding_in(c.json).value_or("") == c.finding);
}

TEST_CASE("a hostile depth is a finding, not the end of the stack", "[schema]") {
    auto const scan = SchemaScan::from_text("{}");
    CHECK_FALSE(scan.finding_in(std::string(100, '[') + std::string(100, ']')));
    auto const finding = scan.finding_in(std::string(1'000'000, '['));
    REQUIRE(finding);
    CHECK(finding->ends_with(": nested too deeply"));
}

TEST_CASE("what is about to be written and does not hold is an error that says where", "[schema]") {
    SchemaScan const scan(source_tree / "schemas/comparison.schema.json");
    CHECK_THROWS_WITH(scan.require(R"({"format": "planleser.comparison", "measures": [{"from": 1}]})"),
        Catch::StartsWith("what was made of it does not hold against the schema: /measures/0"));
}

TEST_CASE("a schema with a keyword that a scan would leave unchecked is refused", "[schema]") {
    CHECK_THROWS_WITH(SchemaScan::from_text(R"({"anyOf": []})"),
        "the schema does not hold: the keyword anyOf is not known");
}

TEST_CASE(
    "a scan and the library's validator agree on plans and on what mutation makes of them", "[schema]") {
    auto const path = source_tree / "schemas/plan.schema.json";
    SchemaScan const scan(path);
    SchemaCheck const library(path);
    std::mt19937 random(1);
    std::size_t invalid = 0;
    for (auto const& plan : sample_plans()) {
        CHECK(scan.finding_in(plan.dump()).value_or("") == "");
        for (int i = 0; i < 60; ++i) {
            auto mutated = plan;
            mutate(mutated, random);
            auto const text = mutated.dump();
            auto const findings = library.findings_in(text, 1);
            auto const finding = scan.finding_in(text);
            INFO((findings.empty() ? std::string("the library finds nothing") : findings.front()));
            INFO("the scan: " << finding.value_or("nothing"));
            REQUIRE(findings.empty() == !finding);
            invalid += finding ? 1U : 0U;
        }
    }
    CHECK(invalid > 300);
}

TEST_CASE("the program's other schema can be scanned too", "[schema]") {
    CHECK_NOTHROW(SchemaScan(source_tree / "schemas/comparison.schema.json"));
}
