// Corrections of every value of every sample: each finds its own place, and none changes another.
#include "corrections/apply_corrections.h"

#include "plan/plan_json.h"
#include "support/run_program.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <ctime>

using namespace planleser;

namespace fs = std::filesystem;

namespace {

fs::path const samples = fs::path(PLANLESER_SOURCE_DIR) / "samples";

// Samples with text of their own, since recognising scans takes long.
std::vector<std::string> const names{"program-2023", "program-2024", "program-2025", "program-2026",
    "strategy-2024", "notes-2025", "climate-ormelv", "health-nordfonn", "traffic-skoglia",
    "finance-saetervag", "business-sundet", "agency-groundwater", "hard-long-rows", "hard-side-by-side"};

std::map<std::string, Plan> const& imported() {
    static auto const plans = [] {
        auto const out = empty_folder("sample-plans");
        std::vector<std::string> arguments{PLANLESER_PROGRAM, "import", "--out", out.string(), "--cache", ""};
        for (auto const& name : names) arguments.push_back((samples / (name + ".pdf")).string());
        REQUIRE(run_program(arguments).exit_code == 0);
        std::map<std::string, Plan> all;
        for (auto const& name : names) all[name] = plan_from_json(content_of(out / (name + ".plan.json")));
        return all;
    }();
    return plans;
}

Correction about(std::vector<PlanItem> const& items, PlanItem const& item, CorrectionAction action) {
    Correction correction;
    correction.action = action;
    auto const place = item.at && !item.at->empty() ? item.at->front().place : Place();
    correction.about = {
        std::string(item.kind), std::string(item.field), item.quote, owners_of(items, item), place, ""};
    correction.old_value = item.value;
    return correction;
}

} // namespace

TEST_CASE("accepting every value of a sample leaves the sample as it is", "[corrections][samples]") {
    auto const& name = GENERATE(from_range(names));
    CAPTURE(name);
    auto plan = imported().at(name);
    auto const items = items_of(plan);
    CorrectionsFile file;
    for (auto const& item : items)
        if (!item.value.empty()) file.entries.push_back(about(items, item, CorrectionAction::Accept));
    std::vector<std::string> before;
    for (auto const& item : items) before.push_back(item.value);
    apply_corrections(plan, file, {});
    std::size_t lost = 0;
    for (auto const& each : plan.corrections)
        if (each.outcome != "applied" && each.outcome != "overruled") {
            UNSCOPED_INFO(each.outcome << ' ' << each.kind << ' ' << each.field << " \"" << each.quote
                                       << "\" " << each.reason);
            ++lost;
        }
    CHECK(lost == 0);
    std::vector<std::string> after;
    for (auto const& item : items_of(plan)) after.push_back(item.value);
    CHECK(after == before);
}

TEST_CASE("changing one value of a sample changes that value alone", "[corrections][samples]") {
    auto const& name = GENERATE(from_range(names));
    CAPTURE(name);
    auto const plan = imported().at(name);
    auto const items = items_of(plan);
    std::size_t tried = 0;
    for (std::size_t i = 0; i < items.size(); i += 7) {
        auto const& item = items[i];
        if (!choices_of(item.kind, item.field).empty() || item.value.empty()) continue;
        auto correction = about(items, item, CorrectionAction::Change);
        bool const number = item.value.find_first_not_of("0123456789") == std::string::npos;
        correction.new_value = number ? "17" : item.value + " rettet";
        auto corrected = plan;
        apply_corrections(corrected, {"", "", {correction}}, {});
        if (corrected.corrections[0].outcome == "unfit") continue;
        ++tried;
        auto const after = items_of(corrected);
        INFO(item.kind << ' ' << item.field << " \"" << item.value << '"');
        REQUIRE(after.size() >= items.size());
        std::size_t others = 0;
        for (std::size_t j = 0; j < items.size(); ++j) {
            bool const follows =
                item.field == "title" && (after[j].field == "area" || after[j].field == "parent");
            bool const counts = after[j].field == "quantities" || items.size() != after.size();
            if (j != i && after[j].value != items[j].value && !follows && !counts) ++others;
        }
        CHECK(others == 0);
        if (items.size() == after.size()) CHECK(after[i].value == *correction.new_value);
    }
    CHECK(tried > 0);
}

TEST_CASE("a thousand corrections of a large plan are applied in the time that a few take to read",
    "[corrections][samples]") {
    Plan plan;
    auto const& sample = imported().at("program-2024");
    constexpr int copies = 60;
    for (int copy = 0; copy < copies; ++copy)
        for (auto measure : sample.measures) {
            measure.text += fmt::format(" i kommune {}", copy);
            measure.area.reset();
            for (auto& at : measure.at) at.place.page += copy * 9;
            plan.measures.push_back(std::move(measure));
        }
    auto const items = items_of(plan);
    REQUIRE(items.size() > 10000);
    CorrectionsFile file;
    for (std::size_t i = 0; i < items.size() && file.entries.size() < 1000; i += items.size() / 1000) {
        auto correction = about(items, items[i], CorrectionAction::Accept);
        if (!items[i].value.empty()) file.entries.push_back(std::move(correction));
    }
    auto const began = std::clock();
    apply_corrections(plan, corrections_from_json(corrections_to_json(file)), {});
    auto const seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    UNSCOPED_INFO(seconds << " s of CPU time for " << file.entries.size());
    // 540 pages take more than a second to import; sanitizers and slow machines are allowed for.
    CHECK(seconds < 2);
}
