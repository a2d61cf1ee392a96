#include "plan/glyph_ledger.h"

#include <algorithm>
#include <fmt/core.h>

namespace planleser {

GlyphLedger::GlyphLedger(GlyphTable const& glyphs)
    : m_glyphs(glyphs), m_uses(glyphs.size(), GlyphUse::Unplaced) {}

void GlyphLedger::mark(std::span<GlyphId const> glyphs, GlyphUse use) {
    for (auto const glyph : glyphs)
        if (glyph != no_glyph) m_uses.at(glyph) = std::max(m_uses.at(glyph), use);
}

void GlyphLedger::mark(SourcedText const& text, GlyphUse use) {
    mark(text.origin, use);
    mark(text.dropped, use);
}

std::vector<Coverage> GlyphLedger::by_page() const {
    std::vector<Coverage> pages(static_cast<std::size_t>(m_glyphs.page_count()));
    for (int page = 1; page <= m_glyphs.page_count(); ++page) {
        auto& coverage = pages[static_cast<std::size_t>(page) - 1];
        for (auto glyph = m_glyphs.first_of(page); glyph < m_glyphs.end_of(page); ++glyph) {
            if (!m_glyphs.is_visible(glyph)) continue;
            ++coverage.characters;
            switch (m_uses[glyph]) {
            case GlyphUse::Field:
                ++coverage.fields;
                break;
            case GlyphUse::Section:
                ++coverage.sections;
                break;
            case GlyphUse::Furniture:
                ++coverage.furniture;
                break;
            case GlyphUse::Unplaced:
                ++coverage.unplaced;
                break;
            }
        }
    }
    return pages;
}

Coverage GlyphLedger::total() const {
    Coverage total;
    for (auto const& page : by_page()) {
        total.characters += page.characters;
        total.fields += page.fields;
        total.sections += page.sections;
        total.furniture += page.furniture;
        total.unplaced += page.unplaced;
    }
    return total;
}

void GlyphLedger::report_unplaced(Diagnostics& diagnostics) const {
    for (int page = 1; page <= m_glyphs.page_count(); ++page) {
        Box box;
        std::size_t count = 0;
        auto const report = [&] {
            if (count > 0)
                diagnostics.warn("unplaced",
                    fmt::format("{} characters stand in no field and no section", count), {{page, box}});
            box = {};
            count = 0;
        };
        for (auto glyph = m_glyphs.first_of(page); glyph < m_glyphs.end_of(page); ++glyph) {
            if (!m_glyphs.is_visible(glyph)) continue;
            if (m_uses[glyph] != GlyphUse::Unplaced) {
                report();
                continue;
            }
            box.include(m_glyphs.box_of(glyph));
            ++count;
        }
        report();
    }
}

} // namespace planleser
