#include "app/batch.h"
#include "app/import_failure.h"

#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace planleser;

namespace {

using Way = WorkerEnd::Way;

struct BatchRun {
    std::map<std::size_t, WorkerEnd> ends;
    std::vector<std::size_t> order;
    bool whole = false;
};

using Work = std::function<void(std::size_t, FailedPages const&, MessageWriter&)>;

BatchRun run(std::size_t documents, Work work, BatchOptions options = {}) {
    BatchRun result;
    BatchSteps steps;
    steps.work = [&](WorkOrder const& order, MessageWriter& messages) {
        work(order.document, order.failed_pages, messages);
    };
    steps.ended = [&](std::size_t document, WorkerEnd end) {
        result.order.push_back(document);
        result.ends[document] = std::move(end);
    };
    steps.stopped = [] { return false; };
    result.whole = run_batch(documents, options, steps);
    return result;
}

WorkerEnd end_of(std::function<void(MessageWriter&)> work, WorkerLimits const& limits = {}) {
    BatchOptions options;
    options.limits = limits;
    auto result = run(
        1, [&](std::size_t, FailedPages const&, MessageWriter& messages) { work(messages); }, options);
    return result.ends.at(0);
}

[[noreturn]] void die_of(int signal) {
    ::signal(signal, SIG_DFL); // the test runner catches it
    ::raise(signal);
    std::abort();
}

} // namespace

TEST_CASE("a worker's output and last word arrive whole, however long", "[batch]") {
    std::string const text(5'000'000, 'x');
    auto const end = end_of([&](MessageWriter& messages) {
        messages.send(MessageKind::Output, text);
        messages.send(MessageKind::Output, "");
        messages.send(MessageKind::Output, "y");
        messages.send(MessageKind::Result, "{}");
    });
    CHECK(end.way == Way::Finished);
    CHECK(end.output == text + "y");
    CHECK(end.last_word == "{}");
    CHECK(end.peak_memory > 0);
}

TEST_CASE("whatever a worker dies of, its document ends with the reason and the others go on", "[batch]") {
    struct Case {
        char const* what;
        std::function<void()> death;
        Way way;
        char const* reason;
    };
    std::vector<Case> const cases{
        {"a crash", [] { die_of(SIGSEGV); }, Way::Died, "crashed (Segmentation fault)"},
        {"an abort", [] { die_of(SIGABRT); }, Way::Died,
            "gave up, as it does when 256 MB of memory are not enough"},
        {"a kill", [] { die_of(SIGKILL); }, Way::Died, "was killed, by the system or by hand"},
        {"an exit", [] { ::_exit(3); }, Way::Died, "stopped without a word"},
        {"an endless loop",
            [] {
                for (volatile bool on = true; on;) {
                }
            },
            Way::Died, "took more than 1 s of CPU time"},
        {"an endless sleep", [] { ::pause(); }, Way::TookTooLong, "gave no sign for 10 s"},
    };
    BatchOptions options;
    options.workers = 2;
    options.limits.cpu = std::chrono::seconds(1);
    options.limits.memory = 256ULL << 20;
    auto const result = run(
        cases.size() + 1,
        [&](std::size_t document, FailedPages const&, MessageWriter& messages) {
            if (document < cases.size()) cases[document].death();
            messages.send(MessageKind::Result, "good");
        },
        options);
    CHECK(result.whole);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        INFO(cases[i].what);
        CHECK(result.ends.at(i).way == cases[i].way);
        CHECK(reason_of(result.ends.at(i), options.limits) == cases[i].reason);
    }
    CHECK(result.ends.at(cases.size()).way == Way::Finished);
}

TEST_CASE("a worker that makes too much output is stopped", "[batch]") {
    WorkerLimits limits;
    limits.output = 3 << 20;
    auto const end = end_of(
        [](MessageWriter& messages) {
            std::string const piece(1 << 20, 'x');
            while (true) messages.send(MessageKind::Output, piece);
        },
        limits);
    CHECK(end.way == Way::WroteTooMuch);
    CHECK(reason_of(end, limits) == "made more than 3 MB of output");
}

TEST_CASE("memory beyond the limit is refused", "[batch]") {
    WorkerLimits limits;
    limits.memory = 256ULL << 20;
    auto const end = end_of(
        [](MessageWriter& messages) {
            try {
                std::vector<char> const much(512ULL << 20, 'x');
                messages.send(MessageKind::Result, std::string(1, much[17]));
            } catch (std::bad_alloc const&) {
                messages.send(MessageKind::Failure, "bad_alloc");
            }
        },
        limits);
    CHECK(end.way == Way::Failed);
    CHECK(end.last_word == "bad_alloc");
}

TEST_CASE("a page that kills its worker is left out the next time", "[batch]") {
    auto const read = [](std::size_t, FailedPages const& failed, MessageWriter& messages) {
        std::string pages;
        for (int page = 1; page <= 5; ++page) {
            if (failed.count(page) > 0) continue;
            messages.send(MessageKind::Progress, std::to_string(page) + " 5");
            if (page == 2 || page == 4) die_of(SIGSEGV);
            pages += std::to_string(page);
        }
        messages.send(MessageKind::Output, pages);
        messages.send(MessageKind::Result, failed.at(2));
    };
    auto const end = run(1, read).ends.at(0);
    CHECK(end.way == Way::Finished);
    CHECK(end.output == "135");
    CHECK(end.last_word == "crashed (Segmentation fault) on page 2 of 5");

    BatchOptions impatient;
    impatient.attempts = 2;
    auto const given_up = run(1, read, impatient).ends.at(0);
    CHECK(given_up.way == Way::Died);
    CHECK(reason_of(given_up, impatient.limits) == "crashed (Segmentation fault) on page 4 of 5");
}

TEST_CASE(
    "pages that kill quickly cost themselves alone, pages that kill slowly soon the document", "[batch]") {
    BatchOptions options;
    options.limits.cpu = std::chrono::seconds(1);
    auto const quick = run(
        1,
        [](std::size_t, FailedPages const& failed, MessageWriter& messages) {
            for (int page = 1; page <= 20; ++page) {
                if (failed.count(page) > 0) continue;
                messages.send(MessageKind::Progress, std::to_string(page) + " 20");
                if (page % 2 == 0) die_of(SIGSEGV);
            }
            messages.send(MessageKind::Result, std::to_string(failed.size()));
        },
        options);
    CHECK(quick.ends.at(0).last_word == "10");
    auto const slow = run(
        1,
        [](std::size_t, FailedPages const& failed, MessageWriter& messages) {
            messages.send(MessageKind::Progress, std::to_string(failed.size() + 1) + " 20");
            for (volatile bool on = true; on;) {
            }
        },
        options);
    CHECK(slow.ends.at(0).way == Way::Died);
    CHECK(slow.ends.at(0).page == options.long_attempts);
    CHECK(slow.ends.at(0).cpu_seconds > 0.9 * options.long_attempts); // of all workers that died
}

TEST_CASE("a page that kills who recognises it is read without recognition, then left out", "[batch]") {
    auto const ends_after = [&](int pages, BatchOptions const& options, auto const& dies) {
        WorkerEnd last;
        BatchSteps steps;
        steps.work = [&](WorkOrder const& order, MessageWriter& messages) {
            for (int page = 1; page <= pages; ++page) {
                auto const where = std::to_string(page) + " " + std::to_string(pages);
                if (order.failed_pages.count(page) > 0) continue;
                messages.send(MessageKind::Progress, where);
                bool const looks =
                    order.unrecognised.pages.count(page) == 0 && order.unrecognised.rest.empty();
                if (looks) messages.send(MessageKind::Pixels, where);
                if (dies(page, looks)) die_of(SIGSEGV);
            }
            std::string told;
            for (auto const& [page, reason] : order.unrecognised.pages) told += reason + "; ";
            told += order.unrecognised.rest;
            for (auto const& [page, reason] : order.failed_pages) told += " out: " + reason;
            messages.send(MessageKind::Result, told);
        };
        steps.ended = [&](std::size_t, WorkerEnd end) { last = std::move(end); };
        steps.stopped = [] { return false; };
        run_batch(1, options, steps);
        return last.way == Way::Finished ? last.last_word : reason_of(last, options.limits);
    };
    std::string const crashed = "crashed (Segmentation fault) ";
    CHECK(ends_after(3, {}, [](int page, bool looks) { return page == 2 && looks; }) ==
          crashed + "while recognising page 2 of 3; ");
    CHECK(ends_after(3, {}, [](int page, bool) { return page == 2; }) ==
          crashed + "while recognising page 2 of 3;  out: " + crashed + "on page 2 of 3");
    BatchOptions impatient;
    impatient.attempts = 2;
    CHECK(ends_after(9, impatient, [](int, bool looks) { return looks; }) ==
          crashed + "while recognising page 1 of 9; " + crashed +
              "while recognising page 2 of 9; nothing more was recognised after a worker " + crashed +
              "while recognising page 2 of 9");
    CHECK(ends_after(9, impatient, [](int page, bool looks) { return looks || page == 5; }) ==
          crashed + "on page 5 of 9");
}

TEST_CASE("a page that fails in a way that nobody foresaw is left out the next time", "[batch]") {
    auto const result = run(2, [&](std::size_t document, FailedPages const& failed, MessageWriter& messages) {
        do_guarded(messages, [&] {
            if (document == 1) throw std::out_of_range("before any page");
            messages.send(MessageKind::Progress, "1 2");
            if (failed.empty()) throw std::out_of_range("vector::_M_range_check");
            messages.send(MessageKind::Result, failed.at(1));
        });
    });
    CHECK(result.ends.at(0).way == Way::Finished);
    CHECK(result.ends.at(0).last_word == "failed on page 1 of 2: vector::_M_range_check");
    CHECK(failure_of(result.ends.at(1), {}).reason == "failed: before any page");
}

TEST_CASE("a message without an end is not waited for beyond the limit of output", "[batch]") {
    WorkerLimits limits;
    limits.output = 3 << 20;
    auto const end =
        end_of([](MessageWriter& messages) { messages.send(MessageKind::Keep, std::string(200 << 20, 'x')); },
            limits);
    CHECK(end.way == Way::WroteTooMuch);
}

TEST_CASE("a page that wants too much memory is left out the next time", "[batch]") {
    BatchOptions options;
    options.limits.memory = 256ULL << 20;
    auto const result = run(
        1,
        [](std::size_t, FailedPages const& failed, MessageWriter& messages) {
            do_guarded(messages, [&] {
                ::signal(SIGABRT, SIG_DFL); // the test runner catches it
                messages.send(MessageKind::Progress, "1 2");
                if (failed.empty()) messages.send(MessageKind::Keep, std::string(512ULL << 20, 'x'));
                messages.send(MessageKind::Result, failed.at(1));
            });
        },
        options);
    CHECK(result.ends.at(0).last_word ==
          "gave up on page 1 of 2, as it does when 256 MB of memory are not enough");
}

TEST_CASE("a worker that somebody killed is started again with all its pages", "[batch]") {
    auto const marker = empty_folder("killed") / "was-here";
    auto const read = [&](std::size_t, FailedPages const& failed, MessageWriter& messages) {
        messages.send(MessageKind::Progress, "1 1");
        bool const first = !std::filesystem::exists(marker);
        std::ofstream(marker) << "x";
        if (first) die_of(SIGKILL);
        messages.send(MessageKind::Result, failed.empty() ? "whole" : "partial");
    };
    CHECK(run(1, read).ends.at(0).last_word == "whole");
}

TEST_CASE("documents are reported in the order given where that is asked for", "[batch]") {
    BatchOptions options;
    options.workers = 3;
    options.order = BatchOrder::AsGiven;
    auto const result = run(
        20,
        [](std::size_t document, FailedPages const&, MessageWriter& messages) {
            ::usleep(document % 3 == 0 ? 20000 : 100);
            messages.send(MessageKind::Result, "");
        },
        options);
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < 20; ++i) expected.push_back(i);
    CHECK(result.order == expected);
}

TEST_CASE("a batch that is stopped leaves no process behind", "[batch]") {
    BatchSteps steps;
    int rounds = 0;
    steps.work = [](WorkOrder const&, MessageWriter&) { ::pause(); };
    steps.ended = [](std::size_t, WorkerEnd) { FAIL("nothing can end here"); };
    steps.stopped = [&] { return ++rounds > 2; };
    BatchOptions options;
    options.workers = 2;
    CHECK_FALSE(run_batch(5, options, steps));
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("a worker without privileges reads, but neither writes nor connects", "[batch]") {
    auto const end = end_of([](MessageWriter& messages) {
        if (!drop_privileges()) return messages.send(MessageKind::Result, "impossible here");
        std::string report;
        report += ::open("/etc/passwd", O_RDONLY) >= 0 ? "reads" : "cannot read";
        report += ::open("/dev/null", O_WRONLY) >= 0 ? ", writes" : ", cannot write";
        report +=
            ::open("/tmp/planleser-test-file", O_RDWR | O_CREAT, 0600) >= 0 ? ", creates" : ", cannot create";
        report += ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? ", connects" : ", cannot connect";
        messages.send(MessageKind::Result, report);
    });
    if (end.last_word == "impossible here") {
        WARN("skipped: no seccomp in this kernel");
        return;
    }
    CHECK(end.last_word == "reads, cannot write, cannot create, cannot connect");
}
