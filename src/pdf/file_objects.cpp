#include "pdf/file_objects.h"

#include <algorithm>
#include <utility>

namespace planleser {

namespace {

constexpr int deepest_value = 16; // arrays and dictionaries within each other; what is deeper is Poppler's

} // namespace

Object FileObjects::fetch(Object const& reference) {
    Object object;
    if (!m_encrypted && reference.isRef() && read_from_file(reference.getRef(), object)) return object;
    return reference.fetch(&m_objects);
}

bool FileObjects::read_from_file(Ref reference, Object& object) {
    if (reference.num < 0 || reference.num >= m_objects.getNumObjects()) return false;
    XRefEntry const* entry = m_objects.getEntry(reference.num, false);
    bool const in_file =
        entry->type == xrefEntryUncompressed && entry->gen == reference.gen && entry->obj.isNull();
    if (!in_file || entry->offset < 0 || static_cast<std::size_t>(entry->offset) >= m_file.size())
        return false;
    TokenReader reader(m_file.substr(static_cast<std::size_t>(entry->offset)));
    return read_header(reader, reference) && reader.skip_space() && read_value(reader, object, 0) &&
           reader.skip_space() && reader.read_word() == "endobj";
}

bool FileObjects::read_header(TokenReader& reader, Ref reference) {
    for (int const expected : {reference.num, reference.gen}) {
        if (!reader.skip_space() || !reader.starts_number()) return false;
        auto const number = reader.read_number();
        if (!number || !number->whole || number->value != expected) return false;
    }
    return reader.skip_space() && reader.read_word() == "obj";
}

bool FileObjects::read_value(TokenReader& reader, Object& value, int depth) {
    if (depth > deepest_value) return false;
    m_text.clear();
    switch (reader.peek()) {
    case '/':
        if (!reader.append_name(m_text)) return false;
        value = Object(objName, m_text.c_str());
        return true;
    case '(':
        if (!reader.append_string(m_text)) return false;
        value = Object(new GooString(m_text));
        return true;
    case '<':
        if (reader.peek(1) == '<') return read_dictionary(reader, value, depth);
        if (!reader.append_hex_string(m_text)) return false;
        value = Object(new GooString(m_text));
        return true;
    case '[':
        return read_array(reader, value, depth);
    default:
        if (reader.starts_number()) return read_number_or_reference(reader, value);
    }
    auto const word = reader.read_word();
    if (word == "true" || word == "false")
        value = Object(word == "true");
    else
        value = Object(objNull);
    return word == "true" || word == "false" || word == "null";
}

bool FileObjects::read_number_or_reference(TokenReader& reader, Object& value) {
    auto const number = reader.read_number();
    if (!number) return false;
    if (!number->whole) {
        value = Object(number->value);
        return true;
    }
    int const whole = static_cast<int>(number->value);
    value = Object(whole);
    auto const behind = reader.position();
    if (reader.skip_space() && reader.starts_number()) {
        auto const generation = reader.read_number();
        if (generation && generation->whole && reader.skip_space() && reader.read_word() == "R") {
            if (whole <= 0 || generation->value < 0) return false;
            value = Object(Ref{whole, static_cast<int>(generation->value)});
            return true;
        }
    }
    reader.go_to(behind);
    return true;
}

bool FileObjects::read_array(TokenReader& reader, Object& value, int depth) {
    value = Object(new Array(&m_objects));
    reader.advance();
    while (reader.skip_space()) {
        if (reader.peek() == ']') {
            reader.advance();
            return true;
        }
        Object element;
        if (!read_value(reader, element, depth + 1)) return false;
        value.arrayAdd(std::move(element));
    }
    return false;
}

bool FileObjects::read_dictionary(TokenReader& reader, Object& value, int depth) {
    value = Object(new Dict(&m_objects));
    reader.advance(2);
    while (reader.skip_space()) {
        if (reader.peek() == '>') {
            if (reader.peek(1) != '>') return false;
            reader.advance(2);
            return true;
        }
        m_text.clear();
        if (reader.peek() != '/' || !reader.append_name(m_text) || !reader.skip_space()) return false;
        auto const key = std::ranges::find(m_keys, m_text);
        Object element;
        if (!read_value(reader, element, depth + 1)) return false;
        if (key != m_keys.end()) value.dictAdd(key->data(), std::move(element));
    }
    return false;
}

} // namespace planleser
