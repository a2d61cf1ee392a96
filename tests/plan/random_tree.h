// Document trees of random headings, paragraphs, lists and tables, each word of which is unique: whatever a
// plan loses of one can be named.
#pragma once

#include "structure/document_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planleser {

struct RandomTree {
    DocumentTree tree;
    std::vector<std::string> words; // every unique word in it but those of column heads
};

// The same tree for the same seed. Some headings, column heads and labels are `known_words`, which rules
// understand.
RandomTree random_tree(std::uint32_t seed, std::vector<std::string> const& known_words);

} // namespace planleser
