// Where the columns of a table stand that may go on on the next page without its headings.
#pragma once

#include "layout/page_layout.h"

#include <optional>
#include <vector>

namespace planleser {

struct TableGuide {
    struct Column {
        double begin = 0, end = 0; // of the text in it
    };
    std::vector<Column> columns; // from left to right
};

struct TableGuideOptions {
    // Of the page's height: text below is a running footer, a table that ends above does not go on.
    double footer = 0.86;
    double filled = 0.5;
};

// The columns of the table without drawn lines that the page ends with.
std::optional<TableGuide> find_guide(PageLayout const& page, TableGuideOptions const& options = {});

} // namespace planleser
