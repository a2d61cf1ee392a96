// The words that two texts share and those that only one has.
//
// E. W. Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1 (1986).
#pragma once

#include "compare/comparison.h"

#include <string_view>
#include <vector>

namespace planleser {

// Returns the way from `older` to `newer`: parts in order, neighbours of one kind joined. The same and
// removed parts together are `older`, the same and added ones `newer`. Words are compared as they stand.
// Texts that differ in more than a few thousand words come back as one removal and one addition.
std::vector<DiffPart> word_diff(std::string_view older, std::string_view newer);

} // namespace planleser
