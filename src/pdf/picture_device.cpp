#include "pdf/picture_device.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace planleser {

namespace {

constexpr double most_pixels = 100e6; // an A3 sheet at 900 dpi; more is an attack or a mistake

bool is_decodable(int width, int height) {
    return width > 0 && height > 0 && static_cast<double>(width) * height <= most_pixels;
}

bool is_grey(GfxImageColorMap& colour_map) {
    if (colour_map.getNumPixelComps() != 1) return false;
    auto const mode = colour_map.getColorSpace()->getMode();
    return mode == csDeviceGray || mode == csCalGray || mode == csICCBased;
}

Raster blank(int width, int height, int channels) {
    Raster raster;
    raster.width = width;
    raster.height = height;
    raster.channels = channels;
    raster.pixels.assign(raster.row_bytes() * static_cast<std::size_t>(height), 255);
    return raster;
}

// One line of samples to RGB, three bytes a pixel.
void read_rgb(GfxImageColorMap& colour_map, unsigned char* samples, int width, unsigned char* rgb) {
    if (colour_map.useRGBLine()) return colour_map.getRGBLine(samples, rgb, width);
    int const components = colour_map.getNumPixelComps();
    for (int x = 0; x < width; ++x) {
        GfxRGB colour;
        colour_map.getRGB(samples + static_cast<std::ptrdiff_t>(x) * components, &colour);
        *rgb++ = colToByte(colour.r);
        *rgb++ = colToByte(colour.g);
        *rgb++ = colToByte(colour.b);
    }
}

} // namespace

Raster placed(Raster raster, double const* ctm) {
    // The picture's columns run along (ctm[0], ctm[1]), its rows against (ctm[2], ctm[3]).
    bool const lying = std::abs(ctm[1]) > std::abs(ctm[0]);
    bool const flip_columns = (lying ? ctm[1] : ctm[0]) < 0;
    bool const flip_rows = (lying ? ctm[2] : ctm[3]) > 0;
    Box const box{ctm[4] + std::min(ctm[0], 0.0) + std::min(ctm[2], 0.0),
        ctm[5] + std::min(ctm[1], 0.0) + std::min(ctm[3], 0.0),
        ctm[4] + std::max(ctm[0], 0.0) + std::max(ctm[2], 0.0),
        ctm[5] + std::max(ctm[1], 0.0) + std::max(ctm[3], 0.0)};
    raster.box = box;
    if (!lying && !flip_columns && !flip_rows) return raster;
    Raster turned =
        blank(lying ? raster.height : raster.width, lying ? raster.width : raster.height, raster.channels);
    turned.box = box;
    auto const channels = static_cast<std::size_t>(raster.channels);
    for (int row = 0; row < raster.height; ++row) {
        auto const* from = raster.row(row);
        int const along_rows = flip_rows ? raster.height - 1 - row : row;
        for (int column = 0; column < raster.width; ++column, from += channels) {
            int const along_columns = flip_columns ? raster.width - 1 - column : column;
            auto const x = static_cast<std::size_t>(lying ? along_rows : along_columns);
            auto const y = static_cast<std::size_t>(lying ? along_columns : along_rows);
            std::memcpy(turned.pixels.data() + y * turned.row_bytes() + x * channels, from, channels);
        }
    }
    return turned;
}

bool PictureDevice::is_wanted() {
    if (m_soft_masks > 0) return false;
    bool const wanted = m_count++ == m_wanted;
    m_done = m_done || wanted;
    return wanted;
}

void PictureDevice::decode(
    GfxState* state, Stream* stream, int width, int height, GfxImageColorMap& colour_map) {
    if (!is_decodable(width, height)) return;
    Raster raster = blank(width, height, is_grey(colour_map) ? 1 : 3);
    std::vector<unsigned char> rgb(raster.channels == 1 ? static_cast<std::size_t>(width) * 3 : 0);
    ImageStream samples(stream, width, colour_map.getNumPixelComps(), colour_map.getBits());
    samples.reset();
    for (int y = 0; y < height; ++y) {
        unsigned char* line = samples.getLine();
        if (!line) break;
        auto* out = raster.pixels.data() + static_cast<std::size_t>(y) * raster.row_bytes();
        read_rgb(colour_map, line, width, raster.channels == 1 ? rgb.data() : out);
        if (raster.channels == 1)
            for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) out[x] = rgb[3 * x];
    }
    samples.close();
    m_raster = placed(std::move(raster), state->getCTM());
}

void PictureDevice::decode_mask(GfxState* state, Stream* stream, int width, int height, bool invert) {
    if (!is_decodable(width, height)) return;
    GfxGray colour = 0;
    state->getFillGray(&colour);
    std::uint8_t const painted = colToByte(colour);
    // What is painted light is seen on something dark.
    std::uint8_t const around = painted < 128 ? 255 : 0;
    Raster raster = blank(width, height, 1);
    ImageStream samples(stream, width, 1, 1);
    samples.reset();
    for (int y = 0; y < height; ++y) {
        unsigned char const* line = samples.getLine();
        if (!line) break;
        auto* out = raster.pixels.data() + static_cast<std::size_t>(y) * raster.row_bytes();
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x)
            out[x] = (line[x] != 0) == invert ? painted : around;
    }
    samples.close();
    m_raster = placed(std::move(raster), state->getCTM());
}

// The bytes of an inline image that is not decoded must still be read off: the base class does.
void PictureDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
    bool invert, bool interpolate, bool inline_image) {
    if (is_wanted()) return decode_mask(state, stream, width, height, invert);
    if (inline_image) OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, true);
}

void PictureDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
    GfxImageColorMap* colour_map, bool interpolate, int const* mask_colours, bool inline_image) {
    if (is_wanted()) return decode(state, stream, width, height, *colour_map);
    if (inline_image)
        OutputDev::drawImage(state, ref, stream, width, height, colour_map, interpolate, mask_colours, true);
}

void PictureDevice::drawMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height,
    GfxImageColorMap* colour_map, bool, Stream*, int, int, bool, bool) {
    if (is_wanted()) decode(state, stream, width, height, *colour_map);
}

void PictureDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream* stream, int width, int height,
    GfxImageColorMap* colour_map, bool, Stream*, int, int, GfxImageColorMap*, bool) {
    if (is_wanted()) decode(state, stream, width, height, *colour_map);
}

void PictureDevice::beginTransparencyGroup(
    GfxState*, double const*, GfxColorSpace*, bool, bool, bool for_soft_mask) {
    m_groups.push_back(for_soft_mask);
    m_soft_masks += for_soft_mask;
}

void PictureDevice::endTransparencyGroup(GfxState*) {
    if (m_groups.empty()) return;
    m_soft_masks -= m_groups.back();
    m_groups.pop_back();
}

} // namespace planleser
