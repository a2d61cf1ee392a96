// One line that lists several: partners, roles, those responsible, UN goals.
#pragma once

#include "plan/plan_reading.h"

#include <span>
#include <vector>

namespace planleser {

enum class ListSplit {
    AtAnd,        // 'KS, NHO og LO' is three
    AtCommas,     // 'Kultur og idrett, NAV' is two: an 'og' belongs to a name
    AtCommasOnly, // 'Skape møteplasser og nettverk' is one
};

// Bulleted items stand for one each; a paragraph is split at commas, semicolons, strokes between blanks and a
// last 'og', never inside brackets. An 'og' after a hyphen ('vassdrags- og') or inside a name that needs it
// ('Direktoratet for …') stays.
std::vector<SourcedText> split_list(std::span<Piece const> pieces, ListSplit split, RuleSet const& rules);

// The numbers of UN goals that a text names, ascending, each once. `bare`: it stands where only such goals
// are expected, so that a number alone counts.
enum class SdgContext { Bare, Named };
std::vector<int> find_sdgs(SourcedText const& text, SdgContext context, RuleSet const& rules);

} // namespace planleser
