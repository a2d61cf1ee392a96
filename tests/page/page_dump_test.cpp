#include "page/page_dump.h"

#include "base/import_error.h"
#include "support/page_builder.h"

#include <catch2/catch.hpp>

using namespace planleser;
using test::PageBuilder;

namespace {

constexpr char const* whole_page = R"(page 3 595 x 842 label="iv" rotation=90 recognised
tag 0 Table element=5
tag 1 TD parent=0 element=7 rows=2 columns=3
text 72..98.5 100 10 bold italic fixed confidence=87 "Tiltak" font="Arial Narrow" #1f3864 tag=1
text 500..420 300 12.5 up "Økono\-mi \"2021\" C:\\x\_y"
text 10..40 20 8 down invisible "ned"
text 90..60 400 8 left "bak"
line 72,120 500,120 0.25 #999999
line 72,120 72,300 0.5
fill 72,90 500,110 #e3d9c8
picture 72,200 300,400 1200x800 mask index=2 tag=1 alt="Kart"
shapes 12 72,90 500,110
sector 220,320 380,480.5 #ff420e
link 72,90 100,102 "https://example.org"
page 4 842 x 595
text 72..98.5 100 10 "neste"
)";

std::string error_of(std::string_view text) {
    try {
        parse_pages(text);
    } catch (ImportError const& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a page description is read and written back the same", "[page]") {
    auto const pages = parse_pages(whole_page);
    REQUIRE(pages.size() == 2);
    CHECK(dump(pages) == whole_page);
}

TEST_CASE("a page description becomes glyphs, runs and styles", "[page]") {
    auto const pages = parse_pages(whole_page);
    auto const& page = pages.at(0);
    CHECK(page.number == 3);
    CHECK(page.label == "iv");
    REQUIRE(page.runs.size() == 4);
    auto const& run = page.runs[0];
    CHECK(page.text_of(run) == "Tiltak");
    CHECK(run.end - run.begin == 6);
    CHECK(run.box.x0 == Approx(72));
    CHECK(run.box.x1 == Approx(98.5));
    CHECK(run.tag == 1);
    CHECK(page.fonts[run.font] == Font{"Arial Narrow", true, true, true});
    CHECK(page.glyphs[0].confidence == 87);
    auto const& up = page.runs[1];
    CHECK(page.text_of(up) == "Økono\u00ADmi \"2021\" C:\\x\u00A0y");
    CHECK(page.box_of(up.begin).y1 == Approx(500));
    CHECK(page.box_of(up.end - 1).y0 == Approx(420));
    CHECK(page.tags[1].row_span == 2);
    CHECK(pages[1].first_glyph == page.glyphs.size());
}

TEST_CASE("a text without an end is as wide as its letters", "[page]") {
    auto const pages = parse_pages("page 1 100 x 100\n# a comment\n\ntext 10 50 10 \"ab\"\r\n");
    CHECK(pages.at(0).runs.at(0).box.x1 == Approx(10 + 10 * (.556 + .556)));
}

TEST_CASE("the builder and the description make the same page", "[page]") {
    auto const built = PageBuilder(595, 842)
                           .text(72, 100, 10, "Tiltak")
                           .bold(72, 120, 12, "Mål")
                           .line(72, 104, 500, 104)
                           .fill(72, 90, 500, 110, {0xE3, 0xD9, 0xC8})
                           .page();
    CHECK(dump(built) == dump(parse_pages("page 1 595 x 842\n"
                                          "text 72 100 10 \"Tiltak\"\n"
                                          "text 72 120 12 bold \"Mål\"\n"
                                          "line 72,104 500,104\n"
                                          "fill 72,90 500,110 #e3d9c8\n")));
}

TEST_CASE("a disc is described by its box and its colour", "[page]") {
    auto const text = "page 1 100 x 100\ndisc 10,10 20.5,20.5 #d9534f\n";
    CHECK(dump(parse_pages(text)) == text);
}

TEST_CASE("a wrong page description is refused with its line", "[page]") {
    CHECK(error_of("text 1 2 3 \"x\"") == "line 1 of the page description: expected a page before anything "
                                          "on it, before this at \"1 2 3 \"x\"\"");
    CHECK(error_of("page 1 10 x 10\ntext 1 2 3") ==
          "line 2 of the page description: expected the text at \"\"");
    CHECK(error_of("page 1 10 x 10\nfill 1,2 3,4 red") ==
          "line 2 of the page description: expected a colour such as #1f3864 at \"red\"");
    CHECK(error_of("page 1 10 x 10\nline 9,2 3,4") ==
          "line 2 of the page description: expected a box of the top left and the bottom right corner before "
          "this at \"\"");
    CHECK(error_of("page 1 10 x 10\ntext 1 2 3 \"x") ==
          "line 2 of the page description: expected a closing quotation mark at \"\"");
    CHECK(
        error_of("page 1 10 x 10\ntext 1 2 3 \"x\" tag=0") ==
        "line 2 of the page description: expected the number of a tag described above, before this at \"\"");
    CHECK(error_of("page 0 10 x 10") ==
          "line 1 of the page description: expected a page number, from 1, before this at \"10 x 10\"");
    CHECK(error_of("page 1 10 x 10\ntext 1 2 3 \"\xED\xA0\"")
              .starts_with("line 2 of the page description: expected UTF-8 at "));
    CHECK(error_of("page 1 1e9 x 10").find("expected x at \"e9 x 10\"") != std::string::npos);
}
