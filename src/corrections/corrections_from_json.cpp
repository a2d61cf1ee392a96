#include "corrections/correction.h"
#include "corrections/located_json.h"
#include "corrections/plan_items.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace planleser {

namespace {

constexpr std::string_view corrections_format = "planleser.corrections";

char const* kind_of(LocatedJson const& json) {
    constexpr std::array<char const*, 6> names{
        "null", "true or false", "a number", "a text", "a list", "an object"};
    return names[json.value.index()];
}

template <class Value>
Value const& as(LocatedJson const& json, std::string_view name, char const* expected) {
    if (auto const* const value = std::get_if<Value>(&json.value)) return *value;
    json.fail(fmt::format("\"{}\" must be {}, not {}", name, expected, kind_of(json)));
}

std::string text_of(LocatedJson const& object, std::string_view key) {
    auto const* const found = object.find(key);
    if (found == nullptr || std::holds_alternative<std::monostate>(found->value)) return {};
    return as<std::string>(*found, key, "a text");
}

std::optional<std::string> value_of(LocatedJson const& object, std::string_view key) {
    auto const* const found = object.find(key);
    if (found == nullptr || std::holds_alternative<std::monostate>(found->value)) return std::nullopt;
    return as<std::string>(*found, key, "a text or null");
}

LocatedJson const& required(LocatedJson const& object, std::string_view key) {
    if (auto const* const found = object.find(key)) return *found;
    object.fail(fmt::format("\"{}\" is missing", key));
}

template <std::size_t Count>
void check_keys(
    LocatedJson const& object, std::string_view what, std::array<std::string_view, Count> const& known) {
    for (auto const& [key, value] : as<LocatedObject>(object, what, "an object"))
        if (std::ranges::find(known, key) == known.end())
            value.fail(fmt::format("{} has no \"{}\"", what, key));
}

Box box_of(LocatedJson const& json) {
    auto const& edges = as<LocatedList>(json, "box", "a list");
    if (edges.size() != 4) json.fail("\"box\" must have four edges: left, top, right, bottom");
    auto const edge = [&](std::size_t i) { return as<double>(edges[i], "box", "a list of numbers"); };
    Box const box{edge(0), edge(1), edge(2), edge(3)};
    if (box.is_empty())
        json.fail("the right edge of \"box\" lies left of its left edge, or its bottom above its top");
    return box;
}

CorrectionAnchor anchor_of(LocatedJson const& json) {
    check_keys(json, "about",
        std::array<std::string_view, 7>{"kind", "field", "quote", "in", "page", "box", "rule"});
    CorrectionAnchor about;
    about.kind = as<std::string>(required(json, "kind"), "kind", "a text");
    about.field = as<std::string>(required(json, "field"), "field", "a text");
    if (!is_item_field(about.kind, about.field))
        required(json, "field").fail(fmt::format("no {} has a \"{}\"", about.kind, about.field));
    about.quote = text_of(json, "quote");
    about.rule = text_of(json, "rule");
    if (auto const* const chain = json.find("in"))
        for (auto const& words : as<LocatedList>(*chain, "in", "a list"))
            about.in.push_back(as<std::string>(words, "in", "a list of texts"));
    if (auto const* const page = json.find("page")) {
        auto const number = as<double>(*page, "page", "a number");
        if (number < 1 || number > 1e6 || number != std::floor(number))
            page->fail("\"page\" must be a whole number from 1");
        about.place.page = static_cast<int>(number);
    }
    if (auto const* const box = json.find("box")) about.place.box = box_of(*box);
    return about;
}

void check_values(Correction const& correction, LocatedJson const& json) {
    auto const need = [&](std::optional<std::string> const& value, char const* key) {
        if (!value) json.fail(fmt::format("\"{}\" needs \"{}\"", name_of(correction.action), key));
    };
    switch (correction.action) {
    case CorrectionAction::Accept:
    case CorrectionAction::Reject:
        need(correction.old_value, "old");
        break;
    case CorrectionAction::Change:
        need(correction.old_value, "old");
        need(correction.new_value, "new");
        break;
    case CorrectionAction::Add:
        need(correction.new_value, "new");
        break;
    }
}

Correction correction_of(LocatedJson const& json) {
    check_keys(json, "a correction",
        std::array<std::string_view, 7>{"action", "about", "old", "new", "who", "when", "why"});
    Correction correction;
    correction.line = json.line;
    auto const& action = required(json, "action");
    auto const known = correction_action(as<std::string>(action, "action", "a text"));
    if (!known) action.fail("\"action\" must be \"accept\", \"change\", \"reject\" or \"add\"");
    correction.action = *known;
    correction.about = anchor_of(required(json, "about"));
    correction.old_value = value_of(json, "old");
    correction.new_value = value_of(json, "new");
    correction.who = text_of(json, "who");
    correction.when = text_of(json, "when");
    correction.why = text_of(json, "why");
    check_values(correction, json);
    return correction;
}

} // namespace

CorrectionsFile corrections_from_json(std::string_view json) {
    auto const root = read_located_json(json);
    check_keys(root, "a corrections file",
        std::array<std::string_view, 4>{"format", "format_version", "document", "corrections"});
    auto const& format = required(root, "format");
    if (as<std::string>(format, "format", "a text") != corrections_format)
        format.fail(fmt::format("\"format\" must be \"{}\"", corrections_format));
    auto const& version = required(root, "format_version");
    if (!as<std::string>(version, "format_version", "a text").starts_with("1."))
        version.fail("only \"format_version\" 1.x can be read");
    CorrectionsFile file;
    if (auto const* const document = root.find("document")) {
        check_keys(*document, "document", std::array<std::string_view, 2>{"file", "sha256"});
        file.document = text_of(*document, "file");
        file.sha256 = text_of(*document, "sha256");
    }
    for (auto const& entry : as<LocatedList>(required(root, "corrections"), "corrections", "a list"))
        file.entries.push_back(correction_of(entry));
    return file;
}

} // namespace planleser
