// Pictures that were scanned upside down or lying.
//
// Which way up a picture is shows in how it is read: text that lies or stands on its head is read with little
// confidence. So a page that is the right way up, as nearly all are, costs nothing; only a suspect is read a
// little from each side.
#pragma once

#include "page/raster.h"

namespace planleser {

// By how much a picture is to be turned clockwise.
enum class Turn { None, Quarter, Half, ThreeQuarters };

int degrees_of(Turn turn);

// Where `turn` is a quarter or three, the box changes width and height; its upper left corner stays.
Raster turned(Raster const& raster, Turn turn);

} // namespace planleser
