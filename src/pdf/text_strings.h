// Text out of a PDF's strings and character maps, as valid UTF-8.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace planleser {

// Appends one code point. What is no Unicode scalar value, and a control character that is no white space,
// becomes U+FFFD; tab and line breaks become a space.
void append_utf8(std::string& text, std::uint32_t code_point);
inline void append_utf8(std::string& text, std::span<std::uint32_t const> code_points) {
    for (auto const code_point : code_points) append_utf8(text, code_point);
}

// Returns a PDF text string (UTF-16 or UTF-8 with its mark, else PDFDocEncoding) as UTF-8.
std::string utf8_of_text_string(std::string const& bytes);

// Returns the number of bytes of the first code point of `text`, which is valid UTF-8 and not empty.
std::size_t first_code_point_size(std::string_view text);
std::size_t count_code_points(std::string_view text);

// Returns a PDF date ("D:20210615120000+02'00'") in ISO 8601 as exactly as it is given
// ("2021-06-15T12:00:00+02:00", "2021-06", …); empty where it is none.
std::string iso_date_of(std::string_view pdf_date);

} // namespace planleser
