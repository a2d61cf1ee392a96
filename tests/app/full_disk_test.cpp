// Disks that are full and files that may not grow: a clear stop, nothing half, and the same command goes on.
#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <cstring>
#include <map>

#include <sys/mount.h>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

constexpr int documents = 24;

// A file system of its own in memory; gone with the test.
class SmallDisk {
public:
    SmallDisk(fs::path folder, std::string const& size) : m_folder(std::move(folder)) {
        m_is_there = ::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
        if (!m_is_there) m_reason = std::strerror(errno);
    }
    ~SmallDisk() {
        if (m_is_there) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(SmallDisk const&) = delete;
    SmallDisk& operator=(SmallDisk const&) = delete;

    bool is_there() const { return m_is_there; }
    std::string const& reason() const { return m_reason; }
    bool make_read_only() const {
        return ::mount("tmpfs", m_folder.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }
    bool resize(std::string const& size) const {
        return ::mount("tmpfs", m_folder.c_str(), "tmpfs", MS_REMOUNT, ("size=" + size).c_str()) == 0;
    }

private:
    fs::path m_folder;
    bool m_is_there = false;
    std::string m_reason;
};

fs::path archive_of(std::string const& name) {
    auto const folder = empty_folder(name);
    for (int i = 0; i < documents; ++i)
        fs::copy_file(
            fs::path(PLANLESER_SOURCE_DIR) / "samples" / (i % 2 == 0 ? "program-2024.pdf" : "notes-2025.pdf"),
            folder / (std::to_string(i) + ".pdf"));
    return folder;
}

std::vector<std::string> import(fs::path const& from, fs::path const& out) {
    return {PLANLESER_PROGRAM, "import", from.string(), "--out", out.string(), "--cache", ""};
}

// By way of a shell that first does `before`.
ProgramRun run_after(
    std::string const& before, std::vector<std::string> const& command, std::string const& to = {}) {
    std::vector<std::string> arguments{"/bin/sh", "-c", before + "exec \"$@\"" + to, "sh"};
    arguments.insert(arguments.end(), command.begin(), command.end());
    return run_program(arguments);
}

// What is there is whole, and something is missing.
void check_cut_short(fs::path const& out, std::map<std::string, std::string> const& undisturbed) {
    auto const files = files_of(out);
    CHECK(files.size() < undisturbed.size());
    for (auto const& [name, content] : files) {
        INFO(name);
        CHECK(undisturbed.count(name) == 1);
        CHECK((undisturbed.count(name) == 1 && content == undisturbed.at(name)));
    }
}

} // namespace

TEST_CASE(
    "a full disk stops an import with the file and the reason, and the import goes on once there is space",
    "[full-disk]") {
    auto const archive = archive_of("full-archive"), out = empty_folder("full-out"),
               whole = empty_folder("full-whole");
    REQUIRE(run_program(import(archive, whole)).exit_code == 0);
    auto const undisturbed = files_of(whole);
    std::uintmax_t bytes = 0;
    for (auto const& [name, content] : undisturbed) bytes += content.size();
    SmallDisk const disk(out, std::to_string(bytes / 2));
    if (!disk.is_there()) {
        WARN("skipped: no file system can be mounted here: " << disk.reason());
        return;
    }
    auto const stopped = run_program(import(archive, out));
    INFO(stopped.err);
    CHECK(stopped.exit_code == 1);
    CHECK(says(stopped.err, "full-out/"));
    CHECK((says(stopped.err, "No space left on device") || says(stopped.err, "disk is full")));
    CHECK(says(stopped.err, "nothing more can be written; the same command goes on from here\n"));
    check_cut_short(out, undisturbed);
    auto const still_full = run_program(import(archive, out));
    INFO(still_full.err);
    CHECK(still_full.exit_code == 1);
    REQUIRE(disk.resize("64m"));
    auto const last = run_program(import(archive, out));
    INFO(last.err);
    CHECK(last.exit_code == 0);
    CHECK(says(last.err, "as they were"));
    CHECK(files_of(out) == undisturbed);
}

TEST_CASE("a limit on the size of files stops an import in the same way", "[full-disk]") {
    auto const archive = archive_of("limited-archive"), out = empty_folder("limited-out"),
               whole = empty_folder("limited-whole");
    REQUIRE(run_program(import(archive, whole)).exit_code == 0);
    auto const undisturbed = files_of(whole);
    auto const blocks = std::to_string(undisturbed.at("0.plan.json").size() / 512 - 1);
    auto const stopped = run_after("ulimit -f " + blocks + "; ", import(archive, out));
    INFO(stopped.err);
    CHECK(stopped.exit_code == 1);
    CHECK(says(stopped.err, "nothing more can be written; the same command goes on from here\n"));
    check_cut_short(out, undisturbed);
    CHECK(run_program(import(archive, out)).exit_code == 0);
    CHECK(files_of(out) == undisturbed);
}

TEST_CASE("an output folder that cannot be written is named before anything is read", "[full-disk]") {
    auto const out = empty_folder("read-only-out");
    SmallDisk const disk(out, "1m");
    if (!disk.is_there() || !disk.make_read_only()) {
        WARN("skipped: no file system can be mounted here: " << disk.reason());
        return;
    }
    auto const run = run_program(import(archive_of("read-only-archive"), out));
    CHECK(run.exit_code == 1);
    CHECK(run.err == "planleser: cannot write " + out.string() + ": Read-only file system\n");
}

TEST_CASE("a full disk below the cache costs the next import time, and nothing else", "[full-disk]") {
    auto const cache = empty_folder("full-cache"), out = empty_folder("full-cache-out");
    auto const scan = (fs::path(PLANLESER_SOURCE_DIR) / "samples" / "program-2021-scan.pdf").string();
    SmallDisk const disk(cache, "8k");
    if (!disk.is_there()) {
        WARN("skipped: no file system can be mounted here: " << disk.reason());
        return;
    }
    std::string plans[2];
    for (auto const* kept : {"", cache.c_str()}) {
        auto const run = run_program({PLANLESER_PROGRAM, "import", scan, "--out", out.string(), "--again",
            "--jobs", "2", "--cache", kept});
        INFO(run.err);
        CHECK(run.exit_code == 0);
        bool const is_full = *kept != '\0';
        CHECK(says(run.err, "planleser: what was recognised is not kept, since " + cache.string() +
                                " cannot be written\n") == is_full);
        plans[is_full] = content_of(out / "program-2021-scan.plan.json");
    }
    CHECK(plans[0] == plans[1]);
}

TEST_CASE("standard output that cannot be written is an error, whatever the command", "[full-disk]") {
    auto const sample = (fs::path(PLANLESER_SOURCE_DIR) / "samples" / "program-2024.pdf").string();
    auto const out = empty_folder("unwritten-out");
    std::vector<std::vector<std::string>> const commands{
        {PLANLESER_PROGRAM, "import", sample, "--stdout", "--cache", ""},
        {PLANLESER_PROGRAM, "import", sample, "--events", "--cache", "", "--out", out.string()},
        {PLANLESER_PROGRAM, "tables", sample},
        {PLANLESER_PROGRAM, "show", (out / "program-2024.plan.json").string()},
        {PLANLESER_PROGRAM, "schema"},
    };
    for (auto const& command : commands) {
        auto const run = run_after("", command, " > /dev/full");
        INFO(command[1] << ": " << run.err);
        CHECK(run.exit_code == 1);
        CHECK(says(run.err, "planleser: cannot write all of standard output\n"));
    }
}
