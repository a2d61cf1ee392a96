#include "app/commands.h"
#include "app/output_file.h"
#include "app/plan_files.h"

#include "base/import_error.h"
#include "handover/export_plans.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace planleser {
namespace {

namespace fs = std::filesystem;

constexpr char const* description = R"(Write plans in a form that other tools read

Examples:
  planleser export plans --to sqlite --out plans.db
  planleser export plans/2026.plan.json --to xlsx --out 2026.xlsx
  planleser export plans --to csv --out package        a Frictionless Data Package)";

struct Arguments {
    std::vector<fs::path> plans;
    std::string format;
    fs::path out;
};

ExitCode run_export(Arguments const& arguments) {
    auto loaded = load_plans(arguments.plans);
    for (auto const& failure : loaded.failures) std::cerr << "planleser: " << failure << '\n';
    if (loaded.plans.empty()) return ExitCode::Unreadable;
    try {
        auto const written =
            export_plans(std::move(loaded.plans), arguments.format, arguments.out, write_whole_file);
        for (auto const& path : written) std::cerr << path.string() << '\n';
    } catch (ImportError const& error) {
        std::cerr << fmt::format("planleser: {}: {}\n", arguments.out.string(), error.what());
        return exit_code_of(error.kind());
    }
    return loaded.failures.empty() ? ExitCode::Good : ExitCode::SomeFailed;
}

} // namespace

void add_export_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("export", description);
    auto const arguments = std::make_shared<Arguments>();
    command->add_option("PLAN", arguments->plans, "Plan JSONs, or folders of them")->required();
    command->add_option("--to", arguments->format, "jsonl, csv, csv-excel-nb, sqlite, xlsx or stratml")
        ->required()
        ->check(CLI::IsMember(export_formats()));
    command->add_option("--out", arguments->out, "A file, or a folder for csv, csv-excel-nb and stratml")
        ->required();
    command->callback([arguments, &exit_code] { exit_code = run_export(*arguments); });
}

} // namespace planleser
