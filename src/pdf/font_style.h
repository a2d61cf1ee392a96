// What a font's name and descriptor say about its look.
//
// The descriptor's bold flag is almost never set, so bold is read off the weight and the name; the italic
// flag is good where there is a descriptor, and the standard fonts have none.
#pragma once

#include "page/page_content.h"

#include <string_view>

namespace planleser {

struct FontDescriptor {
    std::string_view name; // with the subset prefix, "ABCDEF+"
    int weight = 0;        // 100 to 900; 0: not said
    bool bold = false, italic = false, fixed_width = false;
};

Font describe_font(FontDescriptor const& descriptor);

} // namespace planleser
