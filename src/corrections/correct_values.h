// Writes single values of a plan: what a person says stands in a Field or an Element, or that a Thing is
// another, or none.
//
// Addresses are those of the plan before anything was taken out; what is taken out is marked and goes when
// the PlanCorrector ends its work, so that addresses hold meanwhile. Things that are put in come last in
// their lists until then.
#pragma once

#include "corrections/plan_items.h"
#include "plan/plan.h"
#include "ruleset/budget_rules.h"
#include "ruleset/quantity_rules.h"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace planleser {

// What the words of a value mean: amounts in tables, quantities in targets.
struct ValueRules {
    AmountWords amounts;
    QuantityRules const* quantities = nullptr; // null: quantities stay as they are
};

class PlanCorrector {
public:
    PlanCorrector(Plan& plan, ValueRules const& rules) : m_plan(plan), m_rules(rules) {}

    // Gives the item that value, marked as a person's; `at` stands for it where it has no place of its own.
    // Returns what does not hold, empty where all is well. An empty value clears a field.
    std::string set(PlanItem const& item, std::string const& value, Place const& at, std::string_view method);
    // Marks it to be taken out.
    void take_out(PlanItem const& item);
    // Takes out what is marked, gives areas of new names new ids, and leads everything that named a rejected
    // area to the one that it stood in.
    void finish();

    // A person's At there, or no At where the place is none.
    static Ats ats_of(Place const& at);

private:
    using Key = std::tuple<std::string_view, std::string_view, std::uint32_t, std::uint32_t, std::uint32_t>;
    bool is_out(std::string_view kind, std::string_view field, std::size_t thing, std::size_t part = 0,
        std::size_t element = 0) const;

    // The places that are the item's own; null where its owner's stand for it. `make`: also where there are
    // none.
    Ats* places_of(PlanItem const& item, bool make);
    std::string set_words(PlanItem const& item, std::string const& value);
    std::string set_document(std::string_view field, std::string const& value);
    std::string set_area(PlanItem const& item, std::string const& value);
    std::string set_goal(PlanItem const& item, std::string const& value);
    std::string set_measure(PlanItem const& item, std::string const& value);
    std::string set_target(PlanItem const& item, std::string const& value);
    std::string set_budget(PlanItem const& item, std::string const& value);
    std::string set_column(BudgetColumn& column, std::string_view field, std::string const& value);
    std::string set_row(BudgetRow& row, std::string_view field, std::string const& value);
    std::string set_figure(Budget& budget, PlanItem const& item, std::string const& value);
    void drop_parts(Measure& measure, std::size_t number);
    void drop_areas();
    void drop_budgets();

    Plan& m_plan;
    ValueRules const& m_rules;
    std::set<Key> m_out;
    std::set<std::size_t> m_renamed; // areas
};

} // namespace planleser
