// What a rule may say that a text means. The names are those of the rule files ("result_target").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace planleser {

enum class Meaning : std::uint8_t {
    // Parts of a measure: columns, labels, lead-ins.
    Number,
    Measure,
    Items,
    Area,
    Target, // of any kind: a lead-in in the cell may say which
    ResultTarget,
    EffectTarget,
    Indicator,
    Responsible,
    Partners,
    Sdgs,
    Roles,
    Deadline,
    Cost,
    Status,
    Field,  // kept by its heading, and known to be nothing else
    Ignore, // a column that repeats what stands elsewhere, such as a running count
    // Goals. An aim is a goal where it leads measures or an area, and a target where it follows a measure.
    Vision,
    MainGoal,
    SubGoal,
    Strategy,
    Challenge,
    Priority,
    Demand, // what notes ask of others: a priority, in notes only
    Aim,
    // Headings that say what stands below them.
    OverarchingArea,   // is itself an area
    FocusArea,         // is itself an area
    CrossCuttingArea,  // is itself an area
    OtherArea,         // is itself an area
    OverarchingAreas,  // holds areas
    FocusAreas,        // holds areas
    CrossCuttingAreas, // holds areas
    PriorityAreas,     // holds areas that are priorities at the same time
    Measures,          // holds measures and is no area
    NoMeasures,        // holds running text: what is listed there is no measure
    // Facts of the document.
    ActionProgramme,
    StrategyPaper,
    InputNotes,
    Title,
    Organisation,
    Period,
    Adoption,
    Dated, // the day of a letter: the year of notes that name none
    BasedOn,
    // UN goals for sustainable development.
    SdgNumbers,
    SdgName,
    // Budgets: what a column holds, by its head.
    ColumnBudget,
    ColumnRevisedBudget,
    ColumnActual,
    ColumnForecast,
    ColumnProposal,
    ColumnChange,
    ColumnCount,
    ColumnComment,
    ColumnAmount,
    ColumnTotal, // adds up its neighbours; says nothing of the kind
    // The kind of columns that only say their year, by a heading or caption.
    AroundBudget,
    AroundActual,
    // What a row is, by its label.
    RowItem, // what looks like one of the next, and is none
    RowSum,
    RowOpening,
    RowClosing,
    RowResult,
    RowIncome, // which way a row counts in a result
    RowCost,
    UnitLine,      // what the figures of a table count; number: the scale
    BudgetSubject, // a heading or caption that is about money
    Legend,        // what says which colour or sign stands for which status
};

std::string_view name_of(Meaning meaning);
std::optional<Meaning> meaning_named(std::string_view name);
std::span<std::string_view const> all_meaning_names();

} // namespace planleser
