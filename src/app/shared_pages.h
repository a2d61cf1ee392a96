// The pages of one document that several workers recognise for it. Each helper takes the next page that
// nobody has taken, so that all are busy to the end and none is begun twice.
#pragma once

#include "app/shared_number.h"

#include <string>
#include <string_view>
#include <vector>

namespace planleser {

class SharedPages {
public:
    // `list`: "PAGE PAGE …", as a Share message has it.
    explicit SharedPages(std::string_view list);

    bool has_any() const { return m_next.get() < m_pages.size(); }
    // In a helper: the page to recognise now; 0: none is left.
    int take();
    // No page is given out any more.
    void stop();

private:
    std::vector<int> m_pages;
    SharedNumber m_next; // into m_pages
};

// The list of a Share message.
std::string list_of_pages(std::vector<int> const& pages);

} // namespace planleser
