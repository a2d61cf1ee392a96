// The plan as it is handed over (docs/plan-json.md): measures, goals, targets, budgets, with their places.
//
// Plain values; each struct is one object of the plan JSON and each member one field of the same name.
// Nothing is made up: what the document does not say is empty or absent.
#pragma once

#include "base/diagnostics.h"
#include "base/place.h"
#include "text/decimal.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace planleser {

// Where a thing stands and why it was taken for that.
struct At {
    Place place;
    std::string rule; // "norsk/targets.result"
    double confidence = 1;
    std::string method; // "text", "tags", "alignment", "ocr", "icon", "colour", "legend", "person"
    std::string by{};   // "person": a correction says so; empty: the program
};
using Ats = std::vector<At>; // one a page

struct SourceFile {
    std::string file; // the name only
    std::string sha256;
    std::uint64_t bytes = 0;
    int pages = 0;
    std::string text = "native"; // "native", "ocr", "mixed"
    bool tagged = false;
    std::string producer, created;
    std::vector<int> failed_pages; // could not be read, or not be recognised; any: the plan is partial
};

struct BasedOn {
    std::string title;
    std::optional<std::string> adopted_date, adopted_by;
};

struct DocumentFacts {
    std::string kind = "other"; // action_programme, strategy, input_notes, other
    std::optional<std::string> title, organisation;
    std::optional<int> year;
    std::optional<std::array<int, 2>> period;
    std::optional<std::string> adopted_date, adopted_by; // date: ISO 8601
    std::string language = "nb";
    std::vector<BasedOn> based_on;
    std::map<std::string, Ats> at; // by field name
};

struct Area {
    std::string id;
    std::optional<std::string> number;
    std::string title;
    std::optional<std::string> parent;
    std::string kind = "other"; // overarching, focus_area, cross_cutting, other
    std::string introduction;
    Ats at;
    std::vector<int> sdgs;    // whose icons stand beside its heading
    std::vector<Ats> sdgs_at; // one Ats each
};

struct Goal {
    std::string id;
    std::string level; // vision, main_goal, sub_goal, strategy, challenge, priority
    std::optional<std::string> area;
    std::optional<std::string> number;
    std::string text;
    Ats at;
};

struct Quantity {
    Decimal value;
    std::optional<Decimal> value_to; // "2-4 møter": the upper end
    std::string unit;
    std::string bound = "exactly"; // at_least, at_most, exactly, about
    std::optional<std::string> deadline;
    std::string words; // what it was read from
};

struct Target {
    std::string kind = "unspecified"; // result, effect, indicator, unspecified
    std::string text;
    std::vector<Quantity> quantities;
    Ats at;
};

struct Measure {
    std::string id;
    std::optional<std::string> number;
    std::optional<std::string> area;
    std::string text;
    std::vector<std::string> items;
    std::vector<Target> targets;
    std::vector<std::string> partners, responsible;
    std::vector<int> sdgs;
    std::vector<std::string> roles;
    std::optional<std::string> deadline, cost, status;
    std::map<std::string, std::string> fields; // columns and labels that no rule knows
    Ats at;
    std::map<std::string, std::vector<Ats>> part_at; // "partners", "items" …: one Ats an element
};

struct BudgetColumn {
    std::string label;
    std::optional<int> year;
    std::optional<std::string> as_of;
    std::string kind = "amount";
    Ats at;
};

// A figure, a comment, or nothing.
using BudgetValue = std::variant<std::monostate, Decimal, std::string>;

struct BudgetRow {
    std::string label;
    std::optional<std::string> group;
    std::string kind = "item";       // item, sum, heading, opening, closing, result
    std::vector<BudgetValue> values; // one a column
    std::vector<std::string> written;
    Ats at;
    std::vector<Ats> value_at; // one a column
};

struct BudgetCheck {
    std::string what;
    int column = 0;
    Decimal stated, computed;
    bool holds = true;
};

struct Budget {
    std::string id, title;
    std::string currency = "NOK";
    std::int64_t scale = 1;
    // Known only while the document is read: nothing says the unit; the heading that the table stands below.
    bool unit_assumed = false;
    std::string heading;
    std::vector<BudgetColumn> columns;
    std::vector<BudgetRow> rows;
    std::vector<std::string> notes;
    std::vector<BudgetCheck> checks;
    Ats at;
};

struct TextSection {
    std::optional<std::string> number;
    std::string title;
    int level = 1;
    std::string text;
    Ats at;
};

// Counts of visible glyphs; characters = fields + sections + furniture + unplaced.
struct Coverage {
    std::uint64_t characters = 0, fields = 0, sections = 0, furniture = 0, unplaced = 0;
    bool operator==(Coverage const&) const = default;
};

// What became of one decision of a person, docs/corrections.md.
struct AppliedCorrection {
    std::string outcome; // applied, agrees, gone, overruled, unfit
    std::string action;  // accept, change, reject, add
    std::string kind, field, quote;
    std::vector<std::string> in; // quotes of what it stands in
    std::optional<std::string> old_value, new_value;
    std::string who, when, why;
    Place at;           // where it was found; page 0: nowhere
    std::string reason; // where the outcome needs one
};

struct RulesUsed {
    std::string name, sha256, reason;
};

struct Plan {
    SourceFile source;
    std::string program_version;
    std::vector<RulesUsed> rules;
    DocumentFacts document;
    std::vector<Area> areas;
    std::vector<Goal> goals;
    std::vector<Measure> measures;
    std::vector<Budget> budgets;
    std::vector<TextSection> sections;
    Coverage coverage;
    std::vector<Coverage> coverage_by_page; // by page number - 1
    std::vector<AppliedCorrection> corrections;
    std::vector<Diagnostic> diagnostics;
};

} // namespace planleser
