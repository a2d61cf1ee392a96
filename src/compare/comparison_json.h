// The comparison JSON of docs/comparison-json.md; the same bytes for the same comparison.
#pragma once

#include "compare/comparison.h"

#include <string>
#include <string_view>

namespace planleser {

inline constexpr std::string_view comparison_format = "planleser.comparison";
inline constexpr std::string_view comparison_format_version = "1.1";

std::string comparison_to_json(Comparison const& comparison);

} // namespace planleser
