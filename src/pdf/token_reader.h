// Reads the tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3) out of bytes in memory.
//
// Strict: what a file gets wrong, Poppler knows how to mend, so every reading function says whether its token
// is one that the specification knows. What it makes of such a token is what Poppler makes of it, bit by bit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

class TokenReader {
public:
    explicit TokenReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    // Passes white space and comments; whether something follows.
    bool skip_space();
    // The character so many ahead; '\0' behind the end.
    char peek(std::size_t ahead = 0) const {
        return static_cast<std::size_t>(m_end - m_at) > ahead ? m_at[ahead] : '\0';
    }
    bool starts_number() const;
    void advance(std::size_t count = 1) { m_at += count; }
    char const* position() const { return m_at; }
    void go_back_to(char const* position) { m_at = position; }

    struct Number {
        double value = 0;
        bool whole = false; // written without a point
    };
    // nullopt: no digits, more than nine before the point, or a sign within.
    std::optional<Number> read_number();
    // Each appends what the token stands for, a name without its slash. `#` and two digits in a name spell a
    // character. false: it does not end, or holds what it may not.
    bool append_name(std::string& text);
    bool append_string(std::string& text);     // stands at '('
    bool append_hex_string(std::string& text); // stands at '<'
    // Characters up to white space or a delimiter: an operator, or a keyword.
    std::string_view read_word();

private:
    void append_escape(std::string& text);

    char const* m_at;
    char const* m_end;
};

} // namespace planleser
