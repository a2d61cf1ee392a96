// Fetches objects straight from the file's bytes, for those who need many small ones.
//
// Poppler reads an object anew each time, one character after the other through its streams. Where an object
// stands plainly in the file, this takes from it only the keys asked for; Poppler reads all others: those in
// object streams, encrypted, replaced in memory, not where the cross-reference table says, or not by the
// rules.
#pragma once

#include "pdf/poppler_api.h"
#include "pdf/token_reader.h"

#include <span>
#include <string>
#include <string_view>

namespace planleser {

class FileObjects {
public:
    // `keys` are those that dictionaries keep, at any depth. All must outlive this.
    FileObjects(std::string_view file, XRef& objects, std::span<std::string_view const> keys)
        : m_file(file), m_objects(objects), m_keys(keys), m_encrypted(objects.isEncrypted()) {}

    // As Object::fetch(), but for the keys left out.
    Object fetch(Object const& reference);

private:
    bool read_from_file(Ref reference, Object& object);
    bool read_header(TokenReader& reader, Ref reference);
    bool read_value(TokenReader& reader, Object& value, int depth);
    bool read_number_or_reference(TokenReader& reader, Object& value);
    bool read_array(TokenReader& reader, Object& value, int depth);
    bool read_dictionary(TokenReader& reader, Object& value, int depth);

    std::string_view m_file;
    XRef& m_objects;
    std::span<std::string_view const> m_keys;
    bool m_encrypted;
    std::string m_text; // of the token that is read
};

} // namespace planleser
