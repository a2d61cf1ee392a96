// What the items below a heading or a lead-in are: measures, goals, a vision.
//
// Between a lead-in ('Tiltak:', 'Vi skal:') or a heading that names them and what ends the list, each item is
// one of them; so is a short paragraph where nothing else could be.
#pragma once

#include "plan/late_findings.h"
#include "plan/leftovers.h"
#include "plan/section_contents.h"
#include "plan/section_reader.h"

#include <cstddef>
#include <optional>
#include <string>

namespace planleser {

class ListCollector {
public:
    ListCollector(
        PlanReading& reading, SectionOptions const& options, Leftovers const& leftovers, SectionsSeen& seen)
        : m_reading(reading), m_options(options), m_leftovers(leftovers), m_seen(seen) {}

    void begin_section() {
        m_first_listed.reset();
        m_group_ended = m_each_for_itself = false;
    }
    void begin(ListLead lead);
    void end() { m_lead.reset(); }
    bool lists_measures() const { return m_lead && m_lead->means == Meaning::Measures; }
    // What a heading announces goes on behind a table or a paragraph; what a lead-in announces does not.
    void end_unless_led_by_heading();

    // 'Visjonen er:', and then the vision in print as large as a heading.
    bool awaits_goal(Section const& section) const;
    // 'Tiltak:', and then '1.2.1 Gi opplæring' alone, numbered as a heading would be.
    bool awaits_measure(Section const& section) const;
    void add_awaited_measure(Heading const& heading, std::optional<std::string> const& area);

    // Takes the piece where a list is open and it belongs to it; `has_list`: the section has items.
    bool take(Piece const& piece, std::optional<std::string> const& area, bool has_list);

    // The measures that labelled lines below them speak of: the first one's place in the plan. Those listed
    // since the last such lines; the last alone where the lines came behind each.
    std::optional<std::size_t> first_listed() const;
    // Such a line stood below them, so that another list item begins anew.
    void end_group() { m_group_ended = true; }

private:
    bool stands_for_item(Piece const& piece, bool has_list) const;
    bool is_short_statement(Piece const& piece) const;
    bool says_measure(Piece const& piece) const;
    void begin_measures();

    PlanReading& m_reading;
    SectionOptions const& m_options;
    Leftovers const& m_leftovers;
    SectionsSeen& m_seen;
    std::optional<ListLead> m_lead; // none: no list is open
    bool m_began = false;           // an item of it was taken
    std::optional<std::size_t> m_first_listed;
    bool m_group_ended = false;
    bool m_each_for_itself = false; // lines stood below one measure, and another followed
};

} // namespace planleser
