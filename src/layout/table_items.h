// The rows of a table's text as items in columns: what its rows and cells are made of.
//
// An item is a phrase, or the part of one that stands in columns of its own, with the columns that it covers.
// Points of the TableView.
#pragma once

#include "layout/table_columns.h"
#include "layout/table_text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planleser {

struct TableItem {
    std::size_t first = 0, last = 0; // columns
    Box box;
    std::uint32_t begin = 0, end = 0; // into TextRows::words
    WordKind kind = WordKind::Text;
};

struct ItemRow {
    double baseline = 0, size = 0;
    std::vector<TableItem> items;
    bool ruled_above = false; // a ruling that parts rows lies between it and the row above
    double ruling_at = 0;
};

struct TableItemOptions {
    // In text sizes: how far a phrase must reach into a column to cover it.
    double cover = 0.4;
    // Share of the table's width that a ruling must cover to part two rows.
    double ruling_cover = 0.35;
};

// nullptr where the row has nothing in the column.
TableItem const* item_in(ItemRow const& row, std::size_t column);

class TableItems {
public:
    // `box` is what the table fills. All arguments but the last must outlive it.
    TableItems(TableView const& view, TextRows const& text, std::span<TextRow const> rows,
        std::span<ColumnGap const> gaps, Rulings const& rulings, Box const& box,
        TableItemOptions const& options);

    std::vector<ItemRow> const& rows() const { return m_rows; }
    std::vector<ItemRow>& rows() { return m_rows; }
    std::span<ColumnGap const> gaps() const { return m_gaps; }
    std::size_t columns() const { return m_gaps.size() + 1; }
    Box const& box() const { return m_box; }
    double text_size() const { return m_view.text_size; }
    // Where the text of a column can stand.
    double core_begin(std::size_t column) const { return column == 0 ? m_box.x0 : m_gaps[column - 1].x1; }
    double core_end(std::size_t column) const {
        return column < m_gaps.size() ? m_gaps[column].x0 : m_box.x1;
    }
    bool is_figure_column(std::size_t column) const { return m_figures[column]; }
    bool has_figure_column() const;
    // A word of the text, by its place in TextRows::words.
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }
    // Whether the first word below would not have fitted behind the text above.
    bool is_forced(TableItem const& above, TableItem const& below) const;
    // Whether the text reaches over most of the width that the column's longest text has: a line that is
    // broken does, before a capital letter at least.
    bool fills_line(TableItem const& item) const;

private:
    void add_row(TextRow const& row);
    void add_item(ItemRow& row, std::uint32_t begin, std::uint32_t end);
    bool begins_in_gap(ViewWord const& word) const;
    double text_end(std::size_t column) const;
    std::optional<std::uint32_t> split_place(std::uint32_t begin, std::uint32_t end) const;
    void find_columns(TableItem& item) const;
    void find_rulings_between();
    void find_figure_columns();

    TableView const& m_view;
    TextRows const& m_text;
    std::span<ColumnGap const> m_gaps;
    Rulings const& m_rulings;
    Box m_box;
    TableItemOptions m_options;
    std::vector<ItemRow> m_rows;
    std::vector<bool> m_figures;     // by column
    std::vector<double> m_text_ends; // by column: how far its text reaches
};

} // namespace planleser
