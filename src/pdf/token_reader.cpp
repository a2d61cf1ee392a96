#include "pdf/token_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace planleser {

namespace {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_octal(char c) {
    return c >= '0' && c <= '7';
}
constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    char const lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

constexpr auto hex_values = [] {
    std::array<std::int8_t, 256> values{};
    for (std::size_t c = 0; c < values.size(); ++c)
        values[c] = static_cast<std::int8_t>(hex_value(static_cast<char>(c)));
    return values;
}();

} // namespace

bool TokenReader::skip_comments() {
    for (; m_at < m_end; ++m_at) {
        if (*m_at == '%') {
            m_at = std::find_if(m_at, m_end, [](char c) { return c == '\r' || c == '\n'; });
            if (m_at == m_end) return false;
        } else if (!is(PdfCharacter::Space)) {
            return true;
        }
    }
    return false;
}

bool TokenReader::append_name(std::string& text) {
    constexpr std::size_t longest_name = 100; // bytes; Poppler complains of one over 127
    auto const begin = text.size();
    for (++m_at; m_at < m_end && is(PdfCharacter::Regular); ++m_at) {
        if (*m_at != '#') {
            text += *m_at;
            continue;
        }
        int const high = hex_value(peek(1)), low = hex_value(peek(2));
        if (high < 0 || low < 0 || high + low == 0) return false;
        text += static_cast<char>(16 * high + low);
        m_at += 2;
    }
    return text.size() - begin <= longest_name;
}

bool TokenReader::append_string(std::string& text) {
    int depth = 1;
    for (++m_at; m_at < m_end; ++m_at) {
        auto const plain =
            std::find_if(m_at, m_end, [](char c) { return c == '(' || c == ')' || c == '\\'; });
        text.append(m_at, plain);
        m_at = plain;
        if (m_at == m_end) return false;
        if (*m_at == '\\') {
            if (++m_at == m_end) return false;
            append_escape(text);
            continue;
        }
        depth += *m_at == '(' ? 1 : -1;
        if (depth == 0) {
            ++m_at;
            return true;
        }
        text += *m_at;
    }
    return false;
}

// Stays at the escape's last character.
void TokenReader::append_escape(std::string& text) {
    constexpr std::string_view escapes = "nrtbf", meanings = "\n\r\t\b\f";
    if (auto const known = escapes.find(*m_at); known != std::string_view::npos) {
        text += meanings[known];
    } else if (is_octal(*m_at)) {
        int code = *m_at - '0';
        for (int more = 0; more < 2 && is_octal(peek(1)); ++more) {
            ++m_at;
            code = 8 * code + (*m_at - '0');
        }
        text += static_cast<char>(code);
    } else if (*m_at == '\r') {
        if (peek(1) == '\n') ++m_at;
    } else if (*m_at != '\n') {
        text += *m_at;
    }
}

bool TokenReader::append_hex_string(std::string& text) {
    auto const begin = text.size();
    auto const close = std::find(m_at, m_end, '>');
    if (close == m_end) return false;
    text.resize(begin + static_cast<std::size_t>(close - m_at) / 2 + 1); // room for what it may be at most
    auto into = text.begin() + static_cast<std::ptrdiff_t>(begin);
    int high = -1;
    for (++m_at; m_at < close; ++m_at) {
        int const value = hex_values[static_cast<unsigned char>(*m_at)];
        if (value < 0) {
            if (!is(PdfCharacter::Space)) return false;
        } else if (high < 0) {
            high = value;
        } else {
            *into++ = static_cast<char>(16 * high + value);
            high = -1;
        }
    }
    ++m_at;
    if (high >= 0) *into++ = static_cast<char>(16 * high);
    text.erase(into, text.end());
    return true;
}

} // namespace planleser
