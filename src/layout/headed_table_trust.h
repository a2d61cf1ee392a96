// Whether what grew below headings is a table, and whether its figures tell more of it than its headings do.
#pragma once

#include "layout/headed_tables.h"

#include <span>

namespace planleser {

// Refers to the view, the table and the options, which must outlive it.
class HeadedTableTrust {
public:
    HeadedTableTrust(TableView const& view, HeadedTable const& made, HeadedTableOptions const& options)
        : m_view(view), m_made(made), m_options(options) {}

    // Whether its rows begin together in several columns, below their headings, as columns of prose do not.
    bool is_convincing(GrowingTable const& table, RowStarts const& starts) const;
    // Whether figures part the rows or the columns: such tables are better read from their figures
    // (table_alignment.h).
    bool is_for_figures() const;

private:
    bool stands_flush() const;
    bool stands_below_headings() const;
    bool heads_columns() const;
    bool is_prose() const;
    std::size_t count_figure_columns(std::span<ColumnGap const> gaps) const;
    std::span<TextRow const> body() const { return std::span(m_made.text.rows).subspan(m_made.plan.header); }

    TableView const& m_view;
    HeadedTable const& m_made;
    HeadedTableOptions const& m_options;
};

} // namespace planleser
