#include "structure/pieces.h"

#include <algorithm>
#include <map>

namespace planleser {
namespace {

constexpr double of_the_pdf = 1; // GlyphTable::confidence_of

// Whether most of a page's text is the PDF's own.
bool is_typed(int page, GlyphTable const& glyphs) {
    long typed = 0, recognised = 0;
    for (auto glyph = glyphs.first_of(page); glyph < glyphs.end_of(page); ++glyph)
        ++(glyphs.confidence_of(glyph) >= of_the_pdf ? typed : recognised);
    return typed > recognised;
}

bool is_recognised(LineGroup const& group, GlyphTable const& glyphs) {
    long typed = 0, recognised = 0;
    for (auto const* line : group.lines)
        for (auto const glyph : line->text.origin)
            if (glyph != no_glyph) ++(glyphs.confidence_of(glyph) >= of_the_pdf ? typed : recognised);
    return recognised > typed;
}

} // namespace

void mark_pictured(std::span<PagePiece> pieces, GlyphTable const& glyphs) {
    std::map<PageLayout const*, bool> typed;
    for (auto& piece : pieces) {
        auto const* group = piece.group();
        if (group == nullptr || !piece.page->recognised) continue;
        auto const found = typed.try_emplace(piece.page, false);
        if (found.second) found.first->second = is_typed(piece.page->page, glyphs);
        piece.pictured = found.first->second && is_recognised(*group, glyphs);
    }
}

} // namespace planleser
