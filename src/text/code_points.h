// Steps through UTF-8 by code points and tells what kind of character one is.
//
// Answers about ASCII are immediate and inline, since nearly all of a text is; ICU is asked only beyond it.
#pragma once

#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>

namespace planleser {

// The code point that begins at `begin`; bytes that are no UTF-8 give U+FFFD, one at a time.
struct CodePoint {
    char32_t value = 0;
    std::size_t begin = 0, end = 0; // bytes
};

CodePoint code_point_beyond_ascii(std::string_view text, std::size_t begin);
// Requires begin < text.size().
inline CodePoint code_point_at(std::string_view text, std::size_t begin) {
    assert(begin < text.size());
    auto const first = static_cast<unsigned char>(text[begin]);
    if (first < 0x80) return {first, begin, begin + 1};
    return code_point_beyond_ascii(text, begin);
}
// The code point that ends at `end`. Requires 0 < end <= text.size().
CodePoint code_point_before(std::string_view text, std::size_t end);

void append_utf8(std::string& text, char32_t value);

bool is_letter_beyond_ascii(char32_t value);
bool is_lower_beyond_ascii(char32_t value);
bool is_upper_beyond_ascii(char32_t value);
bool is_space_beyond_ascii(char32_t value);
bool is_word_character_beyond_ascii(char32_t value);

inline bool is_lower(char32_t value) {
    return value < 0x80 ? value >= U'a' && value <= U'z' : is_lower_beyond_ascii(value);
}
inline bool is_upper(char32_t value) {
    return value < 0x80 ? value >= U'A' && value <= U'Z' : is_upper_beyond_ascii(value);
}
inline bool is_letter(char32_t value) {
    return value < 0x80 ? is_lower(value) || is_upper(value) : is_letter_beyond_ascii(value);
}
// Every kind of blank, no-break ones too.
inline bool is_space(char32_t value) {
    return value < 0x80 ? value == U' ' || (value >= 0x09 && value <= 0x0D) : is_space_beyond_ascii(value);
}
bool is_zero_width(char32_t value);
constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}
// Hyphens, dashes and the minus sign, not the soft hyphen.
constexpr bool is_dash(char32_t value) {
    return value == U'-' || (value >= 0x2010 && value <= 0x2015) || value == 0x2212;
}
// A letter, a digit or a combining mark.
inline bool is_word_character(char32_t value) {
    return value < 0x80 ? is_letter(value) || is_digit(value) : is_word_character_beyond_ascii(value);
}

// Whether a word begins or ends between the bytes before and after `at`.
bool is_word_boundary(std::string_view text, std::size_t at);

} // namespace planleser
