// The boxes of all glyphs of a document: from any SourcedText back to places on pages.
//
// Filled page by page, so that a page's content can be dropped once it is laid out.
#pragma once

#include "base/place.h"
#include "page/page_content.h"
#include "text/sourced_text.h"

#include <array>
#include <span>
#include <vector>

namespace planleser {

class GlyphTable {
public:
    // Pages come in order, and page.first_glyph is size().
    void add(PageContent const& page);

    GlyphId size() const { return m_size; }
    int page_count() const { return static_cast<int>(m_first_of_page.size()); }
    // The glyphs of a page are [first_of(page), end_of(page)). Requires 1 <= page <= page_count().
    GlyphId first_of(int page) const { return m_first_of_page.at(static_cast<std::size_t>(page) - 1); }
    GlyphId end_of(int page) const { return page < page_count() ? first_of(page + 1) : size(); }
    int page_of(GlyphId glyph) const;
    Box box_of(GlyphId glyph) const {
        auto const& box = entry(glyph).box;
        return {box[0], box[1], box[2], box[3]};
    }
    // 0 to 1: 1 for text of the PDF, the recogniser's own for OCR.
    double confidence_of(GlyphId glyph) const { return entry(glyph).confidence / 100.0; }
    // Whether a reader sees it: stands for a character with ink and is not invisible text.
    bool is_visible(GlyphId glyph) const { return entry(glyph).visible; }

    // One place a page, in order of pages; no_glyph is skipped.
    std::vector<Place> places_of(std::span<GlyphId const> glyphs) const;
    std::vector<Place> places_of(SourcedText const& text) const;
    // The lowest confidence among the glyphs; 1 where there are none.
    double confidence_of(SourcedText const& text) const;

private:
    struct Entry {
        std::array<float, 4> box;
        std::uint8_t confidence;
        bool visible;
    };
    // In blocks, so that a long document's table neither moves nor leaves room unused as it grows.
    static constexpr GlyphId block_size = 4096;
    Entry const& entry(GlyphId glyph) const { return m_blocks.at(glyph / block_size).at(glyph % block_size); }

    std::vector<std::vector<Entry>> m_blocks;
    GlyphId m_size = 0;
    std::vector<GlyphId> m_first_of_page; // by page number - 1
};

} // namespace planleser
