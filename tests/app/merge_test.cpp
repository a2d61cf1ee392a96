// The results of shards gathered: nothing lost, nothing doubled, and every doubt told.
#include "app/manifest.h"

#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

fs::path const samples = fs::path(PLANLESER_SOURCE_DIR) / "samples";

ProgramRun run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), PLANLESER_PROGRAM);
    return run_program(arguments);
}

ProgramRun import(fs::path const& from, fs::path const& out, std::vector<std::string> const& more = {}) {
    std::vector<std::string> arguments{"import", from.string(), "--out", out.string(), "--cache", ""};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

ProgramRun merge(std::vector<fs::path> const& folders, std::vector<std::string> const& more) {
    std::vector<std::string> arguments{"merge"};
    for (auto const& folder : folders) arguments.push_back(folder.string());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

void put(std::string const& sample, fs::path const& at) {
    fs::create_directories(at.parent_path());
    fs::copy_file(samples / (sample + ".pdf"), at, fs::copy_options::overwrite_existing);
}

// Plans of two names in several folders, a copy and a file that is no PDF.
fs::path mixed_archive(std::string const& name) {
    auto const folder = empty_folder(name);
    put("notes-2025", folder / "a" / "plan.pdf");
    put("strategy-2024", folder / "b" / "plan.pdf");
    put("program-2024", folder / "program.pdf");
    put("notes-2025", folder / "copy.pdf");
    put("program-2023", folder / "older.pdf");
    std::ofstream(folder / "broken.pdf") << "no PDF";
    return folder;
}

std::vector<fs::path> import_in_shards(fs::path const& archive, std::string const& name, int count) {
    std::vector<fs::path> folders;
    for (int i = 1; i <= count; ++i) {
        auto const number = std::to_string(i);
        folders.push_back(empty_folder(name + number));
        import(archive, folders.back(), {"--shard", number + "/" + std::to_string(count)});
    }
    return folders;
}

int count(fs::path const& database, std::string const& query) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open_v2(database.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    INFO(query << ": " << sqlite3_errmsg(opened));
    CHECK(sqlite3_prepare_v2(opened, query.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    CHECK(sqlite3_step(statement) == SQLITE_ROW);
    int const result = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(opened);
    return result;
}

std::map<std::string, std::string> state_of_documents(fs::path const& folder) {
    std::map<std::string, std::string> states;
    for (auto const& entry : read_manifest(manifest_path(folder)))
        states[entry.key] = entry.name + ' ' + entry.state + ' ' + entry.sha256 + ' ' + entry.recipe + ' ' +
                            entry.summary + ' ' + entry.kind + ' ' + entry.reason;
    return states;
}

} // namespace

TEST_CASE("shards merged are what one import makes, plans and manifest, and an import goes on from there",
    "[merge]") {
    auto const archive = mixed_archive("merge-archive");
    auto const whole = empty_folder("merge-whole"), merged = empty_folder("merge-merged");
    CHECK(import(archive, whole).exit_code == 4);
    auto const shards = import_in_shards(archive, "merge-shard", 3);
    auto const run = merge(shards, {"--out", merged.string()});
    INFO(run.err);
    CHECK(run.exit_code == 4); // as the import, since a document failed
    CHECK(says(run.err, "3 manifests: 5 imported, 1 failed\n"));
    CHECK(says(run.err, ": 5 plans written\n"));
    CHECK(files_of(merged) == files_of(whole));
    CHECK(state_of_documents(merged) == state_of_documents(whole));
    CHECK(says(import(archive, merged).err, "0 imported, 5 as they were, 1 failed"));
}

TEST_CASE("merged again, nothing is doubled, and what a shard did since is added", "[merge]") {
    auto const archive = mixed_archive("merge-again-archive");
    auto const merged = empty_folder("merge-again-merged");
    auto const shards = import_in_shards(archive, "merge-again-shard", 2);
    merge(shards, {"--out", merged.string()});
    auto const before = files_of(merged);
    auto const again = merge({shards[1], shards[0], shards[1]}, {"--out", merged.string()});
    INFO(again.err);
    CHECK(says(again.err, ": 0 plans written, 5 as they were\n"));
    CHECK(files_of(merged) == before);
    put("traffic-skoglia", archive / "broken.pdf");
    for (auto const* part : {"1", "2"})
        import(archive, shards[part[0] == '1' ? 0 : 1], {"--shard", std::string(part) + "/2"});
    auto const third = merge(shards, {"--out", merged.string()});
    INFO(third.err);
    CHECK(third.exit_code == 0);
    CHECK(says(third.err, ": 1 plans written, 5 as they were\n"));
    CHECK(files_of(merged).size() == before.size() + 1);
}

TEST_CASE("shards that wrote into one folder are merged where they are", "[merge]") {
    auto const archive = mixed_archive("merge-shared-archive");
    auto const out = empty_folder("merge-shared");
    for (auto const* part : {"1/2", "2/2"}) import(archive, out, {"--shard", part});
    auto const before = files_of(out);
    auto const run = merge({out}, {"--out", out.string()});
    INFO(run.err);
    CHECK(files_of(out) == before);
    CHECK(says(::run({"failures", out.string()}).err, "1 failed\n"));
    CHECK(says(import(archive, out).err, "0 imported, 5 as they were, 1 failed"));
}

TEST_CASE("a missing shard, an unfinished one and a plan that is gone are named", "[merge]") {
    auto const archive = mixed_archive("merge-gaps-archive");
    fs::remove(archive / "broken.pdf");
    auto const merged = empty_folder("merge-gaps-merged");
    auto shards = import_in_shards(archive, "merge-gaps-shard", 4);
    auto const all = merge(shards, {"--out", merged.string()});
    INFO(all.err);
    CHECK(all.exit_code == 0);
    // Which shard a document falls to depends on where this checkout lies.
    auto const holds_plans = [](fs::path const& shard) { return !files_of(shard).empty(); };
    std::ranges::rotate(shards, std::ranges::find_if(shards, holds_plans));
    auto const gone = shards[0] / files_of(shards[0]).begin()->first;
    fs::remove(gone);
    auto const partly = merge({shards[0], shards[1]}, {"--out", empty_folder("merge-gaps-partly").string()});
    INFO(partly.err);
    CHECK(partly.exit_code == 4);
    auto const number_of = [](fs::path const& shard) { return shard.filename().string().back(); };
    auto const missing = std::minmax({number_of(shards[2]), number_of(shards[3])});
    CHECK(says(
        partly.err, std::string("2 of 4 shards missing: ") + missing.first + ", " + missing.second + "\n"));
    CHECK(says(partly.err, "its plan " + gone.string() + " is gone\n"));
    CHECK(says(partly.err, "1 not imported yet"));
    auto const still = merge({shards[3], shards[0], shards[1], shards[2]}, {"--out", merged.string()});
    CHECK(says(still.err, "not imported yet"));
    CHECK(files_of(merged).size() == 5); // what an earlier merge brought is not taken away
}

TEST_CASE("one document in two imports is taken once, the later result where they differ, and that is told",
    "[merge]") {
    auto const archive = empty_folder("merge-conflict-archive");
    put("program-2024", archive / "program.pdf");
    put("notes-2025", archive / "notes.pdf");
    auto const one = empty_folder("merge-conflict-one"), two = empty_folder("merge-conflict-two"),
               merged = empty_folder("merge-conflict-merged");
    import(archive, one);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // a manifest tells whole seconds
    import(archive / "program.pdf", two, {"--rules-only", "norsk"});
    import(archive / "notes.pdf", two);
    for (int i = 0; i < 2; ++i) {
        auto const run = merge({two, one}, {"--out", merged.string()});
        INFO(run.err);
        CHECK(run.exit_code == 4);
        CHECK(says(run.err, "program.pdf: " + (two / "program.plan.json").string() + " and " +
                                (one / "program.plan.json").string() +
                                " hold different results (they were made by different versions of the "
                                "program, or with different rules or options); taken: " +
                                (two / "program.plan.json").string()));
        CHECK(!says(run.err, "notes.pdf"));
        CHECK(files_of(merged) == files_of(two));
    }
}

TEST_CASE("the same bytes in two imports of different archives are one document", "[merge]") {
    auto const folder = empty_folder("merge-copies");
    put("notes-2025", folder / "a" / "notes.pdf");
    put("notes-2025", folder / "b" / "other-name.pdf");
    put("strategy-2024", folder / "b" / "strategy.pdf");
    import(folder / "a", folder / "one");
    import(folder / "b", folder / "two");
    auto const run = merge({folder / "one", folder / "two"}, {"--out", (folder / "merged").string()});
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK(says(run.err, "2 imported, 1 of them more than once"));
    CHECK(files_of(folder / "merged").size() == 2);
}

TEST_CASE("different documents of one name from different imports each keep a place", "[merge]") {
    auto const folder = empty_folder("merge-names");
    put("notes-2025", folder / "a" / "plan.pdf");
    put("strategy-2024", folder / "b" / "plan.pdf");
    import(folder / "a", folder / "one");
    import(folder / "b", folder / "two");
    auto const merged = folder / "merged";
    CHECK(merge({folder / "one", folder / "two"}, {"--out", merged.string()}).exit_code == 0);
    auto const files = files_of(merged);
    CHECK(files.size() == 2);
    CHECK(merge({folder / "two", folder / "one"}, {"--out", merged.string()}).exit_code == 0);
    CHECK(files_of(merged) == files);
}

TEST_CASE("one SQLite file holds the plans, what failed and why", "[merge]") {
    auto const archive = mixed_archive("merge-sqlite-archive");
    auto const shards = import_in_shards(archive, "merge-sqlite-shard", 2);
    auto const database = empty_folder("merge-sqlite") / "plans.db";
    for (int i = 0; i < 2; ++i) {
        auto const run = merge(shards, {"--sqlite", database.string()});
        INFO(run.err);
        CHECK(run.exit_code == 4);
        CHECK(count(database, "SELECT count(*) FROM document") == 6);
        CHECK(count(database, "SELECT count(*) FROM document WHERE state = 'failed' AND reason <> ''") == 1);
        CHECK(count(database, "SELECT count(*) FROM document JOIN plan USING (plan)") == 5);
        CHECK(count(database, "SELECT count(*) FROM plan") == 4); // of five documents one is a copy
        CHECK(count(database, "SELECT count(*) FROM pragma_foreign_key_check") == 0);
        CHECK(count(database, "SELECT count(*) FROM search WHERE kind = 'measure'") ==
              count(database, "SELECT count(*) FROM measure"));
    }
}

TEST_CASE("what cannot be merged is refused with the reason", "[merge]") {
    auto const empty = empty_folder("merge-nothing");
    struct Case {
        std::vector<std::string> arguments;
        int code;
        std::string reason;
    };
    std::vector<Case> const cases{
        {{"merge", empty.string(), "--out", (empty / "out").string()}, 2, "no import wrote here"},
        {{"merge", (empty / "gone").string(), "--out", (empty / "out").string()}, 2, "no import wrote here"},
        {{"merge", empty.string()}, 1, "where to? --out FOLDER, --sqlite FILE or --dsn DSN"},
        {{"merge", "--out", "x"}, 1, "FOLDER is required"},
    };
    for (auto const& [arguments, code, reason] : cases) {
        auto const refused = run(arguments);
        INFO(refused.err);
        CHECK(refused.exit_code == code);
        CHECK(says(refused.err, reason));
    }
    CHECK(!fs::exists(empty / "out"));
}

TEST_CASE("a damaged manifest is an error that names it", "[merge]") {
    auto const folder = empty_folder("merge-damaged");
    fs::create_directories(manifest_path(folder).parent_path());
    std::ofstream(manifest_path(folder)) << std::string(5000, 'x');
    auto const run = merge({folder}, {"--out", (folder / "out").string()});
    CHECK(run.exit_code == 2);
    CHECK(says(run.err, "cannot read " + manifest_path(folder).string()));
}
