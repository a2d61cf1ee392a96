// Where the rules and schemas lie that the program reads at run time.
#pragma once

#include <filesystem>
#include <string_view>

namespace planleser {

// Returns share/planleser/NAME beside the installed program, else NAME in the source tree that a program
// still in its build folder was built from. Throws ImportError (MissingPart) where neither is there.
std::filesystem::path data_folder(std::string_view name);

} // namespace planleser
