// How many rows at the top of a table are its headings.
//
// Headings of a ruled table are told by how they are set: bold above a body that is not, or on a fill that
// the body does not have, without amounts. A heading that spans rows takes the rows it spans with it.
#pragma once

#include "layout/table_draft.h"

namespace planleser {

// Returns 0 where nothing tells headings from body, as on the page that a table goes on to.
int find_header_rows(DraftTable const& table, TableView const& view);

} // namespace planleser
