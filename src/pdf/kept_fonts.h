// Keeps the font objects of a document parsed and the streams among them decoded.
//
// Poppler builds its fonts anew for every page, and parses and decodes each of their objects from the file
// again: a fifth of the time of reading a page. An object put into its table of changed objects is handed out
// as it is.
#pragma once

#include "pdf/poppler_api.h"

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>

namespace planleser {

class KeptFonts {
public:
    explicit KeptFonts(XRef& objects) : m_objects(objects) {}

    // Both to be called while nothing of the document is shown. Keeps what reading needs of the fonts of a
    // page's resources; who draws glyphs must release it first.
    void keep(Dict const& resources);
    void release();

private:
    // What ordinary documents need by far; one of many more fonts keeps those of the last pages.
    static constexpr std::size_t most = 2'000, most_bytes = 6'000'000;

    bool is_full() const { return m_kept.size() >= most || m_stream_bytes >= most_bytes; }
    // Returns the object that `value` stands for, kept where it is a reference.
    Object keep(Object const& value);
    void keep_font(Object const& font);
    void keep_stream(Object const& value);
    void keep_font_program(Object const& value);
    void put(Object const& reference, Object const& encoded, std::string decoded);

    XRef& m_objects;
    std::unordered_map<int, Ref> m_kept; // by object number
    std::deque<std::string> m_streams;   // decoded; Poppler reads from here
    std::size_t m_stream_bytes = 0;
};

} // namespace planleser
