// Numbers in front of texts: '2.1.1 Bygge …', 'Tiltak 3: …', 'T4', '1)'.
#pragma once

#include "plan/plan_reading.h"

#include <optional>
#include <string>
#include <string_view>

namespace planleser {

// '2.1.1', 'T3', '4a', '1)': the number of a row.
bool looks_like_number(std::string_view text);

// '1.' and 'a)' without their marks.
std::string without_end_mark(std::string marker);

// Takes a leading '2.1.1 ' or 'Tiltak 3:' off a measure's or goal's text.
struct NumberedText {
    std::optional<std::string> number;
    SourcedText text;
    SourcedText number_text;
    Rule const* rule = nullptr; // where a rule knew the form
};
NumberedText split_number(SourcedText const& text, RuleSet const& rules);

} // namespace planleser
