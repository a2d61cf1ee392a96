#include "layout/words.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace planleser;

namespace {

// A run of one byte a glyph, each `advance` wide, `gap` between them.
void draw(
    PageContent& page, std::string const& text, double x, double baseline, float size = 10, double gap = 0) {
    GlyphRun run;
    run.begin = static_cast<std::uint32_t>(page.glyphs.size());
    run.size = size;
    run.baseline = static_cast<float>(baseline);
    double const advance = 0.5 * static_cast<double>(size);
    for (char const letter : text) {
        Glyph glyph;
        glyph.x0 = static_cast<float>(x);
        glyph.x1 = static_cast<float>(x + advance);
        glyph.y0 = static_cast<float>(baseline) - 0.8F * size;
        glyph.y1 = static_cast<float>(baseline) + 0.2F * size;
        glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
        page.text += letter;
        page.glyphs.push_back(glyph);
        run.box.include({glyph.x0, glyph.y0, glyph.x1, glyph.y1});
        x += advance + gap;
    }
    run.end = static_cast<std::uint32_t>(page.glyphs.size());
    page.runs.push_back(run);
}

std::vector<std::string> texts_of(PageContent const& page, std::vector<Word> const& words) {
    std::vector<std::string> texts;
    for (Word const& word : words) {
        std::string text;
        for (auto glyph = word.begin; glyph < word.end; ++glyph) text += page.text_of(glyph);
        texts.push_back(text);
    }
    return texts;
}

} // namespace

TEST_CASE("words end at space glyphs", "[words]") {
    PageContent page;
    draw(page, " 6 834  kr ", 50, 100);
    Diagnostics diagnostics;
    CHECK(texts_of(page, find_words(page, diagnostics)) == std::vector<std::string>{"6", "834", "kr"});
    CHECK(diagnostics.empty());
}

TEST_CASE("words end at a gap where no space is drawn", "[words]") {
    PageContent page;
    draw(page, "areal", 50, 100);
    for (std::size_t glyph = 2; glyph < 5; ++glyph) {
        page.glyphs[glyph].x0 += 2.5F;
        page.glyphs[glyph].x1 += 2.5F;
    }
    Diagnostics diagnostics;
    CHECK(texts_of(page, find_words(page, diagnostics)) == std::vector<std::string>{"ar", "eal"});
}

TEST_CASE("wide letter spacing does not cut a word into letters", "[words]") {
    PageContent page;
    draw(page, "HANDLINGSPROGRAM", 50, 100, 10, 3);
    Diagnostics diagnostics;
    CHECK(texts_of(page, find_words(page, diagnostics)) == std::vector<std::string>{"HANDLINGSPROGRAM"});
}

TEST_CASE("a heading that is cut off behind a figure ends where the next one begins", "[words]") {
    PageContent page;
    draw(page, "Budsjett 202Regnskap 2025", 50, 100);
    draw(page, "IN1000Kurs K2Plan", 50, 120);
    Diagnostics diagnostics;
    CHECK(texts_of(page, find_words(page, diagnostics)) ==
          std::vector<std::string>{"Budsjett", "202", "Regnskap", "2025", "IN1000", "Kurs", "K2Plan"});
}

TEST_CASE("a superscript knows the word it is raised on", "[words]") {
    PageContent page;
    draw(page, "inntekter", 50, 100);
    draw(page, "1", 95, 96.5, 6);
    draw(page, "neste", 105, 100);
    Diagnostics diagnostics;
    auto const words = find_words(page, diagnostics);
    REQUIRE(words.size() == 3);
    CHECK(words[0].raised_on == -1);
    CHECK(words[1].raised_on == 0);
    CHECK(words[2].raised_on == -1);
}

TEST_CASE("text printed twice for a bold look counts once", "[words]") {
    PageContent page;
    draw(page, "Sum sum", 50, 100);
    draw(page, "Sum sum", 50.4, 100.1);
    draw(page, "Sum", 50, 112);
    Diagnostics diagnostics;
    auto const words = find_words(page, diagnostics);
    REQUIRE(words.size() == 5);
    std::vector<bool> repeated;
    for (Word const& word : words) repeated.push_back(word.repeated);
    CHECK(repeated == std::vector<bool>{false, false, true, true, false});
}

TEST_CASE("leader dots are a word of their own", "[words]") {
    PageContent page;
    draw(page, "Kontingenter........6834", 50, 100);
    draw(page, "o.l...", 50, 120);
    Diagnostics diagnostics;
    auto const words = find_words(page, diagnostics);
    CHECK(texts_of(page, words) == std::vector<std::string>{"Kontingenter", "........", "6834", "o.l..."});
    CHECK(words[1].leader);
    CHECK_FALSE(words[0].leader);
}

TEST_CASE("glyphs without a finite place are reported and kept", "[words]") {
    PageContent page;
    draw(page, "ab", 50, 100);
    page.glyphs[0].x0 = std::numeric_limits<float>::quiet_NaN();
    Diagnostics diagnostics;
    auto const words = find_words(page, diagnostics);
    REQUIRE(words.size() == 1);
    CHECK(std::isfinite(words[0].box.x0));
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "text-without-place");
}
