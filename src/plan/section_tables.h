// What becomes of a section's tables: measures, goals, a budget, or text.
#pragma once

#include "plan/headed_measure.h"
#include "plan/leftovers.h"
#include "plan/measure_table.h"
#include "plan/section_contents.h"
#include "ruleset/budget_rules.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace planleser {

// Where a table stands.
struct TablePlace {
    Section const* section = nullptr;
    std::size_t block = 0;                      // of the section's
    std::size_t leftover = 0;                   // of the section's text
    std::span<std::string_view const> headings; // around it, outermost first
    std::optional<std::string> area;
    std::string_view area_kind = "focus_area"; // of areas that the table itself names
};

class SectionTables {
public:
    // All must outlive it.
    SectionTables(
        PlanReading& reading, SectionContents const& contents, Leftovers& leftovers, HeadedMeasure& headed);

    void read(Table const& table, TablePlace const& place);
    // A table goes on only within its section.
    void begin_section() { m_last_columns = 0; }
    bool gave_measures() const { return m_gave_measures; }

private:
    void read_one(Table const& table, std::optional<TableMeanings> meanings, TablePlace const& place);
    bool take_budget(Table const& table, TablePlace const& place);
    void keep_as_text(Table const& table, std::size_t leftover);
    void report_unknown_columns(Table const& table, TableMeanings const& meanings);

    PlanReading& m_reading;
    SectionContents const& m_contents;
    Leftovers& m_leftovers;
    HeadedMeasure& m_headed;
    BudgetRules m_budget_rules;
    TableMeanings m_last_meanings;
    std::optional<std::string> m_last_area;
    int m_last_columns = 0;
    bool m_gave_measures = false;
};

} // namespace planleser
