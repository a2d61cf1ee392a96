#include "plan/late_findings.h"

#include "plan/column_contents.h"
#include "plan/deeds.h"
#include "plan/labelled_text.h"
#include "plan/listed_measure.h"
#include "plan/run_in_heading.h"
#include "text/fold.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace planleser {

namespace {

constexpr double by_its_place = 0.6; // no word says that a list holds measures
constexpr double area_by_its_place = 0.7;
constexpr std::ptrdiff_t surely = 3; // so many items that say what is done are no accident

// 'Indikatorer:' above a list says that it lists something else.
bool names_part(Piece const& piece, RuleSet const& rules) {
    auto const hit = rules.find_term(piece.text.text, TermPlace::Label);
    return !piece.is_item() && hit && is_measure_part(hit->rule->means) &&
           hit->rule->means != Meaning::Measure && hit->rule->means != Meaning::Items;
}

// The goals that the section told before its list made it an area.
void place_goals(PlanReading& reading, Leftovers& leftovers, Leftover const& leftover,
    std::optional<std::string> const& area) {
    auto const& all = leftovers.all();
    auto const next = static_cast<std::size_t>(&leftover - all.data()) + 1;
    auto const end = next < all.size() ? all[next].first_goal : reading.plan.goals.size();
    for (auto goal = leftover.first_goal; goal < end; ++goal)
        if (!reading.plan.goals[goal].area && reading.plan.goals[goal].level != "vision")
            reading.plan.goals[goal].area = area;
}

// The document's title, or nothing, above a list makes no area of it.
bool is_untitled(Leftover const& leftover, PlanReading const& reading) {
    return leftover.section->heading.text.empty() || is_document_title(*leftover.section, reading);
}

void take_list(PlanReading& reading, Leftovers& leftovers, Leftover& leftover, SectionsSeen& seen) {
    auto const& heading = leftover.section->heading;
    auto area = leftover.area;
    if (!area && !is_untitled(leftover, reading)) {
        area = reading.area_named(heading.text, number_of(*leftover.section), "focus_area", std::nullopt,
            "area.of-list", area_by_its_place);
        place_goals(reading, leftovers, leftover, area);
    }
    std::vector<Piece> rest;
    std::optional<RunInHeading> run_in; // no area before it has a list
    SourcedText time;                   // '2026' above its items
    for (auto& piece : leftover.pieces) {
        if (!piece.is_item()) time = says_when(piece.text.text, reading.rules) ? piece.text : SourcedText{};
        if (auto found = run_in_heading(piece)) run_in = std::move(found);
        if (piece.is_item() && run_in) {
            area = reading.area_named(
                run_in->heading, {}, "focus_area", leftover.area, "area.run-in", area_by_its_place);
            run_in.reset();
        }
        if (!piece.is_item())
            rest.push_back(std::move(piece));
        else if (piece.depth > 0 && !reading.plan.measures.empty())
            add_item_of_last_measure(reading, piece, "measure.listed", by_its_place);
        else {
            if (!time.empty()) seen.time_of[reading.plan.measures.size()] = time;
            add_listed_measure(reading, piece, split_number(piece.text, reading.rules), area,
                "measure.listed", by_its_place);
        }
    }
    leftover.pieces = std::move(rest);
}

// Whether most items say what is done, 'Bygge …', and there are so many.
bool lists_deeds(Leftover const& leftover, RuleSet const& rules, std::ptrdiff_t fewest) {
    std::ptrdiff_t items = 0, deeds = 0;
    for (auto const& piece : leftover.pieces) {
        if (!piece.is_item()) continue;
        ++items;
        deeds += find_deed(piece.text.text, rules).has_value();
    }
    return items >= fewest && 2 * deeds > items;
}

// Whether a line before the section's list ends in a colon, or the items themselves say what is done.
bool speaks_of_deeds(Leftover const& leftover, RuleSet const& rules) {
    bool colon = false;
    for (auto const& piece : leftover.pieces) {
        if (piece.is_item() && colon) return true;
        colon = colon || (!piece.is_item() && piece.text.text.ends_with(':'));
    }
    return lists_deeds(leftover, rules, 1);
}

} // namespace

void take_lists_for_measures(PlanReading& reading, Leftovers& leftovers, SectionsSeen& seen) {
    auto const& measures = reading.plan.measures;
    if (!measures.empty() && (seen.other_measures || seen.listing_levels.empty())) return;
    std::map<int, int> lists_at; // by the heading's level
    for (auto const& leftover : leftovers.all())
        lists_at[leftover.section->heading.level] +=
            std::ranges::count_if(leftover.pieces, &Piece::is_item) >= 2;
    auto const lists_measures = [&](Leftover const& leftover) {
        auto const& heading = leftover.section->heading;
        // One item is a list where sections of the same rank have lists.
        auto const fewest = lists_at[heading.level] >= 2 ? 1 : 2;
        return std::ranges::count_if(leftover.pieces, &Piece::is_item) >= fewest &&
               !leftover.holds_no_measures &&
               std::ranges::none_of(
                   leftover.pieces, [&](Piece const& piece) { return names_part(piece, reading.rules); }) &&
               (!is_untitled(leftover, reading) || lists_deeds(leftover, reading.rules, surely)) &&
               (seen.listing_levels.empty() ||
                   (seen.listing_levels.contains(heading.level) && speaks_of_deeds(leftover, reading.rules)));
    };
    // One list alone may be anything that does not say what is done.
    auto const says_deeds = [&](Leftover const& leftover) {
        return lists_measures(leftover) && lists_deeds(leftover, reading.rules, surely);
    };
    if (measures.empty() && std::ranges::count_if(leftovers.all(), lists_measures) < 2 &&
        std::ranges::none_of(leftovers.all(), says_deeds))
        return;
    for (auto& leftover : leftovers.all())
        if (lists_measures(leftover)) take_list(reading, leftovers, leftover, seen);
}

void take_sentences_for_measures(PlanReading& reading, Leftovers& leftovers) {
    constexpr double only_said = 0.5; // nothing but the words says that it is one
    constexpr std::size_t longest = 330;
    if (!reading.plan.measures.empty()) return;
    for (auto& leftover : leftovers.all()) {
        if (!leftover.area || leftover.holds_no_measures) continue;
        std::vector<Piece> rest;
        for (auto& piece : leftover.pieces) {
            auto const deed =
                piece.text.size() > longest ? std::nullopt : find_deed(piece.text.text, reading.rules);
            if (deed)
                add_listed_measure(reading, piece, {{}, piece.text, {}, nullptr}, leftover.area,
                    deed->rule->name, only_said);
            else
                rest.push_back(std::move(piece));
        }
        leftover.pieces = std::move(rest);
    }
}

namespace {

// '2.1 Kommunen skal …' in chapter 2.
bool is_numbered_below(NumberedText const& numbered, Section const& section) {
    if (!numbered.number || numbered.rule || section.heading.number.empty()) return false;
    auto const dot = numbered.number->rfind('.');
    return dot != std::string::npos && numbered.number->substr(0, dot) == section.heading.number;
}

bool says_duty(std::string_view text, RuleSet const& rules) {
    if (find_deed(text, rules)) return true;
    auto const folded = ' ' + fold(text) + ' ';
    return std::ranges::any_of(rules.words("duty_words"),
        [&](std::string const& word) { return folded.find(' ' + word + ' ') != std::string::npos; });
}

void take_numbered(PlanReading& reading, Leftovers& leftovers, Leftover& leftover) {
    std::vector<Piece> rest;
    bool open = false;
    for (auto& piece : leftover.pieces) {
        auto const numbered = split_number(piece.text, reading.rules);
        bool const begins = !piece.is_item() && is_numbered_below(numbered, *leftover.section);
        if (begins) {
            auto const& heading = leftover.section->heading;
            if (!leftover.area) {
                leftover.area = reading.area_named(heading.text, heading.number, "focus_area", std::nullopt,
                    "area.of-numbered", area_by_its_place);
                place_goals(reading, leftovers, leftover, leftover.area);
            }
            add_listed_measure(
                reading, piece, numbered, leftover.area, "measure.numbered-paragraph", by_its_place);
            reading.ledger.mark(piece.text, GlyphUse::Field);
            open = true;
        } else if (piece.is_item() && open) {
            add_item_of_last_measure(reading, piece, "measure.numbered-paragraph", by_its_place);
        } else {
            open = false;
            rest.push_back(std::move(piece));
        }
    }
    leftover.pieces = std::move(rest);
}

} // namespace

void take_numbered_for_measures(PlanReading& reading, Leftovers& leftovers) {
    constexpr std::ptrdiff_t fewest = 4;
    if (!reading.plan.measures.empty()) return;
    std::ptrdiff_t numbered = 0, duties = 0;
    for (auto const& leftover : leftovers.all())
        for (auto const& piece : leftover.pieces) {
            if (piece.is_item()) continue;
            auto const split = split_number(piece.text, reading.rules);
            if (!is_numbered_below(split, *leftover.section)) continue;
            ++numbered;
            duties += says_duty(split.text.text, reading.rules);
        }
    if (numbered < fewest || 10 * duties < 6 * numbered) return;
    for (auto& leftover : leftovers.all()) take_numbered(reading, leftovers, leftover);
}

namespace {

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

} // namespace

void take_times_of_leads(PlanReading& reading, SectionsSeen const& seen) {
    constexpr double said_once = 0.8;
    auto const& period = reading.plan.document.period;
    std::string whole; // the plan's years
    if (period) {
        whole = std::to_string((*period)[0]);
        if ((*period)[1] != (*period)[0]) whole += std::to_string((*period)[1]);
    }
    std::set<std::string> times;
    for (auto const& [place, time] : seen.time_of)
        if (digits_of(time.text) != whole) times.insert(fold(time.text));
    if (times.size() < 2) return;
    for (auto const& [place, time] : seen.time_of) {
        if (place >= reading.plan.measures.size()) continue;
        auto& measure = reading.plan.measures[place];
        if (measure.deadline || digits_of(time.text) == whole) continue;
        measure.deadline = time.text;
        measure.part_at["deadline"].push_back(reading.places(time, "deadline.of-lead", said_once));
    }
}

void take_times_for_deadlines(PlanReading& reading) {
    auto& plan = reading.plan;
    std::map<std::string, std::string> times; // titles by id
    for (auto const& area : plan.areas)
        if (says_when(area.title, reading.rules)) times[area.id] = area.title;
    bool const holds_goals = std::ranges::any_of(
        plan.goals, [&](Goal const& goal) { return goal.area && times.contains(*goal.area); });
    if (times.size() < 2 || holds_goals) return;
    for (auto& measure : plan.measures) {
        auto const time = measure.area ? times.find(*measure.area) : times.end();
        if (time == times.end()) continue;
        auto const area = std::ranges::find(plan.areas, time->first, &Area::id);
        if (!measure.deadline) {
            measure.deadline = time->second;
            measure.part_at["deadline"].push_back(area->at);
        }
        measure.area = area->parent;
    }
    std::erase_if(plan.areas, [&](Area const& area) { return times.contains(area.id); });
}

void drop_empty_overviews(Plan& plan, SectionsSeen const& seen) {
    std::set<std::string> filled;
    for (auto const& measure : plan.measures) filled.insert(measure.area.value_or(""));
    for (auto const& goal : plan.goals) filled.insert(goal.area.value_or(""));
    std::set<Section const*> full_holders;
    std::set<std::string> full_kinds;
    for (auto const& area : plan.areas) {
        if (!filled.contains(area.id)) continue;
        full_kinds.insert(area.kind);
        if (auto const holder = seen.holder_of.find(area.id); holder != seen.holder_of.end())
            full_holders.insert(holder->second);
    }
    std::erase_if(plan.areas, [&](Area const& area) {
        auto const holder = seen.holder_of.find(area.id);
        return holder != seen.holder_of.end() && !full_holders.contains(holder->second) &&
               full_kinds.contains(area.kind);
    });
}

void take_chapters_for_areas(PlanReading& reading, Leftovers& leftovers) {
    if (!reading.plan.areas.empty() || reading.plan.document.kind != "input_notes") return;
    auto& plan = reading.plan;
    auto& all = leftovers.all();
    // A letter has its subject for a heading, and its chapters below.
    auto const is_chapter = [](Leftover const& leftover) {
        return !leftover.section->heading.number.empty();
    };
    auto top = 0;
    for (auto const& leftover : all)
        if (is_chapter(leftover) && (top == 0 || leftover.section->heading.level < top))
            top = leftover.section->heading.level;
    std::optional<std::string> area;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& heading = all[i].section->heading;
        if (heading.level <= top) area.reset();
        if (is_chapter(all[i]) && heading.level == top)
            area = all[i].area = reading.area_named(
                heading.text, heading.number, "other", std::nullopt, "area.chapter", area_by_its_place);
        auto const goals_end = i + 1 < all.size() ? all[i + 1].first_goal : plan.goals.size();
        for (auto goal = all[i].first_goal; goal < goals_end; ++goal)
            if (!plan.goals[goal].area && plan.goals[goal].level != "vision") plan.goals[goal].area = area;
    }
}

} // namespace planleser
