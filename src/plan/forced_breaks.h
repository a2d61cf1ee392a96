// Lines of a table cell that end before the cell does: 'KS', 'NHO', 'LO' one below the other are three
// entries though they make one paragraph.
//
// A break is forced where the next line's first word would have fitted behind the line, and that word begins
// with a capital letter or a digit. Widths are those of the print.
#pragma once

#include "plan/plan_reading.h"

#include <span>
#include <string>
#include <vector>

namespace planleser {

struct BreakOptions {
    // Beyond the word and a space, of the line's height: typesetting is not exact, and a word that just
    // fitted proves nothing.
    double spare = 0.5;
    // Other cells of the column show that a line is an entry.
    bool neighbours_break = false;
    // Behind which a name goes on in the next line ('del av').
    std::span<std::string const> open_words = {};
};

// The cell's content as pieces_of() gives it, with each paragraph cut at its forced breaks.
std::vector<Piece> entries_of(
    TableCell const& cell, GlyphTable const& glyphs, BreakOptions const& options = {});

// Whether the cell's lines are entries: some line ends early, or each is a paragraph.
bool breaks_lines(TableCell const& cell, GlyphTable const& glyphs);

} // namespace planleser
