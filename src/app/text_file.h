// Whole files as text.
#pragma once

#include <filesystem>
#include <string>

namespace planleser {

// Throws ImportError (BadPlan): what the program reads this way is JSON that it wrote.
std::string read_text_file(std::filesystem::path const& path);

} // namespace planleser
