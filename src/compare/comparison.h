// What became of each measure, area, goal and krone from one plan to the next (docs/comparison-json.md).
//
// Plans stand in order of year; relations join each plan with the next. Texts are as the plans have them.
#pragma once

#include "base/place.h"
#include "text/decimal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace planleser {

enum class Relation { Unchanged, Reworded, Moved, Merged, Split, New, Dropped };
char const* name_of(Relation relation);

enum class Edit { Same, Removed, Added };

// A stretch of words that both texts share, or that only the older or only the newer has.
struct DiffPart {
    Edit edit = Edit::Same;
    std::string text;
    bool operator==(DiffPart const&) const = default;
};

// A target that stands in both plans in another form.
struct TargetChange {
    std::string from_kind, to_kind;
    std::string from_text, to_text;
    std::vector<DiffPart> diff;          // empty: the text is the same
    std::vector<std::string> quantities; // "15 → 20 kommuner"
};

// What differs in one field of a pair. Lists fill removed and added, texts fill diff, single values was and
// is.
struct FieldChange {
    std::string field;
    std::vector<std::string> removed, added;
    std::vector<DiffPart> diff;
    std::optional<std::string> was, is;
    std::vector<TargetChange> changed; // targets only
};

struct ItemRelation {
    Relation relation = Relation::Unchanged;
    std::size_t older = 0, newer = 0;  // into Comparison::plans
    std::vector<std::string> from, to; // ids
    std::vector<Place> from_at, to_at; // the first place of each id, as proof
    double likeness = 0;               // 0 to 1; of a merge or split the mean over its pairs
    std::vector<std::string> why;
    std::vector<FieldChange> changes; // one-to-one pairs of measures only
};

struct BudgetFigure {
    std::optional<int> year;
    std::string kind;
    Decimal value;         // whole kroner
    std::size_t plan = 0;  // into Comparison::plans
    std::vector<Place> at; // its cell
    // Against the figure of the year before and the same kind; one decimal.
    std::optional<Decimal> change_per_cent;
};

struct RestatedFigure {
    int year = 0;
    std::string kind, was_kind;
    Decimal was, is;
    std::size_t was_plan = 0, is_plan = 0;
    std::vector<Place> was_at, is_at;
};

struct BudgetSeries {
    std::string table, group, label;  // as the newest plan has them
    std::vector<BudgetFigure> series; // by year, then kind, then plan
    std::vector<RestatedFigure> restated;
};

struct PlanHead {
    std::optional<int> year;
    std::string title, organisation, kind, sha256, file;
    bool draft = false; // has no adoption line while another plan of its year has one
};

// The life of one measure: for each plan the ids that belong to it, none where it was not there.
struct Thread {
    std::vector<std::vector<std::string>> ids; // one a plan
    std::string text;                          // of the newest
};

// What of an older document of another kind (a strategy, input notes) came back in a newer plan.
enum class TraceState { TakenUp, Partly, NotFound };
char const* name_of(TraceState state);

struct TraceLink {
    std::string measure;
    double likeness = 0;
    std::vector<std::string> why;
};

struct Trace {
    std::size_t source_plan = 0, target_plan = 0;
    std::string id, text, area; // of the goal or measure in the source
    TraceState state = TraceState::NotFound;
    std::vector<TraceLink> measures; // best first
};

struct Comparison {
    std::vector<PlanHead> plans;
    std::vector<ItemRelation> measures, areas, goals;
    std::vector<BudgetSeries> budgets;
    std::vector<Thread> threads;
    std::vector<Trace> traces;
    std::vector<std::string> areas_without_measures; // "plan: title", in the newest plan
    std::vector<std::string> goals_without_measures;
    std::vector<std::string> notes; // e.g. plans of different organisations
};

} // namespace planleser
