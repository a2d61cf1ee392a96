#include "ocr/recognise.h"

#include "base/import_error.h"
#include "ocr/drawn_picture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

using namespace planleser;

namespace {

PageContent read(DrawnPicture const& picture, Diagnostics& diagnostics) {
    static TextReader reader;
    PageContent page;
    add_to_page(page, recognise(picture.raster(), reader, 3, {}, diagnostics));
    return page;
}

PageContent read(DrawnPicture const& picture) {
    Diagnostics diagnostics;
    return read(picture, diagnostics);
}

// The texts of the runs, a bar between them.
std::string texts(PageContent const& page) {
    std::string all;
    for (auto const& run : page.runs) all += (all.empty() ? "" : "|") + std::string(page.text_of(run));
    return all;
}

// The same for runs of one line, whose order is that of baselines a hair apart.
std::string sorted_texts(PageContent const& page) {
    std::vector<std::string> all;
    for (auto const& run : page.runs) all.emplace_back(page.text_of(run));
    std::sort(all.begin(), all.end());
    std::string joined;
    for (auto const& text : all) joined += (joined.empty() ? "" : "|") + text;
    return joined;
}

} // namespace

TEST_CASE("text is read with its place and size", "[ocr]") {
    auto const page = read(DrawnPicture(1200, 400).text(100, 200, "Handlingsprogram for regionen", 14));
    REQUIRE(texts(page) == "Handlingsprogram for regionen");
    CHECK(page.recognised);
    CHECK(page.runs[0].baseline == Approx(200 * 0.36).margin(2));
    CHECK(page.runs[0].box.x0 == Approx(100 * 0.36).margin(2));
    CHECK(page.runs[0].size > 18);
    CHECK(page.runs[0].size < 24);
    for (auto const& glyph : page.glyphs) CHECK(glyph.confidence < 100);
}

TEST_CASE("light text on a dark field is read, and the field kept as a fill", "[ocr]") {
    auto const page = read(DrawnPicture(1200, 300)
                               .fill(50, 50, 900, 120, 90)
                               .text(100, 98, "Resultat 2025", 12, 255)
                               .text(100, 200, "Felles tiltak", 12));
    CHECK(texts(page) == "Resultat 2025|Felles tiltak");
    REQUIRE(page.fills.size() == 1);
    CHECK(std::abs(page.fills[0].colour.red - 90) < 8);
    CHECK(page.fills[0].box.width() == Approx(850 * 0.36).margin(3));
}

TEST_CASE("dark text on a tinted row is read, and the tint kept as a fill", "[ocr]") {
    auto const page = read(DrawnPicture(1200, 300)
                               .fill(50, 50, 900, 100, 222)
                               .text(100, 88, "Budsjett 2020", 14)
                               .text(600, 88, "Regnskap 2020", 14));
    CHECK(sorted_texts(page) == "Budsjett 2020|Regnskap 2020");
    REQUIRE(page.fills.size() == 1);
    CHECK(std::abs(page.fills[0].colour.red - 222) < 6);
}

TEST_CASE("a dark row that leans with its page is read, and kept as an upright fill", "[ocr]") {
    DrawnPicture picture(1400, 700);
    picture.fill(60, 60, 1340, 104, 80).text(100, 90, "Partnere", 12, 255).text(900, 90, "Ansvar", 12, 255);
    for (int line = 0; line < 6; ++line)
        picture.text(100, 200 + 60 * line, "Samarbeidet skal bidra til en bedre region");
    auto const page = read(picture.turned(1.6));
    CHECK(sorted_texts(page).starts_with("Ansvar|Partnere|Samarbeidet"));
    REQUIRE(page.fills.size() == 1);
    CHECK(page.fills[0].box.height() == Approx(44 * 0.36).margin(4));
}

TEST_CASE("tinted rows across tinted columns leave their text and no lines of their grain", "[ocr]") {
    DrawnPicture picture(1400, 900);
    picture.fill(60, 50, 1340, 100, 90); // the head
    picture.fill(700, 100, 900, 850, 205).fill(1100, 100, 1340, 850, 205);
    for (int y = 150; y < 800; y += 150) picture.fill(60, y, 1340, y + 50, 185);
    picture.text(80, 84, "Kontonavn", 8, 255).text(720, 84, "Totalt", 8, 255);
    for (int row = 0; row < 14; ++row)
        picture.text(80, 135 + 50 * row, "Salg", 8).text(760, 135 + 50 * row, std::to_string(4512 + row), 8);
    auto const page = read(picture.noisy(9).turned(0.3));
    auto const all = texts(page);
    for (auto const* word : {"Kontonavn", "Totalt"}) {
        CAPTURE(word, all);
        CHECK(all.find(word) != std::string::npos);
    }
    for (int row = 0; row < 14; ++row) {
        CAPTURE(row, all);
        CHECK(all.find(std::to_string(4512 + row)) != std::string::npos);
    }
    for (auto const& line : page.lines) CHECK((line.x0 != line.x1 || line.y1 - line.y0 > 50));
}

TEST_CASE("heavy large letters are no photograph", "[ocr]") {
    DrawnPicture picture(1400, 300);
    for (int x : {0, 1, 2, 3}) picture.text(100 + x, 150, "HANDLINGSPROGRAM", 20);
    CHECK(find_ink(picture.raster()).photographs.empty());
}

TEST_CASE("a lone figure between lines is read and no line taken for a letter", "[ocr]") {
    DrawnPicture picture(1000, 400);
    for (int x : {100, 400, 700}) picture.line(x, 100, x, 300);
    for (int y : {100, 200, 300}) picture.line(100, y, 700, y);
    picture.text(150, 160, "Klimasats").text(650, 160, "5").text(150, 260, "Sum").text(610, 260, "870");
    auto const page = read(picture);
    CHECK(texts(page) == "Klimasats|5|Sum|870");
    CHECK(page.lines.size() == 6);
}

TEST_CASE("a short word without tall letters has the size of the lines around it", "[ocr]") {
    DrawnPicture picture(1400, 500);
    for (int line = 0; line < 5; ++line)
        picture.text(100, 100 + 50 * line, "Samarbeidet skal bidra til en bedre region");
    auto const page = read(picture.text(100, 350, "om:").text(100, 400, "gjennomslag"));
    REQUIRE(texts(page).ends_with("|om:|gjennomslag"));
    for (auto const& run : page.runs) CHECK(run.size == Approx(page.runs[0].size).epsilon(0.1));
}

TEST_CASE("a page that lies askew comes out upright", "[ocr]") {
    DrawnPicture picture(1400, 600);
    for (int line = 0; line < 6; ++line)
        picture.text(100, 100 + 60 * line, "Samarbeidet skal bidra til en bedre region");
    Diagnostics diagnostics;
    auto const page = read(picture.turned(0.8), diagnostics);
    REQUIRE(page.runs.size() == 6);
    for (auto const& run : page.runs)
        CHECK(page.text_of(run) == "Samarbeidet skal bidra til en bedre region");
    CHECK(page.runs[5].box.x0 - page.runs[0].box.x0 == Approx(0).margin(1.5));
}

TEST_CASE("a photograph has no text", "[ocr]") {
    Diagnostics diagnostics;
    auto const page = read(DrawnPicture(900, 700).photograph(0, 0, 900, 700), diagnostics);
    CHECK(texts(page).empty());
}

TEST_CASE("a picture of noise is given up and named", "[ocr]") {
    Raster raster;
    raster.width = 1600;
    raster.height = 1600;
    raster.box = {0, 0, 576, 576};
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x) raster.pixels.push_back(x % 4 == 0 && y % 4 == 0 ? 0 : 255);
    TextReader reader;
    Diagnostics diagnostics;
    auto const found = recognise(raster, reader, 1, {}, diagnostics);
    CHECK(found.glyphs.empty());
    CHECK(found.unread.size() == 1);
}

TEST_CASE("nothing comes of nothing", "[ocr]") {
    CHECK(texts(read(DrawnPicture(600, 400))).empty());
    TextReader reader;
    Diagnostics diagnostics;
    CHECK(recognise(Raster{}, reader, 1, {}, diagnostics).glyphs.empty());
    CHECK(diagnostics.empty());
}

TEST_CASE("a picture beyond all measure is named and left", "[ocr]") {
    TextReader reader;
    Diagnostics diagnostics;
    RecogniseOptions options;
    options.longest_side = 500;
    auto const found =
        recognise(DrawnPicture(600, 100).text(10, 50, "tekst").raster(), reader, 4, options, diagnostics);
    CHECK(found.glyphs.empty());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "ocr.picture-too-large");
    CHECK(diagnostics.all()[0].message == "a picture of 600 x 100 pixels was not read");
    CHECK(diagnostics.all()[0].at[0].page == 4);
}

TEST_CASE("a missing model names the package to install", "[ocr]") {
    ReaderOptions options;
    options.language = "tlh";
    try {
        TextReader const reader(options);
        FAIL("no error");
    } catch (ImportError const& error) {
        CHECK(error.kind() == ImportErrorKind::MissingPart);
        CHECK(std::string(error.what()) ==
              "the text recogniser's model 'tlh' is not installed: install the package tesseract-ocr-tlh");
    }
}
