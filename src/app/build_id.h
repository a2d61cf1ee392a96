// What tells one build of the program from another.
#pragma once

#include <string>

namespace planleser {

// The linker's build id in hexadecimal digits: it changes whenever the code does. Where the linker gave none,
// the program's version.
std::string build_id();

} // namespace planleser
