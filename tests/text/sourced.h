// Texts whose glyphs are easy to name in a test.
#pragma once

#include "text/code_points.h"
#include "text/sourced_text.h"

namespace planleser {

// One glyph a code point, numbered from `first`.
inline SourcedText sourced(std::string_view text, GlyphId first = 0) {
    SourcedText result;
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        result.append(text.substr(point.begin, point.end - point.begin), first++);
        at = point.end;
    }
    return result;
}

} // namespace planleser
