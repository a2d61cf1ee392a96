#include "handover/comparison_tables.h"

#include <map>

namespace planleser {
namespace {

using Labels = std::vector<std::map<std::string, std::string>>; // by plan, then id

template <class T>
std::string numbered(T const& item, std::string const& text) {
    return (item.number ? *item.number + " " : "") + text;
}

std::string joined(std::vector<std::string> const& texts, std::string const& between) {
    std::string all;
    for (auto const& text : texts) all += (all.empty() ? "" : between) + text;
    return all;
}

std::string texts_of(std::map<std::string, std::string> const& labels, std::vector<std::string> const& ids) {
    std::vector<std::string> texts;
    for (auto const& id : ids) texts.push_back(labels.at(id));
    return joined(texts, " / ");
}

std::string pages_of(std::vector<Place> const& places) {
    std::vector<std::string> pages;
    for (auto const& place : places) pages.push_back(place.page > 0 ? std::to_string(place.page) : "");
    return joined(pages, ", ");
}

std::string plan_name(PlanHead const& plan) {
    auto const name = plan.year ? std::to_string(*plan.year) : plan.title;
    return plan.draft ? name + " (draft)" : name;
}

std::string per_cent(double likeness) {
    return std::to_string(static_cast<int>(likeness * 100 + 0.5)) + " %";
}

std::string in_words(FieldChange const& change) {
    std::vector<std::string> parts;
    if (change.was || change.is) parts.push_back(change.was.value_or("–") + " → " + change.is.value_or("–"));
    for (auto const& text : change.removed) parts.push_back("- " + text);
    for (auto const& text : change.added) parts.push_back("+ " + text);
    for (auto const& target : change.changed) {
        if (target.from_kind != target.to_kind)
            parts.push_back(target.from_kind + " → " + target.to_kind + ": " + target.to_text);
        for (auto const& quantity : target.quantities) parts.push_back(quantity);
        if (target.from_kind == target.to_kind && target.quantities.empty())
            parts.push_back("~ " + target.to_text);
    }
    for (auto const& part : change.diff)
        if (part.edit != Edit::Same) parts.push_back((part.edit == Edit::Added ? "+ " : "- ") + part.text);
    return change.field + ": " + joined(parts, "; ");
}

TextTable relations_table(std::string title, Comparison const& comparison,
    std::vector<ItemRelation> const& relations, Labels const& labels) {
    TextTable table{std::move(title),
        {"years", "relation", "likeness", "from", "page", "to", "page", "why", "changes"}, {}};
    for (auto const& relation : relations) {
        std::vector<std::string> changes;
        for (auto const& change : relation.changes) changes.push_back(in_words(change));
        table.rows.push_back({plan_name(comparison.plans[relation.older]) + " → " +
                                  plan_name(comparison.plans[relation.newer]),
            name_of(relation.relation), relation.likeness > 0 ? per_cent(relation.likeness) : "",
            texts_of(labels[relation.older], relation.from), pages_of(relation.from_at),
            texts_of(labels[relation.newer], relation.to), pages_of(relation.to_at),
            joined(relation.why, "; "), joined(changes, " | ")});
    }
    return table;
}

// How many of each sort, so that a reader knows what to expect below.
TextTable summary_table(Comparison const& comparison) {
    constexpr Relation relations[] = {Relation::Unchanged, Relation::Reworded, Relation::Moved,
        Relation::Merged, Relation::Split, Relation::New, Relation::Dropped};
    TextTable table{"Summary of measures", {"years"}, {}};
    for (auto const relation : relations) table.header.push_back(name_of(relation));
    std::map<std::pair<std::size_t, std::size_t>, std::map<Relation, int>> counts;
    for (auto const& relation : comparison.measures)
        ++counts[{relation.older, relation.newer}][relation.relation];
    for (auto& [plans, of_relation] : counts) {
        auto& row = table.rows.emplace_back();
        row.push_back(
            plan_name(comparison.plans[plans.first]) + " → " + plan_name(comparison.plans[plans.second]));
        for (auto const relation : relations) row.push_back(std::to_string(of_relation[relation]));
    }
    return table;
}

TextTable trace_summary_table(Comparison const& comparison) {
    constexpr TraceState states[] = {TraceState::TakenUp, TraceState::Partly, TraceState::NotFound};
    TextTable table{"Summary of what was taken up", {"from", "to"}, {}};
    for (auto const state : states) table.header.push_back(name_of(state));
    std::map<std::pair<std::size_t, std::size_t>, std::map<TraceState, int>> counts;
    for (auto const& trace : comparison.traces) ++counts[{trace.source_plan, trace.target_plan}][trace.state];
    for (auto& [plans, of_state] : counts) {
        auto& row = table.rows.emplace_back();
        row = {comparison.plans[plans.first].title, plan_name(comparison.plans[plans.second])};
        for (auto const state : states) row.push_back(std::to_string(of_state[state]));
    }
    return table;
}

TextTable threads_table(Comparison const& comparison, Labels const& measures) {
    TextTable table{"Measures over the years", {}, {}};
    for (auto const& plan : comparison.plans) table.header.push_back(plan_name(plan));
    for (auto const& thread : comparison.threads) {
        auto& row = table.rows.emplace_back();
        for (std::size_t plan = 0; plan < thread.ids.size(); ++plan)
            row.push_back(texts_of(measures[plan], thread.ids[plan]));
    }
    return table;
}

TextTable money_table(Comparison const& comparison) {
    TextTable table{"Budget, whole kroner",
        {"table", "group", "row", "year", "kind", "kroner", "change", "plan", "page"}, {}};
    for (auto const& series : comparison.budgets)
        for (auto const& figure : series.series)
            table.rows.push_back({series.table, series.group, series.label,
                figure.year ? std::to_string(*figure.year) : "", figure.kind, figure.value.to_string(),
                figure.change_per_cent ? figure.change_per_cent->to_string() + " %" : "",
                plan_name(comparison.plans[figure.plan]), pages_of(figure.at)});
    return table;
}

TextTable restated_table(Comparison const& comparison) {
    TextTable table{
        "Restated figures", {"table", "row", "year", "kind", "was", "in plan", "is", "in plan"}, {}};
    for (auto const& series : comparison.budgets)
        for (auto const& figure : series.restated)
            table.rows.push_back({series.table, series.label, std::to_string(figure.year),
                figure.was_kind + " → " + figure.kind, figure.was.to_string(),
                plan_name(comparison.plans[figure.was_plan]), figure.is.to_string(),
                plan_name(comparison.plans[figure.is_plan])});
    return table;
}

TextTable trace_table(Comparison const& comparison, Labels const& measures, Labels const& kinds) {
    TextTable table{"What was taken up",
        {"from", "to", "kind", "area", "text", "state", "measure", "likeness", "why"}, {}};
    for (auto const& trace : comparison.traces) {
        std::vector<std::string> row{comparison.plans[trace.source_plan].title,
            plan_name(comparison.plans[trace.target_plan]), kinds[trace.source_plan].at(trace.id), trace.area,
            trace.text, name_of(trace.state), "", "", ""};
        if (trace.measures.empty()) table.rows.push_back(row);
        for (auto const& link : trace.measures) {
            row[6] = measures[trace.target_plan].at(link.measure);
            row[7] = per_cent(link.likeness);
            row[8] = joined(link.why, "; ");
            table.rows.push_back(row);
        }
    }
    return table;
}

} // namespace

std::vector<TextTable> comparison_tables(Comparison const& comparison, std::span<Plan const* const> plans) {
    Labels measures, areas, goals, kinds;
    for (auto const* plan : plans) {
        measures.emplace_back(), areas.emplace_back(), goals.emplace_back(), kinds.emplace_back();
        for (auto const& measure : plan->measures)
            measures.back()[measure.id] = numbered(measure, measure.text);
        for (auto const& area : plan->areas) areas.back()[area.id] = numbered(area, area.title);
        for (auto const& goal : plan->goals) goals.back()[goal.id] = numbered(goal, goal.text);
        for (auto const& measure : plan->measures) kinds.back()[measure.id] = "measure";
        for (auto const& goal : plan->goals) kinds.back()[goal.id] = goal.level;
    }
    std::vector<TextTable> tables;
    tables.push_back(trace_summary_table(comparison));
    tables.push_back(trace_table(comparison, measures, kinds));
    tables.push_back(summary_table(comparison));
    tables.push_back(relations_table("Measures", comparison, comparison.measures, measures));
    if (plans.size() > 2) tables.push_back(threads_table(comparison, measures));
    tables.push_back(relations_table("Areas", comparison, comparison.areas, areas));
    tables.push_back(relations_table("Goals", comparison, comparison.goals, goals));
    tables.push_back(money_table(comparison));
    tables.push_back(restated_table(comparison));
    std::erase_if(tables, [](TextTable const& table) { return table.rows.empty(); });
    return tables;
}

} // namespace planleser
