// A table without rulings in the making: rows of text added below its first ones as long as nothing crosses
// the white between its columns.
//
// Points of the TableView.
#pragma once

#include "layout/print_look.h"
#include "layout/table_columns.h"
#include "layout/table_text.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace planleser {

struct GrowthOptions {
    // In font sizes, from baseline to baseline: lines of a cell, and neighbouring rows of a table, are not
    // further apart.
    double cell_pitch = 1.75;
    double row_pitch = 3.6;
    // In font sizes: what white parts columns, and how exactly what stands below each other does so.
    double least_gap = 0.4;
    double flush = 0.35;
    // Of the pitch of lines: white above a row that is wider than between lines of one paragraph.
    double extra_leading = 1.15;
};

struct PlacedPhrase {
    Phrase phrase;
    std::size_t column = 0;
};

struct GrowingTable {
    std::size_t first = 0, end = 0; // rows of the text
    std::size_t header = 0;         // of them are headings
    std::vector<ColumnGap> gaps;
    std::vector<double> begins; // of the columns' text
    double left = 0, right = 0; // of the columns
    std::vector<std::vector<PlacedPhrase>> rows;
    PrintLook look;              // of the headings
    bool set_apart = false;      // the headings look otherwise than the text
    bool repeated = false;       // the headings stand where the columns of the page above do
    bool guided = false;         // no headings, but columns of the page above
    bool before_heading = false; // ended by a row that looks as the headings do
};

// The place of a box among columns parted by these gaps.
std::size_t column_at(std::span<ColumnGap const> gaps, double x);

class TableGrower {
public:
    TableGrower(TableView const& view, TextRows const& text, GrowthOptions const& options);

    // Adds the headings and what belongs to the table below them; whether there is anything below.
    bool grow(GrowingTable& table);

    PrintLook const& look(std::size_t row) const { return m_looks[row]; }
    PrintLook const& usual() const { return m_usual; }
    std::size_t steps() const { return m_steps; } // rows looked at so far
    // Whether all phrases of the row could be headings of columns.
    bool is_heading_like(std::size_t row) const;
    // From the row above.
    double distance(std::size_t row) const {
        return m_text.rows[row].baseline - m_text.rows[row - 1].baseline;
    }
    bool is_too_far(std::size_t row) const;
    // Places the row's phrases; false where one crosses the white between columns.
    bool place(GrowingTable& table, std::size_t row, std::vector<PlacedPhrase>& placed) const;

private:
    bool place(GrowingTable& table, Phrase const& phrase, std::vector<PlacedPhrase>& placed) const;
    std::optional<std::uint32_t> next_column_word(GrowingTable const& table, Phrase const& phrase) const;
    Phrase part_of(Phrase const& phrase, std::uint32_t begin, std::uint32_t end) const;
    void add_column_before(GrowingTable& table) const;
    bool is_spanning(GrowingTable const& table, std::size_t row) const;
    double line_pitch(GrowingTable const& table) const;
    void trim(GrowingTable& table) const;
    bool keeps_to_column(GrowingTable const& table, std::size_t row, double pitch, double row_gap) const;
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    TableView const& m_view;
    TextRows const& m_text;
    GrowthOptions m_options;
    std::vector<PrintLook> m_looks; // by row
    PrintLook m_usual;
    std::size_t m_steps = 0;
};

} // namespace planleser
