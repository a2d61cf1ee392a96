#include "app/shared_pages.h"

#include <fmt/format.h>

#include <charconv>

namespace planleser {

SharedPages::SharedPages(std::string_view list) {
    auto const* const end = list.data() + list.size();
    for (auto const* at = list.data(); at < end; ++at) {
        int page = 0;
        auto const read = std::from_chars(at, end, page);
        if (read.ec != std::errc() || page < 1) return;
        m_pages.push_back(page);
        at = read.ptr;
    }
}

int SharedPages::take() {
    auto const number = has_any() ? m_next.take() : m_pages.size();
    return number < m_pages.size() ? m_pages[number] : 0;
}

void SharedPages::stop() {
    m_next.set(static_cast<std::uint32_t>(m_pages.size()));
}

std::string list_of_pages(std::vector<int> const& pages) {
    return fmt::format("{}", fmt::join(pages, " "));
}

} // namespace planleser
