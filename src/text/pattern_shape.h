// What can be said of a regular expression's matches without building its program: which words they must
// hold.
//
// Method: the literals that a match must contain, from the expression's grammar, as in R. Cox, "Regular
// Expression Matching with a Trigram Index" (2012). Of a sequence every part counts, of alternatives the most
// telling part of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct PatternShape {
    // False: part of it is beyond this reader, and nothing is known, not even that its grammar holds.
    bool understood = false;
    bool has_names = false; // of groups
    // Every match contains a literal of each list, in the expression's own letter case, one after the other.
    // No list: nothing is known.
    std::vector<std::vector<std::string>> literals;
    std::size_t most_telling = 0; // of the lists, the one that the fewest texts fulfil
    // Every match begins with one of them; none: nothing is known.
    std::vector<std::string> beginnings;
    // There is nothing else to match than the words of the only list, those that a search prefers first.
    bool exact = false;
};

// Never throws; linear in the expression but for alternatives that are multiplied out, which has a limit.
PatternShape shape_of(std::string_view expression);

} // namespace planleser
