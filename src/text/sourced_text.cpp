#include "text/sourced_text.h"

#include <algorithm>
#include <cassert>

namespace planleser {

void SourcedText::append(SourcedText const& other) {
    text += other.text;
    origin.insert(origin.end(), other.origin.begin(), other.origin.end());
    dropped.insert(dropped.end(), other.dropped.begin(), other.dropped.end());
}

void SourcedText::append(std::string_view bytes, GlyphId glyph) {
    text += bytes;
    origin.insert(origin.end(), bytes.size(), glyph);
}

SourcedText SourcedText::part(std::size_t begin, std::size_t count) const {
    assert(begin <= text.size() && origin.size() == text.size());
    count = std::min(count, text.size() - begin);
    auto const first = origin.begin() + static_cast<std::ptrdiff_t>(begin);
    return {text.substr(begin, count), {first, first + static_cast<std::ptrdiff_t>(count)}, {}};
}

SourcedText trimmed(SourcedText const& text) {
    constexpr std::string_view white = " \t\r\n";
    auto const begin = text.text.find_first_not_of(white);
    if (begin == std::string::npos) return {{}, {}, text.dropped};
    auto const end = text.text.find_last_not_of(white) + 1;
    SourcedText result = text.part(begin, end - begin);
    result.dropped = text.dropped;
    return result;
}

} // namespace planleser
