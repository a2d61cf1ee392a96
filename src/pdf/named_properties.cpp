#include "pdf/named_properties.h"

#include "pdf/text_strings.h"

#include <cstring>

namespace planleser {

MarkedContentBegin read_marked_content(char const* tag, Dict* properties) {
    MarkedContentBegin content;
    content.artifact = std::strcmp(tag, "Artifact") == 0;
    if (!properties) return content;
    Object const id = properties->lookup("MCID");
    if (id.isInt() && id.getInt() >= 0) content.id = id.getInt();
    Object const text = properties->lookup("ActualText");
    if (text.isString()) content.actual_text = utf8_of_text_string(text.getString()->toStr());
    return content;
}

std::optional<std::string> mark_named_properties(
    std::string_view, std::function<std::size_t(std::string_view, std::string_view)> const&) {
    return std::nullopt;
}

} // namespace planleser
