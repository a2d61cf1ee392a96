// The import command beside a corrections file.
#include "plan/plan_json.h"
#include "support/folder_content.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

std::string file_of(std::string const& entries) {
    return "{\n  \"format\": \"planleser.corrections\", \"format_version\": \"1.0\",\n  \"corrections\": "
           "[\n" +
           entries + "\n  ]\n}\n";
}

std::string const change =
    R"({"action": "change", "about": {"kind": "measure", "field": "partners", "quote": "KS",
    "in": ["Samordne høringssvar fra de sju kommunene i saker om kyst, skatt, kraftnett og samferdsel"]}, "old": "KS", "new": "Enova"})";
std::string const reject = R"({"action": "reject", "about": {"kind": "measure", "field": "text", "page": 6,
    "quote": "Prøve ut bestillingsbuss i Hovdalen og Brulandet i seks måneder"}, "old": "Prøve ut bestillingsbuss i Hovdalen og Brulandet i seks måneder"})";
std::string const gone =
    R"({"action": "reject", "about": {"kind": "measure", "field": "text", "quote": "Bygge romhavn på fjellet"}, "old": "Bygge romhavn på fjellet"})";

struct Archive {
    fs::path folder = empty_folder("corrected-archive"), out = empty_folder("corrected-out");
    Archive() {
        fs::copy_file(fs::path(PLANLESER_SOURCE_DIR) / "samples/program-2024.pdf", folder / "plan.pdf");
    }
    void write(std::string const& corrections) const {
        std::ofstream(folder / "plan.corrections.json") << corrections;
    }
    ProgramRun import(std::vector<std::string> const& more = {}) const {
        std::vector<std::string> arguments{
            PLANLESER_PROGRAM, "import", folder.string(), "--out", out.string(), "--cache", ""};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program(arguments);
    }
    Plan plan() const { return plan_from_json(content_of(out / "plan.plan.json")); }
};

} // namespace

TEST_CASE(
    "an import applies the corrections beside the PDF, and again only where they changed", "[corrections]") {
    Archive const archive;
    CHECK(archive.import().exit_code == 0);
    auto const before = archive.plan();
    archive.write(file_of(change));
    auto const run = archive.import();
    CHECK(run.exit_code == 0);
    CHECK(says(run.err, "1 imported"));
    CHECK(archive.plan().measures[0].partners.back() == "Enova");
    CHECK(archive.plan().corrections.at(0).outcome == "applied");
    CHECK(says(archive.import().err, "0 imported, 1 as they were"));
    CHECK(says(archive.import({"--corrections", "off"}).err, "1 imported"));
    CHECK(archive.plan().measures[0].partners == before.measures[0].partners);
}

TEST_CASE("the words of a rejected measure stay in the plan as text, and every character is accounted for",
    "[corrections]") {
    Archive const archive;
    archive.import();
    auto const before = archive.plan();
    archive.write(file_of(reject));
    archive.import();
    auto const plan = archive.plan();
    CHECK(plan.measures.size() + 1 == before.measures.size());
    CHECK(std::none_of(plan.measures.begin(), plan.measures.end(),
        [](Measure const& each) { return says(each.text, "bestillingsbuss"); }));
    CHECK(plan.coverage.characters == before.coverage.characters);
    CHECK(plan.coverage.fields < before.coverage.fields);
    CHECK(plan.coverage.sections > before.coverage.sections);
    auto const& all = plan.coverage;
    CHECK(all.fields + all.sections + all.furniture + all.unplaced == all.characters);
    CHECK(std::any_of(plan.sections.begin(), plan.sections.end(), [](TextSection const& each) {
        return says(each.text, "Prøve ut bestillingsbuss i Hovdalen og Brulandet i seks måneder");
    }));
}

TEST_CASE(
    "a correction without a place is listed with an exit code of its own, on every import", "[corrections]") {
    Archive const archive;
    archive.write(file_of(change + ",\n" + gone));
    for (int i = 0; i < 2; ++i) {
        auto const run = archive.import();
        CHECK(run.exit_code == 6);
        CHECK(says(run.err, "correction.gone: reject measure text \"Bygge romhavn på fjellet\""));
    }
    auto const plan = archive.plan();
    CHECK(plan.measures[0].partners.back() == "Enova");
    REQUIRE(plan.corrections.size() == 2);
    CHECK(plan.corrections[1].outcome == "gone");
}

TEST_CASE("a broken corrections file fails its document with the line, and is left out only when told",
    "[corrections]") {
    Archive const archive;
    archive.write(file_of(change + "\n" + reject));
    auto const run = archive.import();
    CHECK(run.exit_code == 2);
    CHECK(says(run.err, "plan.pdf: plan.corrections.json:6:"));
    CHECK_FALSE(fs::exists(archive.out / "plan.plan.json"));
    auto const without = archive.import({"--corrections", "skip-broken"});
    CHECK(without.exit_code == 0);
    CHECK(says(without.err, "corrections-left-out: plan.corrections.json:6:"));
    CHECK(archive.plan().measures[0].partners.back() == "KS");
}

TEST_CASE("the corrections command lists, checks and merges", "[corrections]") {
    Archive const archive;
    auto const file = (archive.folder / "plan.corrections.json").string();
    auto const run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {PLANLESER_PROGRAM, "corrections"});
        return run_program(arguments);
    };
    archive.write(file_of(change + ",\n" + reject));
    CHECK(says(run({"list", archive.folder.string()}).out,
        "    1  change measure partners \"KS\" -> \"Enova\", in"));
    CHECK(run({"check", (archive.folder / "plan.pdf").string()}).exit_code == 0);
    auto const merged = run({"merge", file, file});
    CHECK(merged.exit_code == 0);
    CHECK(says(merged.err, "2 corrections, 0 conflicts"));
    archive.write(file_of(change + ",\n" + gone));
    auto const checked = run({"check", file});
    CHECK(checked.exit_code == 6);
    CHECK(says(checked.out, "plan.corrections.json:6: gone: reject measure text"));
    CHECK(says(run({"example", file, "--number", "2"}).out, "means = \"ignore\""));
    archive.write("{");
    auto const broken = run({"list", file});
    CHECK(broken.exit_code == 2);
    CHECK(says(broken.err, "plan.corrections.json:1:"));
}
