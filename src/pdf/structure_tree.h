// The structure tree of a tagged PDF, read once: which element owns which marked content.
//
// Read from the file's objects without recursion, since hostile trees are deeper than any stack, and with a
// limit on its size. Elements stand in the tree's own order, so parents come before children and cells in row
// order.
#pragma once

#include "page/page_content.h"
#include "pdf/marked_content.h"
#include "pdf/poppler_api.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planleser {

struct StructureLimits {
    std::size_t elements = 2'000'000;
    std::size_t contents = 5'000'000; // marked-content ids
};

class StructureTree {
public:
    // Reads nothing where the document is not tagged. `file` holds the document's bytes, or nothing: then
    // Poppler reads every object, which is slower.
    StructureTree(PDFDoc& document, std::string_view file, StructureLimits const& limits);

    bool empty() const { return m_elements.empty(); }
    bool cut_short() const { return m_cut_short; }

    // Fills page.tags with the elements that own content on the page, those above them, and the cells without
    // content of rows that are on it. Turns the tags of its runs and pictures from indices into `marks` into
    // indices into page.tags, -1 where no element owns the mark. Pictures get their alternative text.
    // `page_object` is the page's object number.
    void apply(int page_object, std::vector<ContentMark> const& marks, PageContent& page) const;

private:
    struct Element {
        std::uint32_t type = 0; // into m_types
        std::int32_t parent = -1;
        std::int32_t end = 0; // one behind the last element below it
        std::int16_t row_span = 1, column_span = 1;
        bool has_content = false; // on any page, itself or below it
    };
    struct ContentKey {
        int page = 0, form = 0, id = 0;
        bool operator==(ContentKey const&) const = default;
    };
    struct ContentHash {
        std::size_t operator()(ContentKey const& key) const;
    };
    class Reader;

    std::int32_t owner_of(int page_object, ContentMark const& mark, bool page_has_own_marks) const;
    // Adds to `used`, which is sorted, the empty cells of rows in it, and empty rows that its rows surround.
    void add_whole_rows(std::vector<std::int32_t>& used) const;
    Element const& at(std::int32_t element) const { return m_elements[static_cast<std::size_t>(element)]; }
    bool is_type(std::int32_t element, std::string_view type) const;

    std::vector<Element> m_elements;
    std::vector<std::string> m_types; // after the role map
    std::unordered_map<ContentKey, std::int32_t, ContentHash> m_owners;
    std::unordered_map<std::int32_t, std::string> m_alternative_texts;
    bool m_cut_short = false;
};

} // namespace planleser
