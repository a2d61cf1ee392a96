#include "compare/relate_plans.h"

#include "compare/measure_changes.h"

#include <algorithm>
#include <array>
#include <map>

namespace planleser {
namespace {

// How much the words of each field say about which measure it is.
constexpr float text_weight = 1.0F, item_weight = 0.8F, target_weight = 0.5F, partner_weight = 0.3F;
// A reader wants the few words that carry a match, not all of them.
constexpr std::size_t most_words_told = 5;
// A source counts as taken up as a whole from here on, from CompareOptions::traces.pair on in part.
constexpr double taken_up = 0.4;
constexpr std::size_t most_links = 5;
// What it says of two areas that all measures of one live on in the other; fewer than this many say less.
constexpr double measures_weight = 0.8, least_measures = 3;

using Parts = std::vector<TermIndex::Part>;

Parts own_parts(Measure const& measure) {
    Parts parts{{measure.text, text_weight}};
    for (auto const& item : measure.items) parts.push_back({item, item_weight});
    return parts;
}

Parts all_parts(Measure const& measure) {
    auto parts = own_parts(measure);
    for (auto const& target : measure.targets) parts.push_back({target.text, target_weight});
    for (auto const& partner : measure.partners) parts.push_back({partner, partner_weight});
    return parts;
}

std::string whole_content(Measure const& measure) {
    std::string content;
    for (auto const& part : all_parts(measure)) content += comparable(part.text) + "\n";
    for (auto const* list : {&measure.partners, &measure.responsible, &measure.roles})
        for (auto const& entry : *list) content += comparable(entry) + "\n";
    return content;
}

// What measures, areas and goals have in common for matching.
struct Matchable {
    std::string id, number, text, content;
    Parts own, all;
    int area = -1;
    Place at;
    std::string_view setting = {}; // the title of its area
};

Place first_place(Ats const& at) {
    return at.empty() ? Place{} : at.front().place;
}

// Numbers the areas so that one that lives on has the same number in both plans.
class SharedAreas {
public:
    SharedAreas(std::vector<ItemRelation> const& areas) {
        int next = 0;
        for (auto const& relation : areas) {
            for (auto const& id : relation.from) m_older[id] = next;
            for (auto const& id : relation.to) m_newer[id] = next;
            ++next;
        }
    }
    int of_older(std::optional<std::string> const& id) const { return find(m_older, id); }
    int of_newer(std::optional<std::string> const& id) const { return find(m_newer, id); }

private:
    static int find(std::map<std::string, int> const& areas, std::optional<std::string> const& id) {
        auto const at = id ? areas.find(*id) : areas.end();
        return at == areas.end() ? -1 : at->second;
    }
    std::map<std::string, int> m_older, m_newer;
};

std::vector<Matchable> matchable_areas(Plan const& plan) {
    std::vector<Matchable> items;
    for (auto const& area : plan.areas)
        items.push_back({area.id, area.number.value_or(""), comparable(area.title), comparable(area.title),
            {{area.title, 1}}, {{area.title, 1}}, -1, first_place(area.at)});
    return items;
}

std::map<std::string_view, std::string_view> titles_of(Plan const& plan) {
    std::map<std::string_view, std::string_view> titles;
    for (auto const& area : plan.areas) titles.emplace(area.id, area.title);
    return titles;
}

std::string_view title_in(
    std::map<std::string_view, std::string_view> const& titles, std::optional<std::string> const& id) {
    auto const at = id ? titles.find(*id) : titles.end();
    return at == titles.end() ? std::string_view() : at->second;
}

template <typename AreaOf>
std::vector<Matchable> matchable_goals(Plan const& plan, AreaOf area_of) {
    std::vector<Matchable> items;
    for (auto const& goal : plan.goals)
        items.push_back({goal.id, goal.number.value_or(""), comparable(goal.text),
            goal.level + "\n" + comparable(goal.text), {{goal.text, 1}}, {{goal.text, 1}}, area_of(goal.area),
            first_place(goal.at)});
    return items;
}

template <typename AreaOf>
std::vector<Matchable> matchable_measures(Plan const& plan, AreaOf area_of) {
    std::vector<Matchable> items;
    auto const titles = titles_of(plan);
    for (auto const& measure : plan.measures)
        items.push_back({measure.id, measure.number.value_or(""), comparable(measure.text),
            whole_content(measure), own_parts(measure), all_parts(measure), area_of(measure.area),
            first_place(measure.at), title_in(titles, measure.area)});
    return items;
}

std::vector<MatchItem> weighed(std::span<Matchable const> items, TermIndex const& terms) {
    double usual_length = 0;
    for (auto const& item : items)
        usual_length +=
            terms.length_of(std::span(item.own).first(1), item.setting) / static_cast<double>(items.size());
    std::vector<MatchItem> result;
    for (auto const& item : items) {
        MatchItem weighed{terms.weigh(item.own, item.setting), terms.weigh(item.all, item.setting), {},
            item.text, item.content, item.number, item.area};
        for (auto const& part : item.all)
            if (part.weight >= target_weight)
                weighed.parts.push_back(
                    terms.weigh(std::span(&part, 1), item.setting, part.weight * usual_length));
        result.push_back(std::move(weighed));
    }
    return result;
}

std::vector<std::string> reasons(ItemMatch const& match, TermIndex const& terms) {
    std::vector<std::string> why;
    if (match.same_text) why.push_back("same text");
    if (match.same_number) why.push_back("same number");
    if (match.same_area) why.push_back("same area");
    if (match.hinted) why.push_back("measures of one live on in the other");
    std::string words;
    for (std::size_t i = 0; i < std::min(match.shared.size(), most_words_told); ++i)
        words += (i ? ", " : "") + std::string(terms.word_of(match.shared[i]));
    if (!words.empty() && !match.same_text) why.push_back("shared words: " + words);
    return why;
}

Relation relation_of(ItemMatch const& match) {
    if (match.from.empty()) return Relation::New;
    if (match.to.empty()) return Relation::Dropped;
    if (match.from.size() > 1) return Relation::Merged;
    if (match.to.size() > 1) return Relation::Split;
    return match.same_content ? Relation::Unchanged : Relation::Reworded;
}

struct Related {
    std::vector<ItemRelation> relations;
    std::vector<ItemMatch> matches; // one a relation
};

Related relate(std::vector<Matchable> const& old_items, std::vector<Matchable> const& new_items,
    std::size_t older, std::size_t newer, CompareWords const& words, MatchOptions const& options,
    std::span<Hint const> hints = {}) {
    TermIndex terms(words);
    for (auto const* items : {&old_items, &new_items})
        for (auto const& item : *items) terms.note(item.all);
    auto matches = match_items(weighed(old_items, terms), weighed(new_items, terms), terms, options, hints);
    // In the order a reader meets them: by the newer plan, what was dropped after its older neighbours.
    auto const place = [&](ItemMatch const& match) {
        double const of_new = static_cast<double>(std::max<std::size_t>(1, new_items.size()));
        double const of_old = static_cast<double>(std::max<std::size_t>(1, old_items.size()));
        return match.to.empty() ? static_cast<double>(match.from.front()) / of_old
                                : static_cast<double>(match.to.front()) / of_new;
    };
    std::stable_sort(matches.begin(), matches.end(),
        [&](ItemMatch const& a, ItemMatch const& b) { return place(a) < place(b); });
    Related related;
    for (auto const& match : matches) {
        ItemRelation relation{
            relation_of(match), older, newer, {}, {}, {}, {}, match.likeness, reasons(match, terms), {}};
        for (auto const i : match.from)
            relation.from.push_back(old_items[i].id), relation.from_at.push_back(old_items[i].at);
        for (auto const j : match.to)
            relation.to.push_back(new_items[j].id), relation.to_at.push_back(new_items[j].at);
        related.relations.push_back(std::move(relation));
    }
    related.matches = std::move(matches);
    return related;
}

// A pair whose words are the same but whose number or area is not has moved.
Relation told_apart(std::vector<FieldChange> const& changes) {
    auto const is_place = [](FieldChange const& change) {
        return change.field == "number" || change.field == "area";
    };
    if (changes.empty()) return Relation::Unchanged;
    return std::all_of(changes.begin(), changes.end(), is_place) ? Relation::Moved : Relation::Reworded;
}

void tell_moves(
    Related& related, std::vector<Matchable> const& old_items, std::vector<Matchable> const& new_items) {
    for (std::size_t i = 0; i < related.relations.size(); ++i) {
        auto& relation = related.relations[i];
        if (relation.relation != Relation::Unchanged) continue;
        auto const& was = old_items[related.matches[i].from.front()];
        auto const& is = new_items[related.matches[i].to.front()];
        bool const renumbered = !was.number.empty() && !is.number.empty() && was.number != is.number;
        if (renumbered || was.area != is.area) relation.relation = Relation::Moved;
    }
}

// Areas whose measures live on in one another are likely the same area, whatever their titles.
std::vector<Hint> area_hints(
    Plan const& old_plan, Plan const& new_plan, std::vector<ItemMatch> const& measures) {
    std::map<std::string_view, std::size_t> old_area, new_area;
    for (std::size_t i = 0; i < old_plan.areas.size(); ++i) old_area.emplace(old_plan.areas[i].id, i);
    for (std::size_t i = 0; i < new_plan.areas.size(); ++i) new_area.emplace(new_plan.areas[i].id, i);
    std::vector<double> old_size(old_plan.areas.size()), new_size(new_plan.areas.size());
    std::map<std::pair<std::size_t, std::size_t>, double> lived_on;
    auto const index_in = [](auto const& areas, Measure const& measure) {
        auto const at = measure.area ? areas.find(*measure.area) : areas.end();
        return at == areas.end() ? std::optional<std::size_t>() : at->second;
    };
    for (auto const& measure : old_plan.measures)
        if (auto const area = index_in(old_area, measure)) ++old_size[*area];
    for (auto const& measure : new_plan.measures)
        if (auto const area = index_in(new_area, measure)) ++new_size[*area];
    for (auto const& match : measures) {
        if (match.from.size() != 1 || match.to.size() != 1) continue;
        auto const was = index_in(old_area, old_plan.measures[match.from.front()]);
        auto const is = index_in(new_area, new_plan.measures[match.to.front()]);
        if (was && is) ++lived_on[{*was, *is}];
    }
    std::vector<Hint> hints;
    for (auto const& [areas, count] : lived_on)
        hints.push_back({areas.first, areas.second,
            measures_weight * count /
                std::max({old_size[areas.first], new_size[areas.second], least_measures})});
    return hints;
}

} // namespace

std::string area_title(Plan const& plan, std::optional<std::string> const& id) {
    auto const area =
        std::find_if(plan.areas.begin(), plan.areas.end(), [&](Area const& a) { return id && a.id == *id; });
    return area == plan.areas.end() ? std::string() : area->title;
}

PlanRelations relate_plans(Plan const& old_plan, Plan const& new_plan, std::size_t older, std::size_t newer,
    CompareWords const& words, CompareOptions const& options) {
    PlanRelations result;
    auto const old_areas = matchable_areas(old_plan), new_areas = matchable_areas(new_plan);
    auto areas = relate(old_areas, new_areas, older, newer, words, options.titles);
    auto const relate_measures = [&](SharedAreas const& shared) {
        return relate(matchable_measures(old_plan, [&](auto const& id) { return shared.of_older(id); }),
            matchable_measures(new_plan, [&](auto const& id) { return shared.of_newer(id); }), older, newer,
            words, options.measures);
    };
    auto measures = relate_measures(SharedAreas(areas.relations));
    auto const hints = area_hints(old_plan, new_plan, measures.matches);
    auto hinted = relate(old_areas, new_areas, older, newer, words, options.titles, hints);
    bool const areas_stay = std::ranges::equal(areas.relations, hinted.relations,
        [](ItemRelation const& a, ItemRelation const& b) { return a.from == b.from && a.to == b.to; });
    if (!areas_stay) measures = relate_measures(SharedAreas(hinted.relations));
    areas = std::move(hinted);
    tell_moves(areas, old_areas, new_areas);
    result.areas = std::move(areas.relations);

    SharedAreas const shared(result.areas);
    auto const of_older = [&](auto const& id) { return shared.of_older(id); };
    auto const of_newer = [&](auto const& id) { return shared.of_newer(id); };
    auto const old_goals = matchable_goals(old_plan, of_older),
               new_goals = matchable_goals(new_plan, of_newer);
    auto goals = relate(old_goals, new_goals, older, newer, words, options.titles);
    tell_moves(goals, old_goals, new_goals);
    result.goals = std::move(goals.relations);

    for (std::size_t i = 0; i < measures.relations.size(); ++i) {
        auto& relation = measures.relations[i];
        auto const& match = measures.matches[i];
        if (match.from.size() != 1 || match.to.size() != 1) continue;
        auto const& was = old_plan.measures[match.from.front()];
        auto const& is = new_plan.measures[match.to.front()];
        // An area that was only renamed is the same place.
        bool const stayed =
            shared.of_older(was.area) >= 0 && shared.of_older(was.area) == shared.of_newer(is.area);
        auto const new_title = area_title(new_plan, is.area);
        relation.changes =
            measure_changes(was, is, stayed ? new_title : area_title(old_plan, was.area), new_title);
        relation.relation = told_apart(relation.changes);
    }
    result.measures = std::move(measures.relations);
    return result;
}

std::vector<Trace> trace_plan(Plan const& source, Plan const& programme, std::size_t source_index,
    std::size_t programme_index, CompareWords const& words, CompareOptions const& options) {
    auto const areas =
        relate(matchable_areas(source), matchable_areas(programme), 0, 0, words, options.titles);
    SharedAreas const shared(areas.relations);
    auto const of_source = [&](auto const& id) { return shared.of_older(id); };
    auto sources = matchable_goals(source, of_source);
    for (auto& measure : matchable_measures(source, of_source)) sources.push_back(std::move(measure));
    auto measures = matchable_measures(programme, [&](auto const& id) { return shared.of_newer(id); });

    TermIndex terms(words);
    for (auto const* items : std::array{&sources, &measures})
        for (auto const& item : *items) terms.note(item.all);
    auto const targets = weighed(measures, terms);
    auto const source_items = weighed(sources, terms);
    CandidateIndex const index(targets, terms, options.traces);
    std::vector<Trace> traces;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        Trace trace;
        trace.source_plan = source_index;
        trace.target_plan = programme_index;
        trace.id = sources[i].id;
        trace.text = sources[i].own.front().text;
        auto const area =
            i < source.goals.size() ? source.goals[i].area : source.measures[i - source.goals.size()].area;
        trace.area = area_title(source, area);
        for (auto const& likely : index.best_for(source_items[i], most_links)) {
            ItemMatch match;
            match.shared = likely.shared;
            match.same_area = source_items[i].area >= 0 && source_items[i].area == targets[likely.item].area;
            match.same_text = source_items[i].text == targets[likely.item].text;
            trace.measures.push_back({measures[likely.item].id, likely.likeness, reasons(match, terms)});
        }
        if (!trace.measures.empty())
            trace.state =
                trace.measures.front().likeness >= taken_up ? TraceState::TakenUp : TraceState::Partly;
        traces.push_back(std::move(trace));
    }
    return traces;
}

} // namespace planleser
