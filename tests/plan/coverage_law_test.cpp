// The law of the coverage ledger: nothing is lost between the tree and the plan, and what the ledger calls
// placed can be read in the plan.

#include "plan/plan_json.h"
#include "plan/random_tree.h"
#include "plan/read_plan.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

std::vector<std::string> const known_words = {"Tiltak", "Ansvar", "Frist", "Resultatmål", "Effektmål",
    "Partnere", "Kostnad", "Status", "Satsingsområde", "Hovedmål", "Delmål", "Visjon", "Budsjett 2025",
    "Regnskap 2024", "Beløp", "Sum", "Inntekter", "Nr.", "Tverrgående tema", "Handlingsprogram 2026",
    "Innledning", "Overordnede tiltak"};

// The texts of the plan alone, without places and diagnostics, which may quote what no field has.
std::string readable(Plan plan) {
    plan.diagnostics.clear();
    return plan_to_json(plan);
}

} // namespace

TEST_CASE("every word of a random document stands in its plan, and its ledger adds up", "[plan][ledger]") {
    auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    auto const& rules = library.named("norsk");
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        auto const document = random_tree(seed, known_words);
        Diagnostics diagnostics;
        auto const plan = read_plan(document.tree, {}, rules, diagnostics);
        CAPTURE(seed);
        auto const& c = plan.coverage;
        CHECK(c.characters == c.fields + c.sections + c.furniture + c.unplaced);
        std::uint64_t of_pages = 0;
        for (auto const& page : plan.coverage_by_page) of_pages += page.characters;
        CHECK(of_pages == c.characters);
        auto const json = readable(plan);
        std::string furniture;
        for (auto const& text : document.tree.furniture) furniture += text.text + " ";
        std::string lost;
        for (auto const& word : document.words)
            if (json.find(word) == std::string::npos && furniture.find(word) == std::string::npos)
                lost += word + " ";
        CHECK(lost == "");
    }
}
