#include "ocr/drawn_picture.h"

#include "ocr/pixel_access.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace planleser {
namespace {
constexpr double resolution = 200;
}

DrawnPicture::DrawnPicture(int width, int height) : m_pix(pixCreate(width, height, 8)) {
    pixSetAllGray(m_pix.get(), 255);
}

DrawnPicture& DrawnPicture::text(int x, int baseline, std::string const& text, int size, int level) {
    L_Bmf* font = bmfCreate(nullptr, size);
    l_int32 width = 0, overflow = 0;
    pixSetTextline(
        m_pix.get(), font, text.c_str(), static_cast<l_uint32>(level), x, baseline, &width, &overflow);
    bmfDestroy(&font);
    return *this;
}

DrawnPicture& DrawnPicture::line(int x0, int y0, int x1, int y1, int width, int level) {
    PixPtr const stroke(pixCreate(pixGetWidth(m_pix.get()), pixGetHeight(m_pix.get()), 1));
    pixRenderLine(stroke.get(), x0, y0, x1, y1, width, L_SET_PIXELS);
    pixSetMasked(m_pix.get(), stroke.get(), static_cast<l_uint32>(level));
    return *this;
}

DrawnPicture& DrawnPicture::fill(int x0, int y0, int x1, int y1, int level) {
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) set_byte(row_of(m_pix.get(), y), x, level);
    return *this;
}

DrawnPicture& DrawnPicture::disc(int x, int y, int radius) {
    for (int dy = -radius; dy <= radius; ++dy)
        for (int dx = -radius; dx <= radius; ++dx)
            if (dx * dx + dy * dy <= radius * radius) set_byte(row_of(m_pix.get(), y + dy), x + dx, 0);
    return *this;
}

DrawnPicture& DrawnPicture::photograph(int x0, int y0, int x1, int y1) {
    std::uint32_t state = 7;
    for (int y = y0; y < y1; ++y)
        for (int x = x0; x < x1; ++x) {
            state = state * 1664525U + 1013904223U;
            double const wave = 90 + 60 * std::sin(x / 23.0) * std::cos(y / 17.0);
            set_byte(row_of(m_pix.get(), y), x, static_cast<int>(wave) + static_cast<int>(state >> 27U));
        }
    return *this;
}

DrawnPicture& DrawnPicture::turned(double degrees) {
    m_pix.reset(
        pixRotateAM(m_pix.get(), static_cast<float>(degrees * std::numbers::pi / 180), L_BRING_IN_WHITE));
    return *this;
}

DrawnPicture& DrawnPicture::noisy(int levels) {
    std::uint32_t state = 11;
    for (int y = 0; y < pixGetHeight(m_pix.get()); ++y)
        for (int x = 0; x < pixGetWidth(m_pix.get()); ++x) {
            int off = 0; // of three throws: near the middle mostly
            for (int i = 0; i < 3; ++i) {
                state = state * 1664525U + 1013904223U;
                off += static_cast<int>((state >> 16U) % static_cast<std::uint32_t>(2 * levels + 1)) - levels;
            }
            auto* row = row_of(m_pix.get(), y);
            set_byte(row, x, std::clamp(byte_at(row, x) + off, 0, 255));
        }
    return *this;
}

Raster DrawnPicture::raster() const {
    Raster raster;
    raster.width = pixGetWidth(m_pix.get());
    raster.height = pixGetHeight(m_pix.get());
    raster.box = {0, 0, raster.width * 72 / resolution, raster.height * 72 / resolution};
    for (int y = 0; y < raster.height; ++y)
        for (int x = 0; x < raster.width; ++x)
            raster.pixels.push_back(static_cast<std::uint8_t>(byte_at(row_of(m_pix.get(), y), x)));
    return raster;
}

} // namespace planleser
