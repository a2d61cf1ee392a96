// Amounts as Norwegian documents write them: '6 987', '10.083.623', '5,8 mill. kr', '1.250.000,-', '(45)',
// '75 %'.
//
// Digits may be grouped by any space, a point or an apostrophe; the comma is the decimal mark. English
// writing is read where a text leaves no choice ('1,355,530') or the table's column tells (FigureStyle). A
// number that is written oddly is still read, and flagged. Words (units, currencies, scales) come from the
// caller: AmountWords.
//
// Byte ranges count in the text given. Every kind of dash and of space is understood, normalised or not.
#pragma once

#include "text/byte_range.h"
#include "text/decimal.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// A word that stands before or after a number and says what it counts. Folded (text/fold.h), without a final
// point.
struct UnitWord {
    std::string word;
    std::int64_t scale = 1; // 'mill' 1'000'000
    std::string currency;   // 'kr' NOK, 'mnok' NOK; empty: none
    bool percent = false;   // '%', 'prosent'
};

struct AmountWords {
    std::vector<UnitWord> units;
};

// What a comma between digits means, and with it a point.
enum class FigureStyle {
    Norwegian, // 1.234.567,89
    English,   // 1,234,567.89
};

struct Amount {
    ByteRange at;                // number, sign and units
    ByteRange number;            // digits and sign alone
    Decimal value;               // as written; `scale` is not applied
    std::optional<Decimal> upto; // the upper end of a range: '2-4', '1–2'
    std::int64_t scale = 1;
    std::string currency; // empty: none written
    bool percent = false;
    bool odd_grouping = false; // '170 0000': read as all its digits
    bool ambiguous = false;    // '1,355' or '1.355': decimal mark or thousands
    ByteRange mark;            // footnote mark behind it: '*', '1)'; empty: none

    // value × scale; nullopt where it does not fit.
    std::optional<Decimal> in_units() const { return value.times(Decimal(scale)); }
};

enum class CellContent { Nothing, Amount, Text };

struct CellFigure {
    CellContent content = CellContent::Nothing;
    std::optional<Amount> amount; // with CellContent::Amount
};

// Reads a table cell as a whole. Nothing: blank, or dashes alone. Text: anything that is not one amount.
CellFigure read_cell(
    std::string_view cell, AmountWords const& words, FigureStyle style = FigureStyle::Norwegian);

// The amounts in running text, from left to right. Numbers that are part of a word or of a numbering ('E6',
// '2.1.3') are left out. A minus counts only where it touches its number and a space or bracket stands before
// it.
std::vector<Amount> find_amounts(
    std::string_view text, AmountWords const& words, FigureStyle style = FigureStyle::Norwegian);

// English where the cells of a table can be read in no other way ('1,355,530', '1,234.50') and hardly any
// speaks against it ('3,00', '1.234.567'); Norwegian otherwise.
FigureStyle figure_style(std::span<std::string_view const> cells);

} // namespace planleser
