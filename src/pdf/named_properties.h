// Marked content whose properties stand by name in the resources ("/P /MC0 BDC").
//
// Poppler 22.12 tells a device that such content ends, but not that it begins. So its operators are followed
// by a marked point ("/P /MC0 BDC /… MP"), which Poppler does report, in the content of the pages and forms
// that have named properties: the device sees every beginning, and everything else runs as it stands.
#pragma once

#include "pdf/marked_content.h"
#include "pdf/poppler_api.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace planleser {

inline constexpr std::string_view named_properties_mark =
    "planleser:named:"; // the point's name; a number follows

// Reads what a BMC or BDC operator says; `properties` may be null.
MarkedContentBegin read_marked_content(std::string_view tag, Dict const* properties);

// Returns `content` with a marked point behind each BDC operator that names its properties, numbered by
// `number_of(tag, properties' name)`; nullopt where there is none. Texts, comments and inline images are
// passed by.
std::optional<std::string> mark_named_properties(std::string_view content,
    std::function<std::size_t(std::string_view, std::string_view)> const& number_of);

// The marking of one document's pages and forms.
class NamedProperties {
public:
    // In a document without structure tree its forms are left alone: what begins and ends within them is then
    // of no use to anybody.
    NamedProperties(XRef& objects, bool tagged) : m_objects(objects), m_tagged(tagged) {}

    // Returns `content`, which is the page's, with marked points, where it needs any; replaces the forms that
    // it uses, in memory, by marked ones.
    std::optional<std::string> mark(Page& page, std::string_view content);
    // What the points' numbers stand for.
    std::deque<MarkedContentBegin> const& all() const { return m_all; }

private:
    std::optional<std::string> mark_content(std::string_view content, Dict& properties);
    void mark_forms(Dict& resources);
    void mark_form(Ref reference, Object const& form, Dict* properties);

    XRef& m_objects;
    bool m_tagged;
    std::deque<MarkedContentBegin> m_all;
    std::deque<std::string> m_form_contents; // Poppler reads the replaced forms from here
    std::unordered_set<int> m_seen_forms;    // object numbers
};

} // namespace planleser
