// Writes JSON text piece by piece: keys in the order of the calls, the same bytes on every machine.
//
// Lists and objects stand one element a line, two spaces an indent, or whole on one line (JsonShape::OneLine,
// which everything inside inherits). Numbers are written exactly or to two decimals, never as binary floating
// point. Bytes that are no UTF-8 become U+FFFD. Calls must nest; that is asserted, never checked at run time.
#pragma once

#include "text/decimal.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class JsonShape : std::uint8_t { Lines, OneLine };

class JsonWriter {
public:
    void begin_object(JsonShape shape = JsonShape::Lines) { open('{', shape); }
    void end_object() { close('}'); }
    void begin_list(JsonShape shape = JsonShape::Lines) { open('[', shape); }
    void end_list() { close(']'); }
    // Inside an object: the name of the value, list or object that comes next.
    void key(std::string_view name);

    void text(std::string_view value);
    void integer(std::int64_t value);
    void exact(Decimal value);
    void rounded(double value); // to 0.01, as short as it goes
    void truth(bool value);
    void null();

    // The text, ended by a line break; the writer is empty afterwards.
    std::string take();

private:
    struct Level {
        JsonShape shape;
        bool empty = true;
    };
    void open(char bracket, JsonShape shape);
    void close(char bracket);
    void before_element();
    void before_value();
    void break_line();
    void append_quoted(std::string_view value);

    std::string m_out;
    std::vector<Level> m_levels;
    bool m_after_key = false;
};

} // namespace planleser
