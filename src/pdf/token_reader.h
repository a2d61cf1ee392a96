// Reads the tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3) out of bytes in memory.
//
// Strict: what a file gets wrong, Poppler knows how to mend, so every reading function says whether its token
// is one that the specification knows. What it makes of such a token is what Poppler makes of it, bit by bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

enum class PdfCharacter : std::uint8_t { Regular, Space, Delimiter };

inline constexpr auto pdf_characters = [] {
    std::array<PdfCharacter, 256> kinds{};
    for (char const c : std::string_view("\0\t\n\f\r ", 6))
        kinds[static_cast<unsigned char>(c)] = PdfCharacter::Space;
    for (char const c : std::string_view("()<>[]{}/%"))
        kinds[static_cast<unsigned char>(c)] = PdfCharacter::Delimiter;
    return kinds;
}();

// What is called for every token stands here, so that it becomes part of its caller.
class TokenReader {
public:
    explicit TokenReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    // Passes white space and comments; whether something follows.
    bool skip_space() {
        while (m_at < m_end && is(PdfCharacter::Space)) ++m_at;
        return m_at < m_end && (*m_at != '%' || skip_comments());
    }
    // The character so many ahead; '\0' behind the end.
    char peek(std::size_t ahead = 0) const {
        return static_cast<std::size_t>(m_end - m_at) > ahead ? m_at[ahead] : '\0';
    }
    bool starts_number() const {
        char const c = peek();
        return is_digit(c) || c == '-' || c == '.' || c == '+';
    }
    void advance(std::size_t count = 1) { m_at += count; }
    char const* position() const { return m_at; }
    void go_to(char const* position) { m_at = position; }

    struct Number {
        double value = 0;
        bool whole = false; // written without a point
    };
    // nullopt: no digits, more than nine before the point, or a sign within.
    std::optional<Number> read_number() {
        constexpr int most_digits = 9; // they fit an int
        bool const negative = peek() == '-';
        m_at += negative || peek() == '+';
        auto const digits = m_at;
        int whole = 0;
        for (; m_at < m_end && is_digit(*m_at); ++m_at)
            if (m_at - digits < most_digits) whole = 10 * whole + (*m_at - '0');
        auto const count = m_at - digits;
        if (count > most_digits) return std::nullopt;
        bool const real = peek() == '.';
        if (!real && count == 0) return std::nullopt;
        double value = whole;
        if (real && !add_fraction(value, count > 0)) return std::nullopt;
        return Number{negative ? -value : value, !real};
    }
    // Each appends what the token stands for, a name without its slash. `#` and two digits in a name spell a
    // character. false: it does not end, or holds what it may not.
    bool append_name(std::string& text);
    bool append_string(std::string& text);     // stands at '('
    bool append_hex_string(std::string& text); // stands at '<'
    // Characters up to white space or a delimiter: an operator, or a keyword.
    std::string_view read_word() {
        auto const begin = m_at;
        while (m_at < m_end && is(PdfCharacter::Regular)) ++m_at;
        return {begin, static_cast<std::size_t>(m_at - begin)};
    }

private:
    static constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
    bool is(PdfCharacter kind) const { return pdf_characters[static_cast<unsigned char>(*m_at)] == kind; }
    bool skip_comments();
    // Summed up as Poppler does, so that both come to the same bits.
    bool add_fraction(double& value, bool has_digits) {
        double scale = 0.1;
        for (++m_at; m_at < m_end && is_digit(*m_at); ++m_at) {
            value += scale * (*m_at - '0');
            scale *= 0.1;
            has_digits = true;
        }
        return has_digits && peek() != '-';
    }
    void append_escape(std::string& text);

    char const* m_at;
    char const* m_end;
};

} // namespace planleser
