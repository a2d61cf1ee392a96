// Holds the relations found between plans against those a reader drew: the sample years (samples/compare) and
// pairs of invented plans of other organisations (tests/compare/pairs).
#include "compare/compare_plans.h"
#include "compare/measure_changes.h"
#include "plan/plan_json.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
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

// A pair file has one plan a side: areas by number and title, measures that name their area by either.
Plan plan_of_pair(nlohmann::json const& written, std::string const& side) {
    Plan plan;
    plan.document.year = written.at("year").get<int>();
    plan.document.organisation = written.at("organisation").get<std::string>();
    plan.document.kind = "action_programme";
    std::map<std::string, std::string> ids;
    for (auto const& given : written.at("areas")) {
        Area area;
        area.id = side + "-area-" + std::to_string(plan.areas.size());
        area.title = given.at("title");
        if (auto const number = given.at("number").get<std::string>(); !number.empty()) area.number = number;
        ids[area.number.value_or(area.title)] = area.id;
        plan.areas.push_back(area);
    }
    for (auto const& given : written.at("measures")) {
        Measure measure;
        measure.id = side + "-" + std::to_string(plan.measures.size());
        measure.area = ids.at(given.at("area"));
        measure.text = given.at("text");
        if (auto const number = given.at("number").get<std::string>(); !number.empty())
            measure.number = number;
        measure.items = given.at("items").get<std::vector<std::string>>();
        measure.partners = given.at("partners").get<std::vector<std::string>>();
        for (auto const& text : given.at("targets"))
            measure.targets.push_back({"result", text.get<std::string>(), {}, {}});
        plan.measures.push_back(measure);
    }
    return plan;
}

// By number, by text, or by its place ("#2") where several have the same text and no number.
std::string id_of(Plan const& plan, nlohmann::json const& named) {
    if (named.is_null()) return {};
    if (named.get<std::string>().starts_with('#'))
        return plan.measures.at(std::stoul(named.get<std::string>().substr(1))).id;
    for (auto const& measure : plan.measures)
        if (measure.number == named.get<std::string>() ||
            comparable(measure.text) == comparable(named.get<std::string>()))
            return measure.id;
    FAIL("no measure is named " << named);
    return {};
}

double f1_of(std::vector<Plan> const& plans, nlohmann::json const& truths) {
    auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    auto const comparison = compare_plans(plans, compare_words(library.named("norsk")), {});
    std::set<std::pair<std::string, std::string>> truth, open, found;
    for (auto const& line : truths)
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
    return 2 * right / (judged + static_cast<double>(truth.size()));
}

} // namespace

TEST_CASE("relations between the sample years are those a reader draws", "[compare]") {
    auto const [older, newer] =
        GENERATE(values<std::pair<std::string, std::string>>({{"program-2023", "program-2024"},
            {"program-2024", "program-2025"}, {"program-2025", "program-2026"}}));
    auto const truth =
        nlohmann::json::parse(read_file("samples/compare/" + older + "--" + newer + ".truth.json"));
    INFO(older << " to " << newer);
    CHECK(f1_of({expected_plan(older), expected_plan(newer)}, truth) >= 0.95);
}

TEST_CASE("relations between plans of other organisations are those a reader draws", "[compare]") {
    auto const name =
        GENERATE(values<std::string>({"culture-heidvik", "digital-nesfjord", "farming-torvdal"}));
    auto const pair = nlohmann::json::parse(read_file("tests/compare/pairs/" + name + ".json"));
    INFO(name);
    CHECK(f1_of({plan_of_pair(pair.at("older"), "older"), plan_of_pair(pair.at("newer"), "newer")},
              pair.at("truth")) >= 0.95);
}
