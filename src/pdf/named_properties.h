// Marked content whose properties stand by name in the resources ("/P /MC0 BDC").
//
// Poppler 22.12 tells a device that such content ends, but not that it begins. So its operators are followed
// by a marked point ("/P /MC0 BDC /… MP"), which Poppler does report, in the content of the pages and forms
// that have named properties: the device sees every beginning, and everything else runs as it stands.
#pragma once

#include "pdf/marked_content.h"
#include "pdf/poppler_api.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

inline constexpr std::string_view named_properties_mark =
    "planleser:named:"; // the point's name; a number follows

// Reads what a BMC or BDC operator says; `properties` may be null.
MarkedContentBegin read_marked_content(char const* tag, Dict* properties);

// Returns `content` with a marked point behind each BDC operator that names its properties, numbered by
// `number_of(tag, properties' name)`; nullopt where there is none.
std::optional<std::string> mark_named_properties(std::string_view content,
    std::function<std::size_t(std::string_view, std::string_view)> const& number_of);

} // namespace planleser
