// The colour that each cell of a table stands on: of the last fill drawn behind its middle.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"

namespace planleser {

// Sets Cell::background of the grid; white where nothing but the page's own background lies behind a cell.
void set_cell_grounds(PageContent const& page, TableGrid& grid);

} // namespace planleser
