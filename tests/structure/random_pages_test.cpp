// Pages of random text, lines, fills and pictures: the laws hold on each, and time stays bounded on the
// worst.
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "structure/build_tree.h"
#include "support/laws.h"
#include "support/page_builder.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <limits>
#include <random>
#include <string>

using namespace planleser;

namespace {

class RandomPages {
public:
    explicit RandomPages(unsigned seed) : m_random(seed) {}

    PageContent page(int number, GlyphId first_glyph) {
        test::PageBuilder builder(595, 842, number);
        builder.first_glyph(first_glyph);
        int const kinds = pick(1, 6);
        for (int kind = 0; kind < kinds; ++kind) add_part(builder);
        return builder.page();
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    double place(double low, double high) { return std::uniform_real_distribution(low, high)(m_random); }
    std::string words(int count) {
        static char const* const some[] = {"tiltak", "Regionen", "og", "2026", "•", "–", "1.", "a)", "2.1",
            "KS,", "sam-", "12 500", "*", "Mål:", "miljø", "....", "vedtatt.", "x"};
        std::string text;
        for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + std::string(some[pick(0, 17)]);
        return text;
    }
    void add_part(test::PageBuilder& builder) {
        double const x = place(-20, 500), y = place(-20, 800), size = place(0.5, 24);
        switch (pick(0, 6)) {
        case 0: // a paragraph
            for (int i = 0; i < pick(1, 12); ++i)
                builder.text(x, y + i * size * 1.2, size, words(pick(1, 8)));
            break;
        case 1: // a grid, some of its lines missing
            for (int row = 0; row < 5; ++row)
                for (int column = 0; column < 3; ++column) {
                    if (pick(0, 3) > 0)
                        builder.frame(50 + 150 * column, y + 30 * row, 200 + 150 * column, y + 30 + 30 * row);
                    if (pick(0, 3) > 0)
                        builder.text(54 + 150 * column, y + 14 + 30 * row, 9, words(pick(1, 4)));
                }
            break;
        case 2: // text over text
            for (int i = 0; i < 4; ++i) builder.text(x + i, y + i * 0.5, size, words(3));
            break;
        case 3:
            builder.fill(x, y, x + place(0, 300), y + place(0, 200), {200, 220, 240});
            builder.text(x + 5, y + 15, 10, words(4));
            break;
        case 4:
            builder.picture(x, y, x + place(0, 200), y + place(0, 200));
            break;
        case 5: { // turned
            TextPlacement placement{.begin = y, .baseline = x, .size = size};
            placement.direction = pick(0, 1) == 0 ? Direction::Up : Direction::Down;
            builder.placed(placement, words(3));
            break;
        }
        default: // one line in a style of its own, perhaps where other pages have it too
            builder.bold(60, pick(0, 1) == 0 ? 40 : y, 12, words(3));
        }
    }
    std::mt19937 m_random;
};

double seconds_to_build(PageContent const& page) {
    CHECK_FALSE(page.glyphs.empty());
    auto const begin = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    std::vector<PageLayout> layouts{lay_out(page, {}, diagnostics)};
    GlyphTable glyphs;
    glyphs.add(page);
    set_furniture_aside(layouts);
    auto const tree = build_tree(std::move(layouts), std::move(glyphs), {}, diagnostics);
    CHECK(test::breaches(tree) == std::vector<std::string>{});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

TEST_CASE("no glyph of a random document is lost or doubled", "[structure]") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        RandomPages random(seed);
        Diagnostics diagnostics;
        std::vector<PageLayout> layouts;
        GlyphTable glyphs;
        for (int number = 1; number <= 3; ++number) {
            auto const page = random.page(number, glyphs.size());
            layouts.push_back(lay_out(page, {}, diagnostics));
            glyphs.add(page);
            CHECK(test::breaches(page, layouts.back()) == std::vector<std::string>{});
        }
        set_furniture_aside(layouts);
        auto const tree = build_tree(std::move(layouts), std::move(glyphs), {}, diagnostics);
        CHECK(test::breaches(tree) == std::vector<std::string>{});
    }
}

// A page of 20 000 words takes some tenths of a second; a step that is not n log n takes minutes.
TEST_CASE("a page with far too much on it takes seconds", "[structure]") {
    constexpr int words = 20000;
    constexpr double most_seconds = 20; // with assertions on, on a busy machine
    std::mt19937 random(7);
    std::uniform_real_distribution<double> across(0, 595), down(0, 842);

    SECTION("words anywhere") {
        test::PageBuilder builder;
        for (int i = 0; i < words; ++i) builder.text(across(random), down(random), 6, "buss");
        CHECK(seconds_to_build(builder.page()) < most_seconds);
    }
    SECTION("all words in one place") {
        test::PageBuilder builder;
        for (int i = 0; i < words; ++i) builder.text(100, 100, 6, i % 2 == 0 ? "buss" : "tog");
        CHECK(seconds_to_build(builder.page()) < most_seconds);
    }
    SECTION("one word a line, far down the page") {
        test::PageBuilder builder(595, 300000);
        for (int i = 0; i < words; ++i) builder.text(60 + (i % 7) * 40, 14 * i, 10, "buss");
        CHECK(seconds_to_build(builder.page()) < most_seconds);
    }
    SECTION("one endless line") {
        test::PageBuilder builder(300000, 842);
        for (int i = 0; i < words; ++i) builder.text(60.0 * i, 100, 10, "buss");
        CHECK(seconds_to_build(builder.page()) < most_seconds);
    }
    SECTION("drawn lines and fills without number") {
        test::PageBuilder builder;
        for (int i = 0; i < words; ++i) {
            double const x = across(random), y = down(random);
            builder.line(x, y, x + 20, y).line(x, y, x, y + 20).fill(x, y, x + 30, y + 20, {200, 200, 0});
        }
        builder.text(60, 100, 10, "buss og bane");
        CHECK(seconds_to_build(builder.page()) < most_seconds);
    }
    SECTION("letters without size or place") {
        test::PageBuilder builder;
        for (int i = 0; i < 100; ++i) builder.text(60, 100, 0, "buss");
        auto page = builder.page();
        for (auto& glyph : page.glyphs) glyph.x1 = glyph.x0 = glyph.y0 = glyph.y1 = 0;
        page.glyphs[3].x0 = std::numeric_limits<float>::quiet_NaN();
        page.runs[5].baseline = std::numeric_limits<float>::quiet_NaN();
        page.runs[6].size = std::numeric_limits<float>::infinity();
        CHECK(seconds_to_build(page) < most_seconds);
    }
}
