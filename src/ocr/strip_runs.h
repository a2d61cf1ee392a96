// Makes glyph runs, in points of the page, of the strips that were read.
//
// Font sizes come from letter heights, weights from the thickness of strokes; both are settled over the
// whole picture, since one strip's measure wavers by a pixel and its neighbours' does not.
#pragma once

#include "ocr/recognised.h"
#include "ocr/text_reader.h"
#include "page/raster.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct StripRunOptions {
    double capital = 0.70;                // height of a capital or figure, in font sizes
    double small_letter = 0.50;           // height of a letter without ascender, in font sizes
    std::size_t enough_letters = 8;       // of a strip, to be measured by one reach alone
    double ascent = 0.80, descent = 0.22; // of the glyph boxes, in font sizes
    double size_tolerance = 0.04;         // sizes nearer to each other than this are one
    double bold = 1.18; // in strokes of the picture's regular type; bold is 1.22 to 1.6, regular under 1.14
    int coloured = 60;  // grey levels that a colour must be off black to be told
};

// From the picture's pixels to points of the page, turned upright.
class PixelPlacement {
public:
    PixelPlacement(Raster const& raster, double slope);
    double x(double column, double row) const;
    double y(double column, double row) const;
    double points(double pixels) const { return pixels * m_scale_y; }

private:
    Box m_box;
    double m_scale_x, m_scale_y, m_middle_x, m_middle_y, m_cosine, m_sine;
};

struct StripReading {
    TextStrip strip;
    ReadStrip read;
};

// Adds the runs of `readings` to `found`, in reading order from top to bottom.
void add_runs(Recognised& found, std::vector<StripReading> const& readings, InkParts const& parts,
    Ink const& ink, Raster const& raster, PixelPlacement const& placement,
    StripRunOptions const& options = {});

} // namespace planleser
