#include "plan/plan_json.h"

#include "plan/full_plan.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <sstream>

using namespace planleser;
using nlohmann::json;

namespace {

std::string read_file(std::string const& path) {
    std::ifstream file(std::string(PLANLESER_SOURCE_DIR "/") + path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

json const& resolved(json const& root, json const& schema) {
    if (!schema.contains("$ref")) return schema;
    return root.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
}

std::string types_of(json const& schema) {
    if (!schema.contains("type")) return "any";
    if (schema["type"].is_string()) return schema["type"];
    std::string types;
    for (auto const& type : schema["type"]) types += (types.empty() ? "" : "|") + type.get<std::string>();
    return types;
}

// One line a field: "measures[].text: string, required".
void list_shape(json const& root, json const& schema, std::string const& path, std::set<std::string>& lines) {
    auto const& here = resolved(root, schema);
    if (here.contains("properties")) {
        for (auto const& [name, member] : here["properties"].items()) {
            auto const member_path = path + (path.empty() ? "" : ".") + name;
            bool required = false;
            for (auto const& needed : here["required"]) required = required || needed == name;
            lines.insert(
                member_path + ": " + types_of(resolved(root, member)) + (required ? ", required" : ""));
            list_shape(root, member, member_path, lines);
        }
    }
    if (here.contains("items")) list_shape(root, here["items"], path + "[]", lines);
    if (here.contains("additionalProperties") && here["additionalProperties"].is_object())
        list_shape(root, here["additionalProperties"], path + ".*", lines);
}

// The same paths, as a written plan has them.
void list_fields(json const& value, json const& root, json const& schema, std::string const& path,
    std::set<std::string>& fields) {
    auto const& here = resolved(root, schema);
    if (value.is_array()) {
        for (auto const& element : value) list_fields(element, root, here.at("items"), path + "[]", fields);
    } else if (value.is_object()) {
        for (auto const& [name, member] : value.items()) {
            bool const named = here.contains("properties") && here["properties"].contains(name);
            auto const member_path = path + (path.empty() ? "" : ".") + (named ? name : "*");
            if (named) fields.insert(member_path);
            INFO(member_path);
            REQUIRE((named || here.at("additionalProperties").is_object()));
            list_fields(member, root, named ? here["properties"][name] : here["additionalProperties"],
                named ? member_path : path + ".*", fields);
        }
    }
}

} // namespace

TEST_CASE("the shape of a plan changes only with a step of its version", "[plan]") {
    auto const schema = json::parse(read_file("schemas/plan.schema.json"));
    std::set<std::string> lines;
    list_shape(schema, schema, "", lines);
    std::string shape;
    for (auto const& line : lines) shape += line + '\n';
    // A new shape needs a new version, and tests/plan/shapes/plan-VERSION.txt holds it; old ones stay as they
    // are.
    CHECK(shape == read_file("tests/plan/shapes/plan-" + std::string(plan_format_version) + ".txt"));
}

TEST_CASE(
    "the schema names every field that is written, and every field that it names is written", "[plan]") {
    auto const schema = json::parse(read_file("schemas/plan.schema.json"));
    std::set<std::string> lines, named, written;
    list_shape(schema, schema, "", lines);
    for (auto const& line : lines) named.insert(line.substr(0, line.find(':')));
    list_fields(json::parse(plan_to_json(full_plan())), schema, schema, "", written);
    CHECK(written == named);
}
