#include "text/normalise.h"

#include "text/sourced.h"

#include <catch2/catch.hpp>
#include <set>

using namespace planleser;

namespace {

struct Case {
    std::string raw, expected;
};

std::set<GlyphId> glyphs_of(SourcedText const& text) {
    std::set<GlyphId> glyphs(text.origin.begin(), text.origin.end());
    glyphs.insert(text.dropped.begin(), text.dropped.end());
    glyphs.erase(no_glyph);
    return glyphs;
}

} // namespace

TEST_CASE("a line reads as a reader reads it", "[text]") {
    auto const c = GENERATE(values<Case>({
        {"Sum inntekter", "Sum inntekter"},
        {"", ""},
        {"   ", ""},
        {"  to  mellomrom ", "to mellomrom"},
        {"a\u030Arets mål", "årets mål"},
        {"A\u030A", "Å"},
        {"\u212B", "Å"},
        {"x\u0301\u0327y", "x\u0327\u0301y"},
        {"\uFB01nansiering av e\uFB03sient dri\uFB05", "finansiering av effisient drist"},
        {"6\u00A0987\u2009000", "6 987 000"},
        {"tabulator\there\r\n", "tabulator here"},
        {"sam\u00ADordning", "samordning"},
        {"sam\u00AD", "sam\u00AD"},
        {"sam\u00AD \u200B", "sam\u00AD"},
        {"sam\u00AD\u2010", "sam\u00AD"},
        {"2025\u00AD2028", "2025-2028"},
        {"E6\u00ADutbygging, Nord\u00ADNorge", "E6-utbygging, Nord-Norge"},
        {"areal\u00AD og", "areal- og"},
        {"e\u2011post og e\u2010post", "e-post og e-post"},
        {"2025–2028 — \u2212118", "2025–2028 — \u2212118"},
        {"\uF0B7 punkt \uF0A7 punkt \uF0D8 punkt \uF0FC", "• punkt ▪ punkt ➢ punkt ✓"},
        {"\uF041\uE001", "\uF041\uE001"},
        {"null\u200Bbredde\uFEFF", "nullbredde"},
        {"H₂O ½ m²", "H₂O ½ m²"},
        {"brutt \xC3 her", "brutt \uFFFD her"},
        {"Åse ønsker blåbær på tå", "Åse ønsker blåbær på tå"},
        {"blåbær  på tå", "blåbær på tå"},
        {"på\u00A0øya", "på øya"},
        {"øya\xC3", "øya\uFFFD"},
        {"\xC3\xC3\xA5", "\uFFFDå"},
        {"blå o\u0308l", "blå öl"},
    }));
    CAPTURE(c.raw);
    auto const raw = sourced(c.raw);
    auto const result = normalise(raw);
    CHECK(result.text == c.expected);
    CHECK(result.origin.size() == result.text.size());
    CHECK(glyphs_of(result) == glyphs_of(raw));
}

TEST_CASE("every byte of a ligature leads to the ligature's glyph", "[text]") {
    auto const result = normalise(sourced("\uFB03x", 7));
    CHECK(result.origin == std::vector<GlyphId>{7, 7, 7, 8});
    CHECK(result.dropped.empty());
}

TEST_CASE("a letter and its accent share the bytes of the letter they make", "[text]") {
    auto const result = normalise(sourced("a\u030A", 7));
    CHECK(result.text == "å");
    CHECK(result.origin == std::vector<GlyphId>{7, 8});
}

TEST_CASE("spaces that go are dropped glyphs, spaces nobody drew are nothing", "[text]") {
    SourcedText raw;
    raw.append("a", 1);
    raw.append(" ", no_glyph);
    raw.append(" ", 2);
    raw.append("b", 3);
    auto const result = normalise(raw);
    CHECK(result.text == "a b");
    CHECK(result.dropped == std::vector<GlyphId>{2});
}

TEST_CASE("dropped glyphs of the raw text stay", "[text]") {
    auto raw = sourced("a  b", 10);
    raw.dropped = {3};
    CHECK(normalise(raw).dropped == std::vector<GlyphId>{3, 12});
}

TEST_CASE("thousands of combining marks are kept and end in time", "[text]") {
    std::string text = "a";
    for (int i = 0; i < 20000; ++i) text += i % 2 ? "\u0301" : "\u0316";
    auto const raw = sourced(text);
    CHECK(glyphs_of(normalise(raw)) == glyphs_of(raw));
}
