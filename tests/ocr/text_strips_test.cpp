#include "ocr/text_strips.h"

#include "ocr/drawn_picture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace planleser;

namespace {

StripPage strips_of(DrawnPicture const& picture) {
    auto const ink = find_ink(picture.raster());
    return find_text_strips(ink, find_drawn_lines(ink));
}

long count(StripPage const& page, StripKind kind) {
    return std::count_if(
        page.strips.begin(), page.strips.end(), [&](auto const& strip) { return strip.kind == kind; });
}

} // namespace

TEST_CASE("words of one line make one strip, columns far apart one each", "[ocr]") {
    CHECK(strips_of(DrawnPicture(1400, 200).text(50, 100, "Sum av alle inntekter", 12)).strips.size() == 1);
    CHECK(
        strips_of(
            DrawnPicture(1400, 200).text(50, 100, "Kontingenter").text(700, 100, "6834").text(900, 100, "7"))
            .strips.size() == 3);
}

TEST_CASE("lines of text stay apart", "[ocr]") {
    DrawnPicture picture(1400, 400);
    for (int line = 0; line < 5; ++line) picture.text(50, 60 + 50 * line, "bygger og fjellgaarder jyplg", 12);
    CHECK(strips_of(picture).strips.size() == 5);
}

TEST_CASE("a drawn line between two words parts their strips", "[ocr]") {
    auto const page = strips_of(
        DrawnPicture(600, 300).text(50, 150, "2151").line(140, 50, 140, 250).text(152, 150, "1987"));
    CHECK(page.strips.size() == 2);
}

TEST_CASE("a disc before a text is a bullet and no part of its strip", "[ocr]") {
    auto const page =
        strips_of(DrawnPicture(900, 200).disc(60, 90, 6).text(95, 100, "Utarbeide en felles plan"));
    CHECK(count(page, StripKind::Bullet) == 1);
    CHECK(count(page, StripKind::Text) == 1);
}

TEST_CASE("a row of dots is a leader", "[ocr]") {
    DrawnPicture picture(1200, 200);
    picture.text(50, 100, "Budsjett").text(1100, 100, "17");
    for (int dot = 0; dot < 60; ++dot) picture.disc(200 + 14 * dot, 98, 2);
    auto const page = strips_of(picture);
    CHECK(count(page, StripKind::Leader) == 1);
    CHECK(count(page, StripKind::Text) == 2);
}

TEST_CASE("a page's slope is found from its lines", "[ocr]") {
    DrawnPicture picture(1400, 600);
    for (int line = 0; line < 8; ++line)
        picture.text(100, 100 + 50 * line, "Samarbeidet skal bidra til en bedre region", 12);
    CHECK(strips_of(picture).slope == Approx(0).margin(1e-9));
    CHECK(strips_of(picture.turned(1)).slope == Approx(0.01746).margin(0.002));
}
