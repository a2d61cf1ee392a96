// Pixels of a picture, or of a page that was rendered, and where they stand on the page.
//
// Rows run from the top to the bottom as a reader sees the page (a picture placed upside down or lying is
// turned before it becomes a Raster), without padding between them. 0 is black, 255 full light. The pixel
// (column, row) covers box.width() / width by box.height() / height points.
#pragma once

#include "base/box.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace planleser {

struct Raster {
    int width = 0, height = 0; // pixels
    int channels = 1;          // 1: grey, 3: red, green, blue
    std::vector<std::uint8_t> pixels;
    Box box; // on the page, points

    bool empty() const { return width <= 0 || height <= 0; }
    std::size_t row_bytes() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
    }
    std::uint8_t const* row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * row_bytes(); }
    // Pixels an inch across; 0 where the place on the page is unknown.
    double resolution() const { return box.width() > 0 ? width * 72.0 / box.width() : 0; }
};

} // namespace planleser
