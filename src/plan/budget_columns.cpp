#include "plan/budget_columns.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

// A unit line further up than this belongs to something else.
constexpr std::size_t paragraphs_before = 2;

std::string label_of(BudgetGrid const& grid, std::size_t column) {
    std::string label, last;
    for (auto const& row : grid.header) {
        auto const& text = row[column].text.text;
        if (text.empty() || text == last) continue;
        if (!label.empty()) label += ' ';
        label += text;
        last = text;
    }
    return label;
}

void read_dates(BudgetColumn& column, BudgetRules const& rules) {
    std::optional<int> dated_year;
    for (auto const& date : find_dates(column.label, rules.calendar)) {
        if (date.kind == DateKind::Year && !column.year) column.year = date.year;
        if (date.kind == DateKind::Day || date.kind == DateKind::Month) {
            if (!dated_year) dated_year = date.year;
            if (!column.as_of && date.year) column.as_of = date.iso();
        }
        if (date.kind == DateKind::YearPart && !dated_year) dated_year = date.year;
    }
    if (!column.year) column.year = dated_year;
}

// The kinds that only budgets and accounts have.
bool says_what_it_is(std::string const& kind) {
    return kind != "amount" && kind != "count" && kind != "comment" && kind != "change";
}

struct UnitSearch {
    BudgetRules const& rules;
    BudgetUnit unit;

    void look_at(std::string_view text) {
        if (text.empty() || unit.stated) return;
        auto const folded = fold(text);
        for (auto const& line : rules.unit_lines) {
            if (!line.pattern.matches(folded)) continue;
            unit.scale = line.scale;
            unit.stated = true;
            look_for_currency(text);
            return;
        }
    }

    // A currency that a column head names: 'Beløp i NOK'.
    void look_for_currency(std::string_view head) {
        auto const folded = fold(head);
        for (auto const& word : rules.amounts.units) {
            if (word.currency.empty() || !unit.currency.empty()) continue;
            for (auto at = folded.find(word.word); at != std::string::npos;
                 at = folded.find(word.word, at + 1)) {
                bool const whole = (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '(') &&
                                   (at + word.word.size() == folded.size() ||
                                       std::string_view(" .),:").find(folded[at + word.word.size()]) !=
                                           std::string_view::npos);
                if (whole) unit.currency = word.currency;
            }
        }
    }
};

} // namespace

BudgetColumns read_budget_columns(BudgetGrid const& grid, BudgetRules const& rules) {
    BudgetColumns result;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        bool const figures = grid.columns[c] == GridColumnKind::Figures,
                   text = grid.columns[c] == GridColumnKind::Text;
        if (!figures && !text) continue;
        BudgetColumn column;
        column.label = label_of(grid, c);
        read_dates(column, rules);
        auto const kind = first_kind(rules.columns, column.label);
        column.kind = text ? "comment" : kind.value_or("amount");
        result.named_kinds = result.named_kinds || (figures && kind && says_what_it_is(*kind));
        if (column.kind == "change" || column.kind == "comment") {
            column.year.reset();
            column.as_of.reset();
        }
        result.columns.push_back(std::move(column));
        result.grid_columns.push_back(c);
    }
    return result;
}

BudgetUnit read_budget_unit(
    BudgetGrid const& grid, Table const& table, BudgetContext const& context, BudgetRules const& rules) {
    UnitSearch search{rules, {}};
    for (auto const& row : grid.header)
        for (auto const& cell : row) search.look_at(cell.text.view());
    search.look_at(grid.title.view());
    search.look_at(table.caption.view());
    for (auto const& note : table.notes) search.look_at(note.view());
    for (std::size_t i = 0; i < std::min(paragraphs_before, context.before.size()); ++i)
        search.look_at(context.before[i]);
    if (!context.headings.empty()) search.look_at(context.headings.back());
    if (!context.after.empty() && begins_with_mark(context.after.front()))
        search.look_at(context.after.front());
    for (auto const& row : grid.header)
        for (auto const& cell : row) search.look_for_currency(cell.text.view());
    return search.unit;
}

} // namespace planleser
