// Steps through UTF-8 by code points and tells what kind of character one is.
//
// The ASCII and Latin-1 answers are immediate; ICU is asked only beyond them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planleser {

// The code point that begins at `begin`; bytes that are no UTF-8 give U+FFFD, one at a time.
struct CodePoint {
    char32_t value = 0;
    std::size_t begin = 0, end = 0; // bytes
};

// Requires begin < text.size().
CodePoint code_point_at(std::string_view text, std::size_t begin);
// The code point that ends at `end`. Requires 0 < end <= text.size().
CodePoint code_point_before(std::string_view text, std::size_t end);

void append_utf8(std::string& text, char32_t value);

bool is_letter(char32_t value);
bool is_lower(char32_t value);
bool is_upper(char32_t value);
bool is_space(char32_t value); // every kind of blank, no-break ones too
bool is_zero_width(char32_t value);
constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}
// Hyphens, dashes and the minus sign, not the soft hyphen.
constexpr bool is_dash(char32_t value) {
    return value == U'-' || (value >= 0x2010 && value <= 0x2015) || value == 0x2212;
}
bool is_word_character(char32_t value); // a letter, a digit or a combining mark

// Whether a word begins or ends between the bytes before and after `at`.
bool is_word_boundary(std::string_view text, std::size_t at);

} // namespace planleser
