// One document's pages over several workers: each page is recognised once, whoever dies, and the plan is that
// of one worker.
#include "app/batch.h"

#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include <csignal>
#include <unistd.h>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

using Way = WorkerEnd::Way;

fs::path const scan = fs::path(PLANLESER_SOURCE_DIR) / "samples" / "program-2021-scan.pdf";

[[noreturn]] void die_of(int signal) {
    ::signal(signal, SIG_DFL); // the test runner catches it
    ::raise(signal);
    std::abort();
}

// A scan as its worker would read it: each page needs a result, "KEY ENTRY" with the page as both.
struct PretendedScan {
    int pages = 6;
    std::function<void(int page)> recognise = [](int) { ::usleep(20000); };

    void operator()(WorkOrder const& order, MessageWriter& messages) const {
        auto const begin = [&](int page) {
            messages.send(MessageKind::Progress, std::to_string(page) + " " + std::to_string(pages));
        };
        auto const keep = [&](int page) {
            recognise(page);
            messages.send(MessageKind::Keep, std::to_string(page) + " " + std::to_string(page));
        };
        if (order.shared != nullptr) {
            while (auto const page = order.shared->take()) {
                begin(page);
                keep(page);
            }
            return messages.send(MessageKind::Result, "helped");
        }
        std::string read, alone;
        for (int page = 1; page <= pages; ++page) {
            if (order.failed_pages.count(page) > 0) continue;
            begin(page);
            ::usleep(10000); // so that the batch can find that others have nothing to do
            bool const found = order.held->count(std::to_string(page)) > 0;
            if (!found && order.has_room != nullptr && order.has_room->get() != 0) {
                std::vector<int> rest;
                for (int other = page; other <= pages; ++other) rest.push_back(other);
                return messages.send(MessageKind::Share, list_of_pages(rest));
            }
            if (!found) {
                alone += std::to_string(page);
                recognise(page);
            }
            read += std::to_string(page);
        }
        messages.send(MessageKind::Output, read);
        messages.send(MessageKind::Result, alone.empty() ? "all found" : "alone " + alone);
    }
};

struct SharedRun {
    std::map<std::size_t, WorkerEnd> ends;
    std::vector<int> done; // as it was told, of document 0
};

SharedRun run(std::function<void(WorkOrder const&, MessageWriter&)> work, BatchOptions const& options,
    std::size_t documents = 1, std::function<bool(std::string_view, std::string_view)> keep = {}) {
    SharedRun result;
    BatchSteps steps;
    steps.work = std::move(work);
    steps.ended = [&](std::size_t document, WorkerEnd end) { result.ends[document] = std::move(end); };
    steps.paged = [&](std::size_t document, int done, int) {
        if (document == 0) result.done.push_back(done);
    };
    steps.keep = std::move(keep);
    steps.stopped = [] { return false; };
    CHECK(run_batch(documents, options, steps));
    return result;
}

BatchOptions workers(std::size_t number) {
    BatchOptions options;
    options.workers = number;
    return options;
}

std::string plan_of(fs::path const& pdf, std::vector<std::string> const& more) {
    auto const out = empty_folder("shared-out");
    std::vector<std::string> arguments{
        PLANLESER_PROGRAM, "import", pdf.string(), "--out", out.string(), "--again"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto const run = run_program(arguments);
    INFO(run.err);
    CHECK(run.exit_code == 0);
    return content_of(out / "program-2021-scan.plan.json");
}

} // namespace

TEST_CASE("workers without a document recognise pages of one that others have", "[sharing]") {
    auto const result = run(PretendedScan(), workers(3));
    auto const& end = result.ends.at(0);
    CHECK(end.way == Way::Finished);
    CHECK(end.output == "123456");
    CHECK(end.last_word == "all found");
    CHECK(std::is_sorted(result.done.begin(), result.done.end()));
    CHECK(std::set<int>(result.done.begin(), result.done.end()).size() >= 5);
    CHECK(run(PretendedScan(), workers(1)).ends.at(0).last_word == "alone 123456");
}

TEST_CASE("results that a cache keeps are not held in memory", "[sharing]") {
    std::set<std::string> kept;
    auto const result = run(PretendedScan(), workers(3), 1, [&](std::string_view key, std::string_view) {
        kept.insert(std::string(key));
        return key != "3";
    });
    CHECK(kept == std::set<std::string>{"1", "2", "3", "4", "5", "6"});
    CHECK(result.ends.at(0).last_word == "alone 12456");
}

TEST_CASE("results beyond the limit of output are not held", "[sharing]") {
    auto options = workers(3);
    options.limits.output = 9; // three of "1 1"
    auto const last = run(PretendedScan(), options).ends.at(0).last_word;
    CHECK(last.substr(0, 6) == "alone ");
    CHECK(last.size() == 9);
}

TEST_CASE("no document is shared while others wait", "[sharing]") {
    auto const result = run(PretendedScan(), workers(2), 8);
    int alone = 0;
    for (auto const& [document, end] : result.ends) {
        CHECK(end.output == "123456");
        alone += end.last_word == "alone 123456" ? 1 : 0;
    }
    CHECK(alone >= 6); // the last ones may end apart
}

TEST_CASE("a page that kills its helper is left to the document's own worker", "[sharing]") {
    auto const supervisor = ::getpid();
    struct Case {
        char const* what;
        std::function<void(int)> recognise;
        char const* output;
        char const* last_word;
    };
    auto const folder = empty_folder("helper-deaths");
    auto const first_time = [&](int page) {
        auto const marker = folder / std::to_string(page);
        bool const first = !fs::exists(marker);
        std::ofstream(marker) << "x";
        return first;
    };
    std::vector<Case> const cases{
        {"one helper is killed",
            [&](int page) {
                if (page == 3 && first_time(3)) die_of(SIGKILL);
            },
            "123456", "alone 3"},
        {"one helper crashes",
            [&](int page) {
                if (page == 2 && first_time(2)) die_of(SIGSEGV);
            },
            "123456", "alone 2"},
        {"a page is deadly",
            [](int page) {
                if (page == 4) die_of(SIGSEGV);
            },
            "12356", "all found"},
    };
    for (auto const& each : cases) {
        INFO(each.what);
        PretendedScan pretended;
        pretended.recognise = each.recognise;
        auto const end = run(pretended, workers(2)).ends.at(0);
        CHECK(end.way == Way::Finished);
        CHECK(end.output == each.output);
        CHECK(end.last_word == each.last_word);
    }
    CHECK(::getpid() == supervisor);
}

TEST_CASE("who makes every helper die gets three of them", "[sharing]") {
    auto const folder = empty_folder("helpers-begun");
    auto const result = run(
        [&](WorkOrder const& order, MessageWriter& messages) {
            if (order.shared != nullptr) {
                std::ofstream(folder / std::to_string(::getpid())) << "x";
                messages.send(MessageKind::Progress, std::to_string(order.shared->take()) + " 6");
                die_of(SIGSEGV);
            }
            PretendedScan()(order, messages);
        },
        workers(2));
    CHECK(result.ends.at(0).last_word == "alone 123456");
    auto const begun = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    CHECK(begun >= 3);
    CHECK(begun <= 4); // two may die at once
}

TEST_CASE("helpers that do nothing, and workers that share again and again, come to an end", "[sharing]") {
    auto const idle = run(
        [](WorkOrder const& order, MessageWriter& messages) {
            if (order.shared != nullptr) return messages.send(MessageKind::Result, "");
            PretendedScan()(order, messages);
        },
        workers(2));
    CHECK(idle.ends.at(0).last_word == "alone 123456");
    for (auto const* list : {"1 2 3", "", "x", "-1", "99999999999999"}) {
        auto const sharing = run(
            [&](WorkOrder const& order, MessageWriter& messages) {
                if (order.shared == nullptr) return messages.send(MessageKind::Share, list);
                messages.send(MessageKind::Result, "");
            },
            workers(2));
        CHECK(sharing.ends.at(0).way == Way::Died);
    }
}

TEST_CASE("a scan gives the same bytes with however many workers, with and without a cache", "[sharing]") {
    auto const alone = plan_of(scan, {"--jobs", "1", "--cache", ""});
    CHECK(plan_of(scan, {"--jobs", "4", "--cache", ""}) == alone);
    auto const cache = empty_folder("shared-cache");
    CHECK(plan_of(scan, {"--jobs", "2", "--cache", cache.string()}) == alone);
    CHECK_FALSE(fs::is_empty(cache));
    CHECK(plan_of(scan, {"--jobs", "2", "--cache", cache.string()}) == alone);
}

TEST_CASE("a scan whose helpers are killed gives the same bytes", "[sharing]") {
    auto const alone = plan_of(scan, {"--jobs", "1", "--cache", ""});
    auto const out = empty_folder("helpers-killed");
    RunningProgram program(
        {PLANLESER_PROGRAM, "import", scan.string(), "--out", out.string(), "--cache", "", "--jobs", "3"});
    int kills = 0;
    while (!program.has_ended() && kills < 3) {
        auto const helpers = program.children();
        // More than one process at work on one document: helpers.
        if (helpers.size() > 1) {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            if (::kill(helpers.back(), SIGKILL) == 0) ++kills;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(program.wait() == 0);
    CHECK(kills > 0);
    CHECK(content_of(out / "program-2021-scan.plan.json") == alone);
}

TEST_CASE("tables of a scan are the same with however many workers", "[sharing]") {
    std::string alone;
    for (auto const* jobs : {"1", "3"}) {
        auto const run =
            run_program({PLANLESER_PROGRAM, "tables", scan.string(), "--jobs", jobs, "--format", "csv"});
        CHECK(run.exit_code == 0);
        CHECK_FALSE(run.out.empty());
        if (alone.empty()) alone = run.out;
        CHECK(run.out == alone);
    }
}
