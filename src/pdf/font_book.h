// The fonts of a document, described once each: Poppler builds its own anew for every page.
//
// Fonts are known by their object's reference, never by Poppler's pointer, which is freed and used again.
#pragma once

#include "page/page_content.h"
#include "pdf/poppler_api.h"
#include "pdf/symbol_font.h"

#include <deque>
#include <unordered_map>

namespace planleser {

struct KnownFont {
    std::size_t index = 0; // among the document's fonts
    Font font;
    double ascent = 0, descent = 0; // of the line box, in font sizes; descent is negative
    SymbolFont symbols = SymbolFont::None;
    double scale = 1; // what the nominal size must be multiplied with (Type 3)
};

class FontBook {
public:
    // Stays valid as long as the book.
    KnownFont const& find(GfxFont const& font);

private:
    std::deque<KnownFont> m_fonts;
    std::unordered_map<long long, KnownFont const*> m_by_reference;
};

} // namespace planleser
