#include "ocr/turned_picture.h"

#include <cstring>
#include <utility>

namespace planleser {

int degrees_of(Turn turn) {
    return 90 * static_cast<int>(turn);
}

Raster turned(Raster const& raster, Turn turn) {
    Raster result = raster;
    if (turn == Turn::None || raster.empty()) return result;
    bool const lying = turn != Turn::Half;
    if (lying) {
        std::swap(result.width, result.height);
        result.box.x1 = raster.box.x0 + raster.box.height();
        result.box.y1 = raster.box.y0 + raster.box.width();
    }
    auto const bytes = static_cast<std::size_t>(raster.channels);
    auto* to = result.pixels.data();
    for (int y = 0; y < result.height; ++y)
        for (int x = 0; x < result.width; ++x, to += bytes) {
            int column = raster.width - 1 - x, row = raster.height - 1 - y;
            if (turn == Turn::Quarter) {
                column = y;
                row = raster.height - 1 - x;
            } else if (turn == Turn::ThreeQuarters) {
                column = raster.width - 1 - y;
                row = x;
            }
            std::memcpy(to, raster.row(row) + static_cast<std::size_t>(column) * bytes, bytes);
        }
    return result;
}

} // namespace planleser
