// How alike two texts are whose spaces, hyphens, marks and capitals may differ, as they do between two
// layouts or two recognitions of one sentence.
#pragma once

#include <string>
#include <string_view>

namespace planleser {

// The letters and digits of the text, folded (text/fold.h), nothing between them.
std::string comparable_text(std::string_view text);

// Dice's coefficient over pairs of neighbouring bytes: 1 for equal texts, 0 for texts without a common pair.
// Takes comparable texts; linear in their lengths.
double likeness(std::string_view a, std::string_view b);

} // namespace planleser
