#include "page/colour_difference.h"

#include <cmath>
#include <numbers>

namespace planleser {

namespace {

// From sRGB as stored to light.
double linear(std::uint8_t stored) {
    double const share = stored / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

} // namespace

double PerceivedColour::chroma() const {
    return std::hypot(green_to_red, blue_to_yellow);
}

double PerceivedColour::hue() const {
    return std::atan2(blue_to_yellow, green_to_red);
}

PerceivedColour perceived(Colour colour) {
    double const r = linear(colour.red), g = linear(colour.green), b = linear(colour.blue);
    double const l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double const m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double const s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

double difference(Colour a, Colour b) {
    auto const first = perceived(a), second = perceived(b);
    return std::hypot(first.lightness - second.lightness, first.green_to_red - second.green_to_red,
        first.blue_to_yellow - second.blue_to_yellow);
}

double hue_difference(PerceivedColour const& a, PerceivedColour const& b) {
    double const apart = std::abs(a.hue() - b.hue());
    return std::min(apart, 2 * std::numbers::pi - apart);
}

} // namespace planleser
