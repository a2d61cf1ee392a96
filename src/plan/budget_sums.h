// Finds which rows of a budget add up to which: the structure that its sums prove.
//
// Method: one pass down the table keeps the rows that nothing has summed yet, as a shift-reduce parser keeps
// its stack. A sum takes a suffix of them, namely the one whose figures add up in the most columns, and
// stands for them from there on; so sums of sums and results need no rules of their own. A first pass upwards
// finds sums that stand above their items (charts of accounts). Costs may be written with or without a minus:
// words tell which rows are costs, and both readings are tried. Work is bounded by SumOptions::most_addends
// per sum.
#pragma once

#include "text/decimal.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace planleser {

enum class RowRole {
    Heading,
    Item,
    Sum,    // sums rows above it
    Result, // income less cost
    Opening,
    Closing, // opening and result
};

enum class Counts { Unknown, AsIncome, AsCost };

struct FigureRow {
    RowRole role = RowRole::Item;
    Counts counts = Counts::Unknown;
    std::vector<std::optional<Decimal>> figures; // of the columns that can be added up; as many in each row
};

struct Addend {
    std::size_t row = 0;
    int sign = 1;

    bool operator==(Addend const&) const = default;
};

struct RowSum {
    std::size_t row = 0;         // the sum
    std::vector<Addend> addends; // from top to bottom
    int fits = 0, misfits = 0;   // columns; where the sum or all its addends are empty, neither
    bool above_items = false;    // stands above what it sums
    bool leaves_items = false;   // items right before its first addend are not in it

    // Whether the figures show that these are the addends, though one or the other column may be wrong.
    bool proven() const { return fits > 0 && fits >= misfits; }
};

struct SumOptions {
    std::size_t most_addends = 400; // more than any printed table has between two sums
};

struct SumStructure {
    // One for each row of role Sum, Result or Closing that has rows to sum, and for each row that sums items
    // below it, from top to bottom. The unproven hold the addends that position suggests.
    std::vector<RowSum> sums;
    std::vector<std::size_t> open;  // rows with figures that no sum takes
    std::vector<std::size_t> empty; // sums that stand where they have no rows to sum: right behind a heading
    std::vector<std::size_t> stray; // items outside every account, in a table of accounts above their items
};

SumStructure find_sums(std::vector<FigureRow> const& rows, SumOptions const& options = {});

// The sum of the addends in a column; nullopt where all are empty, or where it does not fit a Decimal.
std::optional<Decimal> added_up(
    std::vector<FigureRow> const& rows, std::vector<Addend> const& addends, std::size_t column);

} // namespace planleser
