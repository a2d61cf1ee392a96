// Bytes as text for a data URI (RFC 4648, section 4).
#pragma once

#include <string>
#include <string_view>

namespace planleser {

std::string to_base64(std::string_view bytes);

} // namespace planleser
