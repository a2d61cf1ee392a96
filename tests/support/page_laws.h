// What holds of every page, whatever it was read from.
#pragma once

#include "page/page_content.h"

#include <string>

namespace planleser::test {

// Returns which law the page breaks, with the figures; empty: none.
std::string broken_page_law(PageContent const& page);

} // namespace planleser::test
