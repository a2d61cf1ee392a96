#include "compare/compare_plans.h"

#include "compare/budget_series.h"
#include "compare/measure_changes.h"
#include "compare/relate_plans.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace planleser {
namespace {

std::vector<PlanHead> heads_of(std::span<Plan const* const> plans) {
    std::vector<PlanHead> heads;
    for (auto const* plan : plans) {
        auto const& document = plan->document;
        bool const other_was_adopted = std::any_of(plans.begin(), plans.end(), [&](Plan const* other) {
            return other != plan && document.year && other->document.year == document.year &&
                   other->document.adopted_date;
        });
        heads.push_back(
            {document.year, document.title.value_or(""), document.organisation.value_or(""), document.kind,
                plan->source.sha256, plan->source.file, !document.adopted_date && other_was_adopted});
    }
    return heads;
}

// Strategies and notes are no year of a programme: with a trace asked for they stand beside the row of years.
bool is_traced(Plan const& plan) {
    return plan.document.kind == "strategy" || plan.document.kind == "input_notes";
}

// The measures that relations join, from plan to plan, as one thread each.
std::vector<Thread> threads_of(std::span<Plan const* const> plans, std::span<ItemRelation const> relations) {
    std::map<std::pair<std::size_t, std::string>, std::size_t> node_of;
    std::vector<std::pair<std::size_t, Measure const*>> nodes;
    for (std::size_t plan = 0; plan < plans.size(); ++plan)
        for (auto const& measure : plans[plan]->measures)
            if (node_of.try_emplace({plan, measure.id}, nodes.size()).second)
                nodes.emplace_back(plan, &measure);
    std::vector<std::size_t> parent(nodes.size());
    std::iota(parent.begin(), parent.end(), 0U);
    auto const root = [&](std::size_t node) {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    };
    for (auto const& relation : relations)
        for (auto const& from : relation.from)
            for (auto const& to : relation.to)
                parent[root(node_of.at({relation.newer, to}))] = root(node_of.at({relation.older, from}));
    std::vector<Thread> threads;
    std::map<std::size_t, std::size_t> thread_of_root;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        auto const [at, is_new] = thread_of_root.try_emplace(root(node), threads.size());
        if (is_new) threads.push_back({std::vector<std::vector<std::string>>(plans.size()), {}});
        auto& thread = threads[at->second];
        thread.ids[nodes[node].first].push_back(nodes[node].second->id);
        thread.text = nodes[node].second->text; // nodes stand in order of plans: the newest comes last
    }
    return threads;
}

void note_gaps(Comparison& comparison, Plan const& newest) {
    std::set<std::string> with_measures;
    for (auto const& measure : newest.measures)
        if (measure.area) with_measures.insert(*measure.area);
    std::set<std::string> parents;
    for (auto const& area : newest.areas)
        if (area.parent) parents.insert(*area.parent);
    for (auto const& area : newest.areas)
        if (!with_measures.contains(area.id) && !parents.contains(area.id))
            comparison.areas_without_measures.push_back(area.id);
    for (auto const& goal : newest.goals)
        if (goal.area && !with_measures.contains(*goal.area))
            comparison.goals_without_measures.push_back(goal.id);
}

// A name that goes on from another is the same organisation said in full: "Fjordrådet", "Fjordrådet
// interkommunalt politisk råd".
bool name_one_organisation(std::vector<PlanHead> const& plans) {
    std::set<std::string> names;
    for (auto const& plan : plans)
        if (!plan.organisation.empty()) names.insert(comparable(plan.organisation));
    return std::ranges::all_of(names, [&](std::string const& name) {
        return name.starts_with(*names.begin()) &&
               (name.size() == names.begin()->size() || name[names.begin()->size()] == ' ');
    });
}

void note_odd_company(Comparison& comparison) {
    if (!name_one_organisation(comparison.plans)) {
        std::string names;
        for (auto const& plan : comparison.plans) names += (names.empty() ? "" : ", ") + plan.organisation;
        comparison.notes.push_back("the plans name different organisations: " + names);
    }
    std::map<int, int> of_year;
    for (auto const& plan : comparison.plans)
        if (plan.year && ++of_year[*plan.year] == 2)
            comparison.notes.push_back("more than one plan is for " + std::to_string(*plan.year));
}

template <typename T>
void append(std::vector<T>& all, std::vector<T>&& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

char const* name_of(Relation relation) {
    switch (relation) {
    case Relation::Unchanged:
        return "unchanged";
    case Relation::Reworded:
        return "reworded";
    case Relation::Moved:
        return "moved";
    case Relation::Merged:
        return "merged";
    case Relation::Split:
        return "split";
    case Relation::New:
        return "new";
    case Relation::Dropped:
        return "dropped";
    }
    return "";
}

char const* name_of(TraceState state) {
    switch (state) {
    case TraceState::TakenUp:
        return "taken_up";
    case TraceState::Partly:
        return "partly";
    case TraceState::NotFound:
        return "not_found";
    }
    return "";
}

std::vector<Plan const*> plans_in_order(std::span<Plan const> plans) {
    std::vector<Plan const*> ordered;
    for (auto const& plan : plans) ordered.push_back(&plan);
    auto const year_of = [](Plan const& plan) {
        return plan.document.year.value_or(plan.document.period ? (*plan.document.period)[0] : 0);
    };
    std::stable_sort(ordered.begin(), ordered.end(), [&](Plan const* a, Plan const* b) {
        return std::tuple(year_of(*a), a->document.adopted_date.value_or(""), a->source.file) <
               std::tuple(year_of(*b), b->document.adopted_date.value_or(""), b->source.file);
    });
    return ordered;
}

Comparison compare_plans(
    std::span<Plan const> plans, CompareWords const& words, CompareOptions const& options) {
    assert(!plans.empty());
    auto const ordered = plans_in_order(plans);
    Comparison comparison;
    comparison.plans = heads_of(ordered);
    note_odd_company(comparison);

    bool const has_programme =
        std::any_of(ordered.begin(), ordered.end(), [](auto const* plan) { return !is_traced(*plan); });
    std::vector<std::size_t> years;
    for (std::size_t i = 0; i < ordered.size(); ++i)
        if (!options.trace || !has_programme || !is_traced(*ordered[i])) years.push_back(i);
    for (std::size_t i = 0; i + 1 < years.size(); ++i) {
        auto relations =
            relate_plans(*ordered[years[i]], *ordered[years[i + 1]], years[i], years[i + 1], words, options);
        append(comparison.measures, std::move(relations.measures));
        append(comparison.areas, std::move(relations.areas));
        append(comparison.goals, std::move(relations.goals));
    }
    if (options.trace)
        for (std::size_t source = 0; source < ordered.size(); ++source)
            for (auto const year : years)
                if (is_traced(*ordered[source]) && source != year)
                    append(comparison.traces,
                        trace_plan(*ordered[source], *ordered[year], source, year, words, options));
    comparison.budgets = budget_series(ordered);
    comparison.threads = threads_of(ordered, comparison.measures);
    note_gaps(comparison, *ordered[years.back()]);
    return comparison;
}

} // namespace planleser
