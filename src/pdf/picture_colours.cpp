#include "pdf/picture_colours.h"

namespace planleser {

namespace {

// nullptr: it has no profile, or none that makes sense.
char const* plain_space_for(Object const& colour_space) {
    if (!colour_space.isArray() || colour_space.arrayGetLength() < 2) return nullptr;
    if (!colour_space.arrayGet(0).isName("ICCBased")) return nullptr;
    Object const profile = colour_space.arrayGet(1);
    if (!profile.isStream()) return nullptr;
    Object const components = profile.streamGetDict()->lookup("N");
    if (!components.isInt()) return nullptr;
    switch (components.getInt()) {
    case 1:
        return "DeviceGray";
    case 3:
        return "DeviceRGB";
    case 4:
        return "DeviceCMYK";
    default:
        return nullptr;
    }
}

} // namespace

void PictureColours::leave_out(Dict const& resources) {
    Object const drawn = resources.lookup("XObject");
    if (!drawn.isDict()) return;
    for (int i = 0; i < drawn.dictGetLength(); ++i) {
        Object const& value = drawn.dictGetValNF(i);
        if (!value.isRef() || m_seen.size() >= most) continue;
        if (!m_seen.insert(value.getRefNum()).second) continue;
        Object const picture = value.fetch(&m_objects);
        if (!picture.isStream() || !picture.streamGetDict()->lookup("Subtype").isName("Image")) continue;
        auto const* space = plain_space_for(picture.streamGetDict()->lookup("ColorSpace"));
        if (space == nullptr) continue;
        picture.streamGetDict()->set("ColorSpace", Object(objName, space));
        m_objects.setModifiedObject(&picture, value.getRef());
        m_changed.push_back(value.getRef());
    }
}

// Poppler reads an object from the file again once nothing stands in the place of a changed one.
void PictureColours::restore() {
    Object const nothing(objNull);
    for (auto const& picture : m_changed) m_objects.setModifiedObject(&nothing, picture);
    m_changed.clear();
    m_seen.clear();
}

} // namespace planleser
