// What only shows when the whole document is read: that its plain lists are its measures, that headings
// taken for areas were an overview of them, that the chapters of notes are what they speak of.
#pragma once

#include "plan/leftovers.h"

#include <map>
#include <set>
#include <string>

namespace planleser {

// What the reading of the sections saw, as far as the findings need it.
struct SectionsSeen {
    std::set<int> listing_levels; // of headings below which measures were listed
    bool other_measures = false;  // measures of tables, or with headings of their own
    std::map<std::size_t, SourcedText>
        time_of; // said by what led the list; by the measure's place in the plan
    std::map<std::string, Section const*> holder_of; // of areas that a heading above them made areas, by id
};

// A plan without tables or labels lists its measures below the headings of its areas: where some sections
// lead their lists with words that say so, others of the same rank need none.
void take_lists_for_measures(PlanReading& reading, Leftovers& leftovers, SectionsSeen& seen);

// A programme may number its sentences: '2.1 Laget skal …' in chapter 2. Where most of them say what is to be
// done, they are its measures, and the lists below them their items.
void take_numbered_for_measures(PlanReading& reading, Leftovers& leftovers);

// An action programme that neither lists nor tabulates measures says them in the paragraphs of its areas:
// 'Rådet skal …'. Doubtful, so of low confidence.
void take_sentences_for_measures(PlanReading& reading, Leftovers& leftovers);

// 'Tiltak 2026:' and 'Tiltak 2027–2028:' say when what they lead is due; one time alone is the plan's.
void take_times_of_leads(PlanReading& reading, SectionsSeen const& seen);

// '1. kvartal', 'Våren 2027' as headings are no areas: they say when what stands below them is due.
void take_times_for_deadlines(PlanReading& reading);

// Headings below 'Satsingsområder' are areas, unless nothing stands below any of them while another heading
// holds the same kind with measures and goals: then the first was an overview.
void drop_empty_overviews(Plan& plan, SectionsSeen const& seen);

// Notes and hearing statements have no focus areas: their numbered chapters are what they speak of.
void take_chapters_for_areas(PlanReading& reading, Leftovers& leftovers);

} // namespace planleser
