#include "app/commands.h"
#include "app/data_folder.h"
#include "app/schema_check.h"
#include "app/text_file.h"

#include "base/import_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <map>
#include <memory>

namespace planleser {

namespace {

namespace fs = std::filesystem;

// The schema that a file names itself by: "planleser.comparison" is checked against comparison.schema.json.
std::string schema_of(std::string const& text) {
    auto const json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) throw ImportError(ImportErrorKind::BadPlan, "no JSON");
    auto const format = json.is_object() && json.contains("format") ? json["format"] : nlohmann::json();
    if (format == "planleser.plan") return "plan";
    if (format == "planleser.comparison") return "comparison";
    throw ImportError(
        ImportErrorKind::BadPlan, R"(its "format" is neither "planleser.plan" nor "planleser.comparison")");
}

class Validation {
public:
    // Prints what does not hold; returns whether the file is valid.
    bool check(fs::path const& path) {
        auto const text = read_text_file(path);
        auto const findings = schema(schema_of(text)).findings_in(text);
        for (auto const& finding : findings)
            std::cerr << fmt::format("planleser: {}: {}\n", path.string(), finding);
        if (findings.empty()) std::cout << fmt::format("{}: valid\n", path.string());
        return findings.empty();
    }

private:
    SchemaCheck const& schema(std::string const& name) {
        auto found = m_schemas.find(name);
        if (found == m_schemas.end())
            found =
                m_schemas.emplace(name, SchemaCheck(data_folder("schemas") / (name + ".schema.json"))).first;
        return found->second;
    }
    std::map<std::string, SchemaCheck> m_schemas;
};

ExitCode validate(std::vector<fs::path> const& paths) {
    Validation validation;
    std::size_t invalid = 0, unreadable = 0;
    for (auto const& path : paths) {
        try {
            if (!validation.check(path)) ++invalid;
        } catch (ImportError const& error) {
            if (error.kind() != ImportErrorKind::BadPlan) throw;
            std::cerr << fmt::format("planleser: {}: {}\n", path.string(), error.what());
            ++unreadable;
        }
    }
    if (unreadable == paths.size()) return ExitCode::Unreadable;
    if (unreadable > 0) return ExitCode::SomeFailed;
    return invalid > 0 ? ExitCode::Findings : ExitCode::Good;
}

constexpr char const* description = R"(Check plan or comparison files against the schema

Examples:
  planleser validate plans/plan.plan.json
  planleser validate plans/*.json)";

} // namespace

void add_validate_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("validate", description);
    auto const paths = std::make_shared<std::vector<fs::path>>();
    command->add_option("FILE", *paths, "What planleser wrote")->required();
    command->callback([paths, &exit_code] { exit_code = validate(*paths); });
}

} // namespace planleser
