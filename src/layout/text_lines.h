// Joins words into the lines that a reader sees, for running text and for cells alike.
//
// Words share a line when their baselines agree; a raised or lowered word (a footnote mark) goes with the
// word it is raised on. Texts come out normalised (text/normalise.h), each byte with the glyph it came from,
// and a space wherever the gap is wide enough to be one. Points, page coordinates.
#pragma once

#include "layout/page_layout.h"
#include "layout/words.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

struct LineOptions {
    // In font sizes: words whose baselines differ by less share a line. Superscripts lie near 0.33.
    double baseline_tolerance = 0.2;
    // In font sizes: the narrowest gap that stands for a space between two words; below it two words touch,
    // as where the colour changes inside a word.
    double space_gap = 0.12;
    // In font sizes: a gap that could part two columns; no stretch of words crosses it.
    double column_gap = 1.0;
};

// A stretch of words on one baseline without a gap that could part columns.
struct Stretch {
    std::vector<std::uint32_t> words; // left to right as read, raised ones behind the word they belong to
    Box box; // from cap height to descender by font size, not by the font's own claims
    double baseline = 0;
    double size = 0; // of most of its words, points
    Direction direction = Direction::Right;
};

// Returns the words `which` as stretches, by direction, then baseline, then from left to right. Each word is
// in exactly one.
std::vector<Stretch> find_stretches(
    std::span<Word const> words, std::span<std::uint32_t const> which, LineOptions const& options = {});

// Returns one line with these words, read in the order given.
TextLine make_line(PageContent const& page, std::span<Word const> words, std::span<std::uint32_t const> which,
    LineOptions const& options = {});

// Returns the words `which` as lines from top to bottom, whatever gaps they have: the content of a cell.
std::vector<TextLine> make_lines(PageContent const& page, std::span<Word const> words,
    std::span<std::uint32_t const> which, LineOptions const& options = {});

} // namespace planleser
