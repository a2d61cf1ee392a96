// Holds a plan against the plan that was expected, field by field.
//
// A field's score is F1 over its facts. Two texts are the same fact when they fold to the same words, or are
// at least ScoreOptions::likeness alike with every digit equal. What belongs to a measure counts only below
// the measure it belongs to, a figure only in its own row and column. A field that neither plan has, has no
// score.
#pragma once

#include "plan/plan.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser::test {

struct ScoreOptions {
    double likeness = 0.95; // lower for scans, whose letters may err
};

struct FieldScore {
    int expected = 0, found = 0, right = 0;
    std::optional<double> f1() const;
};

struct PlanScore {
    std::map<std::string, FieldScore> fields;
    std::vector<std::string> misses; // "- field: missed …", "+ field: made up …"

    double mean() const;                       // of the fields that have a score; 1 where none has
    double f1(std::string const& field) const; // 1 where it has none
};

PlanScore score_plan(Plan const& expected, Plan const& found, ScoreOptions const& options = {});

// Share of the characters of both texts that stand in a common subsequence, 0 to 1, after folding; 0 where
// the digits differ.
double likeness(std::string_view a, std::string_view b);

} // namespace planleser::test
