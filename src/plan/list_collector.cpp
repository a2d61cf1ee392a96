#include "plan/list_collector.h"

#include "plan/deeds.h"
#include "plan/goals.h"
#include "plan/labelled_text.h"
#include "plan/listed_measure.h"

#include <algorithm>

namespace planleser {

void ListCollector::begin(ListLead lead) {
    m_lead = std::move(lead);
    m_began = false;
}

void ListCollector::end_unless_led_by_heading() {
    if (m_lead && m_lead->led_by != LedBy::Heading) m_lead.reset();
}

bool ListCollector::awaits_goal(Section const& section) const {
    if (!m_lead || m_lead->means != Meaning::Vision || m_began) return false;
    auto const& text = section.heading.text.text;
    auto const least =
        m_lead->led_by == LedBy::Heading ? m_options.shortest_vision : m_options.shortest_vision / 2;
    // Where neither it nor 'Visjon' above it has text below, one is the other's.
    bool const alone = m_lead->led_by == LedBy::Heading && !says_something(section);
    return (text.size() > least || alone) && section.heading.number.empty() &&
           !m_reading.rules.find_term(text, TermPlace::Heading);
}

bool ListCollector::awaits_measure(Section const& section) const {
    return m_lead && m_lead->means == Meaning::Measures && m_lead->led_by == LedBy::Label &&
           section.heading.number.find('.') != std::string::npos && !says_something(section);
}

void ListCollector::begin_measures() {
    auto const next = m_reading.plan.measures.size();
    if (m_group_ended && m_began && m_first_listed && next == *m_first_listed + 1) m_each_for_itself = true;
    if (!m_began || m_group_ended) m_first_listed = next;
    m_began = true;
    m_group_ended = false;
}

std::optional<std::size_t> ListCollector::first_listed() const {
    auto const& measures = m_reading.plan.measures;
    return m_each_for_itself && !measures.empty() ? std::optional(measures.size() - 1) : m_first_listed;
}

void ListCollector::add_awaited_measure(Heading const& heading, std::optional<std::string> const& area) {
    begin_measures();
    m_reading.ledger.mark(heading.text, GlyphUse::Field);
    add_listed_measure(m_reading, {heading.text, {}, 0}, {heading.number, heading.text, {}, nullptr}, area,
        m_lead->rule, m_lead->confidence);
}

bool ListCollector::take(Piece const& piece, std::optional<std::string> const& area, bool has_list) {
    if (!m_lead) return false;
    if (!piece.is_item() && !stands_for_item(piece, has_list)) {
        if (m_began) end_unless_led_by_heading();
        return false;
    }
    auto const level = goal_level_in(area, m_lead->means);
    auto const numbered = split_number(piece.text, m_reading.rules);
    m_reading.ledger.mark(piece.text, GlyphUse::Field);
    if (!level.empty()) {
        add_goal(m_reading, numbered.text, level, area, numbered.number, m_lead->rule, m_lead->confidence);
    } else if (piece.depth > 0 && m_began && !m_reading.plan.measures.empty()) {
        add_item_of_last_measure(m_reading, piece, m_lead->rule, m_lead->confidence);
    } else {
        begin_measures();
        m_seen.listing_levels.insert(m_leftovers.last().section->heading.level);
        auto const place = m_reading.plan.measures.size();
        add_listed_measure(m_reading, piece, numbered, area, m_lead->rule, m_lead->confidence);
        if (!m_lead->time.empty() && m_reading.plan.measures.size() > place)
            m_seen.time_of[place] = m_lead->time;
    }
    m_began = true;
    return true;
}

// A goal may stand as a paragraph: below a heading that has no list, or alone behind 'Visjonen er:'.
bool ListCollector::stands_for_item(Piece const& piece, bool has_list) const {
    if (!is_short_statement(piece)) return false;
    if (m_lead->means == Meaning::Measures && split_number(piece.text, m_reading.rules).number) return true;
    if (m_lead->means == Meaning::Measures)
        return m_lead->led_by == LedBy::Heading && !has_list && says_measure(piece);
    if (m_lead->means == Meaning::Vision && m_began) return false;
    if (m_lead->led_by == LedBy::Heading) return !has_list;
    return m_lead->means == Meaning::Vision;
}

// 'Kommunen skal …', 'Etablere …': a paragraph that is a measure.
bool ListCollector::says_measure(Piece const& piece) const {
    return find_deed(piece.text.text, m_reading.rules).has_value();
}

bool ListCollector::is_short_statement(Piece const& piece) const {
    auto const& text = piece.text.text;
    auto const letters =
        std::ranges::count_if(text, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    return text.size() <= m_options.longest_goal && letters >= 8 && text.front() != '[' &&
           !text.starts_with("http") && !text.starts_with("www.");
}

} // namespace planleser
