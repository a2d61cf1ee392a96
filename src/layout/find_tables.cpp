#include "layout/find_tables.h"

namespace planleser {

std::vector<FoundTable> find_tables(PageContent const& page, std::span<Word const> words,
    TableOptions const& options, Diagnostics& diagnostics) {
    if (words.size() > options.most_words || page.lines.size() > options.most_lines)
        diagnostics.warn("page-too-dense", "too many words or lines to look for tables", {{page.number, {}}});
    return {};
}

} // namespace planleser
