#include "ocr/pixels.h"

#include "ocr/pixel_access.h"

#include <algorithm>

namespace planleser {

void PixDeleter::operator()(Pix* pix) const {
    pixDestroy(&pix);
}

PixelBox united(PixelBox const& a, PixelBox const& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

PixPtr to_grey(Raster const& raster) {
    auto grey = checked(pixCreate(raster.width, raster.height, 8));
    for (int y = 0; y < raster.height; ++y) {
        auto* line = row_of(grey.get(), y);
        auto const* source = raster.row(y);
        for (int x = 0; x < raster.width; ++x) {
            int value = 0;
            if (raster.channels == 3) {
                auto const* p = source + 3 * x;
                value = (77 * p[0] + 150 * p[1] + 29 * p[2]) / 256;
            } else {
                value = source[x];
            }
            set_byte(line, x, value);
        }
    }
    return grey;
}

} // namespace planleser
