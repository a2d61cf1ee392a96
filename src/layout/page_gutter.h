// The white between two columns of a page, told from the white between columns of a table by the prose at its
// sides: lines of several words that are mostly full.
#pragma once

#include "layout/table_text.h"

#include <cstddef>
#include <optional>

namespace planleser {

struct PageGutter {
    double x0 = 0, x1 = 0;
    std::size_t first = 0, last = 0; // rows that it runs through
};

// `least_rows` beyond which two texts side by side are page columns.
std::optional<PageGutter> find_page_gutter(TextRows const& text, int least_rows);

} // namespace planleser
