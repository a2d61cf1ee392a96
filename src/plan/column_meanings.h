// What the columns of a table mean, by its headings, and what that makes of the table.
#pragma once

#include "plan/plan_reading.h"

#include <optional>
#include <string>
#include <vector>

namespace planleser {

// What a mark in a cell of the column stands for (plan/mark_columns.h).
enum class MarkRole {
    None,         // its cells are read as text
    Value,        // the status that its heading names
    Time,         // the time that its heading names
    ColouredTime, // the same, by colours
    Explained,    // what a legend says
};

struct ColumnMeaning {
    Meaning means = Meaning::Field;
    std::string rule;  // empty: no rule knows its heading
    std::string label; // as written
    double confidence = 0.5;
    bool with_time = false; // its cells say when besides: 'Ansvar / frist'
    MarkRole marks = MarkRole::None;
};

enum class TableSort {
    Measures, // a row is a measure
    Goals,    // a column is a list of goals
    Card,     // two columns: names on the left, what they are on the right; the table is one measure
};

struct TableMeanings {
    TableSort sort = TableSort::Measures;
    std::vector<ColumnMeaning> columns; // one a column; of a card: one a row
    int first_row = 0;                  // below the headings
};

struct ColumnOptions {
    // How far down a heading row may stand: a title or a banner may come first.
    int most_rows_above = 4;
    // Headings are short.
    std::size_t most_bytes = 90;
    // Of a column without heading: how many of its cells must look like numbers ('2.1.1', 'T3') to number
    // rows.
    double number_share = 0.7;
    // Of a column whose heading no rule knows, or knows as a detail only: how many of its cells must say when
    // and nothing else to be deadlines, and how many must hold words to be what the table lists.
    double time_share = 0.8, text_share = 0.7;
    // Bytes: what is done takes more words than a place or a code.
    double least_mean_text = 10;
    int fewest_marked_years = 2;
    double by_cells = 0.6; // confidence of what cells say alone
};

// nullopt where the table is none of measures or goals.
std::optional<TableMeanings> find_column_meanings(
    Table const& table, RuleSet const& rules, ColumnOptions const& options = {});

} // namespace planleser
