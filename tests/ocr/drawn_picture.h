// A picture of a page, drawn for a test: text in Leptonica's built-in typeface, lines, fills and noise.
#pragma once

#include "ocr/pixels.h"
#include "page/raster.h"

#include <string>

namespace planleser {

class DrawnPicture {
public:
    // 200 pixels an inch, white.
    DrawnPicture(int width, int height);
    // `size` is the typeface's, 4 to 20, even, half as large again in points; black unless `level` says
    // otherwise.
    DrawnPicture& text(int x, int baseline, std::string const& text, int size = 12, int level = 0);
    DrawnPicture& line(int x0, int y0, int x1, int y1, int width = 2, int level = 60);
    DrawnPicture& fill(int x0, int y0, int x1, int y1, int level);
    DrawnPicture& disc(int x, int y, int radius);
    // Tones that change from pixel to pixel, as in a photograph; the same on every run.
    DrawnPicture& photograph(int x0, int y0, int x1, int y1);
    DrawnPicture& turned(double degrees);
    // A scanner's grain: up to three times so many levels of grey off, the same on every run.
    DrawnPicture& noisy(int levels);
    Raster raster() const;

private:
    PixPtr m_pix;
};

} // namespace planleser
