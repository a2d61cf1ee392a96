// One page's table grid made into a table of the document.
#pragma once

#include "structure/document_tree.h"
#include "structure/paragraphs.h"

namespace planleser {

Table make_table(
    TableGrid const& grid, int page, TextJoining const& joining, LineGroupOptions const& options);

} // namespace planleser
