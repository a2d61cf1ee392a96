// The words of a page with their boxes, as a script that the review loads when a person draws on that page.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"

#include <string>

namespace planleser {

// "planleserWords(PAGE, [LINE, …])": a line is a list of [left, top, right, bottom, "word"], lines in reading
// order, points. A soft hyphen at a line's end stays, so that who joins lines can join the word.
std::string page_words(PageContent const& content, PageLayout const& layout);

} // namespace planleser
