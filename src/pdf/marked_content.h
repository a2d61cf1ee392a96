// The stack of marked-content sequences while a page is shown, and the marks that its glyphs point to.
//
// Knows no Poppler type. A mark is what the structure tree refers to: a marked-content id (MCID) within the
// page or within a form XObject, each of which counts from 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace planleser {

struct ContentMark {
    int form = 0; // object number of the form XObject; 0: the page's own content
    int id = -1;  // MCID; -1: an artifact
    bool operator==(ContentMark const&) const = default;
};

// What a BMC or BDC operator says.
struct MarkedContentBegin {
    bool artifact = false;
    std::optional<int> id;
    std::optional<std::string> actual_text; // UTF-8
};

class MarkedContentStack {
public:
    void clear();
    void begin(MarkedContentBegin const& content, std::size_t glyph_count);

    // What ended: the text that its glyphs stand for, and the first of them.
    struct Ended {
        std::optional<std::string> actual_text;
        std::size_t first_glyph = 0;
    };
    // nullopt where nothing was open within the current form.
    std::optional<Ended> end();

    // A form's sequences end with it, and none of it ends a sequence outside.
    void begin_form(int object_number);
    void end_form();

    // Index into marks() of the innermost mark; -1: none.
    std::int32_t current() const { return m_open.empty() ? -1 : m_open.back().mark; }
    std::vector<ContentMark> const& marks() const { return m_marks; }

private:
    struct Open {
        std::int32_t mark = -1;
        std::optional<std::string> actual_text;
        std::size_t first_glyph = 0;
    };
    struct Form {
        int object_number = 0;
        std::size_t depth = 0;
    };

    std::int32_t add_mark(ContentMark const& mark);

    std::vector<Open> m_open;
    std::vector<Form> m_forms;
    std::vector<ContentMark> m_marks;
    std::int32_t m_artifact = -1;
};

} // namespace planleser
