// Looks ahead: what stands below a heading or behind a line, before anything of it is read.
#pragma once

#include "plan/column_meanings.h"
#include "plan/section_reader.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace planleser {

enum class LedBy { Heading, Label, Sentence };

// What a heading, a label or a sentence says that the list items below it are.
struct ListLead {
    Meaning means = Meaning::Measures;
    std::string rule;
    double confidence = 1;
    LedBy led_by = LedBy::Heading;
    SourcedText time = {}; // 'Tiltak 2026:' says when
};

// The words at the end of a heading or a label that say when; empty where none do.
SourcedText time_of_lead(SourcedText const& text, RuleSet const& rules);

// What comes right behind a line.
enum class Above { List, Paragraph, Other };

class SectionContents {
public:
    // Both must outlive it, and so must the tables that it is asked about, unchanged.
    SectionContents(RuleSet const& rules, SectionOptions const& options)
        : m_rules(rules), m_options(options) {}

    // What the table's columns mean, found once.
    std::optional<TableMeanings> const& meanings_of(Table const& table) const;
    // A table with columns of measures and of what belongs to them, that names no areas of its own.
    bool holds_measure_table(Section const& section) const;
    // Such a table, a list that a line calls measures, or headings and paragraphs that are measures.
    bool holds_measures(Section const& section) const;
    // A nested list whose outer items are a few words each and hold all that is said: 'Helse' and, below it,
    // 'Dele på jordmorvakt'.
    bool lists_by_theme(Section const& section) const;
    // A few words in a line of their own above a list, no label and no sentence: 'Transport'.
    bool heads_list(Piece const& piece, Above above) const;
    // Whether two lines at least are such.
    bool heads_lists(Section const& section) const;
    // A part whose heading, or a label, says that a list of measures follows, whatever the section's own
    // heading promises.
    bool heads_measures(Section const& section) const;
    // A list, and no line or table that says what its items or anything else below the heading is.
    bool only_lists(Section const& section) const;
    // List items with labelled lines behind each: 'a) Bygge fortau', 'Frist: 2027', 'b) …', 'Frist: 2026'.
    bool details_items(Section const& section) const;
    // 'Kva skal vi gjere?' in a paragraph of its own.
    std::optional<RuleHit> asks_for_measure(Piece const& piece) const;
    // A heading with 'Ansvar: …' or 'Frist: …' below it.
    bool is_measure_heading(Section const& section) const;
    // What a line that ends in a colon says of the list below it.
    std::optional<ListLead> lead_in(Piece const& piece, Above above) const;

private:
    bool says_measure(Block const& block) const; // 'Tiltak 3: …', 'Tiltak: …'
    bool leads_measure_list(Section const& section) const;

    RuleSet const& m_rules;
    SectionOptions const& m_options;
    mutable std::unordered_map<Table const*, std::optional<TableMeanings>> m_meanings;
};

bool has_items(Section const& section);
// Whether anything stands below its heading.
bool says_something(Section const& section);

// Whether columns hold more than a measure, its number, its area and its cost, which budgets have too.
bool has_details(TableMeanings const& meanings);

} // namespace planleser
