// Text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace planleser {

// The text with &, <, > and " written as entities, so that it stands in an element or in a quoted attribute.
// Control characters that XML 1.0 has no form for are left out.
std::string escaped_markup(std::string_view text);

} // namespace planleser
