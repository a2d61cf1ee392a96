// Two tables that stand beside each other and were read as one.
#pragma once

#include "structure/document_tree.h"

#include <vector>

namespace planleser {

// The halves of a table whose right half begins with labels of its own below the same column heads as the
// left; empty where it is one table. Cells, notes and places are those of the whole.
std::vector<Table> split_side_by_side(Table const& table);

} // namespace planleser
