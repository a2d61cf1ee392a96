// A device that decodes one picture of a page, at the resolution at which the file stores it.
//
// Counts the pictures as PageDevice does, so that Picture::index is the key. A page is shown on it up to that
// picture only.
#pragma once

#include "page/raster.h"
#include "pdf/poppler_api.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace planleser {

class PictureDevice final : public OutputDev {
public:
    explicit PictureDevice(std::uint32_t index) : m_wanted(index) {}

    bool is_done() const { return m_done; }
    // nullopt where there is no such picture, or it is too large to be decoded.
    std::optional<Raster> take() { return std::move(m_raster); }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, double const*, int, int, int, int,
        double, double) override {
        return true;
    }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
        bool interpolate, bool inline_image) override;
    void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
        GfxImageColorMap* colour_map, bool interpolate, int const* mask_colours, bool inline_image) override;
    void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
        GfxImageColorMap* colour_map, bool interpolate, Stream* mask, int mask_width, int mask_height,
        bool mask_invert, bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
        GfxImageColorMap* colour_map, bool interpolate, Stream* mask, int mask_width, int mask_height,
        GfxImageColorMap* mask_colour_map, bool mask_interpolate) override;
    void beginTransparencyGroup(GfxState* state, double const* box, GfxColorSpace* space, bool isolated,
        bool knockout, bool for_soft_mask) override;
    void endTransparencyGroup(GfxState* state) override;

private:
    // Counts a picture; whether it is the one.
    bool is_wanted();
    void decode(GfxState* state, Stream* stream, int width, int height, GfxImageColorMap& colour_map);
    void decode_mask(GfxState* state, Stream* stream, int width, int height, bool invert);

    std::uint32_t m_wanted, m_count = 0;
    bool m_done = false;
    std::optional<Raster> m_raster;
    std::vector<bool> m_groups;
    int m_soft_masks = 0;
};

// Returns `raster` turned and mirrored as the matrix `ctm` (of six, device coordinates growing downwards)
// places the unit square that the picture fills, with its box; by quarters of a turn.
Raster placed(Raster raster, double const* ctm);

} // namespace planleser
