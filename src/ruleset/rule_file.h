// One rule file as it is written: TOML, checked, its patterns compiled. docs/rules.md is its manual.
//
// Texts are matched folded (text/fold.h): patterns are written in small letters, with plain hyphens. A word
// in braces, as in '{organ}', stands for any word of the list of that name.
#pragma once

#include "ruleset/meaning.h"
#include "text/pattern.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class RuleKind : std::uint8_t {
    Term,      // a whole heading, column heading, or label before a colon
    Numbered,  // a whole heading or paragraph of the form 'Tiltak 3: …'
    Statement, // part of a sentence
    Fact,      // a whole line of the cover, or part of one: title, organisation, adoption …
    Sdg,       // mentions of UN goals
    Budget,    // part of a column head, row label, unit line, heading or caption of a budget
};
inline constexpr std::size_t rule_kind_count = 6;

// Where a term may stand. A rule that does not say stands in any of the first three; what a mark stands for,
// as a legend or the head of a column of ticks names it, is asked for by its own terms only.
enum class TermPlace : unsigned { Column = 1, Label = 2, Heading = 4, Mark = 8 };
inline constexpr unsigned any_term_place = 7;

struct SourcePoint {
    int line = 0, column = 0; // from 1
};

// A text that stands in the file to show what the rule does.
struct RuleExample {
    std::string text;
    std::map<std::string, std::string> captures; // that the match must have
    SourcePoint at;
};

struct Rule {
    std::string id;   // unique in its file
    std::string name; // "norsk/partners", as plans name it
    RuleKind kind = RuleKind::Term;
    Meaning means = Meaning::Field;
    unsigned places = any_term_place;
    double confidence = 1;
    std::optional<int> number; // of a UN goal that is named, not numbered
    std::vector<Pattern> patterns;
    std::vector<RuleExample> yes, no;
    SourcePoint at;
};

// Which documents a file is for; a file without one is for those that no other is for.
struct RuleScope {
    std::vector<Pattern> title, organisation, producer, text;
    std::optional<int> first_year, last_year;
    int priority = 0;
    bool empty() const {
        return title.empty() && organisation.empty() && producer.empty() && text.empty() && !first_year &&
               !last_year;
    }
};

struct RuleFile {
    std::string name;   // without folder and ending
    std::string source; // the bytes it was read from
    std::string description;
    std::vector<std::string> inherits;   // names of other files, nearest first
    std::vector<std::string> leaves_out; // ids of inherited rules
    RuleScope scope;
    std::map<std::string, std::vector<std::string>> words;
    std::map<std::string, std::map<std::string, std::int64_t>> values; // [values.month] januar = 1
    std::map<std::string, std::string> facts; // [document] organisation = "…": where the document is silent
    std::vector<Rule> rules;
};

// `inherited`: the word lists that patterns may use besides the file's own.
// Throws ImportError (BadRules): "NAME.toml:LINE:COLUMN: what is wrong", the line, and a caret below it.
RuleFile read_rule_file(std::string_view toml, std::string const& name,
    std::map<std::string, std::vector<std::string>> const& inherited = {});

// The names after `inherits`, before anything else of the file is looked at.
std::vector<std::string> inherited_names(std::string_view toml, std::string const& name);

} // namespace planleser
