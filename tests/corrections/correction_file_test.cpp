#include "corrections/correction.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace planleser;

namespace {

Correction change(std::string const& quote, std::string const& to, Place const& place) {
    Correction correction;
    correction.action = CorrectionAction::Change;
    correction.about = {"measure", "partners", quote, {"Klima", "Rydde strender"}, place, "norsk/partners"};
    correction.old_value = quote;
    correction.new_value = to;
    correction.who = "Kari";
    correction.when = "2026-05-04T10:00:00Z";
    correction.why = "står som \"KS\" på siden";
    return correction;
}

std::string entry(std::string const& body) {
    return "{\n \"format\": \"planleser.corrections\", \"format_version\": \"1.0\",\n \"corrections\": [\n  "
           "{" +
           body + "}\n ]\n}\n";
}

std::string const about = R"("about": {"kind": "measure", "field": "text", "quote": "Rydde"})";

} // namespace

TEST_CASE("corrections are the same after writing and reading, and in one order whatever order they had",
    "[corrections]") {
    CorrectionsFile file{"plan.pdf", "ab12", {}};
    for (int i = 0; i < 20; ++i)
        file.entries.push_back(
            change("Partner " + std::to_string(i), "KS", {1 + i % 3, {10, 20.5 + i % 4, 30, 40.25 + i % 4}}));
    auto const json = corrections_to_json(file);
    auto const back = corrections_from_json(json);
    CHECK(back.document == "plan.pdf");
    CHECK(back.sha256 == "ab12");
    CHECK(back.entries.size() == file.entries.size());
    CHECK(corrections_to_json(back) == json);
    std::mt19937 random(7);
    std::ranges::shuffle(file.entries, random);
    CHECK(corrections_to_json(file) == json);
    CHECK(back.entries.front().why == "står som \"KS\" på siden");
    CHECK(back.entries.front().line > 1);
}

TEST_CASE("a corrections file that a hand broke is refused with line and column", "[corrections]") {
    struct Case {
        std::string json, message;
    };
    auto const [json, message] = GENERATE_COPY(values<Case>({
        {"", "1:1: no JSON from here: syntax error while parsing value - unexpected end of input"},
        {"{\n \"format\": \"planleser.corrections\"\n \"corrections\": []\n}",
            "3:14: no JSON from here: syntax error while parsing object - unexpected string literal"},
        {"{\n \"format\": \"planleser.plan\", \"format_version\": \"1.0\", \"corrections\": []\n}",
            "2:27: \"format\" must be \"planleser.corrections\""},
        {"{\n \"format\": \"planleser.corrections\", \"format_version\": \"2.0\", \"corrections\": []\n}",
            "2:59: only \"format_version\" 1.x can be read"},
        {"[]", "1:1: \"a corrections file\" must be an object, not a list"},
        {entry(R"("action": "alter", )" + about),
            "4:20: \"action\" must be \"accept\", \"change\", \"reject\" or \"add\""},
        {entry(R"("acton": "reject", )" + about), "4:20: a correction has no \"acton\""},
        {entry(about), "4:3: \"action\" is missing"},
        {entry(R"("action": "reject", )" + about), "4:3: \"reject\" needs \"old\""},
        {entry(R"("action": "add", )" + about), "4:3: \"add\" needs \"new\""},
        {entry(R"("action": "reject", "old": 5, )" + about),
            "4:32: \"old\" must be a text or null, not a number"},
        {entry("\"action\": \"reject\",\n   \"about\": {\"kind\": \"measure\", \"field\": \"partnere\"}"),
            "5:51: no measure has a \"partnere\""},
        {entry("\"action\": \"add\", \"new\": \"x\",\n   \"about\": {\"kind\": \"goal\", \"field\": "
               "\"text\", \"page\": \"4\"}"),
            "5:57: \"page\" must be a number, not a text"},
        {entry("\"action\": \"add\", \"new\": \"x\",\n   \"about\": {\"kind\": \"goal\", \"field\": "
               "\"text\", \"box\": [1, 2, 3]}"),
            "5:54: \"box\" must have four edges"},
    }));
    CAPTURE(json);
    try {
        corrections_from_json(json);
        FAIL("it was taken");
    } catch (ImportError const& error) {
        CHECK(error.kind() == ImportErrorKind::BadCorrections);
        CHECK(std::string(error.what()).substr(0, message.size()) == message);
    }
}
