#include "ruleset/rule_library.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

std::string const general = R"(
[words]
partner = ["partner", "partnar"]
[[term]]
id = "partners"
means = "partners"
match = '{partner}e?r?'
yes = ["Partnere", "Partnarar"]
[[term]]
id = "measure"
means = "measure"
match = 'tiltak'
where = "column"
yes = "Tiltak"
[[statement]]
id = "vision"
means = "vision"
match = 'visjonen er (?P<text>.+)'
yes = "Visjonen er klar"
)";

std::string family(std::string const& head, std::string const& rest = {}) {
    return "inherits = \"general\"\n[for]\n" + head + "\n" + rest;
}

RuleLibrary library(std::map<std::string, std::string> files = {}) {
    files["general"] = general;
    return RuleLibrary::from_texts(files);
}

} // namespace

TEST_CASE("a term is found whatever its case, accents and colon", "[ruleset]") {
    auto const rules = library();
    auto const& set = rules.named("general");
    for (auto const* text : {"Partner", "PARTNERE:", " partnarer ", "Pártner"}) {
        INFO(text);
        auto const hit = set.find_term(text, TermPlace::Label);
        REQUIRE(hit);
        CHECK(hit->rule->means == Meaning::Partners);
    }
    CHECK_FALSE(set.find_term("Partner i tiltaket", TermPlace::Label));
    CHECK_FALSE(set.find_term("Tiltak", TermPlace::Heading));
    CHECK(set.find_term("Tiltak", TermPlace::Column));
}

TEST_CASE("a capture is a part of the text as it was given", "[ruleset]") {
    auto const rules = library();
    std::string const text = "Vår – VISJONEN er Ålesund først";
    auto const hits = rules.named("general").find_all(RuleKind::Statement, text);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].capture("text")->of(text) == "Ålesund først");
}

TEST_CASE("a family file's rule takes the place of the inherited one with its id", "[ruleset]") {
    auto const rules = library(
        {{"family", family("title = 'program'", "[[term]]\nid = \"partners\"\nmeans = \"responsible\"\nmatch "
                                                "= ['lag', '{partner}']\nyes = \"Lag\"\n")}});
    auto const& set = rules.named("family");
    CHECK(set.find_term("Lag", TermPlace::Column)->rule->name == "family/partners");
    CHECK(set.find_term("Partner", TermPlace::Column)->rule->means == Meaning::Responsible);
    CHECK_FALSE(set.find_term("Partnere", TermPlace::Column));
    CHECK(set.find_term("Tiltak", TermPlace::Column)->rule->name == "general/measure");
}

TEST_CASE("a file can leave out an inherited rule", "[ruleset]") {
    auto const rules = library({{"family", "inherits = \"general\"\nleave_out = \"measure\"\n"}});
    CHECK_FALSE(rules.named("family").find_term("Tiltak", TermPlace::Column));
}

TEST_CASE("the file of the highest priority whose scope fits is chosen, with the reason", "[ruleset]") {
    auto const rules = library({{"low", family("title = 'program'\npriority = 1")},
        {"high", family("title = 'handlingsprogram'\nyears = [2020, 2022]\npriority = 5")}});
    auto const chosen = [&](std::string title, std::optional<int> year) {
        auto const choice = rules.choose({std::move(title), {}, {}, {}, year});
        return choice.rules->name() + ": " + choice.reason;
    };
    CHECK(
        chosen("Handlingsprogram", 2021) == "high: title has \"handlingsprogram\", year is 2021; priority 5");
    CHECK(chosen("PROGRAM for alle", 2021) == "low: title has \"program\"; priority 1");
    CHECK(chosen("Handlingsprogram", std::nullopt) == "general: no other rule file is for this document");
}

TEST_CASE("a file that inherits from none, or from itself, is refused", "[ruleset]") {
    CHECK_THROWS_WITH(library({{"family", "inherits = \"genral\"\n"}}),
        "family.toml: no rule file is named \"genral\"; did you mean \"general\"?");
    CHECK_THROWS_WITH(library({{"a", "inherits = \"b\"\n"}, {"b", "inherits = \"a\"\n"}}),
        Catch::Contains("inherits from itself"));
}
