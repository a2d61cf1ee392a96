// Reads the digits of one number with their separators, and settles what the separators mean.
//
// Shared by text/amount.cpp's readings of cells and of running text, which differ in how far a space reaches.
#pragma once

#include "text/amount.h"

namespace planleser {

enum class SpaceGrouping {
    Strict,  // running text: a space groups three digits exactly, so that '2025 300' stays two numbers
    Lenient, // a cell: three digits or more, '170 0000' is one number oddly written
};

struct ScannedNumber {
    ByteRange at;
    std::optional<Decimal> value; // nullopt: digits and separators that are no number ('2.1.3', '18.12.2024')
    bool odd_grouping = false;
    bool ambiguous = false;
    bool has_decimals = false;
    std::optional<FigureStyle> speaks_for; // the only style that reads it so
};

// Requires a digit at `begin`. Bytes up to at.end belong together, number or not.
ScannedNumber scan_number(std::string_view text, std::size_t begin, FigureStyle style, SpaceGrouping spaces);

} // namespace planleser
