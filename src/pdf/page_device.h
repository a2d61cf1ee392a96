// The device that Poppler draws a page on: it draws nothing and notes what a reader would see.
//
// Every callback copies values; no Poppler object is kept past it. One device serves all pages of a document.
// Every method is `override`, so that a changed Poppler stops the build instead of silently reading nothing.
#pragma once

#include "page/page_content.h"
#include "pdf/font_book.h"
#include "pdf/glyph_recorder.h"
#include "pdf/marked_content.h"
#include "pdf/path_shapes.h"
#include "pdf/poppler_api.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace planleser {

// What one page may cost before the rest of it is given up; far above what a reader could take in.
struct PageLimits {
    std::size_t glyphs = 300'000;
    std::size_t text_bytes = 4'000'000;
    std::size_t kept_shapes = 200'000; // lines and boxes; a map may draw more before its text comes
    std::size_t shapes = 1'000'000;    // drawn, kept or not
    std::size_t path_points = 20'000'000;
    std::size_t pictures = 20'000;
    std::size_t links = 20'000;
};

class PageDevice final : public OutputDev {
public:
    explicit PageDevice(FontBook& fonts) : m_fonts(fonts) {}

    // Begins to fill `page`, which must stay until finish_page().
    void begin_page(PageContent& page, std::deque<MarkedContentBegin> const& named_properties);
    // Hands over the glyphs; the runs' tags are indices into marks().
    void finish_page();
    std::vector<ContentMark> const& marks() const { return m_marked.marks(); }
    // Names the limit that the page has passed; nullptr: none.
    char const* passed_limit() const { return m_page_limit ? m_page_limit : reached_limit(); }
    // Whether lines and boxes were left out that were too many, though the rest of the page was read.
    bool left_shapes_out() const { return m_shapes_left_out > 0; }
    std::size_t unmapped_glyphs() const { return m_unmapped; }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    void startPage(int number, GfxState* state, XRef* xref) override;
    void saveState(GfxState* state) override;
    void restoreState(GfxState* state) override;
    void updateCTM(GfxState*, double, double, double, double, double, double) override {
        m_style_stale = true;
    }
    void updateFont(GfxState*) override { m_font_stale = m_style_stale = true; }
    void updateTextMat(GfxState*) override { m_style_stale = true; }
    void updateHorizScaling(GfxState*) override { m_style_stale = true; }
    void updateRender(GfxState*) override { m_style_stale = true; }
    void updateFillColorSpace(GfxState*) override { m_style_stale = true; }
    void updateFillColor(GfxState*) override { m_style_stale = true; }
    void updateFillOpacity(GfxState*) override { m_style_stale = true; }
    void updateStrokeColorSpace(GfxState*) override { m_style_stale = true; }
    void updateStrokeColor(GfxState*) override { m_style_stale = true; }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
        CharCode code, int byte_count, Unicode const* unicode, int unicode_count) override;
    void stroke(GfxState* state) override;
    void fill(GfxState* state) override { fill_path(state); }
    void eoFill(GfxState* state) override { fill_path(state); }

    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, double const*, int, int, int,
        int, double, double) override;
    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override;
    bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min, double t_max) override;
    bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min, double s_max) override;
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override;
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override;

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

    void begin_marked(MarkedContentBegin const& content) { m_marked.begin(content, m_glyphs.size()); }
    void beginMarkedContent(char const* name, Dict* properties) override;
    void endMarkedContent(GfxState* state) override;
    void markPoint(char const* name) override;
    void beginForm(Ref id) override;
    void endForm(Ref id) override;
    void beginTransparencyGroup(GfxState* state, double const* box, GfxColorSpace* space, bool isolated,
        bool knockout, bool for_soft_mask) override;
    void endTransparencyGroup(GfxState* state) override;

private:
    char const* reached_limit() const;
    // Whether one more line or box is kept; counts those that are not.
    bool keeps_shape();
    bool in_soft_mask() const { return m_soft_masks > 0; }
    Box clip_of(GfxState const* state) const;
    void refresh_style(GfxState* state);
    void fill_path(GfxState* state);
    void fill_clip(GfxState* state, Colour colour);
    void read_path(GfxState* state);
    void add_picture(GfxState* state, int width, int height, bool is_mask);
    // Something was painted: text set to clip it has become visible.
    void painted();

    FontBook& m_fonts;
    PageContent* m_page = nullptr;
    std::deque<MarkedContentBegin> const* m_named_properties = nullptr;
    GlyphRecorder m_glyphs;
    MarkedContentStack m_marked;
    PathOutline m_path;
    ShapeOptions m_shape_options;
    PageLimits m_limits;
    char const* m_page_limit = nullptr; // of the page that is finished

    bool m_font_stale = true, m_style_stale = true;
    GlyphStyle m_style;
    KnownFont const* m_font = nullptr;
    std::vector<std::int32_t> m_page_font_of; // by KnownFont::index; -1: not yet on this page
    double m_ascent = 0, m_descent = 0;       // points, of the current style
    bool m_text_clips = false;                // render mode 7

    std::vector<bool> m_groups; // open transparency groups: whether each is for a soft mask
    int m_soft_masks = 0;
    int m_state_depth = 0;
    std::size_t m_clip_text_first = 0, m_clip_text_end = 0;
    int m_clip_text_depth = 0;
    std::uint32_t m_picture_count = 0;
    std::size_t m_path_points = 0, m_unmapped = 0, m_shapes_left_out = 0;
};

} // namespace planleser
