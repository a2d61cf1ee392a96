#include "compare/comparison_json.h"

#include "compare/compare_plans.h"
#include "compare/plans.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace planleser;

TEST_CASE(
    "a comparison is written with its relations, counts and reasons, the same bytes twice", "[compare]") {
    std::vector<Plan> const plans{plan_of(2024, {measure_of("o", "a", "Rydde strender for plast")}),
        plan_of(2025, {measure_of("n", "a", "Rydde strender og havner for plast"),
                          measure_of("p", "b", "Utrede nattog")})};

    auto const text = comparison_to_json(compare_plans(plans, {}, {}));

    CHECK(text == comparison_to_json(compare_plans(plans, {}, {})));
    auto const json = nlohmann::json::parse(text);
    CHECK(json["format"] == "planleser.comparison");
    CHECK(json["counts"]["measures"]["reworded"] == 1);
    CHECK(json["counts"]["measures"]["new"] == 1);
    auto const& pair = json["measures"][0];
    CHECK(pair["relation"] == "reworded");
    CHECK(pair["from"] == nlohmann::json{"o"});
    CHECK(pair["changes"][0]["diff"] ==
          nlohmann::json::parse(R"([["=","Rydde strender "],["+","og havner "],["=","for plast"]])"));
}
