// SHA-256, as 64 lower-case hexadecimal digits.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace planleser {

std::string sha256_of(std::string_view bytes);
// Throws ImportError (Unreadable) where the file cannot be read or is no regular file.
std::string sha256_of_file(std::filesystem::path const& path);

} // namespace planleser
