// What the rules know of quantities in sentences: bounds, number words, deadlines, and which words are no
// unit.
//
// Gathered from a RuleSet: the word lists 'at_least', 'at_most', 'about', 'deadline', 'numbered_things' (a
// number behind one counts nothing: 'punkt 3'), 'no_unit' (words that end a unit), 'adjective_endings', and
// the values 'number_word'. All words folded.
#pragma once

#include "ruleset/rule_set.h"
#include "text/amount.h"
#include "text/date.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace planleser {

struct QuantityRules {
    AmountWords amounts;
    CalendarWords calendar;
    std::vector<std::string> at_least, at_most, about, deadline, numbering, no_unit, adjective_endings;
    std::map<std::string, std::int64_t> number_words;
};

QuantityRules quantity_rules(RuleSet const& rules);

} // namespace planleser
