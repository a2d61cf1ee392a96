// A line of text as fonts and encodings store it, made into the text a reader reads.
//
// - NFC: 'a' + U+030A becomes 'å'. Compatibility forms that mean something stay (½, ², №).
// - Latin ligatures become their letters, each byte with the ligature's glyph as origin.
// - All kinds of space, tabs and line ends become ' '; several become one; none is left at either end.
// - U+2010 and U+2011 become '-'. En dash, em dash and minus sign stay: they are read differently from a
// hyphen.
// - A soft hyphen at the end of the line stays as U+00AD, the mark that text/hyphenation.h reads. Inside the
// line it is
//   dropped between two lower-case letters; anywhere else fonts that share one glyph for both have meant '-'.
// - Bullets, arrows and ticks that Symbol and Wingdings keep in the private use area become '•', '▪', '→',
// '✓' …;
//   other private use characters stay.
// - Zero-width and control characters go. Bytes that are no UTF-8 become U+FFFD.
//
// No glyph is lost: one without a byte of its own in the result is among `dropped`.
#pragma once

#include "text/sourced_text.h"

namespace planleser {

// Text of printable ASCII with single spaces comes back as it is, without a look at ICU.
SourcedText normalise(SourcedText raw);

// U+00AD as UTF-8.
inline constexpr std::string_view soft_hyphen = "\xC2\xAD";

} // namespace planleser
