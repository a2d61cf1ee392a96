// Rulings: the straight edges of a page that a table's grid may be made of.
//
// Lines drawn in pieces (dashed, broken at every cell, one stroke a cell) join into one ruling; edges of
// fills count where a reader sees them, so not between touching fills of one colour. Underlines of words are
// left out. Lengths are points of the TableView.
#pragma once

#include "layout/table_view.h"

#include <cstdint>
#include <vector>

namespace planleser {

enum class RulingKind : std::uint8_t { Drawn, FillEdge };

struct Ruling {
    double at = 0;             // y of a horizontal one, x of a vertical one
    double begin = 0, end = 0; // along it
    RulingKind kind = RulingKind::Drawn;
    double length() const { return end - begin; }
    bool operator==(Ruling const&) const = default;
};

struct Rulings {
    std::vector<Ruling> horizontal, vertical; // by `at`, then by `begin`
};

struct RulingOptions {
    // Points: strokes of one line differ by rounding and by half their width.
    double same_line = 0.9;
    // Points: a line broken at each cell is interrupted by the width of the line that crosses it.
    double join_gap = 3.0;
    // Points: pieces up to this length are dashes, and join over gaps of up to 1.5 times their length.
    double dash_length = 8.0;
    // Points: fills up to this thickness are lines.
    double line_thickness = 3.0;
};

Rulings find_rulings(TableView const& view, RulingOptions const& options = {});

} // namespace planleser
