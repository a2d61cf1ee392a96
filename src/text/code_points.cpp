#include "text/code_points.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace planleser {

namespace {

constexpr char32_t replacement = 0xFFFD;

UChar32 icu(char32_t value) {
    return static_cast<UChar32>(value);
}

} // namespace

CodePoint code_point_beyond_ascii(std::string_view text, std::size_t begin) {
    // ICU counts in int32; a window of four bytes is enough for any code point.
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data() + begin);
    auto const length = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - begin));
    std::int32_t at = 0;
    UChar32 value = 0;
    U8_NEXT(bytes, at, length, value);
    if (value < 0) return {replacement, begin, begin + 1};
    return {static_cast<char32_t>(value), begin, begin + static_cast<std::size_t>(at)};
}

CodePoint code_point_before(std::string_view text, std::size_t end) {
    assert(end > 0 && end <= text.size());
    auto begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    auto const point = code_point_at(text, begin);
    if (point.end == end) return point;
    return {replacement, end - 1, end};
}

void append_utf8(std::string& text, char32_t value) {
    auto const put = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    auto const put_tail = [&](int shift) { put(0x80 | ((value >> shift) & 0x3F)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | (value >> 6));
        put_tail(0);
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12));
        put_tail(6);
        put_tail(0);
    } else {
        put(0xF0 | (value >> 18));
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

bool is_letter_beyond_ascii(char32_t value) {
    return u_isalpha(icu(value)) != 0;
}

bool is_lower_beyond_ascii(char32_t value) {
    return u_islower(icu(value)) != 0;
}

bool is_upper_beyond_ascii(char32_t value) {
    return u_isupper(icu(value)) != 0;
}

bool is_space_beyond_ascii(char32_t value) {
    return value == 0x85 || value == 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) ||
           value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x3000;
}

bool is_zero_width(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x200B && value <= 0x200F) ||
           (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x2064) || value == 0xFEFF;
}

bool is_word_character_beyond_ascii(char32_t value) {
    return u_isalnum(icu(value)) != 0 || u_charType(icu(value)) == U_NON_SPACING_MARK;
}

bool is_word_boundary(std::string_view text, std::size_t at) {
    bool const before = at > 0 && is_word_character(code_point_before(text, at).value);
    bool const after = at < text.size() && is_word_character(code_point_at(text, at).value);
    return !before || !after;
}

} // namespace planleser
