#include "app/commands.h"
#include "app/merged_folder.h"
#include "app/plan_storing.h"
#include "app/shard_results.h"

#include "base/import_error.h"
#include "handover/plan_store.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace planleser {

namespace {

namespace fs = std::filesystem;

constexpr char const* description = R"(Gather what the shards of an import made

Each document is taken once. What is missing (a shard, a plan, documents that failed or were not come to) and
what two shards say differently is told on standard error, and the exit code is then 4. The same command
again adds only what is new.

Examples:
  planleser merge shard1 shard2 shard3 --out plans     one folder, as one import would have made it
  planleser merge /results --sqlite plans.db           shards that wrote into one folder; one SQLite file
  planleser merge /results --dsn "dbname=plans"        the same in PostgreSQL)";

struct Arguments {
    std::vector<fs::path> folders;
    fs::path out, sqlite;
    std::string dsn;
};

void tell(std::vector<std::string> const& sentences) {
    for (auto const& sentence : sentences) std::cerr << "planleser: " << sentence << '\n';
}

// Returns whether all of it went well.
bool store(ShardResults const& results, PlanStore& target, std::string const& name) {
    std::vector<fs::path> files;
    for (auto const& document : results.documents)
        if (!document.plan.empty()) files.push_back(document.plan);
    auto const stored = store_plans(files, [&]() -> PlanStore& { return target; });
    tell(stored.failures);
    // With a plan missing, the table of the documents would refer to none.
    if (stored.failures.empty()) store_documents(results.documents, target);
    target.commit();
    std::cerr << fmt::format("{}: {} plans\n", name, stored.stored);
    return stored.failures.empty();
}

bool write_folder(ShardResults const& results, fs::path const& folder) {
    auto const merge = merge_into_folder(results.documents, folder);
    tell(merge.conflicts);
    tell(merge.gaps);
    std::cerr << fmt::format("{}: {} plans written", folder.string(), merge.written);
    if (merge.as_they_were > 0) std::cerr << fmt::format(", {} as they were", merge.as_they_were);
    std::cerr << '\n';
    return merge.conflicts.empty() && merge.gaps.empty();
}

// Returns whether the shards have imported all that they set out to.
bool tell_of(ShardResults const& results) {
    tell(results.conflicts);
    tell(results.gaps);
    std::size_t imported = 0, partial = 0, failed = 0, unfinished = 0;
    for (auto const& [entry, plan] : results.documents) {
        if (!plan.empty()) {
            ++imported;
            partial += failed_pages_of(entry) > 0 ? 1U : 0U;
        } else {
            ++(entry.state == "failed" ? failed : unfinished);
        }
    }
    auto line = fmt::format("{} manifests: {} imported", results.manifests, imported);
    if (partial > 0) line += fmt::format(" ({} partial)", partial);
    if (results.repeats > 0) line += fmt::format(", {} of them more than once", results.repeats);
    if (failed > 0) line += fmt::format(", {} failed", failed);
    if (unfinished > 0) line += fmt::format(", {} not imported yet", unfinished);
    std::cerr << line << '\n';
    return results.conflicts.empty() && results.gaps.empty() && failed == 0 && unfinished == 0;
}

ExitCode run_merge(Arguments const& arguments) {
    if (arguments.out.empty() && arguments.sqlite.empty() && arguments.dsn.empty()) {
        std::cerr << "planleser: where to? --out FOLDER, --sqlite FILE or --dsn DSN\n";
        return ExitCode::Usage;
    }
    auto const results = collect_shards(arguments.folders);
    bool whole = tell_of(results);
    if (!arguments.out.empty()) whole = write_folder(results, arguments.out) && whole;
    if (!arguments.sqlite.empty())
        whole = store(results, *open_sqlite_store(arguments.sqlite), arguments.sqlite.string()) && whole;
    if (!arguments.dsn.empty())
        whole = store(results, *open_postgres_store(arguments.dsn), "PostgreSQL") && whole;
    return whole ? ExitCode::Good : ExitCode::SomeFailed;
}

} // namespace

void add_merge_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("merge", description);
    auto const arguments = std::make_shared<Arguments>();
    command->add_option("FOLDER", arguments->folders, "Output folders of sharded imports")->required();
    command->add_option("--out", arguments->out, "Folder for NAME.plan.json and one manifest");
    command->add_option("--sqlite", arguments->sqlite,
        "SQLite file, as `export --to sqlite` writes it, with the table document");
    command->add_option("--dsn", arguments->dsn, "PostgreSQL database, as libpq reads it");
    command->callback([arguments, &exit_code] { exit_code = run_merge(*arguments); });
}

} // namespace planleser
