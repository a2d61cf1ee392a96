// Word lists inside patterns: '{organ}' stands for any one word of the list of that name.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

using WordLists = std::map<std::string, std::vector<std::string>>;

struct UnknownWordList {
    std::string name;
    std::size_t offset = 0; // byte of the pattern
};

// Returns the pattern with every '{name}' replaced by its words, folded and quoted; a count such as '{2,3}'
// stays. Adds the names to `used`. Throws UnknownWordList.
std::string with_words(std::string_view pattern, WordLists const& lists, std::set<std::string>& used);

} // namespace planleser
