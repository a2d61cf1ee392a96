// A correction as a lesson for the rules: an example for the rule that read the value, or the draft of a rule
// that would read it.
//
// Where the rule that read a value looks at the value's own words (statements, numbered lines, facts), the
// words become one of its examples, `yes` with what should have been taken out of them, or `no`. Everywhere
// else a rule of the right meaning is drafted around the words, for a person to widen.
#pragma once

#include "corrections/correction.h"
#include "ruleset/rule_set.h"

#include <string>

namespace planleser {

// TOML lines with a comment that says what they are about and where they belong. A draft holds as it stands:
// its example is true of it.
std::string rule_example(Correction const& correction, RuleSet const& rules);

} // namespace planleser
