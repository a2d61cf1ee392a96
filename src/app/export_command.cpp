#include "app/commands.h"
#include "app/output_file.h"
#include "app/plan_files.h"
#include "app/plan_storing.h"

#include "base/import_error.h"
#include "handover/export_plans.h"
#include "handover/plan_store.h"

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
  planleser export plans --to csv --out package        a Frictionless Data Package
  planleser export plans --to postgres --dsn "host=db dbname=plans"
  planleser export plans --to postgres --dsn "dbname=plans options=-csearch_path=archive"   into a schema)";

struct Arguments {
    std::vector<fs::path> plans;
    std::string format;
    fs::path out;
    std::string dsn;
};

bool is_database(std::string const& format) {
    return format == "sqlite" || format == "postgres";
}

std::unique_ptr<PlanStore> open_store(Arguments const& arguments) {
    if (arguments.format == "postgres") return open_postgres_store(arguments.dsn);
    if (arguments.out.has_parent_path()) prepare_output_folder(arguments.out.parent_path());
    return open_sqlite_store(arguments.out);
}

ExitCode export_to_database(Arguments const& arguments) {
    auto const list = list_plan_files(arguments.plans);
    std::unique_ptr<PlanStore> store; // made for the first plan, so that no plan leaves no file
    auto const result = store_plans(list.files, [&]() -> PlanStore& {
        if (!store) store = open_store(arguments);
        return *store;
    });
    for (auto const* failures : {&list.failures, &result.failures})
        for (auto const& failure : *failures) std::cerr << "planleser: " << failure << '\n';
    if (!store) return ExitCode::Unreadable;
    store->commit();
    auto const name = arguments.format == "sqlite" ? arguments.out.string() : "PostgreSQL";
    std::cerr << fmt::format("{}: {} plans\n", name, result.stored);
    return list.failures.empty() && result.failures.empty() ? ExitCode::Good : ExitCode::SomeFailed;
}

ExitCode export_to_files(Arguments const& arguments) {
    auto loaded = load_plans(arguments.plans);
    for (auto const& failure : loaded.failures) std::cerr << "planleser: " << failure << '\n';
    if (loaded.plans.empty()) return ExitCode::Unreadable;
    auto const written =
        export_plans(std::move(loaded.plans), arguments.format, arguments.out, write_whole_file);
    for (auto const& path : written) std::cerr << path.string() << '\n';
    return loaded.failures.empty() ? ExitCode::Good : ExitCode::SomeFailed;
}

ExitCode run_export(Arguments const& arguments) {
    bool const to_server = arguments.format == "postgres";
    if (to_server ? arguments.dsn.empty() || !arguments.out.empty()
                  : arguments.out.empty() || !arguments.dsn.empty()) {
        std::cerr << fmt::format("planleser: --to {} needs {}\n", arguments.format,
            to_server ? "--dsn and no --out" : "--out and no --dsn");
        return ExitCode::Usage;
    }
    try {
        return is_database(arguments.format) ? export_to_database(arguments) : export_to_files(arguments);
    } catch (ImportError const& error) {
        std::cerr << fmt::format(
            "planleser: {}{}\n", to_server ? std::string() : arguments.out.string() + ": ", error.what());
        return exit_code_of(error.kind());
    }
}

std::vector<std::string> all_formats() {
    auto formats = export_formats();
    formats.emplace_back("postgres");
    return formats;
}

} // namespace

void add_export_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("export", description);
    auto const arguments = std::make_shared<Arguments>();
    command->add_option("PLAN", arguments->plans, "Plan JSONs, or folders of them")->required();
    command
        ->add_option("--to", arguments->format, "jsonl, csv, csv-excel-nb, sqlite, postgres, xlsx or stratml")
        ->required()
        ->check(CLI::IsMember(all_formats()));
    command->add_option("--out", arguments->out, "A file, or a folder for csv, csv-excel-nb and stratml");
    command->add_option("--dsn", arguments->dsn, "For postgres: the database, as libpq reads it");
    command->callback([arguments, &exit_code] { exit_code = run_export(*arguments); });
}

} // namespace planleser
