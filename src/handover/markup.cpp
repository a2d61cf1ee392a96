#include "handover/markup.h"

namespace planleser {

std::string escaped_markup(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        // U+FFFE and U+FFFF are no characters of XML.
        if (auto const next = text.substr(i, 3); next == "\xEF\xBF\xBE" || next == "\xEF\xBF\xBF") {
            i += 2;
            continue;
        }
        char const byte = text[i];
        switch (byte) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t') result += byte;
        }
    }
    return result;
}

} // namespace planleser
