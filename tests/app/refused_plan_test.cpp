// A plan that does not hold against the schema is never written. The program finds its schema beside itself,
// so that a copy of it beside a stricter schema takes every plan for wrong.
#include "app/batch.h"
#include "app/import_failure.h"
#include "app/import_worker.h"

#include "base/import_error.h"
#include "ruleset/rule_library.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

using namespace planleser;
namespace fs = std::filesystem;

namespace {

fs::path const source_tree = PLANLESER_SOURCE_DIR;
constexpr auto* notes_alone_will_do = R"({"type": "object", "properties": {"source": {"type": "object",
    "properties": {"file": {"enum": ["notes-2025.pdf"]}}}}})";

// Returns the program's path.
std::string install_with_schema(fs::path const& folder, char const* schema) {
    auto const data = folder / "share" / "planleser";
    fs::create_directories(folder / "bin");
    fs::create_directories(data / "schemas");
    fs::copy(source_tree / "rules", data / "rules");
    std::ofstream(data / "schemas" / "plan.schema.json") << schema;
    fs::copy_file(PLANLESER_PROGRAM, folder / "bin" / "planleser");
    return (folder / "bin" / "planleser").string();
}

} // namespace

TEST_CASE("a plan that fails its schema is told and not written, and the others are", "[schema]") {
    auto const folder = empty_folder("refused");
    auto const program = install_with_schema(folder, notes_alone_will_do);
    fs::create_directories(folder / "archive");
    for (auto const* name : {"program-2025.pdf", "notes-2025.pdf"})
        fs::copy_file(source_tree / "samples" / name, folder / "archive" / name);
    auto const out = folder / "plans";
    auto const run = run_program(
        {program, "import", (folder / "archive").string(), "--out", out.string(), "--cache", "", "--events"});
    INFO(run.out);
    CHECK(run.exit_code == 4);
    CHECK(run.err.find(
              "program-2025.pdf: what was made of it does not hold against the schema: /source/file: ") !=
          std::string::npos);
    CHECK(run.out.find(R"("kind":"bad-plan")") != std::string::npos);
    CHECK_FALSE(fs::exists(out / "program-2025.plan.json"));
    CHECK(fs::exists(out / "notes-2025.plan.json"));
    auto const failures = run_program({program, "failures", out.string()});
    CHECK(failures.out.find("/source/file: ") != std::string::npos);
}

TEST_CASE("a worker sends nothing of a plan that fails its schema", "[schema]") {
    auto const rules = RuleLibrary::load(source_tree / "rules");
    auto const schema = SchemaScan::from_text(R"({"type": "array"})");
    WorkerTask task;
    task.file = source_tree / "samples" / "notes-2025.pdf";
    task.schema = &schema;
    WorkerEnd last;
    BatchSteps steps;
    steps.work = [&](WorkOrder const& order, MessageWriter& messages) {
        import_in_worker(task, order, rules, messages);
    };
    steps.ended = [&](std::size_t, WorkerEnd end) { last = std::move(end); };
    steps.stopped = [] { return false; };
    run_batch(1, {}, steps);
    CHECK(last.way == WorkerEnd::Way::Failed);
    CHECK(last.output.empty());
    auto const failure = failure_of(last, task.limits);
    CHECK(failure.kind == ImportErrorKind::BadPlan);
    CHECK(failure.reason == "what was made of it does not hold against the schema: /: expected array");
}
