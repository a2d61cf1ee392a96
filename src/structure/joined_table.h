// A table that may run over several pages, put together part by part.
//
// A part goes on with the table above it when its columns agree and it brings no header of its own, or the
// same one again. Where the page break cuts a row in two, told by texts that stop inside a sentence and by an
// empty first cell, the halves become one row. Grids must outlive the table.
#pragma once

#include "structure/document_tree.h"
#include "structure/paragraphs.h"
#include "structure/table_columns.h"

#include <vector>

namespace planleser {

struct TablePart {
    TableGrid const* grid = nullptr;
    PageLayout const* page = nullptr;
};

class JoinedTable {
public:
    JoinedTable(TablePart const& part, LineGroupOptions const& options);

    // Joins a part that stands next in the document, or leaves the table as it is and returns false.
    bool join(TablePart const& part);
    Table finish(TextJoining const& joining) const;

private:
    struct CellPart {
        Cell const* cell;
        PageLayout const* page;
    };
    struct Slot {
        int row, column, row_end, column_end;
        std::vector<CellPart> parts; // those with text or of their own page
        bool header = false;
    };

    enum class Header { None, Same, Other };
    Header header_of(TablePart const& part, int& rows) const;
    bool may_follow(TablePart const& part) const;
    bool cuts_row(TablePart const& part, int first_row, ColumnMatch const& match) const;
    double continues_cell(Slot const& above, Cell const& below, PageLayout const& page) const;
    bool has_subrows() const;
    bool first_column_always_filled() const;
    void take_columns(ColumnMatch const& match);
    void append_rows(TablePart const& part, int first_row, ColumnMatch const& match, bool cut);
    Slot* slot_at(int row, int column);
    Slot const* slot_at(int row, int column) const;

    LineGroupOptions m_options;
    std::vector<Slot> m_slots;
    std::vector<double> m_edges; // columns of the last part, in its page's coordinates
    std::vector<TablePart> m_parts;
    std::vector<TextLine const*> m_repeated;
    int m_rows = 0, m_columns = 0, m_header_rows = 0;
};

} // namespace planleser
