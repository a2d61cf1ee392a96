#include "plan/section_tables.h"

#include "plan/budget.h"
#include "plan/mark_columns.h"
#include "plan/measure_card.h"
#include "plan/side_by_side.h"

#include <variant>

namespace planleser {

SectionTables::SectionTables(
    PlanReading& reading, SectionContents const& contents, Leftovers& leftovers, HeadedMeasure& headed)
    : m_reading(reading), m_contents(contents), m_leftovers(leftovers), m_headed(headed),
      m_budget_rules(budget_rules(reading.rules)) {}

void SectionTables::read(Table const& table, TablePlace const& place) {
    auto const halves = split_side_by_side(table);
    if (halves.empty()) return read_one(table, m_contents.meanings_of(table), place);
    for (auto const& half : halves) read_one(half, find_column_meanings(half, m_reading.rules), place);
}

void SectionTables::read_one(
    Table const& table, std::optional<TableMeanings> meanings, TablePlace const& place) {
    if ((!meanings || !has_details(*meanings)) && take_budget(table, place)) return;
    bool const goes_on = !meanings && m_last_columns == table.columns && m_last_columns > 0;
    if (goes_on) {
        meanings = m_last_meanings;
        meanings->first_row = 0;
    }
    if (!meanings) {
        m_last_columns = 0;
        return keep_as_text(table, place.leftover);
    }
    find_mark_columns(table, *meanings, m_reading);
    report_unknown_columns(table, *meanings);
    if (auto* const open = m_headed.open_measure();
        open && meanings->sort == TableSort::Card && !names_its_measure(table, *meanings)) {
        m_last_columns = 0;
        return add_card_to(m_reading, table, *meanings, *open);
    }
    m_headed.end();
    auto const& heading = place.section->heading;
    TableContext const context{
        goes_on ? m_last_area : place.area, place.area_kind, heading.number, heading.text.text};
    auto read = read_measure_table(m_reading, table, *meanings, context);
    m_last_area = std::move(read.area);
    for (auto& piece : read.rest) m_leftovers.keep(std::move(piece), place.leftover);
    m_gave_measures = m_gave_measures || meanings->sort != TableSort::Goals;
    m_last_columns = meanings->sort == TableSort::Measures ? table.columns : 0;
    m_last_meanings = std::move(*meanings);
    for (auto const& note : table.notes) m_leftovers.keep({note, {}, 0}, place.leftover);
}

bool SectionTables::take_budget(Table const& table, TablePlace const& place) {
    constexpr std::size_t enough_after = 6;
    auto const& blocks = place.section->blocks;
    BudgetContext context;
    context.headings.assign(place.headings.begin(), place.headings.end());
    context.rule = m_reading.rules.name() + "/budget";
    context.before = m_leftovers.texts_before(*place.section, place.leftover);
    for (auto next = place.block + 1; next < blocks.size() && context.after.size() < enough_after; ++next)
        if (auto const* paragraph = std::get_if<Paragraph>(&blocks[next]))
            context.after.push_back(paragraph->text.text);
        else
            break;
    auto budget = read_budget(table, context, m_budget_rules, m_reading.tree.glyphs, m_reading.diagnostics);
    if (!budget) return false;
    m_headed.end();
    for (auto const& cell : table.cells) m_reading.ledger.mark(cell.text(), GlyphUse::Field);
    for (auto const& again : table.repeated) m_reading.ledger.mark(again, GlyphUse::Field);
    for (auto const& note : table.notes) m_reading.ledger.mark(note, GlyphUse::Field);
    if (!table.caption.empty()) m_reading.ledger.mark(table.caption, GlyphUse::Field);
    m_reading.plan.budgets.push_back(std::move(*budget));
    m_last_columns = 0;
    return true;
}

void SectionTables::report_unknown_columns(Table const& table, TableMeanings const& meanings) {
    for (auto const& column : meanings.columns)
        if (column.rule.empty() && !column.label.empty() && column.means == Meaning::Field &&
            column.marks == MarkRole::None)
            m_reading.diagnostics.note("unknown-column",
                "no rule knows the column \"" + column.label + "\": kept as a field", table.at);
}

void SectionTables::keep_as_text(Table const& table, std::size_t leftover) {
    if (!table.caption.empty()) m_leftovers.keep({table.caption, {}, 0}, leftover);
    for (auto const& cell : table.cells)
        if (auto text = cell.text(); !text.text.empty()) m_leftovers.keep({std::move(text), {}, 0}, leftover);
    for (auto const& again : table.repeated) m_reading.ledger.mark(again, GlyphUse::Furniture);
    for (auto const& note : table.notes) m_leftovers.keep({note, {}, 0}, leftover);
}

} // namespace planleser
