// Ticks, crosses and boxes of the Wingdings fonts, which many PDFs tell as the letters of their bytes: a tick
// as 'ü', a ticked box as 'þ'.
#pragma once

#include <cstdint>
#include <string_view>

namespace planleser {

enum class SymbolFont : std::uint8_t { None, Wingdings, Wingdings2 };

SymbolFont symbol_font_named(std::string_view name);

// The sign that `value` stands for in such a font: itself where it is none of a byte, and in the private use
// area (text/normalise.h) where the sign has no place here.
char32_t sign_in(SymbolFont font, char32_t value);

} // namespace planleser
