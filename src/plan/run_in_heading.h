// A heading that begins its paragraph: 'Trafikk. Styret vil …', the first words in bold.
#pragma once

#include "plan/plan_reading.h"

#include <optional>

namespace planleser {

struct RunInHeading {
    SourcedText heading; // without its full stop or colon
    SourcedText rest;    // what the paragraph goes on with, never empty
};

// Nothing where the bold words are many, or do not begin the paragraph, or one word is only stressed:
// a heading ends in a stop or a colon, or a capital letter follows it.
std::optional<RunInHeading> run_in_heading(Piece const& piece);

} // namespace planleser
