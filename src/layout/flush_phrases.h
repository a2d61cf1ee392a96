// Phrases that run from one column of a table into the next, parted where the next column begins.
//
// Text that fills its column to the last letter leaves a space before the next column no wider than between
// words, and reads as one phrase with what follows. Rows around it show where the column begins: several of
// their phrases, each with another one before it, stand flush with one of its words; or text behind figures
// that begin anywhere does. Points of the TableView.
#pragma once

#include "layout/table_text.h"

namespace planleser {

struct FlushOptions {
    // In text sizes: words that begin this near to each other stand flush.
    double exact = 0.06;
    // In font sizes: the least space before a word that may begin a column.
    double least_space = 0.2;
    // Rows around, to look at, and how many of them must have a phrase that begins there.
    std::size_t rows_around = 12, least_flush = 3;
    // In text sizes: right-set figures of several rows differ in where they begin by more than this.
    double ragged = 0.3;
};

// Time is that of sorting the phrases.
TextRows part_flush_phrases(TableView const& view, TextRows text, FlushOptions const& options = {});

} // namespace planleser
