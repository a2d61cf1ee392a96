// The order in which a reader takes the parts of a page.
//
// Slices of the page that nothing crosses are joined into zones as long as one white gap runs down through
// all of them; a zone with such a gap is read column by column, each column again by the same rule (a
// recursive cut after Nagy and Seth, 1984, with the joining of slices so that columns whose paragraphs happen
// to end level stay whole). Rows of a label and its value are read row by row, headings beside their text
// with the text beside them.
#pragma once

#include "base/box.h"

#include <cstdint>
#include <span>
#include <vector>

namespace planleser {

// Something that stands on the page as one: a stretch of text, a table, a picture, a frame with all in it.
struct PageElement {
    Box box;
    double size = 0;    // font size in points; of other things than text the usual size of the page
    bool text = true;   // a stretch of words on one line
    double largest = 0; // font size of the largest print in it
    bool label = false; // text that never makes a column of its own: a bullet, a number, a page number
};

struct ReadingOrderOptions {
    // In font sizes: a white gap narrower than this does not part columns. Gutters of printed columns are at
    // least 1.2 wide, gaps of justified words seldom above 0.8.
    double column_gap = 1.0;
    // In font sizes: columns narrower than this hold labels or figures, not text to be read downwards.
    double narrowest_column = 4;
    // In font sizes: white between rows below which what follows in the first column alone still belongs to
    // it.
    double zone_gap = 2.5;
    // Of print: what is this much larger than the text above it heads what follows. Where that runs over all
    // columns, the heading belongs to it, not to the first column.
    double heading_size = 1.1;
    // In font sizes: a single line with more white above it stands for itself, as a page number does.
    double footer_gap = 5;
    // Of print: a column of text headed by print this much larger than all in the frames before it is the
    // page's title and is read first.
    double title_size = 1.3;
    // Deeper nesting than this is read from top to bottom as it stands.
    int deepest = 24;
};

// Elements to be read from top to bottom, those of one row from left to right.
using PageColumn = std::vector<std::uint32_t>;

// Returns each element in exactly one column, the columns in reading order.
std::vector<PageColumn> find_reading_order(
    std::span<PageElement const> elements, ReadingOrderOptions const& options = {});

} // namespace planleser
