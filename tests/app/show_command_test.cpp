#include "support/run_program.h"

#include "plan/plan_json.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace planleser;

namespace {

// A plan with a note before an error and two pages of ledger, as a file.
std::filesystem::path small_plan() {
    Plan plan;
    plan.document.title = "Plan";
    plan.coverage_by_page = {{10, 6, 3, 1, 0}, {5, 0, 4, 0, 1}};
    plan.coverage = {15, 6, 7, 1, 1};
    plan.diagnostics = {
        {Severity::Note, "first-note", "en merknad", {}}, {Severity::Error, "then-error", "en feil", {}}};
    auto const path = std::filesystem::path(PLANLESER_SCRATCH_DIR) / "small.plan.json";
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << plan_to_json(plan);
    return path;
}

std::string shown(std::vector<std::string> const& more) {
    std::vector<std::string> arguments{PLANLESER_PROGRAM, "show", small_plan().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments, {}).out;
}

} // namespace

TEST_CASE("the ledger tells for each page where its characters went", "[show]") {
    CHECK(shown({"--ledger"}) == " page  characters    fields  sections furniture  unplaced\n"
                                 "    1          10         6         3         1         0\n"
                                 "    2           5         0         4         0         1\n"
                                 "  all          15         6         7         1         1\n");
}

TEST_CASE("findings are shown with the gravest first", "[show]") {
    auto const text = shown({});
    REQUIRE(text.find("then-error") != std::string::npos);
    CHECK(text.find("then-error") < text.find("first-note"));
}
