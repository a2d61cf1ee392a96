#include "pdf/symbol_font.h"

#include <algorithm>
#include <string>

namespace planleser {

namespace {

constexpr char32_t private_bytes = 0xF000;

// Published with the fonts; only the signs that are drawn as marks.
char32_t mark_of_wingdings(char32_t byte) {
    switch (byte) {
    case 0x78:
    case 0xFD:
        return U'☒';
    case 0xFB:
        return U'✗';
    case 0xFC:
        return U'✓';
    case 0xFE:
        return U'☑';
    default:
        return private_bytes + byte;
    }
}

char32_t mark_of_wingdings_2(char32_t byte) {
    switch (byte) {
    case 0x4F:
        return U'✗';
    case 0x50:
        return U'✓';
    case 0x51:
    case 0x53:
    case 0x54:
        return U'☒';
    case 0x52:
        return U'☑';
    case 0x97:
        return U'●';
    case 0xA3:
        return U'☐';
    default:
        return private_bytes + byte;
    }
}

} // namespace

SymbolFont symbol_font_named(std::string_view name) {
    std::string small;
    for (char const c : name)
        if (c != ' ' && c != '-' && c != ',')
            small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    auto const at = small.find("wingdings");
    if (at == std::string::npos) return SymbolFont::None;
    auto const behind = std::string_view(small).substr(at + std::string_view("wingdings").size());
    if (behind.starts_with('2')) return SymbolFont::Wingdings2;
    return behind.starts_with('3') ? SymbolFont::None : SymbolFont::Wingdings;
}

char32_t sign_in(SymbolFont font, char32_t value) {
    auto const byte = value >= private_bytes ? value - private_bytes : value;
    if (font == SymbolFont::None || byte <= 0x20 || byte > 0xFF) return value;
    return font == SymbolFont::Wingdings ? mark_of_wingdings(byte) : mark_of_wingdings_2(byte);
}

} // namespace planleser
