// Quantities in sentences: 'minst 15 kommuner', '2-4 møter', '80 % positiv respons innen 2030', 'to større
// søknader'.
//
// A number counts where a unit stands behind it or a bound before it. Dates, numberings and codes are no
// quantities; a date behind a word for a deadline goes to the quantities of its sentence. Nothing is guessed:
// a number that could be anything is left in the text.
#pragma once

#include "plan/plan.h"
#include "ruleset/quantity_rules.h"

#include <string_view>
#include <vector>

namespace planleser {

// From left to right. Quantity::words is the part of `text` that it was read from, bound and unit included.
std::vector<Quantity> find_quantities(std::string_view text, QuantityRules const& rules);

} // namespace planleser
