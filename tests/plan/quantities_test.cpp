#include "plan/quantities.h"

#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

QuantityRules const& own_rules() {
    static QuantityRules const rules =
        quantity_rules(RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules").named("norsk"));
    return rules;
}

std::string shown(Quantity const& quantity) {
    return quantity.bound + " " + quantity.value.to_string() +
           (quantity.value_to ? ".." + quantity.value_to->to_string() : "") + " " + quantity.unit +
           (quantity.deadline ? " by " + *quantity.deadline : "") + " | " + quantity.words;
}

} // namespace

TEST_CASE("targets say how many of what, by when", "[plan][quantities]") {
    struct Case {
        std::string text;
        std::vector<std::string> expected;
    };
    auto const c = GENERATE(values<Case>({
        {"Minst 15 kommuner deltar", {"at_least 15 kommuner | Minst 15 kommuner"}},
        {"Over 30 deltakere på samlingen", {"at_least 30 deltakere | Over 30 deltakere"}},
        {"80 % positiv respons", {"exactly 80 % | 80 % positiv"}},
        {"2-4 møter i året", {"exactly 2..4 møter | 2-4 møter"}},
        {"To større prosjektsøknader er sendt", {"exactly 2 prosjektsøknader | To større prosjektsøknader"}},
        {"Redusere utslipp med 55 prosent innen 2030", {"exactly 55 % by 2030 | 55 prosent"}},
        {"Ca. 3,7 mill. kr i støtte", {"about 3700000 NOK | Ca. 3,7 mill. kr"}},
        {"inntil 50 000 EUR", {"at_most 50000 EUR | inntil 50 000 EUR"}},
        {"Ikke mindre enn fire møter, maks 10 timer",
            {"at_least 4 møter | Ikke mindre enn fire møter", "at_most 10 timer | maks 10 timer"}},
        {"Det holdes 6 møter. Senest 1. halvår 2026 er 12 kommuner med",
            {"exactly 6 møter | 6 møter", "exactly 12 kommuner by 1. halvår 2026 | 12 kommuner"}},
        {"100 deltakere årlig", {"exactly 100 deltakere | 100 deltakere"}},
        {"Mer enn 200", {"at_least 200  | Mer enn 200"}},
        {"Se punkt 3 og kapittel 4, jf. § 5", {}},
        {"Handlingsprogram 2026 vedtatt 18.12.2024", {}},
        {"E6 og COVID-19", {}},
        {"FNs bærekraftsmål 13", {}},
        {"Ingen tall her", {}},
        {"", {}},
    }));
    CAPTURE(c.text);
    std::vector<std::string> found;
    for (auto const& quantity : find_quantities(c.text, own_rules())) found.push_back(shown(quantity));
    CHECK(found == c.expected);
}

TEST_CASE("a text of nothing but numbers ends in time", "[plan][quantities]") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "minst 5 ";
    CHECK(find_quantities(text, own_rules()).size() <= 20'000);
}
