// Text that knows, for every byte, the glyph on the page it came from.
//
// Every text from src/layout upwards is a SourcedText, so that any part of it (one partner out of a list,
// one figure out of a sentence) leads back to boxes on pages, and the coverage ledger can count glyphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// A glyph of the document: pages in order, each page's glyphs in the order of PageContent::glyphs.
using GlyphId = std::uint32_t;
// For bytes that no glyph stands for: a space put in where the page has a gap or a line ends.
inline constexpr GlyphId no_glyph = 0xFFFFFFFF;

struct SourcedText {
    std::string text;             // UTF-8, NFC
    std::vector<GlyphId> origin;  // one a byte of text; a glyph of several bytes stands several times
    std::vector<GlyphId> dropped; // glyphs that belong here but have no byte left: a hyphenation hyphen,
                                  // a soft hyphen, a bullet, an extra space; still accounted for

    bool empty() const { return text.empty(); }
    std::size_t size() const { return text.size(); }
    std::string_view view() const { return text; }

    void append(SourcedText const& other);
    void append(std::string_view bytes, GlyphId glyph);
    // Bytes [begin, begin + count) with their origins; `dropped` stays behind.
    SourcedText part(std::size_t begin, std::size_t count = std::string::npos) const;
};

// Returns `text` without white space at both ends; dropped glyphs are kept.
SourcedText trimmed(SourcedText const& text);

} // namespace planleser
