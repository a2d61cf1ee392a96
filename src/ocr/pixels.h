// Leptonica's pictures behind an owner, so that no header of this folder needs Leptonica's.
#pragma once

#include "page/raster.h"

#include <memory>

struct Pix;

namespace planleser {

struct PixDeleter {
    void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

// A rectangle of whole pixels: columns [x0, x1), rows [y0, y1).
struct PixelBox {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
    double centre_x() const { return (x0 + x1) / 2.0; }
    double centre_y() const { return (y0 + y1) / 2.0; }
    bool operator==(PixelBox const&) const = default;
};

PixelBox united(PixelBox const& a, PixelBox const& b);

// Returns the 8-bit grey picture of `raster`: luminance for colours.
PixPtr to_grey(Raster const& raster);

} // namespace planleser
