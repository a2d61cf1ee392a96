#include "handover/markup.h"

namespace planleser {

std::string escaped_markup(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (char const byte : text) {
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
