#include "app/json_scanner.h"

#include "text/code_points.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace planleser {

namespace {

bool is_plain(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

} // namespace

void JsonScanner::skip_blanks() {
    while (m_at < m_json.size()) {
        char const c = m_json[m_at];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
        ++m_at;
    }
}

JsonKind JsonScanner::next() {
    skip_blanks();
    switch (peek()) {
    case '{':
        return JsonKind::Object;
    case '[':
        return JsonKind::Array;
    case '"':
        return JsonKind::Text;
    case 't':
    case 'f':
        return JsonKind::Truth;
    case 'n':
        return JsonKind::Null;
    default:
        return JsonKind::Number;
    }
}

void JsonScanner::open(char bracket) {
    skip_blanks();
    if (peek() != bracket) fault();
    ++m_at;
    m_first = true;
}

bool JsonScanner::more(char close) {
    skip_blanks();
    bool const first = m_first;
    m_first = false;
    if (peek() == close) {
        ++m_at;
        return false;
    }
    if (first) return true;
    if (peek() != ',') fault();
    ++m_at;
    skip_blanks();
    if (peek() == close) fault();
    return true;
}

void JsonScanner::colon() {
    skip_blanks();
    if (peek() != ':') fault();
    ++m_at;
}

void JsonScanner::take_digits() {
    auto const begin = m_at;
    while (is_digit(static_cast<unsigned char>(peek()))) ++m_at;
    if (m_at == begin) fault();
}

JsonScanner::Number JsonScanner::take_number() {
    auto const begin = m_at;
    if (peek() == '-') ++m_at;
    bool const zero = peek() == '0';
    auto const digits = m_at;
    take_digits();
    if (zero && m_at > digits + 1) fault();
    Number number;
    number.is_plain_integer = true;
    if (peek() == '.') number.is_plain_integer = false, ++m_at, take_digits();
    if (peek() == 'e' || peek() == 'E') {
        number.is_plain_integer = false;
        ++m_at;
        if (peek() == '+' || peek() == '-') ++m_at;
        take_digits();
    }
    std::from_chars(m_json.data() + begin, m_json.data() + m_at, number.value);
    return number;
}

void JsonScanner::take_word() {
    for (std::string_view const word : {"true", "false", "null"})
        if (m_json.substr(m_at, word.size()) == word) {
            m_at += word.size();
            return;
        }
    fault();
}

void JsonScanner::take_code_point() {
    auto const point = code_point_at(m_json, m_at);
    if (point.value == 0xFFFD && point.end == m_at + 1) fault(); // no UTF-8
    m_at = point.end;
}

std::string_view JsonScanner::take_text(std::string& buffer) {
    skip_blanks();
    if (peek() != '"') fault();
    auto const begin = m_at++;
    bool escaped = false;
    while (peek() != '"') {
        if (m_at >= m_json.size() || static_cast<unsigned char>(peek()) < 0x20) fault();
        if (peek() == '\\')
            escaped = true, m_at += 2;
        else if (is_plain(peek()))
            ++m_at;
        else
            take_code_point();
    }
    ++m_at;
    if (!escaped) return m_json.substr(begin + 1, m_at - begin - 2);
    auto const text = nlohmann::json::parse(m_json.substr(begin, m_at - begin), nullptr, false);
    if (!text.is_string()) fault();
    buffer = text.get<std::string>();
    return buffer;
}

void JsonScanner::end() {
    skip_blanks();
    if (m_at != m_json.size()) fault();
}

} // namespace planleser
