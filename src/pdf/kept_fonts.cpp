#include "pdf/kept_fonts.h"

#include "pdf/content_stream.h"

#include <utility>

namespace planleser {

void KeptFonts::keep(Dict const& resources) {
    Object const fonts = keep(resources.lookupNF("Font"));
    if (!fonts.isDict()) return;
    for (int i = 0; i < fonts.dictGetLength(); ++i) {
        Object const& value = fonts.dictGetValNF(i);
        if (!value.isRef() || m_kept.contains(value.getRefNum()) || m_kept.size() >= most) continue;
        keep_font(keep(value));
    }
}

Object KeptFonts::keep(Object const& value) {
    if (!value.isRef()) return value.copy();
    Object object = value.fetch(&m_objects);
    if (!object.isNull() && m_kept.size() < most && m_kept.insert(value.getRefNum()).second)
        m_objects.setModifiedObject(&object, value.getRef());
    return object;
}

void KeptFonts::keep_font(Object const& font) {
    if (!font.isDict()) return;
    for (auto const* key : {"Encoding", "Widths", "W"}) keep(font.dictLookupNF(key));
    keep_character_map(font.dictLookupNF("ToUnicode"));
    Object const descriptor = keep(font.dictLookupNF("FontDescriptor"));
    if (descriptor.isDict())
        for (auto const* key : {"FontFile", "FontFile2", "FontFile3"}) keep(descriptor.dictLookupNF(key));
    Object const descendants = keep(font.dictLookupNF("DescendantFonts"));
    if (!descendants.isArray() || descendants.arrayGetLength() != 1) return;
    Object const& descendant = descendants.arrayGetNF(0);
    // A descendant has no descendants, whatever a file says.
    Object const described = keep(descendant);
    if (described.isDict() && described.dictLookupNF("DescendantFonts").isNull()) keep_font(described);
}

void KeptFonts::keep_character_map(Object const& value) {
    if (!value.isRef() || m_kept.size() >= most || !m_kept.insert(value.getRefNum()).second) return;
    Object const map = value.fetch(&m_objects);
    auto decoded = map.isStream() ? decoded_content(map) : std::nullopt;
    if (!decoded) return;
    auto const& bytes = m_character_maps.emplace_back(std::move(*decoded));
    Object const stream(static_cast<Stream*>(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(new Dict(&m_objects)))));
    m_objects.setModifiedObject(&stream, value.getRef());
}

} // namespace planleser
