// Finds charts: diagrams whose figures are read from the lengths and angles of what is drawn, which nobody
// does here. So that they are not lost without a word, they can at least be told of.
//
// Precision goes first. A chart is known by what hardly anything else has: an axis, numbers that rise by
// equal steps at equal distances, with lines at them or bars standing on it; sectors around one middle; bars
// as long as the numbers on them say; in a picture, shares that make a hundred together.
#pragma once

#include "page/page_content.h"

#include <cstddef>
#include <vector>

namespace planleser {

struct ChartOptions {
    std::size_t least_labels = 3; // of an axis
    double unequal = 0.12;        // of an axis' step: how far distances between labels may differ
    double beside_tick = 0.15;    // of the step: how far a line or a bar's foot may lie off its label
    double least_line = 40;       // points: shorter lines at labels are not those of a chart
    double widest_gap = 45;       // points between labels and what they belong to
    double tallest = 600;         // points from an axis to the far end of what stands on it
    double least_radius = 20;     // points of a pie; the rest are icons
    double plain_radius = 40;     // of one without a number in or beside it
};

// One box a chart, of its axis and what stands on it; in no order.
std::vector<Box> find_charts(PageContent const& page, ChartOptions const& options = {});

} // namespace planleser
