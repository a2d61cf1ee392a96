#include "pdf/font_book.h"

#include "pdf/font_style.h"

#include <algorithm>
#include <cmath>

namespace planleser {

namespace {

// Poppler's stand-ins where the font says nothing, or 0 as all fonts of LibreOffice do.
constexpr double poppler_ascent = 0.95, poppler_descent = -0.35;
// What the common text fonts have: their lines do not overlap at single spacing.
constexpr double usual_ascent = 0.9, usual_descent = -0.22;

void set_line_box(GfxFont const& font, KnownFont& known) {
    double const ascent = font.getAscent(), descent = -std::abs(font.getDescent());
    bool const told = !(ascent == poppler_ascent && descent == poppler_descent);
    known.ascent = told ? std::clamp(ascent, 0.5, 1.05) : usual_ascent;
    known.descent = told ? std::clamp(descent, -0.4, -0.1) : usual_descent;
}

// A Type 3 font has its own unit. Most are drawn on a square of about one font size; where the box of the
// font is far from that, the nominal size says nothing and the box stands for a line of text.
double type3_scale(GfxFont const& font) {
    constexpr double line_height = 1.2;
    double const* matrix = font.getFontMatrix();
    double const* box = font.getFontBBox();
    double const height = std::abs((box[3] - box[1]) * matrix[3]);
    if (!std::isfinite(height) || height <= 0 || (height >= 0.5 && height <= 2.5)) return 1;
    return height / line_height;
}

} // namespace

KnownFont const& FontBook::find(GfxFont const& font) {
    auto const& id = *font.getID();
    auto const key = static_cast<long long>(id.num) * 0x100000000LL + id.gen;
    auto const [at, is_new] = m_by_reference.try_emplace(key, nullptr);
    if (!is_new) return *at->second;
    auto& known = m_fonts.emplace_back();
    known.index = m_fonts.size() - 1;
    auto const& name = font.getName();
    known.font = describe_font({name ? std::string_view(*name) : std::string_view(), 100 * font.getWeight(),
        font.isBold(), font.isItalic(), font.isFixedWidth() && font.getType() != fontType3});
    if (name) known.symbols = symbol_font_named(std::string_view(*name));
    set_line_box(font, known);
    if (font.getType() == fontType3) known.scale = type3_scale(font);
    at->second = &known;
    return known;
}

} // namespace planleser
