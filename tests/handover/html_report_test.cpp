#include "handover/html_report.h"

#include "compare/compare_plans.h"
#include "handover/base64.h"
#include "handover/markup.h"
#include "plan/full_plan.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("a report holds its data, ends no script early and asks no network", "[handover]") {
    auto plan = full_plan();
    plan.document.title = "A & <b>";
    plan.measures.front().text = "</script><script>alert(1)</script>";
    std::vector<Plan> const plans{plan};
    auto const html = write_report(compare_plans(plans, {}, {}), plans_in_order(plans), {});
    CHECK(html.find("<title>A &amp; &lt;b&gt;</title>") != std::string::npos);
    CHECK(html.find("<script>alert") == std::string::npos);
    CHECK(html.find("{{") == std::string::npos);
    CHECK(html.find("<link") == std::string::npos);
    CHECK(html.find("src=\"http") == std::string::npos);
}

TEST_CASE("plans of one organisation are headed by it and their years", "[handover]") {
    auto older = full_plan(), newer = full_plan();
    for (auto* plan : {&older, &newer}) plan->document.organisation = "Fjordrådet";
    older.document.year = 2031, newer.document.year = 2032;
    std::vector<Plan> const plans{older, newer};
    auto const html = write_report(compare_plans(plans, {}, {}), plans_in_order(plans), {});
    CHECK(html.find("<title>Fjordrådet 2031, 2032</title>") != std::string::npos);
}

TEST_CASE("markup holds only what XML takes for characters", "[handover]") {
    CHECK(escaped_markup("a\x01\xEF\xBF\xBE<b>\xEF\xBF\xBF & \xEF\xBF\xBD\n") ==
          "a&lt;b&gt; &amp; \xEF\xBF\xBD\n");
}

TEST_CASE("base64 is that of the standard's own examples", "[handover]") {
    struct Row {
        char const *bytes, *text;
    };
    auto const row = GENERATE(values<Row>({{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}));
    CHECK(to_base64(row.bytes) == row.text);
}
