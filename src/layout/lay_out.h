// What a page draws, made into what a reader sees: lines, tables and pictures in reading order.
//
// Each page stands for itself, but for a table that goes on from the page above; what repeats over pages is
// set aside in furniture.h. Every glyph with ink
// comes into exactly one line. Time grows as n log n with the glyphs and drawn lines of the page.
#pragma once

#include "base/diagnostics.h"
#include "layout/find_tables.h"
#include "layout/frames.h"
#include "layout/page_layout.h"
#include "layout/reading_order.h"
#include "layout/tag_trust.h"
#include "layout/text_lines.h"
#include "page/page_content.h"

namespace planleser {

struct LayoutOptions {
    LineOptions lines;
    ReadingOrderOptions reading_order;
    FrameOptions frames;
    TableOptions tables;
    // In font sizes: a bullet, or the number of a heading, stands at most this far before its text.
    double widest_marker_gap = 5;
    // In font sizes from baseline to baseline: lines further apart are two blocks.
    double block_pitch = 2.2;
    // Of the page's height, from its edges: where running headers and footers stand.
    double furniture_margin = 0.17;
    TagTrustOptions tags;
};

// Warns "chart-not-read" where a chart stands. Notes "tags-not-trusted" where a tagged page's tags do not
// cover it or contradict its lines. `above` is the layout of the page before this one, whose last table may
// go on here, or nullptr.
PageLayout lay_out(PageContent const& page, LayoutOptions const& options, Diagnostics& diagnostics,
    PageLayout const* above = nullptr);

} // namespace planleser
