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
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        auto const& glyph = page.glyphs[i];
        if (m_size++ % block_size == 0) m_blocks.emplace_back().reserve(block_size);
        m_blocks.back().push_back(
            {{glyph.x0, glyph.y0, glyph.x1, glyph.y1}, glyph.confidence, has_ink(page.text_of(i))});
    }
    for (auto const& run : page.runs)
        if (run.invisible)
            for (auto glyph = page.first_glyph + run.begin; glyph < page.first_glyph + run.end; ++glyph)
                m_blocks[glyph / block_size][glyph % block_size].visible = false;
}

int GlyphTable::page_of(GlyphId glyph) const {
    auto const next = std::upper_bound(m_first_of_page.begin(), m_first_of_page.end(), glyph);
    return static_cast<int>(next - m_first_of_page.begin());
}

std::vector<Place> GlyphTable::places_of(std::span<GlyphId const> glyphs) const {
    std::vector<Place> places;
    Box* last = nullptr; // of the page that holds glyphs [first, end)
    GlyphId first = 0, end = 0;
    for (auto const glyph : glyphs) {
        if (glyph == no_glyph) continue;
        if (last != nullptr && glyph >= first && glyph < end) {
            last->include(box_of(glyph));
            continue;
        }
        int const page = page_of(glyph);
        auto place =
            std::find_if(places.begin(), places.end(), [&](Place const& p) { return p.page == page; });
        if (place == places.end())
            place = places.insert(place, {page, box_of(glyph)});
        else
            place->box.include(box_of(glyph));
        last = &place->box;
        first = first_of(page);
        end = end_of(page);
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
