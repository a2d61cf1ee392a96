#include "corrections/insert_values.h"

#include "corrections/plan_words.h"
#include "plan/plan_ids.h"
#include "plan/quantities.h"

#include <fmt/core.h>

#include <algorithm>

namespace planleser {

namespace {

template <class Thing>
bool was_inserted(Thing const& thing) {
    return !thing.at.empty() && thing.at.front().method == "person" && thing.at.front().rule.empty();
}

template <class Thing>
void settle_in_order(std::vector<Thing>& things) {
    auto const place = [](Thing const& thing) {
        auto const& at = thing.at.front().place;
        return std::pair(at.page, at.box.is_empty() ? 0 : at.box.y0);
    };
    for (auto here = things.begin(); here != things.end(); ++here) {
        if (!was_inserted(*here)) continue;
        auto const after = std::find_if(things.begin(), here,
            [&](Thing const& other) { return !other.at.empty() && place(other) > place(*here); });
        std::rotate(after, here, here + 1);
    }
}

bool stands_in(NewValue const& added, PlanItem const* owner) {
    if (added.kind == "target" && added.field == "text") return owner && owner->kind == "measure";
    if (added.kind == "row") return owner && owner->kind == "budget";
    if (shape_of(added.kind, added.field) == ItemShape::Element) return owner && owner->kind == added.kind;
    return !owner || owner->kind == "area";
}

std::string insert_element(Plan& plan, NewValue const& added, PlanItem const& owner) {
    auto const [thing, part, element] = owner.address;
    if (added.field == "quantities") {
        auto quantity = read_quantity(added.value);
        if (!quantity) return fmt::format("\"{}\" is no quantity", added.value);
        plan.measures[thing].targets[part].quantities.push_back(std::move(*quantity));
        return {};
    }
    if (added.field == "sdgs") {
        auto const goal = read_number(added.value);
        if (!goal || *goal < 1 || *goal > 17)
            return fmt::format("\"{}\" is no number of a UN goal", added.value);
        auto& goals = added.kind == "area" ? plan.areas[thing].sdgs : plan.measures[thing].sdgs;
        auto& places =
            added.kind == "area" ? plan.areas[thing].sdgs_at : plan.measures[thing].part_at["sdgs"];
        goals.push_back(*goal);
        places.resize(goals.size());
        places.back() = PlanCorrector::ats_of(added.at);
        return {};
    }
    auto& measure = plan.measures[thing];
    if (added.field == "fields") {
        auto const colon = added.value.find(": ");
        if (colon == std::string::npos) return "a field needs a heading, a colon and a text";
        measure.fields[added.value.substr(0, colon)] = added.value.substr(colon + 2);
        return {};
    }
    auto& list = added.field == "items"      ? measure.items
                 : added.field == "partners" ? measure.partners
                 : added.field == "roles"    ? measure.roles
                                             : measure.responsible;
    list.push_back(added.value);
    auto& places = measure.part_at[std::string(added.field)];
    places.resize(list.size());
    places.back() = PlanCorrector::ats_of(added.at);
    return {};
}

std::string insert_thing(Plan& plan, NewValue const& added, PlanItem const* owner, ValueRules const& rules) {
    auto const at = PlanCorrector::ats_of(added.at);
    bool const in_area = owner != nullptr && owner->kind == "area";
    auto const area = in_area ? std::optional(plan.areas[owner->address.thing].id) : std::nullopt;
    if (added.kind == "area") {
        Area thing;
        thing.id = unused_area_id(plan.areas, std::nullopt, added.value);
        thing.title = added.value;
        thing.at = at;
        plan.areas.push_back(std::move(thing));
    } else if (added.kind == "goal") {
        plan.goals.push_back({"", "main_goal", area, std::nullopt, added.value, at});
    } else if (added.kind == "measure") {
        Measure thing;
        thing.text = added.value;
        thing.area = area;
        thing.at = at;
        plan.measures.push_back(std::move(thing));
    } else if (added.kind == "target") {
        Target thing;
        thing.text = added.value;
        if (rules.quantities) thing.quantities = find_quantities(added.value, *rules.quantities);
        thing.at = at;
        plan.measures[owner->address.thing].targets.push_back(std::move(thing));
    } else if (added.kind == "row") {
        auto& budget = plan.budgets[owner->address.thing];
        BudgetRow thing;
        thing.label = added.value;
        thing.values.resize(budget.columns.size());
        thing.written.resize(budget.columns.size());
        thing.value_at.resize(budget.columns.size());
        thing.at = at;
        budget.rows.push_back(std::move(thing));
    } else {
        return fmt::format("a {} cannot be added", added.kind);
    }
    return {};
}

} // namespace

std::string insert_value(Plan& plan, NewValue const& added, PlanItem const* owner, ValueRules const& rules) {
    if (added.value.empty()) return "a value must have words";
    if (!stands_in(added, owner)) return fmt::format("a {} cannot stand there", added.kind);
    return shape_of(added.kind, added.field) == ItemShape::Element ? insert_element(plan, added, *owner)
                                                                   : insert_thing(plan, added, owner, rules);
}

void settle_inserted(Plan& plan) {
    settle_in_order(plan.areas);
    settle_in_order(plan.goals);
    for (auto& measure : plan.measures) settle_in_order(measure.targets);
    settle_in_order(plan.measures);
    for (auto& budget : plan.budgets) settle_in_order(budget.rows);
}

} // namespace planleser
