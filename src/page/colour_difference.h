// How far apart two colours look, whatever their red, green and blue say.
//
// The space is OKLab (Björn Ottosson, 2020): equal distances look about equally large. Black and white are 1
// apart; two greens that a reader tells apart without effort about 0.1; what a printer's conversion does to a
// colour stays below 0.03.
#pragma once

#include "page/page_content.h"

namespace planleser {

struct PerceivedColour {
    double lightness = 0;                        // 0 black, 1 white
    double green_to_red = 0, blue_to_yellow = 0; // 0: grey

    double chroma() const; // 0 for greys; pure screen colours reach 0.2 to 0.3
    double hue() const;    // radians, from -pi to pi; without meaning for greys
};

PerceivedColour perceived(Colour colour);

double difference(Colour a, Colour b);
// Between hues, radians, 0 to pi.
double hue_difference(PerceivedColour const& a, PerceivedColour const& b);

} // namespace planleser
