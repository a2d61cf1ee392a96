#include "ocr/recognised.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

// A page with the runs "ab" and "c".
PageContent page_of_two_runs() {
    PageContent page;
    page.text = "abc";
    page.glyphs = {{0, 0, 1, 1, 0, 100}, {1, 0, 2, 1, 1, 100}, {5, 0, 6, 1, 2, 100}};
    page.fonts = {{"Arial", false, false, false}};
    page.runs.resize(2);
    page.runs[0].end = 2;
    page.runs[1].begin = 2;
    page.runs[1].end = 3;
    return page;
}

Recognised found_text() {
    Recognised found;
    found.text = "ø 1";
    found.glyphs = {{0, 0, 1, 1, 0, 90}, {1, 0, 2, 1, 2, 90}, {2, 0, 3, 1, 3, 50}};
    found.fonts = {{"Arial", false, false, false}, {"recognised", true, false, false}};
    found.runs.resize(1);
    found.runs[0].end = 3;
    found.runs[0].font = 1;
    return found;
}

} // namespace

TEST_CASE("what was recognised comes behind what the page draws", "[ocr]") {
    auto page = page_of_two_runs();
    add_to_page(page, found_text());

    CHECK(page.recognised);
    REQUIRE(page.runs.size() == 3);
    CHECK(page.text_of(page.runs[1]) == "c");
    CHECK(page.text_of(page.runs[2]) == "ø 1");
    CHECK(page.fonts.size() == 2);
    CHECK(page.fonts[page.runs[2].font].bold);
}

TEST_CASE("spaces do not count as letters", "[ocr]") {
    CHECK(found_text().letters() == 2);
    CHECK(found_text().confidence() == Approx(0.7));
}

TEST_CASE("runs taken out of a page leave the others whole", "[ocr]") {
    auto page = page_of_two_runs();
    remove_runs(page, {true, false});

    CHECK(page.text == "c");
    REQUIRE(page.runs.size() == 1);
    CHECK(page.text_of(page.runs[0]) == "c");
    CHECK(page.glyphs[0].x0 == 5);
}
