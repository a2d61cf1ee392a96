// Coloured signs that a few words explain: "■ Gjennomført", a disc before "Pågår", a box with its words in
// it.
//
// Taken by place and shape alone; whether the words are those of a legend is for rules to say. Points, page
// coordinates.
#pragma once

#include "layout/page_layout.h"
#include "page/page_content.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct SwatchOptions {
    // Points: of a drawn sign.
    double smallest = 3, widest = 48, highest = 26;
    // Points: of a coloured box that holds its words.
    double widest_box = 260, highest_box = 32;
    // In font sizes: between the sign and its words, and between words that belong together.
    double widest_gap = 2.5, widest_space = 1.5;
    // Bytes: longer texts are no words of a legend.
    std::size_t longest_label = 60;
    // Beyond, the page is a drawing.
    std::size_t most_shapes = 600;
};

// Boxes that were found to be a cell's ground or mark are none, unless the words stand in the same cell.
std::vector<Swatch> find_swatches(
    PageContent const& page, PageLayout const& layout, SwatchOptions const& options = {});

} // namespace planleser
