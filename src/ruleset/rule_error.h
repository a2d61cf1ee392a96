// How a fault in a rule file is told: file, line and column, the line itself, and a caret below the place.
#pragma once

#include "ruleset/rule_file.h"

#include <span>
#include <string>
#include <string_view>

namespace planleser {

// Throws ImportError (BadRules):
//   norsk.toml:12:1: unknown key "matches"; did you mean "match"?
//       matches = ['ansvar']
//       ^
[[noreturn]] void fail_at(
    std::string_view toml, std::string const& file, SourcePoint at, std::string const& what);

// `; did you mean "NAME"?` for the name nearest to `word`, empty where none is near.
std::string nearest_name_hint(std::string_view word, std::span<std::string_view const> names);

} // namespace planleser
