#include "pdf/text_strings.h"

#include "pdf/poppler_api.h"

#include <algorithm>
#include <array>
#include <memory>

namespace planleser {

namespace {

constexpr std::uint32_t replacement = 0xFFFD;

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

} // namespace

void append_utf8(std::string& text, std::uint32_t c) {
    if (c < 0x20 || c == 0x7F) c = c == '\t' || c == '\n' || c == '\r' || c == '\f' ? ' ' : replacement;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE) c = replacement;
    auto const tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string utf8_of_text_string(std::string const& bytes) {
    Unicode* units = nullptr;
    int const count = TextStringToUCS4(bytes, &units);
    std::unique_ptr<Unicode, decltype(&gfree)> const owner(units, gfree);
    std::string text;
    for (int i = 0; i < count; ++i) append_utf8(text, units[i]);
    return text;
}

std::size_t first_code_point_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && is_continuation(text[size])) ++size;
    return size;
}

std::size_t count_code_points(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string iso_date_of(std::string_view date) {
    if (date.starts_with("D:")) date.remove_prefix(2);
    auto const digits = [&](std::size_t count) {
        bool const good =
            date.size() >= count && std::all_of(date.begin(), date.begin() + static_cast<long>(count),
                                        [](char c) { return c >= '0' && c <= '9'; });
        std::string part(good ? date.substr(0, count) : std::string_view());
        if (good) date.remove_prefix(count);
        return part;
    };
    std::string iso = digits(4);
    if (iso.empty()) return iso;
    constexpr std::array<char const*, 5> separators{"-", "-", "T", ":", ":"};
    std::size_t parts = 0;
    for (; parts < separators.size(); ++parts) {
        auto const part = digits(2);
        if (part.empty()) break;
        iso += separators[parts] + part;
    }
    if (parts == 3) iso += ":00"; // ISO 8601 knows no hour with an offset alone
    if (parts < 3 || date.empty()) return iso;
    if (date.front() == 'Z') return iso + "Z";
    if (date.front() != '+' && date.front() != '-') return iso;
    char const sign = date.front();
    date.remove_prefix(1);
    auto const hours = digits(2);
    if (hours.empty()) return iso;
    if (!date.empty() && date.front() == '\'') date.remove_prefix(1);
    auto const minutes = digits(2);
    return iso + sign + hours + ":" + (minutes.empty() ? "00" : minutes);
}

} // namespace planleser
