// What the rules know of budgets: the words of amounts and dates, of units, of columns and of rows.
//
// Plain values that the rule files fill ([budget], [amounts] and [calendar] of rules/norsk.toml);
// src/plan/budget.h says how they are used. Where several patterns match, the first in the file's order wins.
#pragma once

#include "ruleset/rule_set.h"
#include "text/amount.h"
#include "text/date.h"
#include "text/pattern.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct BudgetRules {
    // 'i hele tusen kroner', 'tall i mill. kr': what the figures of a table count.
    struct UnitLine {
        Pattern pattern;
        std::int64_t scale = 1;
    };
    struct Kind {
        Pattern pattern;
        std::string kind; // of a BudgetColumn or a BudgetRow
    };

    AmountWords amounts;
    CalendarWords calendar;
    std::vector<UnitLine> unit_lines;
    std::vector<Kind> columns;     // on a column's label
    std::vector<Kind> context;     // on headings and captions: the kind of a column that only says its year
    std::vector<Kind> rows;        // on a row's label: sum, opening, closing, result
    std::vector<Pattern> subjects; // on headings and captions: this is about money
    std::vector<Pattern> income, cost;  // on labels of rows and groups: which way they count
    std::vector<Pattern> total_columns; // on a column's label: the sum of its neighbours
    std::string currency = "NOK";       // where the document names none
};

BudgetRules budget_rules(RuleSet const& rules);

// Patterns are matched against folded text (text/fold.h), as everywhere in the rules.
bool any_matches(std::vector<Pattern> const& patterns, std::string_view text);
// The kind of the first that matches, or nothing.
std::optional<std::string> first_kind(std::vector<BudgetRules::Kind> const& kinds, std::string_view text);

} // namespace planleser
