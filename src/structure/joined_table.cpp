#include "structure/joined_table.h"

#include "text/code_points.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace planleser {
namespace {

std::string text_of(Cell const& cell) {
    std::string text;
    for (auto const& line : cell.lines) {
        if (!text.empty()) text += ' ';
        text += line.text.text;
    }
    return text;
}

// Texts of a row, cell by cell.
std::vector<std::string> row_texts(TableGrid const& grid, int row) {
    std::vector<std::string> texts;
    for (Cell const& cell : grid.cells)
        if (cell.row <= row && row <= cell.row_end)
            if (auto text = text_of(cell); !text.empty()) texts.push_back(std::move(text));
    return texts;
}

// Whether the two lines stand in one cell by the tags of their pages.
enum class SameCell { Unknown, Yes, No };

std::int32_t cell_tag(PageLayout const& page, std::int32_t tag) {
    while (tag >= 0 && page.tags[static_cast<std::size_t>(tag)].type != "TD" &&
           page.tags[static_cast<std::size_t>(tag)].type != "TH")
        tag = page.tags[static_cast<std::size_t>(tag)].parent;
    return tag;
}

SameCell same_cell(PageLayout const& page_above, TextLine const& above, PageLayout const& page_below,
    TextLine const& below) {
    if (!page_above.tags_trusted || !page_below.tags_trusted) return SameCell::Unknown;
    auto const a = cell_tag(page_above, above.tag), b = cell_tag(page_below, below.tag);
    if (a < 0 || b < 0) return SameCell::Unknown;
    return page_above.tags[static_cast<std::size_t>(a)].element ==
                   page_below.tags[static_cast<std::size_t>(b)].element
               ? SameCell::Yes
               : SameCell::No;
}

struct RowLook {
    bool any = false, bold = true;
    Colour ground;
};

RowLook look_of(TableGrid const& grid, int row) {
    RowLook look;
    for (Cell const& cell : grid.cells) {
        if (cell.row > row || cell.row_end < row || cell.lines.empty()) continue;
        look.any = true;
        look.ground = cell.background;
        for (auto const& line : cell.lines) look.bold = look.bold && is_bold(line);
    }
    return look;
}

// Whether the first row prints otherwise than the second: bold, or on another ground.
bool stands_out(TableGrid const& grid) {
    RowLook const first = look_of(grid, 0), second = look_of(grid, 1);
    return first.any && second.any &&
           ((first.bold && !second.bold) ||
               (first.ground != second.ground && second.ground == Colour{255, 255, 255}));
}

// Whether nothing but its text says where the table ends at the right.
bool is_open(TableGrid const& grid) {
    auto const drawn =
        static_cast<unsigned>(TableWitness::DrawnLines) | static_cast<unsigned>(TableWitness::Fills);
    return (grid.witnesses & drawn) == 0;
}

} // namespace

JoinedTable::JoinedTable(TablePart const& part, LineGroupOptions const& options)
    : m_options(options), m_edges(column_edges_of(*part.grid)), m_parts{part}, m_rows(part.grid->rows),
      m_columns(part.grid->columns),
      m_header_rows(std::max(part.grid->header_rows, stands_out(*part.grid) ? 1 : 0)) {
    for (Cell const& cell : part.grid->cells)
        m_slots.push_back({cell.row, cell.column, cell.row_end, cell.column_end, {{&cell, part.page}},
            cell.header || cell.row < m_header_rows});
}

JoinedTable::Slot const* JoinedTable::slot_at(int row, int column) const {
    for (auto slot = m_slots.rbegin(); slot != m_slots.rend(); ++slot)
        if (slot->row <= row && row <= slot->row_end && slot->column <= column && column <= slot->column_end)
            return &*slot;
    return nullptr;
}

JoinedTable::Slot* JoinedTable::slot_at(int row, int column) {
    return const_cast<Slot*>(std::as_const(*this).slot_at(row, column));
}

JoinedTable::Header JoinedTable::header_of(TablePart const& part, int& rows) const {
    TableGrid const& first = *m_parts.front().grid;
    rows = 0;
    int const most = std::min({std::max(m_header_rows, 1), part.grid->rows, first.rows});
    while (rows < most) {
        auto const own = row_texts(first, rows), again = row_texts(*part.grid, rows);
        if (own.empty() || own != again) break;
        ++rows;
    }
    if (rows > 0) return Header::Same;
    if (part.grid->header_rows == 0 && !stands_out(*part.grid)) return Header::None;
    if (m_header_rows == 0) return Header::Other;
    // A row set as this table's header is set, with other words, begins another table.
    RowLook const own = look_of(first, 0), other = look_of(*part.grid, 0);
    return own.bold == other.bold && own.ground == other.ground ? Header::Other : Header::None;
}

// Whether the part stands where the table could go on: the next page, this one filled to its end.
bool JoinedTable::may_follow(TablePart const& part) const {
    TablePart const& last = m_parts.back();
    if (part.page->page != last.page->page + 1) return false;
    constexpr double filled = 0.55; // of the page's height
    return last.grid->box.y1 > filled * last.page->height;
}

// Sub-rows: cells of the first column that span several rows of others.
bool JoinedTable::has_subrows() const {
    return std::any_of(m_slots.begin(), m_slots.end(), [&](Slot const& slot) {
        return slot.column == 0 && slot.row >= m_header_rows && slot.row_end > slot.row;
    });
}

bool JoinedTable::first_column_always_filled() const {
    int filled = 0, empty = 0;
    for (Slot const& slot : m_slots) {
        if (slot.column != 0 || slot.row < std::max(m_header_rows, 1)) continue;
        bool const has_text = std::any_of(slot.parts.begin(), slot.parts.end(),
            [](CellPart const& part) { return !part.cell->lines.empty(); });
        ++(has_text ? filled : empty);
    }
    return filled > 0 && empty * 5 <= filled;
}

// How much the text of `below` speaks for going on with that of `above`; negative: against it.
double JoinedTable::continues_cell(Slot const& above, Cell const& below, PageLayout const& page) const {
    Cell const& part = *above.parts.back().cell;
    if (part.lines.empty() || below.lines.empty()) return 0;
    TextLine const &last = part.lines.back(), &next = below.lines.front();
    auto const last_text = last.text.view(), next_text = next.text.view();
    if (last_text.empty() || next_text.empty()) return 0;
    if (auto const same = same_cell(*above.parts.back().page, last, page, next); same != SameCell::Unknown)
        return same == SameCell::Yes ? 10 : -10;
    if (is_figure(last_text) || is_figure(next_text)) return -3;
    if (ends_in_hyphen(last_text)) return 3;
    bool const item_above = part.lines.front().indent_after_marker == 0 &&
                            std::any_of(part.lines.begin(), part.lines.end(),
                                [](TextLine const& line) { return line.indent_after_marker > 0; });
    if (next.indent_after_marker > 0) return item_above ? 1 : 0;
    if (ends_sentence(last_text)) return is_lower(code_point_at(next_text, 0).value) ? 0.5 : -1;
    double left = last.box.x0;
    for (auto const& line : part.lines) left = std::min(left, line.box.x0);
    double right = part.box.is_empty() ? last.box.x1 : part.box.x1 - std::clamp(left - part.box.x0, 0.0, 8.0);
    bool const full = is_full(last, right, next, m_options);
    if (is_lower(code_point_at(next_text, 0).value)) return full ? 3 : 1.5;
    return full ? 0.5 : -2;
}

// Whether the first of the new rows is the rest of the last row above.
bool JoinedTable::cuts_row(TablePart const& part, int first_row, ColumnMatch const& match) const {
    TableGrid const& grid = *part.grid;
    if (m_rows <= m_header_rows || first_row >= grid.rows) return false;
    double score = 0;
    bool first_empty = false, others_filled = false;
    int anew = 0, others = 0; // columns that begin with a capital letter, and otherwise
    for (Cell const& cell : grid.cells) {
        if (cell.row != first_row) continue;
        int const column = static_cast<int>(match.below[static_cast<std::size_t>(cell.column)]);
        if (column == 0) {
            first_empty = cell.lines.empty();
            if (!first_empty) {
                auto const text = cell.lines.front().text.view();
                auto const word = text.substr(0, text.find(' '));
                if (marker_kind_of(word) == MarkerKind::SectionNumber ||
                    marker_kind_of(word) == MarkerKind::Number)
                    score -= 5;
            }
        } else if (!cell.lines.empty()) {
            others_filled = true;
        }
        if (!cell.lines.empty() && !cell.lines.front().text.empty())
            ++(is_lower(code_point_at(cell.lines.front().text.view(), 0).value) ? others : anew);
        if (auto const* above = slot_at(m_rows - 1, column))
            score += continues_cell(*above, cell, *part.page);
    }
    if (!first_empty && anew >= 2 && others == 0) score -= 1;
    if (first_empty && others_filled && first_column_always_filled()) score += has_subrows() ? 0.5 : 2;
    return score >= 1;
}

void JoinedTable::take_columns(ColumnMatch const& match) {
    for (Slot& slot : m_slots) {
        slot.column_end = static_cast<int>(match.above[static_cast<std::size_t>(slot.column_end) + 1]) - 1;
        slot.column = static_cast<int>(match.above[static_cast<std::size_t>(slot.column)]);
    }
    m_columns = static_cast<int>(match.edges.size()) - 1;
}

void JoinedTable::append_rows(TablePart const& part, int first_row, ColumnMatch const& match, bool cut) {
    int const base = (cut ? m_rows - 1 : m_rows) - first_row;
    int const old_rows = m_rows;
    bool const subrows = has_subrows();
    for (Cell const& cell : part.grid->cells) {
        if (cell.row_end < first_row) continue;
        Slot slot{base + std::max(cell.row, first_row),
            static_cast<int>(match.below[static_cast<std::size_t>(cell.column)]), base + cell.row_end,
            static_cast<int>(match.below[static_cast<std::size_t>(cell.column_end) + 1]) - 1,
            {{&cell, part.page}}, false};
        if (cell.row <= first_row) {
            Slot* above = slot_at(old_rows - 1, slot.column);
            // An empty cell below one that spans sub-rows is that one going on.
            bool const goes_on =
                cut || (cell.lines.empty() && above != nullptr && subrows &&
                           !above->parts.back().cell->lines.empty() && above->row >= m_header_rows);
            if (goes_on && above != nullptr && above->column == slot.column &&
                above->column_end == slot.column_end) {
                above->row_end = std::max(above->row_end, slot.row_end);
                above->parts.push_back(slot.parts.front());
                continue;
            }
            if (goes_on && cut && above != nullptr) {
                // Columns that are merged on one of the two pages only: the text stays in one cell.
                above->parts.push_back(slot.parts.front());
                if (slot.row_end < old_rows) continue;
                slot.row = old_rows;
                slot.parts.clear();
            }
        }
        m_slots.push_back(std::move(slot));
    }
    m_rows = std::max(old_rows, base + part.grid->rows);
}

bool JoinedTable::join(TablePart const& part) {
    if (part.grid->rows == 0 || part.grid->columns == 0 || part.page->page != m_parts.back().page->page + 1)
        return false;
    TableGrid const& last = *m_parts.back().grid;
    bool const both_tagged = part.page->tags_trusted && m_parts.back().page->tags_trusted &&
                             part.grid->tag_element >= 0 && last.tag_element >= 0;
    if (both_tagged && part.grid->tag_element != last.tag_element) return false;
    bool const same_element = both_tagged;

    int header_rows = 0;
    auto const header = header_of(part, header_rows);
    if (header == Header::Other && !same_element) return false;
    auto edges = column_edges_of(*part.grid);
    if (is_open(last) && is_open(*part.grid) && edges.size() == m_edges.size()) {
        double const width = std::max(edges.back() - edges.front(), m_edges.back() - m_edges.front());
        edges.back() = edges.front() + width;
        m_edges.back() = m_edges.front() + width;
    }
    auto match = match_columns(m_edges, edges);
    if (!match && part.grid->columns == m_columns && (header == Header::Same || same_element)) {
        ColumnMatchOptions any_width;
        any_width.same_width = any_width.same_edge = 1e9;
        match = match_columns(m_edges, column_edges_of(*part.grid), any_width);
    }
    if (!match && same_element) match = place_columns(m_edges, column_edges_of(*part.grid));
    if (!match) return false;
    if (header == Header::None && !same_element && (!may_follow(part) || m_columns < 2)) return false;

    take_columns(*match);
    if (header == Header::Same) {
        m_header_rows = std::max(m_header_rows, header_rows);
        for (Slot& slot : m_slots) slot.header = slot.header || slot.row < m_header_rows;
        for (Cell const& cell : part.grid->cells)
            if (cell.row < header_rows && cell.row_end < header_rows)
                for (auto const& line : cell.lines) m_repeated.push_back(&line);
    }
    append_rows(part, header_rows, *match, cuts_row(part, header_rows, *match));
    m_edges = column_edges_of(*part.grid);
    if (m_edges.size() < match->edges.size()) {
        double const shift = part.grid->box.x0 - match->edges.front();
        m_edges = match->edges;
        for (auto& edge : m_edges) edge += shift;
    }
    m_parts.push_back(part);
    return true;
}

Table JoinedTable::finish(TextJoining const& joining) const {
    Table table;
    table.rows = m_rows;
    table.columns = m_columns;
    table.header_rows = m_header_rows;
    for (TablePart const& part : m_parts) {
        table.at.push_back({part.page->page, part.grid->box});
        table.confidence = std::min(table.confidence, part.grid->confidence);
        table.witnesses |= part.grid->witnesses;
    }
    for (Slot const& slot : m_slots) {
        TableCell cell;
        cell.row = slot.row;
        cell.column = slot.column;
        cell.row_end = slot.row_end;
        cell.column_end = slot.column_end;
        cell.header = slot.header;
        std::vector<CellLines> parts;
        for (CellPart const& part : slot.parts) {
            if (cell.at.empty()) cell.background = part.cell->background;
            if (cell.at.empty() || !part.cell->lines.empty())
                cell.at.push_back({part.page->page, part.cell->box});
            for (auto const& mark : part.cell->marks)
                cell.marks.push_back({mark.kind, {part.page->page, mark.box}, mark.colour});
            parts.push_back({part.cell->lines, part.cell->box, part.page->page, part.page->recognised});
        }
        cell.content = make_cell_blocks(parts, joining, m_options);
        table.cells.push_back(std::move(cell));
    }
    std::stable_sort(table.cells.begin(), table.cells.end(), [](TableCell const& a, TableCell const& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    for (auto const* line : m_repeated) table.repeated.push_back(line->text);
    return table;
}

} // namespace planleser
