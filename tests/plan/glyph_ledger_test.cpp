#include "plan/glyph_ledger.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

// A page of glyphs ten points apart, a glyph a byte.
PageContent page_of(int number, GlyphId first, std::string text) {
    PageContent page;
    page.number = number;
    page.first_glyph = first;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        auto const x = static_cast<float>(10 * i);
        page.glyphs.push_back({x, 0, x + 10, 10, i, 100});
    }
    page.text = std::move(text);
    return page;
}

GlyphTable two_pages() {
    GlyphTable glyphs;
    glyphs.add(page_of(1, 0, "ab cd"));
    glyphs.add(page_of(2, 5, ""));
    glyphs.add(page_of(3, 5, "efg"));
    return glyphs;
}

bool adds_up(Coverage const& c) {
    return c.characters == c.fields + c.sections + c.furniture + c.unplaced;
}

} // namespace

TEST_CASE("nothing is placed before it is marked, and spaces do not count", "[plan][ledger]") {
    auto const glyphs = two_pages();
    GlyphLedger const ledger(glyphs);
    CHECK(ledger.total() == Coverage{7, 0, 0, 0, 7});
    CHECK(ledger.by_page() == std::vector<Coverage>{{4, 0, 0, 0, 4}, {}, {3, 0, 0, 0, 3}});
}

TEST_CASE("a glyph marked twice counts once, for the greater use", "[plan][ledger]") {
    auto const glyphs = two_pages();
    GlyphLedger ledger(glyphs);
    SourcedText text{"ab", {0, 1}, {3}};
    ledger.mark(text, GlyphUse::Field);
    ledger.mark(text, GlyphUse::Section);
    ledger.mark(std::vector<GlyphId>{4, 4, no_glyph}, GlyphUse::Section);
    ledger.mark(std::vector<GlyphId>{5, 6}, GlyphUse::Furniture);
    CHECK(ledger.total() == Coverage{7, 3, 1, 2, 1});
    CHECK(adds_up(ledger.total()));
    CHECK(ledger.use_of(1) == GlyphUse::Field);
}

TEST_CASE("each stretch that nobody took is reported with its box", "[plan][ledger]") {
    auto const glyphs = two_pages();
    GlyphLedger ledger(glyphs);
    ledger.mark(std::vector<GlyphId>{1, 6}, GlyphUse::Field);
    Diagnostics diagnostics;
    ledger.report_unplaced(diagnostics);
    REQUIRE(diagnostics.all().size() == 4);
    auto const& stretch = diagnostics.all()[1];
    CHECK(stretch.code == "unplaced");
    CHECK(stretch.message == "2 characters stand in no field and no section");
    CHECK(stretch.at == std::vector<Place>{{1, {30, 0, 50, 10}}});
    CHECK(diagnostics.all()[3].at[0].page == 3);
}

TEST_CASE("a ledger of nothing adds up to nothing", "[plan][ledger]") {
    GlyphTable const glyphs;
    GlyphLedger const ledger(glyphs);
    CHECK(ledger.total() == Coverage{});
    CHECK(ledger.by_page().empty());
}
