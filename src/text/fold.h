// Text made comparable: what two spellings of one word share.
//
// Case goes (Unicode full case folding), accents go (é, ü), every dash becomes '-', every blank ' ',
// typographic quotes become ' and ". Å, æ, ø, ä and ö are letters of their own, not accented ones, and stay
// unless asked otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class NordicLetters {
    Distinct, // å stays å
    Plain, // å, ä → a; ø, ö → o; æ → ae: for file names and ids, and for text that lost its letters
};

std::string fold(std::string_view text, NordicLetters letters = NordicLetters::Distinct);

struct FoldedText {
    std::string text;
    std::vector<std::size_t> origin; // one a byte of text and one for its end: the byte of the original

    // The byte of the original that a folded byte, or the end of the folded text, came from.
    std::size_t original(std::size_t folded_byte) const { return origin[folded_byte]; }
};

FoldedText fold_with_origin(std::string_view text, NordicLetters letters = NordicLetters::Distinct);

// Whether both fold to the same.
bool same_folded(std::string_view a, std::string_view b);

} // namespace planleser
