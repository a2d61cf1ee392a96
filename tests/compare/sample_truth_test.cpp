// Holds the relations found between the sample years against those a reader drew (samples/compare).
#include "compare/compare_plans.h"
#include "compare/measure_changes.h"
#include "plan/plan_json.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>
#include <sstream>

using namespace planleser;

namespace {

std::string read_file(std::string const& path) {
    std::ifstream file(PLANLESER_SOURCE_DIR "/" + path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// The expectation files have no ids.
Plan expected_plan(std::string const& name) {
    auto plan = plan_from_json(read_file("samples/" + name + ".expected.json"));
    for (std::size_t i = 0; i < plan.measures.size(); ++i)
        plan.measures[i].id = name + "-" + std::to_string(i);
    for (std::size_t i = 0; i < plan.goals.size(); ++i) plan.goals[i].id = name + "-g" + std::to_string(i);
    return plan;
}

std::string id_of(Plan const& plan, nlohmann::json const& named) {
    if (named.is_null()) return {};
    for (auto const& measure : plan.measures)
        if (measure.number == named.get<std::string>() ||
            comparable(measure.text) == comparable(named.get<std::string>()))
            return measure.id;
    FAIL("no measure is named " << named);
    return {};
}

} // namespace

TEST_CASE("relations between the sample years are those a reader draws", "[compare]") {
    auto const [older, newer] =
        GENERATE(values<std::pair<std::string, std::string>>({{"program-2023", "program-2024"},
            {"program-2024", "program-2025"}, {"program-2025", "program-2026"}}));
    std::vector<Plan> const plans{expected_plan(older), expected_plan(newer)};
    auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    auto const comparison = compare_plans(plans, compare_words(library.named("norsk")), {});

    std::set<std::pair<std::string, std::string>> truth, open, found;
    for (auto const& line :
        nlohmann::json::parse(read_file("samples/compare/" + older + "--" + newer + ".truth.json")))
        if (!line["old"].is_null() && !line["new"].is_null())
            (line["sure"].get<bool>() ? truth : open)
                .insert({id_of(plans[0], line["old"]), id_of(plans[1], line["new"])});
    for (auto const& relation : comparison.measures)
        for (auto const& from : relation.from)
            for (auto const& to : relation.to) found.insert({from, to});

    double right = 0, judged = 0;
    for (auto const& pair : found) {
        right += truth.contains(pair);
        judged += !open.contains(pair) || truth.contains(pair);
    }
    double const f1 = 2 * right / (judged + static_cast<double>(truth.size()));
    INFO(older << " to " << newer << ": F1 " << f1);
    CHECK(f1 >= 0.95);
}
