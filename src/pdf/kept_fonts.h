// Keeps the font objects of a document parsed.
//
// Poppler builds its fonts anew for every page, and parses each of their objects from the file again: a tenth
// of the time of reading a page. An object put into its table of changed objects is handed out as it is.
#pragma once

#include "pdf/poppler_api.h"

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_set>

namespace planleser {

class KeptFonts {
public:
    explicit KeptFonts(XRef& objects) : m_objects(objects) {}

    // Keeps what describes the fonts of a page's resources; to be called before the page is shown.
    void keep(Dict const& resources);

private:
    static constexpr std::size_t most = 10'000; // objects; ordinary documents have some dozens

    // Returns the object that `value` stands for, kept where it is a reference.
    Object keep(Object const& value);
    void keep_font(Object const& font);
    void keep_character_map(Object const& value);

    XRef& m_objects;
    std::unordered_set<int> m_kept;           // object numbers
    std::deque<std::string> m_character_maps; // decoded; Poppler reads from here
};

} // namespace planleser
