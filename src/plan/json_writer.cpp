#include "plan/json_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

namespace planleser {

namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Returns the length of the UTF-8 sequence that begins at `at`, 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    std::size_t const length = lead >= 0xF5 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(text, at + i)) return 0;
    if (length < 3) return length;
    auto const second = static_cast<unsigned char>(text[at + 1]);
    bool const overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    bool const surrogate = lead == 0xED && second >= 0xA0;
    bool const beyond = lead == 0xF4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

bool stands_for_itself(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' &&
           c != '\\';
}

void append_escape(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
}

} // namespace

void JsonWriter::key(std::string_view name) {
    assert(!m_after_key);
    before_element();
    append_quoted(name);
    m_out += ": ";
    m_after_key = true;
}

void JsonWriter::text(std::string_view value) {
    before_value();
    append_quoted(value);
}

void JsonWriter::integer(std::int64_t value) {
    before_value();
    std::array<char, 24> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_out.append(digits.data(), end);
}

void JsonWriter::exact(Decimal value) {
    before_value();
    m_out += value.to_string();
}

void JsonWriter::rounded(double value) {
    constexpr double largest = 1e15; // of what has hundredths in a double, and far beyond any page
    auto const hundredths =
        std::isfinite(value) ? std::llround(std::clamp(value, -largest, largest) * 100) : 0;
    auto const whole = std::abs(hundredths) / 100, rest = std::abs(hundredths) % 100;
    before_value();
    if (hundredths < 0) m_out += '-';
    m_out += std::to_string(whole);
    if (rest == 0) return;
    m_out += '.';
    m_out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) m_out += static_cast<char>('0' + rest % 10);
}

void JsonWriter::truth(bool value) {
    before_value();
    m_out += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    m_out += "null";
}

std::string JsonWriter::take() {
    assert(m_levels.empty());
    m_out += '\n';
    return std::exchange(m_out, {});
}

void JsonWriter::open(char bracket, JsonShape shape) {
    before_value();
    if (!m_levels.empty() && m_levels.back().shape == JsonShape::OneLine) shape = JsonShape::OneLine;
    m_levels.push_back({shape});
    m_out += bracket;
}

void JsonWriter::close(char bracket) {
    assert(!m_levels.empty() && !m_after_key);
    auto const level = m_levels.back();
    m_levels.pop_back();
    if (!level.empty && level.shape == JsonShape::Lines) break_line();
    m_out += bracket;
}

void JsonWriter::before_element() {
    if (m_levels.empty()) return;
    auto& level = m_levels.back();
    if (!std::exchange(level.empty, false)) m_out += level.shape == JsonShape::Lines ? "," : ", ";
    if (level.shape == JsonShape::Lines) break_line();
}

void JsonWriter::before_value() {
    if (!std::exchange(m_after_key, false)) before_element();
}

void JsonWriter::break_line() {
    m_out += '\n';
    m_out.append(2 * m_levels.size(), ' ');
}

void JsonWriter::append_quoted(std::string_view value) {
    m_out += '"';
    for (std::size_t at = 0; at < value.size();) {
        auto const begin = at;
        while (at < value.size() && stands_for_itself(value[at])) ++at;
        m_out.append(value.substr(begin, at - begin));
        if (at == value.size()) break;
        if (static_cast<unsigned char>(value[at]) < 0x80) {
            append_escape(m_out, value[at++]);
        } else if (auto const length = sequence_length(value, at); length != 0) {
            m_out.append(value.substr(at, length));
            at += length;
        } else {
            m_out += replacement_character;
            ++at;
        }
    }
    m_out += '"';
}

} // namespace planleser
