#include "pdf/page_device.h"

#include "pdf/named_properties.h"
#include "pdf/text_strings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace planleser {

namespace {

constexpr int stroke_only = 1, invisible_text = 3, clip_only = 7;

std::uint8_t byte_of(GfxColorComp component) {
    return colToByte(component);
}

// As it looks on white paper.
Colour seen_colour(GfxRGB const& rgb, double opacity) {
    auto const blend = [&](std::uint8_t value) {
        return static_cast<std::uint8_t>(std::lround(255 - (255 - value) * std::clamp(opacity, 0.0, 1.0)));
    };
    return {blend(byte_of(rgb.r)), blend(byte_of(rgb.g)), blend(byte_of(rgb.b))};
}

Colour fill_colour(GfxState const* state) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    return seen_colour(rgb, state->getFillOpacity());
}

Colour stroke_colour(GfxState const* state) {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    return seen_colour(rgb, state->getStrokeOpacity());
}

Direction direction_of(double across, double down) {
    if (std::abs(across) >= std::abs(down)) return across >= 0 ? Direction::Right : Direction::Left;
    return down >= 0 ? Direction::Down : Direction::Up;
}

// Nothing further from the page than this can be seen, and NaN is nowhere.
bool is_sane(double length) {
    return std::abs(length) < 1e5;
}

constexpr double barely_visible = 0.05; // of full opacity

} // namespace

void PageDevice::begin_page(PageContent& page, std::deque<MarkedContentBegin> const& named_properties) {
    m_page = &page;
    m_page_limit = nullptr;
    m_named_properties = &named_properties;
    m_glyphs.clear();
    m_marked.clear();
    m_groups.clear();
    m_page_font_of.clear();
    m_font_stale = m_style_stale = true;
    m_soft_masks = m_state_depth = m_clip_text_depth = 0;
    m_clip_text_first = m_clip_text_end = 0;
    m_picture_count = 0;
    m_path_points = m_unmapped = m_shapes_left_out = 0;
}

void PageDevice::finish_page() {
    m_page_limit = reached_limit();
    m_glyphs.finish({}, *m_page);
}

char const* PageDevice::reached_limit() const {
    if (m_glyphs.size() >= m_limits.glyphs) return "glyphs";
    if (m_glyphs.text().size() >= m_limits.text_bytes) return "bytes of text";
    auto const kept = m_page->lines.size() + m_page->fills.size();
    if (kept + m_page->shapes.count + m_shapes_left_out >= m_limits.shapes ||
        m_path_points >= m_limits.path_points)
        return "drawn shapes";
    if (m_picture_count >= m_limits.pictures) return "pictures";
    return nullptr;
}

void PageDevice::startPage(int, GfxState* state, XRef*) {
    m_page->width = state->getPageWidth();
    m_page->height = state->getPageHeight();
}

void PageDevice::saveState(GfxState*) {
    ++m_state_depth;
}

void PageDevice::restoreState(GfxState*) {
    m_font_stale = m_style_stale = true;
    if (--m_state_depth < m_clip_text_depth) m_clip_text_first = m_clip_text_end = 0;
}

Box PageDevice::clip_of(GfxState const* state) const {
    Box clip;
    state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    return intersection(clip, {0, 0, m_page->width, m_page->height});
}

void PageDevice::refresh_style(GfxState* state) {
    if (m_font_stale) {
        m_font_stale = false;
        m_font = state->getFont() ? &m_fonts.find(*state->getFont()) : nullptr;
        if (m_font) {
            if (m_font->index >= m_page_font_of.size()) m_page_font_of.resize(m_font->index + 1, -1);
            auto& page_font = m_page_font_of[m_font->index];
            if (page_font < 0) {
                page_font = static_cast<std::int32_t>(m_page->fonts.size());
                m_page->fonts.push_back(m_font->font);
            }
            m_style.font = static_cast<std::uint16_t>(page_font);
        }
    }
    m_style_stale = false;
    if (!m_font) return;
    double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    bool const vertical = state->getFont()->getWMode() != 0;
    m_style.direction = vertical ? direction_of(-m21, -m22) : direction_of(m11, m12);
    double const size = state->getTransformedFontSize() * m_font->scale;
    m_style.size = static_cast<float>(std::isfinite(size) ? size : 0);
    m_ascent = m_font->ascent * m_style.size;
    m_descent = m_font->descent * m_style.size;
    int const mode = state->getRender();
    // Poppler turns text filled with a pattern into a clip for that pattern.
    bool const patterned = state->getFillColorSpace()->getMode() == csPattern;
    m_text_clips = mode == clip_only && !patterned;
    bool const outlined = (mode & 3) == stroke_only;
    double const opacity = outlined ? state->getStrokeOpacity() : state->getFillOpacity();
    m_style.invisible = mode == invisible_text || m_text_clips || opacity < barely_visible;
    m_style.colour = outlined ? stroke_colour(state) : fill_colour(state);
}

void PageDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
    double origin_y, CharCode code, int byte_count, Unicode const* unicode, int unicode_count) {
    if (in_soft_mask() || m_glyphs.size() >= m_limits.glyphs) return;
    if (m_style_stale) refresh_style(state);
    if (!m_font) return;
    // The advance holds the character's and the word's extra space, which are no part of the glyph.
    double spacing = state->getCharSpace();
    if (byte_count == 1 && code == ' ') spacing += state->getWordSpace();
    if (spacing != 0) {
        double extra_x = 0, extra_y = 0;
        bool const vertical = state->getFont()->getWMode() != 0;
        state->textTransformDelta(
            vertical ? 0 : spacing * state->getHorizScaling(), vertical ? spacing : 0, &extra_x, &extra_y);
        dx -= extra_x;
        dy -= extra_y;
    }
    double x0 = 0, y0 = 0, advance_x = 0, advance_y = 0;
    state->transform(x - origin_x, y - origin_y, &x0, &y0);
    state->transformDelta(dx, dy, &advance_x, &advance_y);
    if (!is_sane(x0) || !is_sane(y0) || !is_sane(advance_x) || !is_sane(advance_y) || !is_sane(m_style.size))
        return;

    Box box;
    bool const along_x = m_style.direction == Direction::Right || m_style.direction == Direction::Left;
    switch (m_style.direction) {
    case Direction::Right:
        box = {x0, y0 - m_ascent, x0, y0 - m_descent};
        break;
    case Direction::Left:
        box = {x0, y0 + m_descent, x0, y0 + m_ascent};
        break;
    case Direction::Down:
        box = {x0 + m_descent, y0, x0 + m_ascent, y0};
        break;
    case Direction::Up:
        box = {x0 - m_ascent, y0, x0 - m_descent, y0};
        break;
    }
    if (along_x) {
        (advance_x < 0 ? box.x0 : box.x1) += advance_x;
    } else {
        (advance_y < 0 ? box.y0 : box.y1) += advance_y;
    }

    auto style = m_style;
    style.mark = m_marked.current();
    Box const seen = intersection(box, clip_of(state));
    if (seen.is_empty()) style.invisible = true;
    if (unicode_count == 1 && m_font->symbols != SymbolFont::None) {
        append_utf8(m_glyphs.text(), sign_in(m_font->symbols, static_cast<char32_t>(unicode[0])));
    } else if (unicode_count > 0) {
        append_utf8(m_glyphs.text(), std::span(unicode, static_cast<std::size_t>(unicode_count)));
    } else {
        append_utf8(m_glyphs.text(), 0xFFFD);
        ++m_unmapped;
    }
    m_glyphs.add({static_cast<float>(box.x0), static_cast<float>(box.y0), static_cast<float>(box.x1),
                     static_cast<float>(box.y1), static_cast<float>(along_x ? y0 : x0)},
        style);
    if (m_text_clips && !seen.is_empty()) {
        if (m_clip_text_end == 0) {
            m_clip_text_first = m_glyphs.size() - 1;
            m_clip_text_depth = m_state_depth;
        }
        m_clip_text_end = m_glyphs.size();
    }
}

void PageDevice::painted() {
    if (m_clip_text_end == 0) return;
    m_glyphs.reveal(m_clip_text_first, m_clip_text_end);
    m_clip_text_first = m_clip_text_end = 0;
}

void PageDevice::read_path(GfxState* state) {
    m_path.clear();
    GfxPath const* path = state->getPath();
    for (int n = 0; n < path->getNumSubpaths(); ++n) {
        GfxSubpath const* subpath = path->getSubpath(n);
        for (int i = 0; i < subpath->getNumPoints(); ++i) {
            PathPoint point;
            state->transform(subpath->getX(i), subpath->getY(i), &point.x, &point.y);
            point.control = subpath->getCurve(i);
            if (std::isfinite(point.x) && std::isfinite(point.y)) m_path.points.push_back(point);
        }
        m_path.ends.push_back(m_path.points.size());
    }
    m_path_points += m_path.points.size();
}

bool PageDevice::keeps_shape() {
    bool const room = m_page->lines.size() + m_page->fills.size() < m_limits.kept_shapes;
    m_shapes_left_out += !room;
    return room;
}

void PageDevice::stroke(GfxState* state) {
    if (in_soft_mask() || passed_limit()) return;
    painted();
    if (state->getStrokeOpacity() < barely_visible) return;
    if (!keeps_shape()) return;
    read_path(state);
    add_stroke(m_path, state->getTransformedLineWidth(), stroke_colour(state), clip_of(state),
        m_shape_options, *m_page);
}

void PageDevice::fill_path(GfxState* state) {
    if (in_soft_mask() || passed_limit()) return;
    painted();
    if (state->getFillOpacity() < barely_visible) return;
    if (!keeps_shape()) return;
    read_path(state);
    add_fill(m_path, fill_colour(state), clip_of(state), m_shape_options, *m_page);
}

// A pattern or shading is painted on all that the clip leaves.
void PageDevice::fill_clip(GfxState* state, Colour colour) {
    if (in_soft_mask() || passed_limit()) return;
    painted();
    if (!keeps_shape()) return;
    add_box(clip_of(state), colour, clip_of(state), m_shape_options, *m_page);
}

namespace {

constexpr Colour unknown_colour{192, 192, 192}; // a pattern is not looked into

Colour middle_colour(GfxState const* state, GfxUnivariateShading* shading) {
    GfxColor colour;
    GfxRGB rgb;
    if (shading->getColor((shading->getDomain0() + shading->getDomain1()) / 2, &colour) == 0)
        return unknown_colour;
    shading->getColorSpace()->getRGB(&colour, &rgb);
    return seen_colour(rgb, state->getFillOpacity());
}

} // namespace

bool PageDevice::tilingPatternFill(
    GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, double const*, int, int, int, int, double, double) {
    fill_clip(state, unknown_colour);
    return true;
}

bool PageDevice::functionShadedFill(GfxState* state, GfxFunctionShading*) {
    fill_clip(state, unknown_colour);
    return true;
}

bool PageDevice::axialShadedFill(GfxState* state, GfxAxialShading* shading, double, double) {
    fill_clip(state, middle_colour(state, shading));
    return true;
}

bool PageDevice::radialShadedFill(GfxState* state, GfxRadialShading* shading, double, double) {
    fill_clip(state, middle_colour(state, shading));
    return true;
}

bool PageDevice::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) {
    fill_clip(state, unknown_colour);
    return true;
}

bool PageDevice::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) {
    fill_clip(state, unknown_colour);
    return true;
}

void PageDevice::add_picture(GfxState* state, int width, int height, bool is_mask) {
    if (in_soft_mask()) return;
    painted();
    auto const index = m_picture_count++;
    double const* m = state->getCTM();
    Box const placed{m[4] + std::min(m[0], 0.0) + std::min(m[2], 0.0),
        m[5] + std::min(m[1], 0.0) + std::min(m[3], 0.0), m[4] + std::max(m[0], 0.0) + std::max(m[2], 0.0),
        m[5] + std::max(m[1], 0.0) + std::max(m[3], 0.0)};
    Box const clip = clip_of(state);
    bool const sane = is_sane(placed.x0) && is_sane(placed.y0) && is_sane(placed.x1) && is_sane(placed.y1);
    if (!sane || intersection(placed, clip).is_empty()) return;
    if (std::min(placed.width(), placed.height()) < m_shape_options.thickest_line) {
        // Some producers draw a line as a picture of one pixel.
        add_box(placed, is_mask ? fill_colour(state) : Colour{}, clip, m_shape_options, *m_page);
        return;
    }
    Picture picture;
    picture.box = placed;
    picture.pixel_width = width;
    picture.pixel_height = height;
    picture.is_mask = is_mask;
    picture.index = index;
    picture.tag = m_marked.current();
    m_page->pictures.push_back(std::move(picture));
}

// The bytes of an inline image stand within the page's content, so somebody must read them: the base class
// does.
void PageDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
    bool invert, bool interpolate, bool inline_image) {
    add_picture(state, width, height, true);
    if (inline_image) OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, true);
}

void PageDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
    GfxImageColorMap* colour_map, bool interpolate, int const* mask_colours, bool inline_image) {
    add_picture(state, width, height, false);
    if (inline_image)
        OutputDev::drawImage(state, ref, stream, width, height, colour_map, interpolate, mask_colours, true);
}

void PageDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
    bool, Stream*, int, int, bool, bool) {
    add_picture(state, width, height, false);
}

void PageDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
    GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*, bool) {
    add_picture(state, width, height, false);
}

void PageDevice::beginMarkedContent(char const* name, Dict* properties) {
    begin_marked(read_marked_content(name, properties));
}

void PageDevice::markPoint(char const* name) {
    auto const number = std::string_view(name);
    if (!number.starts_with(named_properties_mark)) return;
    std::size_t index = 0;
    auto const digits = number.substr(named_properties_mark.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    begin_marked(index < m_named_properties->size() ? (*m_named_properties)[index] : MarkedContentBegin{});
}

void PageDevice::endMarkedContent(GfxState*) {
    auto const ended = m_marked.end();
    if (ended && ended->actual_text) m_glyphs.replace_text(ended->first_glyph, *ended->actual_text);
}

void PageDevice::beginForm(Ref id) {
    m_marked.begin_form(id == Ref::INVALID() ? -1 : id.num);
}
void PageDevice::endForm(Ref) {
    m_marked.end_form();
}

void PageDevice::beginTransparencyGroup(
    GfxState*, double const*, GfxColorSpace*, bool, bool, bool for_soft_mask) {
    m_groups.push_back(for_soft_mask);
    m_soft_masks += for_soft_mask;
}

void PageDevice::endTransparencyGroup(GfxState*) {
    if (m_groups.empty()) return;
    m_soft_masks -= m_groups.back();
    m_groups.pop_back();
}

} // namespace planleser
