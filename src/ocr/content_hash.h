// A fingerprint of bytes, to tell pictures and models apart. Not for secrets: whoever wants can make two
// contents with one fingerprint, and then only fools his own cache.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planleser {

// 32 hexadecimal digits, the same on every machine.
std::string hash_of(std::string_view bytes);

} // namespace planleser
