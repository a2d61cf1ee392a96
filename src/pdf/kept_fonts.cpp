#include "pdf/kept_fonts.h"

#include "pdf/content_stream.h"

#include <string_view>
#include <utility>

namespace planleser {

namespace {

// TrueType: reading looks at its first bytes only, to tell its kind.
bool is_outlines_alone(std::string_view program) {
    using namespace std::string_view_literals;
    return program.starts_with("\0\1\0\0"sv) || program.starts_with("true"sv);
}

} // namespace

void KeptFonts::keep(Dict const& resources) {
    if (is_full()) release();
    Object const fonts = keep(resources.lookupNF("Font"));
    if (!fonts.isDict()) return;
    for (int i = 0; i < fonts.dictGetLength(); ++i) {
        Object const& value = fonts.dictGetValNF(i);
        if (!value.isRef() || m_kept.contains(value.getRefNum()) || is_full()) continue;
        keep_font(keep(value));
    }
}

// Poppler reads an object from the file again once nothing stands in the place of a changed one.
void KeptFonts::release() {
    Object const nothing(objNull);
    for (auto const& [number, reference] : m_kept) m_objects.setModifiedObject(&nothing, reference);
    m_kept.clear();
    m_streams.clear();
    m_stream_bytes = 0;
}

Object KeptFonts::keep(Object const& value) {
    if (!value.isRef()) return value.copy();
    Object object = value.fetch(&m_objects);
    if (!object.isNull() && !is_full() && m_kept.emplace(value.getRefNum(), value.getRef()).second)
        m_objects.setModifiedObject(&object, value.getRef());
    return object;
}

void KeptFonts::keep_font(Object const& font) {
    if (!font.isDict()) return;
    for (auto const* key : {"Encoding", "Widths", "W"}) keep(font.dictLookupNF(key));
    keep_stream(font.dictLookupNF("ToUnicode"));
    Object const descriptor = keep(font.dictLookupNF("FontDescriptor"));
    if (descriptor.isDict())
        for (auto const* key : {"FontFile", "FontFile2", "FontFile3"})
            keep_font_program(descriptor.dictLookupNF(key));
    Object const descendants = keep(font.dictLookupNF("DescendantFonts"));
    if (!descendants.isArray() || descendants.arrayGetLength() != 1) return;
    Object const& descendant = descendants.arrayGetNF(0);
    // A descendant has no descendants, whatever a file says.
    Object const described = keep(descendant);
    if (described.isDict() && described.dictLookupNF("DescendantFonts").isNull()) keep_font(described);
}

void KeptFonts::keep_stream(Object const& value) {
    if (!value.isRef() || is_full() || m_kept.contains(value.getRefNum())) return;
    Object const encoded = value.fetch(&m_objects);
    if (!encoded.isStream()) return;
    if (auto decoded = decoded_content(encoded)) put(value, encoded, std::move(*decoded));
}

void KeptFonts::keep_font_program(Object const& value) {
    if (!value.isRef() || is_full() || m_kept.contains(value.getRefNum())) return;
    constexpr std::size_t enough_to_tell = 1024; // bytes
    Object const encoded = value.fetch(&m_objects);
    if (!encoded.isStream()) return;
    if (auto beginning = decoded_beginning(encoded, enough_to_tell); is_outlines_alone(beginning))
        put(value, encoded, std::move(beginning));
    else
        keep_stream(value);
}

void KeptFonts::put(Object const& reference, Object const& encoded, std::string decoded) {
    auto const& bytes = m_streams.emplace_back(std::move(decoded));
    m_stream_bytes += bytes.size();
    Object const stream(static_cast<Stream*>(new MemStream(
        bytes.data(), 0, static_cast<Goffset>(bytes.size()), encoded.getStream()->getDictObject()->copy())));
    m_objects.setModifiedObject(&stream, reference.getRef());
    m_kept.emplace(reference.getRefNum(), reference.getRef());
}

} // namespace planleser
