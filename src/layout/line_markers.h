// Bullets and numbers that begin a line: "•", "–", "a)", "1.", "(iv)", "2.1.3".
//
// Told by their shape alone; whether a line with a marker is a list item or a heading is decided in
// structure.
#pragma once

#include <cstddef>
#include <string_view>

namespace planleser {

enum class MarkerKind {
    None,
    Bullet,        // a sign that is no letter, digit or dash: • ▪ ○ ✓ →
    Dash,          // - – —
    Number,        // 1. 12) (3)
    Letter,        // a) b. (c)
    Roman,         // ii) IV.
    SectionNumber, // 2.1 2.1.3 2.1.3.
};

// What `word`, a line's first word without white space, is.
MarkerKind marker_kind_of(std::string_view word);

// Bytes of the bullet sign that `word` begins with where its text follows without a space ("•Tekst"); 0:
// none.
std::size_t glued_bullet_length(std::string_view word);

} // namespace planleser
