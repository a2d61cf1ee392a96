#include "app/commands.h"
#include "app/data_folder.h"
#include "app/import_worker.h"
#include "app/output_file.h"
#include "app/schema_scan.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "compare/compare_plans.h"
#include "compare/comparison_json.h"
#include "handover/comparison_tables.h"
#include "plan/plan_json.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>

namespace planleser {
namespace {

namespace fs = std::filesystem;

constexpr char const* description =
    R"(Tell what became of each measure, area, goal and krone from plan to plan

Examples:
  planleser compare plans/2025.plan.json plans/2026.plan.json
  planleser compare 2024.pdf 2025.pdf 2026.pdf --format html --out life.html
  planleser compare strategy.pdf 2026.pdf --trace)";

// The rules that know the language; families of plans add nothing to comparing.
constexpr char const* language_rules = "norsk";

struct Arguments {
    std::vector<fs::path> plans;
    std::string format = "table";
    fs::path out, rules;
    bool trace = false, exit_code = false;
};

Plan load(fs::path const& path, RuleLibrary const& rules) {
    if (path.extension() == ".json") return plan_from_json(read_text_file(path));
    return import_apart(path, rules);
}

std::string text_of(
    Comparison const& comparison, std::span<Plan const* const> plans, std::string const& format) {
    if (format == "json") {
        auto json = comparison_to_json(comparison);
        SchemaScan(data_folder("schemas") / "comparison.schema.json").require(json);
        return json;
    }
    static std::map<std::string, TextTableFormat> const formats = {{"table", TextTableFormat::Terminal},
        {"csv", TextTableFormat::Csv}, {"html", TextTableFormat::Html},
        {"markdown", TextTableFormat::Markdown}};
    std::string heading;
    for (auto const& plan : comparison.plans) heading += (heading.empty() ? "" : " – ") + plan.title;
    return write_text_tables(comparison_tables(comparison, plans), heading, formats.at(format));
}

bool differs(Comparison const& comparison) {
    for (auto const* relations : {&comparison.measures, &comparison.areas, &comparison.goals})
        for (auto const& relation : *relations)
            if (relation.relation != Relation::Unchanged) return true;
    return false;
}

ExitCode compare(Arguments const& arguments) {
    auto const library = RuleLibrary::load(arguments.rules.empty() ? data_folder("rules") : arguments.rules);
    std::vector<Plan> plans;
    for (auto const& path : arguments.plans) {
        try {
            plans.push_back(load(path, library));
        } catch (ImportError const& error) {
            std::cerr << fmt::format("planleser: {}: {}\n", path.string(), error.what());
            return exit_code_of(error.kind());
        }
    }
    CompareOptions options;
    options.trace = arguments.trace;
    auto const comparison = compare_plans(plans, compare_words(library.named(language_rules)), options);
    for (auto const& note : comparison.notes) std::cerr << "planleser: note: " << note << '\n';
    auto const text = text_of(comparison, plans_in_order(plans), arguments.format);
    if (arguments.out.empty())
        std::cout << text;
    else
        write_whole_file(arguments.out, text);
    return arguments.exit_code && differs(comparison) ? ExitCode::Usage : ExitCode::Good;
}

} // namespace

void add_compare_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("compare", description);
    auto const arguments = std::make_shared<Arguments>();
    command->add_option("PLAN", arguments->plans, "Plan JSONs or PDFs, two or more, in any order")
        ->required()
        ->expected(2, -1);
    command->add_option("--format", arguments->format, "table, json, csv, html or markdown")
        ->check(CLI::IsMember({"table", "json", "csv", "html", "markdown"}))
        ->capture_default_str();
    command->add_option("--out", arguments->out, "Write to a file instead of standard output");
    command->add_option("--rules", arguments->rules, "Read the rules from this folder");
    command->add_flag("--trace", arguments->trace,
        "Also what of each strategy or set of notes came back in the programmes");
    command->add_flag("--exit-code", arguments->exit_code, "Exit with 1 where the plans differ");
    command->callback([arguments, &exit_code] { exit_code = compare(*arguments); });
}

} // namespace planleser
