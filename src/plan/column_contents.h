// What a table's column is by what stands in its cells, where no rule knows its heading.
#pragma once

#include "ruleset/rule_set.h"
#include "structure/document_tree.h"

#include <string_view>

namespace planleser {

// The cells of one column below its heading.
struct ColumnContents {
    int filled = 0;
    int texts = 0;         // of them, with words that are no figures and no dates
    int times = 0;         // of them, with a time and nothing else
    std::size_t bytes = 0; // of all texts
};

ColumnContents contents_of(Table const& table, int column, int first_row, RuleSet const& rules);

// Whether the text says when and nothing else: '2026', 'våren 2026', '2026–2028', 'mars', 'årlig'. The lists
// 'time_words', 'deadline' and 'until' and the months of the rules are words of time.
bool says_when(std::string_view text, RuleSet const& rules);

// 'Teknisk etat / 2026', 'Våren 2027, skolene': what is said and when, parted at a mark between them. Either
// may be empty.
struct TextAndTime {
    SourcedText text, time;
};
TextAndTime split_time(SourcedText const& text, RuleSet const& rules);

} // namespace planleser
