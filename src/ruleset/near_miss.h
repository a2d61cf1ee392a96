// How far a pattern came on a text that it does not match: for the one who writes it.
//
// A pattern is taken apart at its top level, alternatives first, then one piece after another. Of the
// alternatives the one that comes furthest counts.
#pragma once

#include "ruleset/rule_file.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct NearMiss {
    std::string matched;     // the beginning of the text that fits
    std::string failed_part; // of the pattern: the first part that does not; empty: only the end is wrong
    std::string left_over;   // of the text, where only the end is wrong
};

// `folded` as the rules see it. nullopt where nothing of the pattern fits, or where it matches.
std::optional<NearMiss> find_near_miss(Rule const& rule, std::string_view folded);

// The parts of a pattern at its top level: alternatives, each cut into atoms with their counts.
std::vector<std::vector<std::string>> pattern_parts(std::string_view expression);

} // namespace planleser
