// Batches that are cut short and gone on with: nothing is lost, done twice or left half.
#include "app/manifest.h"

#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <random>
#include <thread>

#include <csignal>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

fs::path const samples = fs::path(PLANLESER_SOURCE_DIR) / "samples";

ProgramRun import(fs::path const& from, fs::path const& out, std::vector<std::string> const& more = {}) {
    std::vector<std::string> arguments{
        PLANLESER_PROGRAM, "import", from.string(), "--out", out.string(), "--cache", ""};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments);
}

// So many copies of samples that have text of their own.
fs::path archive_of(std::string const& name, int documents) {
    auto const folder = empty_folder(name);
    std::vector<fs::path> const originals{
        samples / "program-2024.pdf", samples / "notes-2025.pdf", samples / "strategy-2024.pdf"};
    for (int i = 0; i < documents; ++i)
        fs::copy_file(
            originals[static_cast<std::size_t>(i) % originals.size()], folder / (std::to_string(i) + ".pdf"));
    return folder;
}

} // namespace

TEST_CASE("the same command again does nothing, and only what is missing or changed", "[resume]") {
    auto const archive = archive_of("resume-archive", 6);
    auto const out = empty_folder("resume-out");
    CHECK(says(import(archive, out).err, "6 imported\n"));
    CHECK(says(import(archive, out).err, "0 imported, 6 as they were"));
    fs::remove(out / "0.plan.json");
    fs::copy_file(samples / "strategy-2024.pdf", archive / "1.pdf", fs::copy_options::overwrite_existing);
    CHECK(says(import(archive, out).err, "2 imported, 4 as they were"));
    CHECK(says(import(archive, out, {"--again"}).err, "6 imported\n"));
}

TEST_CASE("other rules make every plan anew", "[resume]") {
    auto const archive = archive_of("rules-archive", 2);
    auto const out = empty_folder("rules-out");
    auto const rules = empty_folder("rules-copy");
    fs::copy(fs::path(PLANLESER_SOURCE_DIR) / "rules", rules,
        fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    import(archive, out, {"--rules", rules.string()});
    CHECK(says(import(archive, out, {"--rules", rules.string()}).err, "0 imported, 2 as they were"));
    for (auto const& file : fs::directory_iterator(rules))
        if (file.path().extension() == ".toml")
            std::ofstream(file.path(), std::ios::app) << "\n# another word\n";
    CHECK(says(import(archive, out, {"--rules", rules.string()}).err, "2 imported\n"));
}

TEST_CASE(
    "a document of the same name from another folder, imported later, takes no one's place", "[resume]") {
    auto const folder = empty_folder("later-name");
    for (auto const* name : {"a", "b"}) fs::create_directories(folder / name);
    fs::copy_file(samples / "notes-2025.pdf", folder / "a" / "plan.pdf");
    fs::copy_file(samples / "strategy-2024.pdf", folder / "b" / "plan.pdf");
    auto const out = folder / "out";
    import(folder / "a", out);
    auto const first = content_of(out / "plan.plan.json");
    import(folder / "b", out);
    CHECK(content_of(out / "plan.plan.json") == first);
    CHECK(files_of(out).size() == 2);
    CHECK(says(import(folder, out).err, "0 imported, 2 as they were"));
}

TEST_CASE("what failed is listed with its reason and tried again", "[resume]") {
    auto const archive = archive_of("failing-archive", 1);
    std::ofstream(archive / "broken.pdf") << "no PDF";
    auto const out = empty_folder("failing-out");
    CHECK(import(archive, out).exit_code == 4);
    auto const failures = run_program({PLANLESER_PROGRAM, "failures", out.string()});
    CHECK(failures.exit_code == 0);
    CHECK(says(failures.out, "broken.pdf: unreadable: "));
    CHECK(import(archive, out).exit_code == 4);
    fs::copy_file(samples / "notes-2025.pdf", archive / "broken.pdf", fs::copy_options::overwrite_existing);
    CHECK(import(archive, out).exit_code == 0);
    CHECK(run_program({PLANLESER_PROGRAM, "failures", out.string()}).out.empty());
}

TEST_CASE("shards share the documents among them and make what one run makes", "[resume]") {
    auto const archive = archive_of("shard-archive", 12);
    auto const whole = empty_folder("shard-whole"), sharded = empty_folder("shard-parts");
    import(archive, whole);
    std::size_t imported = 0;
    for (auto const* shard : {"1/3", "2/3", "3/3"}) {
        auto const before = files_of(sharded).size();
        CHECK(import(archive, sharded, {"--shard", shard}).exit_code == 0);
        imported += files_of(sharded).size() - before;
    }
    CHECK(imported == 12);
    CHECK(files_of(sharded) == files_of(whole));
}

TEST_CASE("the Slurm script imports the part that its task number names", "[resume]") {
    auto const archive = archive_of("slurm-archive", 9);
    auto const whole = empty_folder("slurm-whole"), out = empty_folder("slurm-out");
    import(archive, whole);
    auto const script = (fs::path(PLANLESER_SOURCE_DIR) / "docs" / "planleser.slurm").string();
    for (auto const* task : {"1", "2"}) {
        auto const run = run_program(
            {"/usr/bin/env", "PLANLESER=" PLANLESER_PROGRAM, std::string("SLURM_ARRAY_TASK_ID=") + task,
                "SLURM_ARRAY_TASK_COUNT=2", script, archive.string(), out.string(), "--cache", ""});
        INFO(run.err);
        CHECK(run.exit_code == 0);
    }
    CHECK(files_of(out) == files_of(whole));
}

TEST_CASE("workers and supervisors killed at random moments lose and spoil nothing", "[resume]") {
    auto const archive = archive_of("kill-archive", 150);
    auto const undisturbed = empty_folder("kill-undisturbed"), out = empty_folder("kill-out");
    REQUIRE(import(archive, undisturbed).exit_code == 0);
    std::minstd_rand random(7); // the moments differ from run to run anyhow
    int kills = 0, starts = 0;
    while (kills < 50 && starts < 200) {
        ++starts;
        RunningProgram program({PLANLESER_PROGRAM, "import", archive.string(), "--out", out.string(),
            "--cache", "", kills % 10 == 9 ? "--again" : "--events"});
        for (int i = 0; i < 5 && !program.has_ended(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 40));
            if (program.send_to_child(SIGKILL)) ++kills;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
        if (!program.has_ended()) ++kills;
        program.send(SIGKILL);
        program.wait();
        for (auto const& [name, content] : files_of(out)) {
            INFO(name);
            CHECK(content == content_of(undisturbed / name));
        }
    }
    CHECK(kills >= 50);
    auto const last = import(archive, out);
    INFO(last.err);
    CHECK(last.exit_code == 0);
    CHECK(files_of(out) == files_of(undisturbed));
}

TEST_CASE("two runs into one folder at once leave what one leaves", "[resume]") {
    auto const archive = archive_of("twice-archive", 40);
    auto const alone = empty_folder("twice-alone"), shared = empty_folder("twice-shared");
    REQUIRE(import(archive, alone).exit_code == 0);
    RunningProgram other(
        {PLANLESER_PROGRAM, "import", archive.string(), "--out", shared.string(), "--cache", ""});
    CHECK(import(archive, shared).exit_code == 0);
    CHECK(other.wait() == 0);
    CHECK(files_of(shared) == files_of(alone));
}
