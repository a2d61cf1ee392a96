#include "text/hyphenation.h"

#include "text/normalise.h"
#include "text/sourced.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

HyphenationOptions const norwegian{{"og", "eller", "samt", "til", "og/eller"}};

std::string joined(std::string_view first, std::string_view second, Vocabulary const& vocabulary = {}) {
    auto text = normalise(sourced(first));
    append_line(text, normalise(sourced(second, 1000)), vocabulary, norwegian);
    CHECK(text.origin.size() == text.text.size());
    return text.text;
}

struct Case {
    std::string first, second, expected;
};

} // namespace

TEST_CASE("a broken word becomes whole and a compound keeps its hyphen", "[text][hyphenation]") {
    auto const c = GENERATE(values<Case>({
        {"for nærings-", "arealer i", "for næringsarealer i"},
        {"sam\u00AD", "ordning", "samordning"},
        {"Kunnskaps-", "og utdanning", "Kunnskaps- og utdanning"},
        {"areal-", "og transport", "areal- og transport"},
        {"areal-", "eller transport", "areal- eller transport"},
        {"klima-, miljø-", "og energi", "klima-, miljø- og energi"},
        {"klima-,", "miljø- og", "klima-, miljø- og"},
        {"E6-", "utbygging", "E6-utbygging"},
        {"E6\u00AD", "utbygging", "E6-utbygging"},
        {"KS-", "medlemmer", "KS-medlemmer"},
        {"FoU-", "midler", "FoU-midler"},
        {"Nord-", "Norge", "Nord-Norge"},
        {"Nord\u00AD", "Norge", "Nord-Norge"},
        {"COVID-", "19", "COVID-19"},
        {"2025-", "2028", "2025-2028"},
        {"2025–", "2028", "2025–2028"},
        {"perioden 2025 –", "2028", "perioden 2025 – 2028"},
        {"e-", "post", "e-post"},
        {"tiltak -", "se under", "tiltak - se under"},
        {"tiltak –", "se under", "tiltak – se under"},
        {"ende", "ny linje", "ende ny linje"},
        {"klima/", "miljø", "klima/miljø"},
        {"klima /", "miljø", "klima / miljø"},
        {"klima", "/miljø", "klima/miljø"},
        {"og/", "eller", "og/eller"},
        {"https://osloregionen.no/", "planer", "https://osloregionen.no/planer"},
        {"«pluss»-", "ordninger", "«pluss»-ordninger"},
        {"samordnings-", "/utviklingsarbeid", "samordnings-/utviklingsarbeid"},
        {"E6-utbyg-", "gingen", "E6-utbyggingen"},
        {"", "første", "første"},
        {"siste", "", "siste"},
        {"-", "punkt", "- punkt"},
        {"Øko-", "nomi", "Økonomi"},
    }));
    CAPTURE(c.first, c.second);
    CHECK(joined(c.first, c.second) == c.expected);
}

TEST_CASE("the document's own words decide where form does not", "[text][hyphenation]") {
    Vocabulary words;
    words.add_line("Oslo ligger i Oslo-regionen, med Vest-banen og IKT-løsning");
    words.add_line("en IKTstrategi for Østfold og Osloområdet");
    CHECK(joined("i Oslo-", "regionen", words) == "i Oslo-regionen");
    CHECK(joined("IKT-", "strategi", words) == "IKTstrategi");
    CHECK(joined("vest-", "banen", words) == "vest-banen");
    CHECK(joined("Oslo-", "pakken", words) == "Oslo-pakken");
    CHECK(joined("Øst-", "fold", words) == "Østfold");
}

TEST_CASE("pieces of broken words are no vocabulary", "[text][hyphenation]") {
    Vocabulary words;
    words.add_line("vi vil sam-");
    words.add_line("ordne mer", Vocabulary::Begins::MidWord);
    CHECK_FALSE(words.contains("sam"));
    CHECK_FALSE(words.contains("ordne"));
    CHECK(words.contains("VIL"));
    CHECK(words.contains("mer"));
}

TEST_CASE("the hyphen that goes is a dropped glyph", "[text][hyphenation]") {
    auto text = sourced("ab-", 0);
    auto const begin = append_line(text, sourced("cd", 10), {}, norwegian);
    CHECK(text.text == "abcd");
    CHECK(text.origin == std::vector<GlyphId>{0, 1, 10, 11});
    CHECK(text.dropped == std::vector<GlyphId>{2});
    CHECK(begin == 2);
}

TEST_CASE("a line begins behind the space put in for it", "[text][hyphenation]") {
    auto text = sourced("ab", 0);
    CHECK(append_line(text, sourced("cd", 10), {}, norwegian) == 3);
    CHECK(text.origin[2] == no_glyph);
}

TEST_CASE("a soft hyphen that nothing follows is the hyphen a reader sees", "[text][hyphenation]") {
    auto text = sourced("sam\u00AD", 0);
    finish_lines(text);
    CHECK(text.text == "sam-");
    CHECK(text.origin == std::vector<GlyphId>{0, 1, 2, 3});
}
