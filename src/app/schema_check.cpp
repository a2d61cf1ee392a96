#include "app/schema_check.h"

#include "base/import_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <fstream>

namespace planleser {

namespace {

using JsonAdapter = valijson::adapters::NlohmannJsonAdapter;

nlohmann::json read_schema(std::filesystem::path const& path) {
    try {
        std::ifstream file(path, std::ios::binary);
        return nlohmann::json::parse(file);
    } catch (nlohmann::json::exception const&) {
        throw ImportError(ImportErrorKind::MissingPart, "cannot read the schema " + path.string());
    }
}

// valijson writes a path as "<root>[measures][3][text]"; JSON pointers are what everyone else uses.
std::string pointer_of(std::vector<std::string> const& context) {
    std::string pointer;
    for (std::size_t i = 1; i < context.size(); ++i) {
        auto const& part = context[i];
        bool const bracketed = part.size() > 1 && part.front() == '[' && part.back() == ']';
        pointer += "/" + (bracketed ? part.substr(1, part.size() - 2) : part);
    }
    return pointer.empty() ? "/" : pointer;
}

} // namespace

struct SchemaCheck::Compiled {
    valijson::Schema schema;
};

SchemaCheck::SchemaCheck(std::filesystem::path const& path) : m_compiled(std::make_unique<Compiled>()) {
    auto const text = read_schema(path);
    try {
        valijson::SchemaParser parser;
        parser.populateSchema(JsonAdapter(text), m_compiled->schema);
    } catch (std::exception const& error) {
        throw ImportError(ImportErrorKind::MissingPart,
            fmt::format("the schema {} does not hold: {}", path.string(), error.what()));
    }
}

SchemaCheck::SchemaCheck(SchemaCheck&&) noexcept = default;
SchemaCheck& SchemaCheck::operator=(SchemaCheck&&) noexcept = default;
SchemaCheck::~SchemaCheck() = default;

std::vector<std::string> SchemaCheck::findings_in(std::string_view text, std::size_t most) const {
    nlohmann::json json;
    try {
        json = nlohmann::json::parse(text);
    } catch (nlohmann::json::exception const& error) {
        throw ImportError(ImportErrorKind::BadPlan, fmt::format("no JSON: {}", error.what()));
    }
    valijson::Validator validator;
    valijson::ValidationResults results;
    std::vector<std::string> findings;
    if (validator.validate(m_compiled->schema, JsonAdapter(json), &results)) return findings;
    for (auto const& result : results)
        if (findings.size() < most)
            findings.push_back(pointer_of(result.context) + ": " + result.description);
    return findings;
}

} // namespace planleser
