#include "page/glyph_table.h"

#include "text/code_points.h"

#include <algorithm>
#include <cassert>

namespace planleser {

namespace {

bool has_ink(std::string_view text) {
    if (!text.empty() && text.front() > ' ' && text.front() < '\x7F') return true;
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value) && !is_zero_width(point.value)) return true;
        at = point.end;
    }
    return false;
}

} // namespace

void GlyphTable::add(PageContent const& page) {
    assert(page.first_glyph == size());
    m_first_of_page.resize(
        std::max<std::size_t>(m_first_of_page.size(), static_cast<std::size_t>(page.number)), size());
    m_first_of_page[static_cast<std::size_t>(page.number) - 1] = page.first_glyph;
    auto const first = m_glyphs.size();
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        auto const& glyph = page.glyphs[i];
        m_glyphs.push_back(
            {{glyph.x0, glyph.y0, glyph.x1, glyph.y1}, glyph.confidence, has_ink(page.text_of(i))});
    }
    for (auto const& run : page.runs)
        if (run.invisible)
            for (auto i = run.begin; i < run.end; ++i) m_glyphs[first + i].visible = false;
}

int GlyphTable::page_of(GlyphId glyph) const {
    auto const next = std::upper_bound(m_first_of_page.begin(), m_first_of_page.end(), glyph);
    return static_cast<int>(next - m_first_of_page.begin());
}

Box GlyphTable::box_of(GlyphId glyph) const {
    auto const& box = m_glyphs.at(glyph).box;
    return {box[0], box[1], box[2], box[3]};
}

double GlyphTable::confidence_of(GlyphId glyph) const {
    return m_glyphs.at(glyph).confidence / 100.0;
}

bool GlyphTable::is_visible(GlyphId glyph) const {
    return m_glyphs.at(glyph).visible;
}

std::vector<Place> GlyphTable::places_of(std::span<GlyphId const> glyphs) const {
    std::vector<Place> places;
    for (auto const glyph : glyphs) {
        if (glyph == no_glyph) continue;
        int const page = page_of(glyph);
        auto const place =
            std::find_if(places.begin(), places.end(), [&](Place const& p) { return p.page == page; });
        if (place == places.end())
            places.push_back({page, box_of(glyph)});
        else
            place->box.include(box_of(glyph));
    }
    std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) { return a.page < b.page; });
    return places;
}

std::vector<Place> GlyphTable::places_of(SourcedText const& text) const {
    return places_of(text.origin);
}

double GlyphTable::confidence_of(SourcedText const& text) const {
    double lowest = 1;
    for (auto const glyph : text.origin)
        if (glyph != no_glyph) lowest = std::min(lowest, confidence_of(glyph));
    return lowest;
}

} // namespace planleser
