#include "app/schema_scan.h"

#include "app/json_scanner.h"

#include "base/import_error.h"
#include "text/pattern.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <variant>
#include <vector>

namespace planleser {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, unsigned>, 7> type_names{{{"object", 1}, {"array", 2},
    {"string", 4}, {"integer", 8}, {"number", 24}, {"boolean", 32}, {"null", 64}}};
constexpr unsigned integer_bit = 8, fraction_bit = 16, any_type = 127;
constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();
constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

struct SchemaScan::Node {
    struct Property {
        std::string name;
        Node const* node = nullptr;
    };

    unsigned types = any_type;
    std::vector<Property> properties;  // in the schema's order, which is the writers'
    std::vector<std::size_t> required; // of properties
    Node const* additional = nullptr;  // what other members must be; null: there may be none
    Node const* items = nullptr;
    std::size_t least_items = 0, most_items = any_number;
    std::vector<std::string> texts; // one of them; none: any
    std::optional<Pattern> pattern;
    double least = -infinite, most = infinite;
};

struct SchemaScan::Compiled {
    std::vector<std::unique_ptr<Node>> nodes;
    Node const* root = nullptr;
};

namespace {

using Node = SchemaScan::Node;

[[noreturn]] void refuse(std::string const& what) {
    throw ImportError(ImportErrorKind::MissingPart, "the schema does not hold: " + what);
}

class SchemaReader {
public:
    SchemaReader(Json const& schema, std::vector<std::unique_ptr<Node>>& nodes)
        : m_schema(schema), m_nodes(nodes) {}

    Node const* read() { return read_node(m_schema); }

private:
    Node* make() { return m_nodes.emplace_back(std::make_unique<Node>()).get(); }

    Node const* anything() {
        auto* node = make();
        node->additional = node->items = node;
        return node;
    }

    Node const* read_node(Json const& json) {
        if (json.is_boolean() && json.get<bool>()) return anything();
        if (!json.is_object()) refuse("expected an object");
        if (json.contains("$ref")) return referred(json.at("$ref").get<std::string>());
        auto* node = make();
        fill(*node, json);
        return node;
    }

    // Made before it is read, since a definition may hold itself.
    Node const* referred(std::string const& reference) {
        constexpr std::string_view place = "#/$defs/";
        if (!reference.starts_with(place)) refuse("cannot follow " + reference);
        auto const name = reference.substr(place.size());
        if (auto const known = m_definitions.find(name); known != m_definitions.end()) return known->second;
        auto* node = m_definitions[name] = make();
        fill(*node, m_schema.at("$defs").at(name));
        return node;
    }

    void fill(Node& node, Json const& json) {
        bool others = true;
        for (auto const& [key, value] : json.items()) {
            if (key == "type")
                node.types = types_of(value);
            else if (key == "properties")
                for (auto const& [name, property] : value.items())
                    node.properties.push_back({name, read_node(property)});
            else if (key == "additionalProperties" && value == false)
                others = false;
            else if (key == "additionalProperties")
                node.additional = read_node(value);
            else if (key == "items")
                node.items = read_node(value);
            else if (key == "minItems")
                node.least_items = value.get<std::size_t>();
            else if (key == "maxItems")
                node.most_items = value.get<std::size_t>();
            else if (key == "minimum")
                node.least = value.get<double>();
            else if (key == "maximum")
                node.most = value.get<double>();
            else if (key == "enum")
                node.texts = value.get<std::vector<std::string>>();
            else if (key == "pattern")
                node.pattern = pattern_of(value.get<std::string>());
            else if (key != "required" && key != "$defs" && !is_remark(key))
                refuse("the keyword " + key + " is not known");
        }
        if (others && !node.additional) node.additional = anything();
        if (!node.items) node.items = anything();
        if (auto const required = json.find("required"); required != json.end())
            read_required(node, *required);
    }

    static void read_required(Node& node, Json const& names) {
        for (auto const& name : names) {
            auto const found =
                std::ranges::find(node.properties, name.get<std::string>(), &Node::Property::name);
            if (found == node.properties.end()) refuse("a member that is required is not described");
            node.required.push_back(static_cast<std::size_t>(found - node.properties.begin()));
        }
    }

    static bool is_remark(std::string_view key) {
        return key == "description" || key == "title" || key == "$schema" || key == "$id" ||
               key == "$comment";
    }

    static unsigned types_of(Json const& value) {
        unsigned types = 0;
        for (auto const& name : value.is_array() ? value : Json::array({value})) {
            auto const found = std::ranges::find(
                type_names, name.get<std::string>(), [](auto const& type) { return type.first; });
            if (found == type_names.end()) refuse("no type is called " + name.get<std::string>());
            types |= found->second;
        }
        return types;
    }

    static Pattern pattern_of(std::string const& expression) {
        auto pattern = Pattern::compile(expression, {PatternCase::Sensitive});
        if (std::holds_alternative<PatternError>(pattern)) refuse("bad pattern " + expression);
        return std::get<Pattern>(std::move(pattern));
    }

    Json const& m_schema;
    std::vector<std::unique_ptr<Node>>& m_nodes;
    std::map<std::string, Node*> m_definitions;
};

// Thrown and caught in this file. `at`: its pointer, from the innermost part outwards.
struct Finding {
    std::string what;
    std::vector<std::string> at;
};

class Scan {
public:
    explicit Scan(std::string_view text) : m_json(text) {}

    void check_all(Node const& node) {
        check(node, 0);
        m_json.end();
    }

private:
    static constexpr int deepest = 200; // levels; a hostile text must not overflow the stack

    void check(Node const& node, int depth) {
        if (depth > deepest) throw Finding{"nested too deeply", {}};
        switch (m_json.next()) {
        case JsonKind::Object:
            expect(node, 1);
            return check_members(node, depth);
        case JsonKind::Array:
            expect(node, 2);
            return check_items(node, depth);
        case JsonKind::Text:
            expect(node, 4);
            return check_text(node);
        case JsonKind::Number:
            return check_number(node);
        case JsonKind::Truth:
            expect(node, 32);
            return m_json.take_word();
        case JsonKind::Null:
            expect(node, 64);
            return m_json.take_word();
        }
    }

    static void expect(Node const& node, unsigned type) {
        if ((node.types & type) != 0) return;
        std::string names;
        for (auto const& [name, bits] : type_names)
            if ((node.types & bits) == bits && name != "integer")
                names += (names.empty() ? "" : " or ") + std::string(name);
        if ((node.types & (integer_bit | fraction_bit)) == integer_bit)
            names += (names.empty() ? "" : " or ") + std::string("integer");
        throw Finding{"expected " + names, {}};
    }

    void check_members(Node const& node, int depth) {
        std::vector<bool> seen(node.properties.size());
        std::size_t likely = 0;
        for (m_json.open('{'); m_json.more('}');) {
            auto const key = m_json.take_text(m_buffer);
            auto const index = property_named(node, key, likely);
            auto const* member =
                index < node.properties.size() ? node.properties[index].node : node.additional;
            if (!member) throw Finding{"is not known", {std::string(key)}};
            if (index < node.properties.size()) {
                if (seen[index]) throw Finding{"stands there twice", {std::string(key)}};
                seen[index] = true;
                likely = index + 1;
                within(node.properties[index].name, [&] { m_json.colon(), check(*member, depth + 1); });
            } else {
                within(std::string(key), [&] { m_json.colon(), check(*member, depth + 1); });
            }
        }
        for (auto const index : node.required)
            if (!seen[index]) throw Finding{"is missing", {node.properties[index].name}};
    }

    // Members come in the schema's order, so that the next one is mostly the right one.
    static std::size_t property_named(Node const& node, std::string_view name, std::size_t likely) {
        auto const& all = node.properties;
        for (auto index = likely; index < all.size(); ++index)
            if (all[index].name == name) return index;
        for (std::size_t index = 0; index < std::min(likely, all.size()); ++index)
            if (all[index].name == name) return index;
        return all.size();
    }

    void check_items(Node const& node, int depth) {
        std::size_t count = 0;
        for (m_json.open('['); m_json.more(']'); ++count)
            within(count, [&] { check(*node.items, depth + 1); });
        if (count < node.least_items)
            throw Finding{fmt::format("has fewer than {} items", node.least_items), {}};
        if (count > node.most_items)
            throw Finding{fmt::format("has more than {} items", node.most_items), {}};
    }

    void check_text(Node const& node) {
        auto const text = m_json.take_text(m_buffer);
        if (!node.texts.empty() && std::ranges::find(node.texts, text) == node.texts.end())
            throw Finding{fmt::format("\"{}\" is none of the texts that may stand there", text), {}};
        if (node.pattern && !node.pattern->matches(text))
            throw Finding{fmt::format("\"{}\" does not match {}", text, node.pattern->expression()), {}};
    }

    void check_number(Node const& node) {
        auto const number = m_json.take_number();
        bool const whole = number.is_plain_integer || std::trunc(number.value) == number.value;
        expect(node, whole ? integer_bit : fraction_bit);
        if (number.value < node.least)
            throw Finding{fmt::format("{} is less than {}", number.value, node.least), {}};
        if (number.value > node.most)
            throw Finding{fmt::format("{} is more than {}", number.value, node.most), {}};
    }

    template <typename Part, typename Check>
    static void within(Part const& part, Check&& check) {
        try {
            check();
        } catch (Finding& finding) {
            if constexpr (std::is_same_v<Part, std::string>)
                finding.at.push_back(part);
            else
                finding.at.push_back(std::to_string(part));
            throw;
        }
    }

    JsonScanner m_json;
    std::string m_buffer;
};

std::string pointer_of(std::vector<std::string> const& at) {
    std::string pointer;
    for (auto part = at.rbegin(); part != at.rend(); ++part) pointer += '/' + *part;
    return pointer.empty() ? "/" : pointer;
}

std::string read_schema(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) throw ImportError(ImportErrorKind::MissingPart, "cannot read the schema " + path.string());
    return text;
}

} // namespace

SchemaScan::SchemaScan(std::unique_ptr<Compiled> compiled) : m_compiled(std::move(compiled)) {}
SchemaScan::SchemaScan(std::filesystem::path const& path) : SchemaScan(from_text(read_schema(path))) {}
SchemaScan::SchemaScan(SchemaScan&&) noexcept = default;
SchemaScan& SchemaScan::operator=(SchemaScan&&) noexcept = default;
SchemaScan::~SchemaScan() = default;

SchemaScan SchemaScan::from_text(std::string_view schema) {
    auto compiled = std::make_unique<Compiled>();
    try {
        compiled->root = SchemaReader(Json::parse(schema), compiled->nodes).read();
    } catch (Json::exception const& error) {
        refuse(error.what());
    }
    return SchemaScan(std::move(compiled));
}

std::optional<std::string> SchemaScan::finding_in(std::string_view text) const {
    try {
        Scan(text).check_all(*m_compiled->root);
        return std::nullopt;
    } catch (Finding const& finding) {
        return pointer_of(finding.at) + ": " + finding.what;
    } catch (JsonFault const& fault) {
        return fmt::format("/: no JSON from byte {} on", fault.at);
    }
}

void SchemaScan::require(std::string_view text) const {
    if (auto const finding = finding_in(text))
        throw ImportError(
            ImportErrorKind::BadPlan, "what was made of it does not hold against the schema: " + *finding);
}

} // namespace planleser
