#include "plan/measure_table.h"

#include "plan/column_contents.h"
#include "plan/forced_breaks.h"
#include "plan/goals.h"
#include "plan/measure_card.h"
#include "plan/measure_parts.h"
#include "plan/numbered_text.h"
#include "plan/row_marks.h"
#include "text/fold.h"

#include <algorithm>
#include <set>

namespace planleser {

namespace {

bool is_own_row(TableCell const* cell, int row) {
    return cell && cell->row == row;
}

// '"', '-"-' and the like: as in the row above.
bool is_ditto(std::string_view text) {
    return !text.empty() && text.size() <= 6 &&
           text.find_first_not_of("\"'-– ,”“’") == std::string_view::npos &&
           text.find_first_of("\"'”“’") != std::string_view::npos;
}

SourcedText without_colon(SourcedText text) {
    text = trimmed(text);
    while (!text.empty() && (text.text.back() == ':' || text.text.back() == ' '))
        text = text.part(0, text.size() - 1);
    return text;
}

std::string number_of_marker(std::string marker) {
    marker = without_end_mark(std::move(marker));
    return looks_like_number(marker) ? marker : std::string();
}

class TableReading {
public:
    TableReading(
        PlanReading& reading, Table const& table, TableMeanings const& meanings, TableContext const& context)
        : m_reading(reading), m_table(table), m_meanings(meanings), m_context(context), m_area(context.area),
          m_area_kind(context.area_kind) {}

    std::optional<std::string> read() {
        mark_headings();
        for (int row = m_meanings.first_row; row < m_table.rows; ++row) read_row(row);
        flush();
        return m_area;
    }

private:
    void mark_headings() {
        for (auto const& cell : m_table.cells)
            if (cell.row < m_meanings.first_row) m_reading.ledger.mark(cell.text(), GlyphUse::Field);
        for (auto const& again : m_table.repeated) m_reading.ledger.mark(again, GlyphUse::Field);
    }

    ColumnMeaning const& column(int index) const {
        return m_meanings.columns[static_cast<std::size_t>(index)];
    }

    // The only cell of the row that holds anything, where it stands over the others or leads them.
    TableCell const* banner(int row) const {
        TableCell const* only = nullptr;
        for (int index = 0; index < m_table.columns; ++index) {
            auto const* cell = m_table.cell_at(row, index);
            if (!cell || cell->content.empty() || cell == only) continue;
            if (cell->row != row) return nullptr;
            if (only) return nullptr;
            only = cell;
        }
        if (!only || only->text().empty()) return nullptr;
        bool const over_all =
            only->column == 0 && only->column_end > 0 && 2 * (only->column_end + 1) > m_table.columns;
        return over_all || stands_out(*only) || names_goal_or_area(*only) || leads_measures(*only, row)
                   ? only
                   : nullptr;
    }

    // Text that runs from the first column over that of the measures, right above one: the columns before
    // the measures are narrow ones.
    bool leads_measures(TableCell const& cell, int row) const {
        if (cell.column != 0 || row + 1 >= m_table.rows) return false;
        auto const* own = measure_cell(row);
        auto const* below = measure_cell(row + 1);
        return own == &cell && cell.column_end > 0 && column(0).means != Meaning::Measure &&
               is_own_row(below, row + 1) && !below->content.empty() && below->column > 0;
    }

    // Alone in its row and of another colour than the cells of its column.
    bool stands_out(TableCell const& cell) const {
        if (cell.column != 0 || cell.background == Colour{255, 255, 255}) return false;
        int same = 0, others = 0;
        for (auto const& other : m_table.cells) {
            if (other.column != 0 || other.row < m_meanings.first_row || other.content.empty()) continue;
            if (other.background == cell.background)
                ++same;
            else
                ++others;
        }
        return others > same;
    }

    // 'Delmål 1: …' or 'Satsingsområde 2: …' alone in a row.
    bool names_goal_or_area(TableCell const& cell) const {
        auto const hit = m_reading.rules.find(RuleKind::Numbered, cell.text().text);
        return hit && hit->rule->means != Meaning::Measure;
    }

    void read_row(int row) {
        if (auto const* cell = banner(row)) return read_banner(*cell);
        if (repeats_headings(row) || is_legend(row)) return;
        read_area_cells(row);
        auto const* own = measure_cell(row);
        bool const fresh = is_own_row(own, row) && !own->content.empty();
        if (fresh)
            begin_measures(row, *own);
        else if (!m_open.empty())
            continue_measures(row);
        else
            read_goal_cells(row);
    }

    bool repeats_headings(int row) const {
        int same = 0, filled = 0;
        for (int index = 0; index < m_table.columns; ++index) {
            auto const* cell = m_table.cell_at(row, index);
            if (!cell || cell->content.empty()) continue;
            ++filled;
            same += !column(index).label.empty() && same_folded(cell->text().text, column(index).label);
        }
        if (same < 2 || same != filled) return false;
        for (int index = 0; index < m_table.columns; ++index)
            if (auto const* cell = m_table.cell_at(row, index))
                m_reading.ledger.mark(cell->text(), GlyphUse::Field);
        return true;
    }

    // A colour and what it stands for, below the measures: spreadsheets keep their legend there.
    bool is_legend(int row) const {
        TableCell const* words = nullptr;
        bool marked = false;
        for (int index = 0; index < m_table.columns; ++index) {
            auto const* cell = m_table.cell_at(row, index);
            if (!cell || cell == words) continue;
            marked = marked || !cell->marks.empty();
            if (cell->content.empty()) continue;
            if (words) return false;
            words = cell;
        }
        if (!words || !marked) return false;
        auto const text = words->text();
        if (!find_mark_term(text.text, Meaning::Status, m_reading.rules)) return false;
        m_reading.ledger.mark(text, GlyphUse::Field);
        return true;
    }

    TableCell const* measure_cell(int row) const {
        for (int index = 0; index < m_table.columns; ++index)
            if (column(index).means == Meaning::Measure) return m_table.cell_at(row, index);
        return nullptr;
    }

    void read_banner(TableCell const& cell) {
        flush();
        auto const text = without_colon(cell.text());
        m_last_texts.clear();
        if (auto const goal = m_reading.rules.find(RuleKind::Numbered, text.text)) {
            auto const level = goal_level_in(m_area, goal->rule->means);
            if (auto const body = goal->capture("text"); body && !level.empty()) {
                std::optional<std::string> number;
                if (auto const range = goal->capture("number")) number = range->of(text.text);
                m_reading.ledger.mark(cell.text(), GlyphUse::Field);
                return add_goal(m_reading, text.part(body->begin, body->size()), level, m_area, number,
                    goal->rule->name, goal->rule->confidence);
            }
        }
        auto const named = area_term(text.text);
        if (named && is_area_holder(named->rule->means)) {
            m_reading.ledger.mark(cell.text(), GlyphUse::Field);
            m_area_kind = area_kind_of(named->rule->means);
            m_areas_are_priorities = named->rule->means == Meaning::PriorityAreas;
            m_area = m_context.area;
            return;
        }
        m_areas_are_priorities = false;
        auto const kind =
            named && is_area_heading(named->rule->means) ? area_kind_of(named->rule->means) : m_area_kind;
        name_area(text, named ? named->rule->name : "table.banner", kind, 0.9);
        m_reading.ledger.mark(cell.text(), GlyphUse::Field);
    }

    // What names or holds areas, as a heading or in a column.
    std::optional<RuleHit> area_term(std::string_view text) const {
        for (auto const place : {TermPlace::Column, TermPlace::Heading})
            for (auto& hit : m_reading.rules.find_terms(text, place))
                if (is_area_holder(hit.rule->means) || is_area_heading(hit.rule->means)) return hit;
        return std::nullopt;
    }

    void name_area(SourcedText const& text, std::string_view rule, std::string_view kind, double confidence) {
        auto numbered = m_reading.rules.find(RuleKind::Numbered, text.text);
        auto title = text;
        std::optional<std::string> number;
        if (numbered && numbered->rule->means == Meaning::FocusArea) {
            if (auto const range = numbered->capture("text")) title = text.part(range->begin, range->size());
            if (auto const range = numbered->capture("number")) number = range->of(text.text);
        } else {
            auto split = split_number(text, m_reading.rules);
            if (split.number && !split.rule) number = split.number, title = split.text;
        }
        m_reading.ledger.mark(text, GlyphUse::Field);
        m_area = m_reading.area_named(title, number, kind, m_context.area, rule, confidence);
        if (m_areas_are_priorities)
            add_goal(m_reading, title, "priority", std::nullopt, std::nullopt, rule, confidence);
    }

    void read_area_cells(int row) {
        for (int index = 0; index < m_table.columns; ++index) {
            if (column(index).means != Meaning::Area) continue;
            auto const* cell = m_table.cell_at(row, index);
            if (!is_own_row(cell, row) || cell->content.empty()) continue;
            auto const text = without_colon(cell->text());
            if (text.empty() || is_ditto(text.text)) continue;
            flush();
            auto const other = area_term(text.text);
            bool const has_kind = other && is_area_heading(other->rule->means);
            if (other && is_area_holder(other->rule->means)) {
                m_area_kind = area_kind_of(other->rule->means);
                m_areas_are_priorities = other->rule->means == Meaning::PriorityAreas;
                m_reading.ledger.mark(cell->text(), GlyphUse::Field);
                continue;
            }
            name_area(text, column(index).rule.empty() ? "table.area" : column(index).rule,
                has_kind ? area_kind_of(other->rule->means) : m_area_kind, column(index).confidence);
        }
    }

    void read_goal_cells(int row) {
        for (int index = 0; index < m_table.columns; ++index) {
            auto const& meaning = column(index);
            auto const level = goal_level_of(meaning.means);
            auto const* cell = m_table.cell_at(row, index);
            if (level.empty() || !is_own_row(cell, row)) continue;
            add_goals_of_cell(m_reading, *cell, level, m_area, meaning);
        }
    }

    // Several measures where the cell is a list without a text above it.
    std::vector<std::vector<Piece>> measures_in(TableCell const& cell) const {
        auto pieces = pieces_of(cell);
        auto const first_item = std::ranges::find_if(pieces, &Piece::is_item);
        auto const top = first_item == pieces.end() ? 0 : first_item->depth;
        auto const tops = std::ranges::count_if(pieces, [&](Piece const& piece) {
            return piece.is_item() && piece.depth <= top && piece.marker == first_item->marker;
        });
        bool const numbered = first_item != pieces.end() && !number_of_marker(first_item->marker).empty();
        bool const list_alone = first_item == pieces.begin() && first_item != pieces.end();
        if (!list_alone || (tops < 2 && !numbered)) return {std::move(pieces)};
        std::vector<std::vector<Piece>> measures;
        auto const marker = first_item->marker;
        for (auto& piece : pieces) {
            bool const begins = piece.is_item() && piece.depth <= top && (numbered || piece.marker == marker);
            if (begins || measures.empty()) measures.emplace_back();
            measures.back().push_back(std::move(piece));
        }
        return measures;
    }

    // A row of 'o' or '-' below a row of '*': an item of the measure above.
    bool is_sub_item(std::vector<Piece> const& pieces) const {
        if (m_open.empty() || m_top_marker.empty() || pieces.empty()) return false;
        auto const& marker = pieces.front().marker;
        return !marker.empty() && marker != m_top_marker && number_of_marker(marker).empty();
    }

    void begin_measures(int row, TableCell const& cell) {
        auto lists = measures_in(cell);
        auto const& meaning = *std::ranges::find(m_meanings.columns, Meaning::Measure, &ColumnMeaning::means);
        if (lists.size() == 1 && is_sub_item(lists.front())) {
            MeasureWriter(m_reading, m_open.back())
                .add(Meaning::Items, lists.front(), meaning.rule, meaning.confidence, meaning.label);
            return add_other_cells(row, &m_open.back(), 1, OwnRows::Only);
        }
        flush();
        read_goal_cells(row);
        for (auto& pieces : lists) open_measure(pieces, meaning);
        if (!m_open.empty()) add_other_cells(row, m_open.data(), m_open.size(), OwnRows::AndSpanning);
    }

    void open_measure(std::vector<Piece>& pieces, ColumnMeaning const& meaning) {
        Measure measure;
        measure.area = m_area;
        if (!pieces.empty()) {
            auto const number = number_of_marker(pieces.front().marker);
            if (!number.empty())
                measure.number = number;
            else if (pieces.front().is_item())
                m_top_marker = pieces.front().marker;
            auto split = split_number(pieces.front().text, m_reading.rules);
            if (split.number) {
                measure.number = split.number;
                measure.part_at["number"].push_back(
                    m_reading.take(split.number_text, meaning.rule, meaning.confidence));
                pieces.front().text = std::move(split.text);
            }
        }
        MeasureWriter(m_reading, measure)
            .add(Meaning::Measure, pieces, meaning.rule, meaning.confidence, meaning.label);
        m_open.push_back(std::move(measure));
    }

    void continue_measures(int row) { add_other_cells(row, m_open.data(), m_open.size(), OwnRows::Only); }

    enum class OwnRows { Only, AndSpanning };
    void add_other_cells(int row, Measure* measures, std::size_t count, OwnRows own_rows) {
        std::set<TableCell const*> seen;
        for (int index = 0; index < m_table.columns; ++index) {
            auto const& meaning = column(index);
            auto const* cell = m_table.cell_at(row, index);
            if (!cell || cell->content.empty() || !seen.insert(cell).second) continue;
            if (is_read_by_mark(*cell, meaning, m_reading.rules)) continue;
            if (own_rows == OwnRows::Only && cell->row != row) continue;
            if (meaning.means == Meaning::Measure || meaning.means == Meaning::Area ||
                !goal_level_of(meaning.means).empty())
                continue;
            auto const label = meaning.label.empty() ? "column " + std::to_string(index + 1) : meaning.label;
            auto const rule = meaning.rule.empty() ? "table.column" : meaning.rule;
            bool const is_prose = meaning.means == Meaning::Field || meaning.means == Meaning::Items;
            auto const pieces = is_ditto(cell->text().text) ? m_last_texts[index]
                                : is_prose                  ? pieces_of(*cell)
                                           : entries_of(*cell, m_reading.tree.glyphs, breaks_in(index));
            m_reading.ledger.mark(cell->text(), GlyphUse::Field);
            for (std::size_t i = 0; i < count; ++i) {
                if (meaning.means == Meaning::Ignore) continue;
                if (meaning.means == Meaning::Number && measures[i].number) continue;
                if (meaning.with_time) {
                    add_with_time(measures[i], meaning, pieces);
                    continue;
                }
                auto const begun = own_rows == OwnRows::Only ? m_begun.find(index) : m_begun.end();
                auto const means = begun == m_begun.end() ? meaning.means : begun->second;
                auto const ended =
                    MeasureWriter(m_reading, measures[i]).add(means, pieces, rule, meaning.confidence, label);
                if (i + 1 == count) m_begun[index] = ended;
            }
            m_last_texts[index] = pieces;
        }
        read_marks(m_reading, m_table, m_meanings, row,
            own_rows == OwnRows::Only ? MarkRows::OwnOnly : MarkRows::SpanningToo, {measures, count});
    }

    // 'Teknisk etat / 2026' below 'Ansvar / frist'.
    void add_with_time(Measure& measure, ColumnMeaning const& meaning, std::vector<Piece> const& pieces) {
        std::vector<Piece> own, times;
        for (auto const& piece : pieces) {
            auto parts = split_time(piece.text, m_reading.rules);
            if (!parts.text.empty()) own.push_back({std::move(parts.text), piece.marker, piece.depth});
            if (!parts.time.empty()) times.push_back({std::move(parts.time), {}, 0});
        }
        MeasureWriter writer(m_reading, measure);
        writer.add(meaning.means, own, meaning.rule, meaning.confidence, meaning.label);
        writer.add(Meaning::Deadline, times, meaning.rule, meaning.confidence, meaning.label);
    }

    // A name that fills its line ends there where other cells of the column show that each line is a name.
    BreakOptions breaks_in(int index) {
        auto const [found, fresh] = m_breaks.try_emplace(index);
        if (!fresh) return found->second;
        found->second.open_words = m_reading.rules.words("prepositions");
        found->second.neighbours_break = std::ranges::any_of(m_table.cells, [&](TableCell const& cell) {
            return cell.column == index && cell.row >= m_meanings.first_row &&
                   breaks_lines(cell, m_reading.tree.glyphs);
        });
        return found->second;
    }

    void flush() {
        for (auto& measure : m_open)
            if (!measure.text.empty()) m_reading.plan.measures.push_back(std::move(measure));
        m_open.clear();
        m_begun.clear();
    }

    PlanReading& m_reading;
    Table const& m_table;
    TableMeanings const& m_meanings;
    TableContext const& m_context;
    std::optional<std::string> m_area;
    std::string_view m_area_kind;
    bool m_areas_are_priorities = false;
    std::string m_top_marker;    // of the list items that are measures
    std::vector<Measure> m_open; // of the row that later rows may go on with
    std::map<int, std::vector<Piece>> m_last_texts;
    std::map<int, BreakOptions> m_breaks; // by column
    std::map<int, Meaning> m_begun;       // what a column's text meant where the row above ended
};

} // namespace

TableRead read_measure_table(
    PlanReading& reading, Table const& table, TableMeanings const& meanings, TableContext const& context) {
    if (!table.caption.empty()) reading.ledger.mark(table.caption, GlyphUse::Field);
    switch (meanings.sort) {
    case TableSort::Goals:
        return {context.area, read_goal_table(reading, table, meanings, context.area)};
    case TableSort::Card:
        read_measure_card(reading, table, meanings, context.area);
        return {context.area, {}};
    case TableSort::Measures:
        break;
    }
    return {TableReading(reading, table, meanings, context).read(), {}};
}

} // namespace planleser
