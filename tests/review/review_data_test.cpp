#include "review/review_data.h"

#include "review/review_site.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace planleser;
using nlohmann::json;

namespace {

Ats at(int page, double y, double confidence) {
    return {{{page, {50, y, 200, y + 10}}, "norsk/measure", confidence, "text"}};
}

ReviewDocument document() {
    ReviewDocument document;
    document.name = "plan";
    auto& plan = document.plan;
    plan.source.file = "plan.pdf";
    plan.source.sha256 = "ab12";
    Measure sure, doubtful, overlaid;
    sure.text = "Rydde strender </script>";
    sure.at = at(1, 100, 1);
    doubtful.text = "Kjøpe ferge";
    doubtful.at = at(1, 200, 0.5);
    overlaid.text = "Bygge bru";
    overlaid.at = at(2, 100, 1);
    plan.measures = {sure, doubtful, overlaid};
    plan.diagnostics = {{Severity::Warning, "overlapping-text", "two texts here", {{2, {40, 95, 210, 115}}}},
        {Severity::Warning, "unplaced", "nowhere", {{2, {300, 300, 310, 310}}}},
        {Severity::Note, "kept-as-text", "no field has it", {{2, {300, 320, 310, 330}}}},
        {Severity::Note, "budget.rounding", "by one", {{2, {300, 340, 310, 350}}}}};
    document.page_sizes = {{595, 842}, {842, 595}};
    return document;
}

// The two arguments of the call that the script makes.
json arguments_of(std::string const& script) {
    std::string const begin = "planleserReview(";
    REQUIRE(script.starts_with(begin));
    REQUIRE(script.ends_with(");\n"));
    return json::parse("[" + script.substr(begin.size(), script.size() - begin.size() - 3) + "]");
}

json measures_of(ReviewData const& data) {
    json found = json::array();
    auto const arguments = arguments_of(data.script);
    for (auto const& value : arguments[0]["values"])
        if (value["kind"] == "measure" && value["field"] == "text") found.push_back(value);
    return found;
}

} // namespace

TEST_CASE("a value is a doubt where it was read unsurely or a finding lies on it", "[review]") {
    auto const data = review_data(document());
    auto const measures = measures_of(data);
    CHECK_FALSE(measures[0].contains("doubts"));
    CHECK(measures[1]["doubts"] == json::array());
    CHECK(measures[2]["doubts"] == json::array({"two texts here"}));
    CHECK(data.doubts == 2);
    auto const findings = arguments_of(data.script)[0]["findings"];
    REQUIRE(findings.size() == 2);
    CHECK(findings[0]["message"] == "nowhere");
    CHECK(findings[1]["message"] == "no field has it");
}

TEST_CASE("what a person vouches for is no doubt, and leads to its decision", "[review]") {
    auto shown = document();
    auto& measure = shown.plan.measures[1];
    measure.text = "Kjøpe to ferger";
    measure.at[0].by = "person";
    Correction change;
    change.action = CorrectionAction::Change;
    change.about = {"measure", "text", "Kjøpe ferge", {}, {1, {}}, ""};
    change.old_value = "Kjøpe ferge";
    change.new_value = "Kjøpe to ferger";
    shown.corrections.entries = {change};
    auto const data = review_data(shown);
    auto const measures = measures_of(data);
    CHECK_FALSE(measures[1].contains("doubts"));
    CHECK(measures[1]["entry"] == 0);
    CHECK(arguments_of(data.script)[1]["corrections"].size() == 1);
}

TEST_CASE("a review folder's pages name its documents as text", "[review]") {
    auto const files = review_site({{"plan & co", "Plan <2026>", "plan.pdf", "ab12", 2, 3, 1}});
    CHECK(files.at("plan & co/index.html").find("<title>Plan &lt;2026&gt;</title>") != std::string::npos);
    CHECK(files.at("documents.js").find("\"Plan <2026>\"") != std::string::npos);
    CHECK(page_file_name(7, ".png") == "0007.png");
    CHECK(page_file_name(12345, ".js") == "12345.js");
}
