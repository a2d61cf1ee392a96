#include "ocr/turned_picture.h"

#include "ocr/drawn_picture.h"
#include "ocr/recognise.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

constexpr char const* lines[] = {"Samarbeidet skal bidra til en bedre region for alle",
    "Kommunene arbeider sammen om areal og transport", "Det gis ekstra innsats til de prioriterte sakene",
    "Programmet viser hvem som har ansvar for tiltakene",
    "Budsjettet er satt opp i tusen kroner for hvert av",
    "Partnerne er fylkeskommunen og de statlige etatene"};

DrawnPicture page_of_text() {
    DrawnPicture picture(1600, 700);
    for (int line = 0; line < 12; ++line) picture.text(80, 80 + 50 * line, lines[line % 6], 12);
    return picture;
}

Recognised read(Raster const& raster, Turning turning) {
    static TextReader reader;
    RecogniseOptions options;
    options.turning = turning;
    Diagnostics diagnostics;
    return recognise(raster, reader, 1, options, diagnostics);
}

} // namespace

TEST_CASE("four quarters bring a picture back, two are a half", "[ocr]") {
    Raster raster;
    raster.width = 3;
    raster.height = 2;
    raster.box = {10, 20, 40, 40};
    raster.pixels = {1, 2, 3, 4, 5, 6};
    auto const quarter = turned(raster, Turn::Quarter);
    CHECK(quarter.pixels == std::vector<std::uint8_t>{4, 1, 5, 2, 6, 3});
    CHECK(quarter.box == Box{10, 20, 30, 50});
    CHECK(turned(quarter, Turn::Quarter).pixels == turned(raster, Turn::Half).pixels);
    CHECK(turned(quarter, Turn::ThreeQuarters).pixels == raster.pixels);
}

TEST_CASE("a page that lies or stands on its head is turned, and says so", "[ocr]") {
    for (auto const turn : {Turn::Quarter, Turn::Half, Turn::ThreeQuarters}) {
        CAPTURE(degrees_of(turn));
        auto const found = read(turned(page_of_text().raster(), turn), Turning::Allowed);
        CHECK((found.turned + degrees_of(turn)) % 360 == 0);
        REQUIRE(found.runs.size() == 12);
        CHECK(found.text.starts_with("Samarbeidet skal bidra til en bedre region for alle"));
        CHECK(found.runs[0].box.x0 == Approx(80 * 0.36).margin(3));
        Diagnostics diagnostics;
        report(found, 3, diagnostics);
        REQUIRE(!diagnostics.empty());
        CHECK(diagnostics.all()[0].code == "ocr.picture-turned");
    }
}

TEST_CASE("a page the right way up, a table of single figures too, is left as it is", "[ocr]") {
    CHECK(read(page_of_text().raster(), Turning::Allowed).turned == 0);
    DrawnPicture figures(1400, 1200);
    for (int row = 0; row < 12; ++row)
        for (int column = 0; column < 5; ++column)
            figures.text(100 + 250 * column, 100 + 80 * row, std::to_string(3 + row));
    CHECK(read(figures.raster(), Turning::Allowed).turned == 0);
}

TEST_CASE("a picture that is a part of its page is not turned", "[ocr]") {
    CHECK(read(turned(page_of_text().raster(), Turn::Quarter), Turning::Never).turned == 0);
}
