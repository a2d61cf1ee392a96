#include "page/place_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planleser {

namespace {

constexpr double ascent = 0.9, descent = -0.22; // in font sizes, as common text fonts have

// Thousandths of the font size from U+0020 to U+007E: Helvetica, which most sans-serif fonts are near to.
constexpr std::array<int, 95> ascii_widths{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278,
    333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667,
    667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667,
    944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

struct CodePoint {
    std::uint32_t value;
    std::size_t size; // bytes
};

CodePoint first_code_point(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text.front());
    std::size_t const size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t value = size == 1 ? lead : lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < std::min(size, text.size()); ++i)
        value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    return {value, std::min(size, text.size())};
}

double width_of(std::string_view text) {
    double width = 0;
    while (!text.empty()) {
        auto const [value, size] = first_code_point(text);
        width += usual_width(value);
        text.remove_prefix(size);
    }
    return width;
}

// The box between two points along the line, the first before the second in the text's direction.
Box box_along(TextPlacement const& placement, double from, double to) {
    double const up = ascent * placement.size, down = descent * placement.size, base = placement.baseline;
    switch (placement.direction) {
    case Direction::Right:
        return {from, base - up, to, base - down};
    case Direction::Left:
        return {to, base + down, from, base + up};
    case Direction::Down:
        return {base + down, from, base + up, to};
    case Direction::Up:
        return {base - up, to, base - down, from};
    }
    return {};
}

std::uint16_t font_index(PageContent& page, Font const& font) {
    auto const at = std::find(page.fonts.begin(), page.fonts.end(), font);
    auto const index = at - page.fonts.begin();
    if (at == page.fonts.end()) page.fonts.push_back(font);
    return static_cast<std::uint16_t>(index);
}

} // namespace

double usual_width(std::uint32_t code_point) {
    constexpr double other = 0.556, wide_dash = 1, zero = 0;
    if (code_point >= 0x20 && code_point < 0x7F) return ascii_widths[code_point - 0x20] / 1000.0;
    if (code_point == 0xA0) return 0.278;
    if (code_point == 0x200B || (code_point >= 0x300 && code_point < 0x370)) return zero;
    return code_point == 0x2014 ? wide_dash : other;
}

void place_text(PageContent& page, TextPlacement const& placement, std::string_view text) {
    if (text.empty() && std::isnan(placement.end)) return;
    double const forward =
        placement.direction == Direction::Right || placement.direction == Direction::Down ? 1 : -1;
    double const usual = width_of(text) * placement.size;
    double const length = std::isnan(placement.end) ? usual : std::abs(placement.end - placement.begin);
    double const stretch = usual > 0 ? length / usual : 0;

    GlyphRun run;
    run.begin = static_cast<std::uint32_t>(page.glyphs.size());
    run.font = font_index(page, placement.font);
    run.direction = placement.direction;
    run.invisible = placement.invisible;
    run.colour = placement.colour;
    run.size = static_cast<float>(placement.size);
    run.baseline = static_cast<float>(placement.baseline);
    run.tag = placement.tag;
    double at = placement.begin;
    auto const add_glyph = [&](std::string_view letter, double next) {
        Box const box = box_along(placement, at, next);
        page.glyphs.push_back({static_cast<float>(box.x0), static_cast<float>(box.y0),
            static_cast<float>(box.x1), static_cast<float>(box.y1),
            static_cast<std::uint32_t>(page.text.size()), placement.confidence});
        page.text += letter;
        run.box.include(box);
        at = next;
    };
    if (text.empty()) add_glyph(text, placement.end);
    while (!text.empty()) {
        auto const [value, bytes] = first_code_point(text);
        add_glyph(text.substr(0, bytes), at + forward * usual_width(value) * placement.size * stretch);
        text.remove_prefix(bytes);
    }
    run.end = static_cast<std::uint32_t>(page.glyphs.size());
    page.runs.push_back(run);
}

} // namespace planleser
