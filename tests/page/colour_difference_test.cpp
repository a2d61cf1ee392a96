#include "page/colour_difference.h"

#include <catch2/catch.hpp>

using namespace planleser;

TEST_CASE("colours differ as much as they look", "[page]") {
    Colour const black{0, 0, 0}, white{255, 255, 255}, green{0x00, 0xb0, 0x50}, pale_green{0xc6, 0xef, 0xce};
    CHECK(difference(black, white) == Approx(1).margin(0.001));
    CHECK(difference(green, green) == 0);
    CHECK(difference(green, {0x02, 0xb2, 0x52}) < 0.01);
    CHECK(difference({0xe8, 0xee, 0xf4}, white) > 0.04); // stripes of a table
    CHECK(perceived({0x80, 0x80, 0x80}).chroma() == Approx(0).margin(0.001));
    // The published values of the space for the primaries.
    CHECK(perceived({255, 0, 0}).lightness == Approx(0.62796).margin(0.0005));
    CHECK(perceived({255, 0, 0}).green_to_red == Approx(0.22486).margin(0.0005));
    CHECK(perceived({255, 0, 0}).blue_to_yellow == Approx(0.12585).margin(0.0005));
    CHECK(hue_difference(perceived(green), perceived(pale_green)) < 0.2);
    CHECK(hue_difference(perceived(green), perceived({255, 0, 0})) > 1.5);
}
