// Steps through JSON text (RFC 8259) from value to value without keeping any: what a check needs.
//
// The caller asks what comes next and takes it; a text that is no JSON throws JsonFault. Strict: no comma too
// many, no control character in a text, nothing but UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planleser {

struct JsonFault {
    std::size_t at = 0; // byte
};

enum class JsonKind { Object, Array, Text, Number, Truth, Null };

class JsonScanner {
public:
    explicit JsonScanner(std::string_view json) : m_json(json) {} // must outlive it

    JsonKind next();

    // for (open('['); more(']');) takes each element; of an object each name, then colon(), then the value.
    void open(char bracket);
    bool more(char close);
    void colon();

    struct Number {
        double value = 0;
        bool is_plain_integer = false; // written with digits alone
    };
    Number take_number();
    void take_word(); // true, false, null
    // Without its quotes. `buffer` holds it where it has escapes; valid until the buffer changes.
    std::string_view take_text(std::string& buffer);
    // Requires that nothing but blanks is left.
    void end();

private:
    [[noreturn]] void fault() const { throw JsonFault{m_at}; }
    char peek() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    void skip_blanks();
    void take_digits();
    void take_code_point();

    std::string_view m_json;
    std::size_t m_at = 0;
    bool m_first = false; // of the elements of the object or array that was opened last
};

} // namespace planleser
