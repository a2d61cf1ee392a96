// Which groups of lines are headings, and of what level.
//
// A heading prints otherwise than the body: larger, bold, in a colour, or alone in a bar; it is short and
// does not end as a sentence does. Where a whole document has one print, as typewritten ones have, a line in
// capitals is a heading, and so is a numbered one between lines that are not. Its level comes from its number
// where it has one; styles that carry numbers of one depth give that level to their headings without a
// number, all other styles are ranked between them by size and weight.
#pragma once

#include "structure/line_groups.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct HeadingOptions {
    // Of the body's size: print that is this much larger makes a heading by itself.
    double larger = 1.1;
    std::size_t most_lines = 4;
    std::size_t most_bytes = 220;
    // For print of the body's own size, that differs by weight or colour alone.
    std::size_t most_bytes_at_body_size = 110;
    // Folded words that, with a number behind them, number a heading: "kapittel 4".
    std::vector<std::string> numbering_words;
};

// How body text prints, by the number of bytes.
struct BodyPrint {
    double size = 10;
    bool bold = false;
    Colour colour;
    // Nothing in the document prints otherwise, as in a typewritten one.
    bool alone = false;
};

struct HeadingNumber {
    std::string text;       // "2.1.3", without a full stop at its end
    std::size_t length = 0; // bytes of the heading to drop, without the space behind
    int depth = 0;          // 1 for "4", 2 for "4.1"; 0: none
};

// The number that a heading's text begins with.
HeadingNumber find_heading_number(std::string_view text, HeadingOptions const& options);

struct HeadingCandidate {
    std::size_t group = 0; // the caller's own index
    TextStyle style;
    HeadingNumber number;
    bool recognised = false; // from OCR: sizes are rough, weight and colour unknown
    int tag_level = 0;       // 1 to 6 from H1 to H6 of trusted tags; 0: none
    int level = 0;           // set by rank_headings
    double confidence = 1;
};

BodyPrint find_body_print(std::span<PageLayout const> pages);

// Whether the group may be a heading by its looks. `followed_by_text`: something that it could head comes
// next.
std::optional<HeadingCandidate> judge_heading(LineGroup const& group, BodyPrint const& body,
    std::vector<Tag> const* trusted_tags, HeadingOptions const& options);

// Whether a short line in the body's own print is a heading by its number of several parts ("2.1 Kontor"), or
// of one in a document of one print. Only for lines that stand alone: several in a row are a list.
std::optional<HeadingCandidate> judge_numbered_line(
    LineGroup const& group, BodyPrint const& body, HeadingOptions const& options);

// Sets the level of each.
void rank_headings(std::span<HeadingCandidate> headings);

} // namespace planleser
