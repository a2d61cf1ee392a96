#include "pdf/token_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace planleser {

namespace {

enum class Character : std::uint8_t { Regular, Space, Delimiter };

constexpr auto character_classes = [] {
    std::array<Character, 256> classes{};
    for (char const c : std::string_view("\0\t\n\f\r ", 6))
        classes[static_cast<unsigned char>(c)] = Character::Space;
    for (char const c : std::string_view("()<>[]{}/%"))
        classes[static_cast<unsigned char>(c)] = Character::Delimiter;
    return classes;
}();

bool is(Character kind, char c) {
    return character_classes[static_cast<unsigned char>(c)] == kind;
}
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

} // namespace

bool TokenReader::skip_space() {
    for (; m_at < m_end; ++m_at) {
        if (*m_at == '%') {
            m_at = std::find_if(m_at, m_end, [](char c) { return c == '\r' || c == '\n'; });
            if (m_at == m_end) return false;
        } else if (!is(Character::Space, *m_at)) {
            return true;
        }
    }
    return false;
}

bool TokenReader::starts_number() const {
    char const c = peek();
    return is_digit(c) || c == '-' || c == '.' || c == '+';
}

// Summed up as Poppler does, so that both come to the same bits.
std::optional<TokenReader::Number> TokenReader::read_number() {
    constexpr int most_digits = 9; // they fit an int
    bool const negative = peek() == '-';
    m_at += negative || peek() == '+';
    auto const digits = m_at;
    int whole = 0;
    for (; m_at < m_end && is_digit(*m_at); ++m_at)
        if (m_at - digits < most_digits) whole = 10 * whole + (*m_at - '0');
    if (m_at - digits > most_digits) return std::nullopt;
    double value = whole;
    bool const real = peek() == '.';
    if (real) {
        double scale = 0.1;
        for (++m_at; m_at < m_end && is_digit(*m_at); ++m_at) {
            value += scale * (*m_at - '0');
            scale *= 0.1;
        }
        if (peek() == '-') return std::nullopt;
    }
    if (m_at - digits == (real ? 1 : 0)) return std::nullopt;
    return Number{negative ? -value : value, !real};
}

bool TokenReader::append_name(std::string& text) {
    constexpr std::size_t longest_name = 100; // bytes; Poppler complains of one over 127
    auto const begin = text.size();
    for (++m_at; m_at < m_end && is(Character::Regular, *m_at); ++m_at) {
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
    int high = -1;
    for (++m_at; m_at < m_end && *m_at != '>'; ++m_at) {
        int const value = hex_value(*m_at);
        if (value < 0) {
            if (!is(Character::Space, *m_at)) return false;
        } else if (high < 0) {
            high = value;
        } else {
            text += static_cast<char>(16 * high + value);
            high = -1;
        }
    }
    if (m_at == m_end) return false;
    ++m_at;
    if (high >= 0) text += static_cast<char>(16 * high);
    return true;
}

std::string_view TokenReader::read_word() {
    auto const begin = m_at;
    while (m_at < m_end && is(Character::Regular, *m_at)) ++m_at;
    return {begin, static_cast<std::size_t>(m_at - begin)};
}

} // namespace planleser
