// The fields that a JSON Schema names, and those that a written file has: for holding the two against each
// other.
#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace planleser {

inline std::string read_source_file(std::string const& path) {
    std::ifstream file(std::string(PLANLESER_SOURCE_DIR "/") + path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline nlohmann::json const& resolved(nlohmann::json const& root, nlohmann::json const& schema) {
    if (!schema.contains("$ref")) return schema;
    return root.at(nlohmann::json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
}

inline std::string types_of(nlohmann::json const& schema) {
    if (!schema.contains("type")) return "any";
    if (schema["type"].is_string()) return schema["type"];
    std::string types;
    for (auto const& type : schema["type"]) types += (types.empty() ? "" : "|") + type.get<std::string>();
    return types;
}

// One line a field: "measures[].text: string, required".
inline void list_shape(nlohmann::json const& root, nlohmann::json const& schema, std::string const& path,
    std::set<std::string>& lines) {
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
inline void list_fields(nlohmann::json const& value, nlohmann::json const& root, nlohmann::json const& schema,
    std::string const& path, std::set<std::string>& fields) {
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

} // namespace planleser
