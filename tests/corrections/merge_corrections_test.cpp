#include "corrections/merge_corrections.h"

#include "corrections/rule_example.h"
#include "ruleset/rule_examples.h"
#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

Correction decision(
    std::string const& quote, CorrectionAction action, std::string const& to, std::string const& when) {
    Correction correction;
    correction.action = action;
    correction.about = {"measure", "partners", quote, {"Rydde strender"}, {4, {1, 2, 3, 4}}, ""};
    correction.old_value = quote;
    if (action == CorrectionAction::Change) correction.new_value = to;
    correction.when = when;
    return correction;
}

using enum CorrectionAction;

} // namespace

TEST_CASE(
    "two persons' decisions become one file, their conflicts are listed and stay in it", "[corrections]") {
    std::vector<CorrectionsFile> const files{
        {"plan.pdf", "old",
            {decision("KS", Accept, "", "2026-01-01"), decision("LO", Change, "NHO", "2026-01-02")}},
        {"plan.pdf", "new",
            {decision("KS", Accept, "", "2026-02-01"), decision("LO", Reject, "", "2026-02-02"),
                decision("NAV", Reject, "", "2026-02-03")}}};
    auto const merged = merge_corrections(files);
    CHECK(merged.file.sha256 == "new");
    CHECK(merged.file.entries.size() == 4);
    REQUIRE(merged.conflicts.size() == 1);
    CHECK(merged.conflicts[0].earlier.new_value == "NHO");
    CHECK(merged.conflicts[0].later.action == Reject);
    std::vector<CorrectionsFile> const other_way{files[1], files[0]};
    CHECK(corrections_to_json(merge_corrections(other_way).file) == corrections_to_json(merged.file));
    // Merging again with what it came from adds nothing.
    std::vector<CorrectionsFile> const again{merged.file, files[0], files[1]};
    CHECK(corrections_to_json(merge_corrections(again).file) == corrections_to_json(merged.file));
}

TEST_CASE("a correction becomes a rule whose own example holds", "[corrections]") {
    auto const none = RuleLibrary::from_texts(
        {{"norsk", "[[term]]\nid = 'measure'\nmeans = 'measure'\nmatch = 'tiltak'\nyes = 'Tiltak'\n"}});
    auto correction = decision("Partnere: KS (sentralt) og \"Enova\" i 2026", Change, "KS (sentralt)", "");
    SECTION("of a changed value") {}
    SECTION("of a rejected one") {
        correction = decision("Se også 2.1 [vedlegg]", Reject, "", "");
    }
    SECTION("of an added one") {
        correction.action = Add;
        correction.about.kind = "target";
        correction.about.field = "text";
        correction.new_value = correction.about.quote;
    }
    SECTION("of another kind") {
        correction.about.kind = "target";
        correction.about.field = "kind";
        correction.about.quote = "";
        correction.old_value = "unspecified";
        correction.new_value = "effect";
    }
    auto const toml = rule_example(correction, none.named("norsk"));
    CAPTURE(toml);
    auto const mine = RuleLibrary::from_texts({{"mine", toml}});
    auto const result = try_examples(mine.named("mine").files().front());
    CHECK(result.examples == 1);
    CHECK(result.faults.empty());
}

TEST_CASE("a rule that looks at a value's own words gets them as an example", "[corrections]") {
    auto const library =
        RuleLibrary::from_texts({{"norsk", "[[statement]]\nid = 'vision.said'\nmeans = 'vision'\nmatch = "
                                           "'visjonen er (?P<text>.*)'\nyes = 'Visjonen er god.'\n"}});
    auto correction = decision("Visjonen er uklar", Reject, "", "");
    correction.about.rule = "norsk/vision.said";
    auto const said = rule_example(correction, library.named("norsk"));
    CHECK(said.ends_with(
        "# an example for the rule vision.said in norsk.toml\nno = [\"Visjonen er uklar\"]\n"));
}
