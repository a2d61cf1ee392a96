// Where words begin and end, by the Unicode rules (UAX #29) that ICU carries for Norwegian.
#pragma once

#include <string_view>
#include <vector>

namespace planleser {

// Cuts `text` (UTF-8) into words and what lies between them; put together again the pieces are `text`.
// Views into `text`.
std::vector<std::string_view> word_pieces(std::string_view text);

// The pieces that hold a letter or a digit.
std::vector<std::string_view> words_in(std::string_view text);

} // namespace planleser
