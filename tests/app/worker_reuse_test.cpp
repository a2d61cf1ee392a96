// A worker takes one document after the other; what becomes of each is what a worker of its own would say.
#include "app/batch.h"

#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

#include <csignal>
#include <ctime>
#include <sys/mman.h>
#include <unistd.h>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

using Way = WorkerEnd::Way;
using Ends = std::map<std::size_t, WorkerEnd>;

Ends run(std::size_t documents, std::function<void(WorkOrder const&, MessageWriter&)> work,
    BatchOptions const& options = {}, std::function<void(WorkerEnd const&)> ended = {}) {
    Ends ends;
    BatchSteps steps;
    steps.work = std::move(work);
    steps.ended = [&](std::size_t document, WorkerEnd end) {
        if (ended) ended(end);
        ends[document] = std::move(end);
    };
    steps.stopped = [] { return false; };
    CHECK(run_batch(documents, options, steps));
    return ends;
}

void tell_process(MessageWriter& messages) {
    messages.send(MessageKind::Result, std::to_string(::getpid()));
}

// Whose work each document was: "aab" where one worker did two and another the third.
std::string workers_of(Ends const& ends) {
    std::map<std::string, char> names;
    std::string told;
    for (auto const& [document, end] : ends)
        told += names.try_emplace(end.last_word, static_cast<char>('a' + names.size())).first->second;
    return told;
}

void compute(double seconds) {
    auto const begin = std::clock();
    for (long volatile turns = 0; static_cast<double>(std::clock() - begin) < seconds * CLOCKS_PER_SEC;)
        turns = turns + 1;
}

[[noreturn]] void crash() {
    ::signal(SIGSEGV, SIG_DFL); // the test runner catches it
    ::raise(SIGSEGV);
    std::abort();
}

} // namespace

TEST_CASE("a worker takes as many documents as it may", "[reuse]") {
    BatchOptions options;
    auto const tell = [](WorkOrder const&, MessageWriter& messages) { tell_process(messages); };
    CHECK(workers_of(run(5, tell, options)) == "aaaaa");
    options.limits.documents = 2;
    CHECK(workers_of(run(5, tell, options)) == "aabbc");
    options.limits.documents = 1;
    CHECK(workers_of(run(3, tell, options)) == "abc");
}

TEST_CASE(
    "a worker that failed as nobody foresaw takes no other document, nor is its word the last", "[reuse]") {
    auto const ends = run(3, [](WorkOrder const& order, MessageWriter& messages) {
        static int done = 0; // by this worker
        if (done++ > 0 && order.document == 1)
            return messages.send(MessageKind::Fault, "vector::_M_range_check");
        tell_process(messages);
    });
    CHECK(ends.at(1).way == Way::Finished); // in a worker of its own
    CHECK(ends.at(2).way == Way::Finished);
    CHECK(ends.at(2).last_word != ends.at(0).last_word);
}

TEST_CASE("a worker that has grown takes no other document", "[reuse]") {
    auto const ends = run(3, [](WorkOrder const& order, MessageWriter& messages) {
        if (order.document == 0)
            REQUIRE(::mmap(nullptr, 200 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
        tell_process(messages);
    });
    CHECK(workers_of(ends) == "abb");
}

TEST_CASE("each document has the CPU time for itself", "[reuse]") {
    BatchOptions options;
    options.limits.cpu = std::chrono::seconds(1);
    auto const ends = run(
        4,
        [](WorkOrder const&, MessageWriter& messages) {
            compute(0.5);
            tell_process(messages);
        },
        options);
    CHECK(workers_of(ends) == "aaaa");
    for (auto const& [document, end] : ends) {
        CAPTURE(document, reason_of(end, options.limits));
        CHECK(end.way == Way::Finished);
        CHECK(end.cpu_seconds > 0.4);
        CHECK(end.cpu_seconds < 1.1);
        CHECK(end.peak_memory > 0);
    }
}

TEST_CASE("an endless document ends by its own CPU time, whoever had others before", "[reuse]") {
    BatchOptions options;
    options.limits.cpu = std::chrono::seconds(1);
    auto const ends = run(
        2,
        [](WorkOrder const& order, MessageWriter& messages) {
            while (order.document == 1) compute(1);
            tell_process(messages);
        },
        options);
    CHECK(reason_of(ends.at(1), options.limits) == "took more than 1 s of CPU time");
    CHECK(ends.at(1).cpu_seconds < 4);
}

TEST_CASE("a worker that others may have weakened is no witness against a document", "[reuse]") {
    auto const ends = run(3, [](WorkOrder const& order, MessageWriter& messages) {
        static int done = 0;
        if (order.document == 1 && order.failed_pages.empty()) {
            messages.send(MessageKind::Progress, "3 9");
            if (done > 0) crash();
        }
        ++done;
        messages.send(MessageKind::Result, order.failed_pages.empty() ? "whole" : "partial");
    });
    for (auto const& [document, end] : ends) CHECK(end.last_word == "whole");
}

TEST_CASE("a page that kills a worker of its own, too, is left out", "[reuse]") {
    auto const ends = run(3, [](WorkOrder const& order, MessageWriter& messages) {
        if (order.document == 1 && order.failed_pages.empty()) {
            messages.send(MessageKind::Progress, "3 9");
            crash();
        }
        messages.send(MessageKind::Result, order.failed_pages.count(3) > 0 ? "partial" : "whole");
    });
    CHECK(ends.at(0).last_word == "whole");
    CHECK(ends.at(1).last_word == "partial");
    CHECK(ends.at(2).last_word == "whole");
}

TEST_CASE("a worker killed while it rests costs no document", "[reuse]") {
    auto const ends = run(
        3, [](WorkOrder const&, MessageWriter& messages) { tell_process(messages); }, {},
        [](WorkerEnd const& end) {
            ::kill(std::stoi(end.last_word), SIGKILL);
            ::usleep(20000); // until it is dead
        });
    CHECK(workers_of(ends) == "abc");
    for (auto const& [document, end] : ends) CHECK(end.way == Way::Finished);
}

TEST_CASE("a resting worker makes room for one that must begin anew", "[reuse]") {
    BatchOptions options;
    options.limits.cpu = std::chrono::seconds(1);
    auto const ends = run(
        2,
        [](WorkOrder const& order, MessageWriter& messages) {
            if (order.document == 0 && order.failed_pages.empty()) {
                messages.send(MessageKind::Progress, "1 2");
                crash();
            }
            tell_process(messages);
        },
        options);
    CHECK(ends.at(0).way == Way::Finished);
    CHECK(ends.at(1).way == Way::Finished);
}

TEST_CASE("the samples give the same bytes one after the other and each alone", "[reuse]") {
    auto const import = [](std::vector<std::string> arguments, fs::path const& out) {
        arguments.insert(arguments.begin(), {PLANLESER_PROGRAM, "import"});
        arguments.insert(arguments.end(), {"--ocr", "off", "--again", "--out", out.string()});
        run_program(arguments);
    };
    auto const together = empty_folder("reuse-together"), alone = empty_folder("reuse-alone");
    std::vector<std::string> files;
    for (auto const& entry : fs::directory_iterator(fs::path(PLANLESER_SOURCE_DIR) / "samples"))
        if (entry.path().extension() == ".pdf") files.push_back(entry.path().string());
    REQUIRE(files.size() >= 10);
    for (auto const& file : files) import({file}, alone);
    files.insert(files.end(), {"--jobs", "1"});
    import(files, together);
    std::size_t plans = 0;
    for (auto const& entry : fs::directory_iterator(together)) {
        if (!entry.path().string().ends_with(".plan.json")) continue;
        CAPTURE(entry.path());
        ++plans;
        CHECK(content_of(entry.path()) == content_of(alone / entry.path().filename()));
    }
    CHECK(plans == files.size() - 2);
}
