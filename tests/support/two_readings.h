// Reads a page's content twice: as every import does, and with Poppler interpreting all of it.
#pragma once

#include <string>

namespace planleser::test {

// What each reading makes of a page: its dump, then its diagnostics.
struct TwoReadings {
    std::string own, by_poppler;
};

// The page has what content can name: the fonts /F1 (Helvetica), /F2 (its bold), /F3 (two bytes a character),
// /F4 (Type 3) and /F5 (vertical), the forms /Fm0 and /Fm1, the picture /Im0, the graphics states /GS0 (half
// opaque), /GS1 (with a font) and /GS2 (line width), the colour space /CS0 (Separation), the patterns /P0 and
// /P1, the shading /Sh0 and the properties /MC0.
TwoReadings read_twice(std::string const& content, std::string const& more_resources = {});

} // namespace planleser::test
