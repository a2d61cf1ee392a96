#include "plan/list_parts.h"

#include "ruleset/rule_library.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

using Texts = std::vector<std::string>;

RuleSet const& norsk() {
    static auto const library = RuleLibrary::load(PLANLESER_SOURCE_DIR "/rules");
    return library.named("norsk");
}

SourcedText plain(std::string const& text) {
    SourcedText result;
    result.text = text;
    result.origin.assign(text.size(), no_glyph);
    return result;
}

Texts split(std::string const& text, ListSplit how) {
    Piece const piece{plain(text), {}, 0};
    Texts parts;
    for (auto const& part : split_list(std::span(&piece, 1), how, norsk())) parts.push_back(part.text);
    return parts;
}

} // namespace

TEST_CASE("partners are split at commas and a last og, but not inside names", "[plan]") {
    auto const [text, expected] = GENERATE(table<std::string, Texts>({
        {"KS, NHO og LO", {"KS", "NHO", "LO"}},
        {"Kommuner, medier, og andre aktører", {"Kommuner", "medier", "andre aktører"}},
        {"Norges vassdrags- og energidirektorat (NVE), KS",
            {"Norges vassdrags- og energidirektorat (NVE)", "KS"}},
        {"Direktoratet for samfunnssikkerhet og beredskap",
            {"Direktoratet for samfunnssikkerhet og beredskap"}},
        {"KS, partnere i Sverige og Danmark", {"KS", "partnere i Sverige og Danmark"}},
        {"Klynger (næring, forskning) og NAV", {"Klynger (næring, forskning)", "NAV"}},
        {"KS, NHO, m.fl.", {"KS", "NHO"}},
        {"helseforetakene og næringen. Regionale sentre",
            {"helseforetakene", "næringen", "Regionale sentre"}},
        {"-", {}},
    }));
    CHECK(split(text, ListSplit::AtAnd) == expected);
}

TEST_CASE("those responsible keep the og of their names", "[plan]") {
    auto const [text, expected] = GENERATE(table<std::string, Texts>({
        {"Helse og mestring", {"Helse og mestring"}},
        {"Kultur og idrett, NAV", {"Kultur og idrett", "NAV"}},
        {"Rådmannen og NAV", {"Rådmannen", "NAV"}},
        {"Kulturskolen / Plan og miljø", {"Kulturskolen", "Plan og miljø"}},
        {"Oppvekst/helse", {"Oppvekst/helse"}},
    }));
    CHECK(split(text, ListSplit::AtCommas) == expected);
}

TEST_CASE("UN goals are found by number and by name", "[plan]") {
    auto const [text, expected] = GENERATE(table<std::string, std::vector<int>>({
        {"FN9, 11 og 13", {9, 11, 13}},
        {"FN 17 FN 8", {8, 17}},
        {"Mål 3: God helse, 11.2", {3}},
        {"Stoppe klimaendringene", {13}},
        {"3, 10", {3, 10}},
        {"18 og 0", {}},
    }));
    CHECK(find_sdgs(plain(text), SdgContext::Bare, norsk()) == expected);
}
