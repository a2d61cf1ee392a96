#include "ocr/drawn_lines.h"

#include "ocr/drawn_picture.h"
#include "ocr/text_strips.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace planleser;

namespace {

FoundLines lines_of(DrawnPicture const& picture) {
    return find_drawn_lines(find_ink(picture.raster()));
}

DrawnPicture grid() {
    DrawnPicture picture(1000, 600);
    for (int row = 0; row <= 4; ++row) picture.line(100, 100 + 100 * row, 900, 100 + 100 * row);
    for (int column = 0; column <= 3; ++column)
        picture.line(100 + 266 * column, 100, 100 + 266 * column, 500);
    return picture;
}

long horizontal(FoundLines const& found) {
    return std::count_if(
        found.lines.begin(), found.lines.end(), [](auto const& line) { return line.horizontal; });
}

} // namespace

TEST_CASE("each line of a grid is found once and whole", "[ocr]") {
    auto const found = lines_of(grid());
    CHECK(horizontal(found) == 5);
    CHECK(found.lines.size() == 9);
    for (auto const& line : found.lines)
        CHECK((line.horizontal ? line.x1 - line.x0 : line.y1 - line.y0) > 395);
}

TEST_CASE("a grid that lies askew keeps its lines", "[ocr]") {
    for (double const degrees : {-1.0, 0.4, 2.0}) {
        auto const found = lines_of(grid().turned(degrees));
        CAPTURE(degrees);
        CHECK(horizontal(found) == 5);
        CHECK(found.lines.size() == 9);
    }
}

TEST_CASE("pale hairlines are lines", "[ocr]") {
    auto const found = lines_of(DrawnPicture(800, 300).line(50, 100, 700, 100, 1, 200));
    REQUIRE(found.lines.size() == 1);
    CHECK(found.lines[0].y0 == Approx(100).margin(1));
}

TEST_CASE("a hairline that leans is one line, however pale its steps", "[ocr]") {
    auto const found = lines_of(DrawnPicture(1400, 400).line(50, 200, 1350, 200, 1, 205).turned(0.7));
    REQUIRE(found.lines.size() == 1);
    CHECK(found.lines[0].x1 - found.lines[0].x0 > 1270);
}

TEST_CASE("the uprights of a low row are lines where they reach from line to line", "[ocr]") {
    DrawnPicture picture(1000, 300);
    picture.line(50, 100, 900, 100).line(50, 130, 900, 130);
    for (int x : {50, 400, 900}) picture.line(x, 100, x, 130);
    auto const found = lines_of(picture.text(80, 124, "Illll", 8));
    CHECK(horizontal(found) == 2);
    CHECK(found.lines.size() == 5);
}

TEST_CASE("text has no lines", "[ocr]") {
    auto const found = lines_of(DrawnPicture(1400, 300)
                                    .text(50, 100, "mmmmm EEEEE TITEL nnnnnnnnnnnn", 12)
                                    .text(50, 200, "Sum inntekter ------ HHHHHHHH", 10));
    CHECK(found.lines.empty());
}

TEST_CASE("an underline is a line, and letters that pass through it stay whole", "[ocr]") {
    DrawnPicture picture(1000, 300);
    picture.text(100, 150, "Skriftlig innspill til oppgaven", 12).line(95, 156, 640, 156, 3, 0);
    auto const ink = find_ink(picture.raster());
    auto const found = find_drawn_lines(ink);
    REQUIRE(found.lines.size() == 1);
    CHECK(found.lines[0].x1 - found.lines[0].x0 > 500);
    CHECK(find_text_strips(ink, found).strips.size() == 1);
}

TEST_CASE("an upright that a threshold left as dots is a line, figures below each other are none", "[ocr]") {
    DrawnPicture picture(1000, 700);
    for (int y = 60; y < 640; y += 7) picture.fill(500, y, 502, y + 4, 0);
    for (int y = 80; y < 640; y += 40) picture.text(560, y, "20,000", 10);
    auto const found = lines_of(picture);
    REQUIRE(found.lines.size() == 1);
    CHECK(found.lines[0].x0 == Approx(501).margin(2));
    CHECK(found.lines[0].y1 - found.lines[0].y0 > 540);
}

TEST_CASE("a bold word whose letters run together is no line", "[ocr]") {
    // Feet and heads of the letters, and pale ink between them, as where a coarse scan blurs them.
    DrawnPicture picture(600, 200);
    picture.fill(100, 90, 170, 100, 215);
    for (int x = 100; x < 170; x += 9) picture.fill(x, 90, x + 5, 100, 40);
    CHECK(lines_of(picture).lines.empty());
    CHECK(lines_of(DrawnPicture(600, 200).fill(100, 92, 170, 100, 40)).lines.size() == 1);
}

TEST_CASE("the feet of large figures are no line", "[ocr]") {
    DrawnPicture picture(600, 200);
    for (int x = 100; x < 172; x += 25) picture.fill(x, 104, x + 23, 110, 0).fill(x + 14, 70, x + 20, 104, 0);
    CHECK(horizontal(lines_of(picture)) == 0);
}
