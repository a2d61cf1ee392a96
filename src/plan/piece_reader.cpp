#include "plan/piece_reader.h"

#include "plan/goals.h"
#include "plan/labelled_text.h"
#include "plan/list_parts.h"
#include "plan/listed_measure.h"
#include "plan/measure_parts.h"
#include "plan/run_in_heading.h"

#include <algorithm>
#include <span>
#include <utility>

namespace planleser {

namespace {

// Below a measure 'Mål: …' is its target; 'Delmål 2.1: …' is the next goal, whose measures follow.
bool begins_goal_of_plan(RuleHit const& hit) {
    constexpr double doubtful = 0.7;
    return hit.capture("number") && hit.rule->means != Meaning::Aim && hit.rule->confidence >= doubtful;
}

} // namespace

void PieceReader::begin_section(Section const& section, PlaceOfPieces place) {
    m_place = std::move(place);
    m_with.list.begin_section();
    m_has_list = has_items(section);
    m_themes = m_with.contents.lists_by_theme(section);
    m_heads = m_has_list && m_with.contents.heads_lists(section);
    m_run_in.reset();
    m_run_in_area.reset();
    m_question = nullptr;
}

void PieceReader::read(Piece piece, Above above) {
    if (piece.text.empty()) return m_reading.ledger.mark(piece.text, GlyphUse::Section);
    if (m_part_heading && m_with.headed.just_ended()) {
        MeasureWriter(m_reading, m_reading.plan.measures.back())
            .add(m_part_heading->means, std::span(&piece, 1), m_part_heading->name,
                m_part_heading->confidence, {});
        return;
    }
    if (auto const first = m_with.list.first_listed();
        first && !m_with.headed.is_open() && add_to_listed_measures(m_reading, *first, piece))
        return m_with.list.end_group();
    if (m_question) {
        begin_headed(piece.text, {}, m_place.area, m_question->name, m_question->confidence);
        m_question = nullptr;
        return;
    }
    if (auto const hit = m_with.contents.asks_for_measure(piece);
        hit && above == Above::Paragraph && !m_place.holds_no_measures) {
        m_with.headed.end();
        m_question = hit->rule;
        return m_reading.ledger.mark(piece.text, GlyphUse::Field);
    }
    if (!m_with.headed.is_open() &&
        add_run_in_goal(m_reading, piece, m_place.area, m_with.options.longest_goal))
        return;
    if (begin_numbered(piece)) return;
    if (m_with.headed.is_open() && add_to_headed(piece)) return;
    if (auto const heading = run_in_heading(piece)) m_run_in = heading->heading, m_run_in_area.reset();
    if (auto const lead = m_with.contents.lead_in(piece, above);
        lead && !(lead->means == Meaning::Measures && m_place.holds_no_measures) &&
        (lead->means != Meaning::Demand || m_reading.plan.document.kind == "input_notes")) {
        if (lead->means == Meaning::Measures && m_run_in)
            m_run_in_area =
                m_reading.area_named(*m_run_in, {}, "focus_area", m_place.area, "area.run-in", 0.8);
        // A label is used up; a sentence that leads a list stays text.
        m_with.list.begin(*lead);
        if (lead->led_by == LedBy::Label) return m_reading.ledger.mark(piece.text, GlyphUse::Field);
    } else if (m_heads && m_with.list.lists_measures() && m_with.contents.heads_list(piece, above)) {
        take_theme(piece);
        return;
    } else if (m_themes && m_with.list.lists_measures() && piece.is_item() && piece.depth == 0) {
        take_theme(piece);
        return;
    } else {
        if (m_run_in_area && m_themes) piece.depth = std::max(0, piece.depth - 1);
        if (m_with.list.take(piece, m_run_in_area ? m_run_in_area : m_place.area, m_has_list)) return;
    }
    add_stated_goals(m_reading, piece, m_place.area);
    m_with.leftovers.keep(std::move(piece), m_place.leftover);
}

// An item, or a line, that is the heading of the items below it.
void PieceReader::take_theme(Piece const& piece) {
    constexpr double by_its_place = 0.8;
    auto title = piece.text;
    if (title.text.ends_with(':')) title = title.part(0, title.size() - 1);
    m_reading.ledger.mark(piece.text, GlyphUse::Field);
    m_run_in_area =
        m_reading.area_named(title, {}, "focus_area", m_place.area, "area.theme-of-list", by_its_place);
}

// 'Mål: …' right above a table looks like its caption.
void PieceReader::take_goal_over_table(SourcedText const& caption) {
    auto const hit = m_reading.rules.find(RuleKind::Numbered, caption.text);
    if (hit && !goal_level_in(m_place.area, hit->rule->means).empty()) begin_numbered({caption, {}, 0});
}

bool PieceReader::begin_numbered(Piece const& piece) {
    auto const hit = m_reading.rules.find(RuleKind::Numbered, piece.text.text);
    auto const body = hit ? hit->capture("text") : std::nullopt;
    if (!body) return false;
    auto const rest = piece.text.part(body->begin, body->size());
    std::optional<std::string> number;
    if (auto const range = hit->capture("number")) number = range->of(piece.text.text);
    if (hit->rule->means == Meaning::Measure) {
        if (m_place.holds_no_measures) return false;
        m_with.headed.end();
        begin_headed(rest, number, m_place.area, hit->rule->name, hit->rule->confidence);
    } else if (auto const level = goal_level_in(m_place.area, hit->rule->means);
               !level.empty() && (!m_with.headed.is_open() || begins_goal_of_plan(*hit)) &&
               rest.size() <= m_with.options.longest_goal &&
               find_sdgs(rest, SdgContext::Named, m_reading.rules).empty()) {
        m_with.headed.end();
        add_goal(m_reading, rest, level, level == "vision" ? std::nullopt : m_place.area, number,
            hit->rule->name, hit->rule->confidence);
    } else {
        return false;
    }
    m_reading.ledger.mark(piece.text, GlyphUse::Field);
    return true;
}

void PieceReader::begin_headed(SourcedText const& text, std::optional<std::string> number,
    std::optional<std::string> const& area, std::string_view rule, double confidence) {
    m_with.headed.begin(text, std::move(number), area, rule, confidence);
    m_with.seen.other_measures = true;
}

bool PieceReader::add_to_headed(Piece const& piece) {
    std::vector<Piece> unlabelled;
    bool const taken = m_with.headed.add(piece, unlabelled);
    for (auto& rest : unlabelled) m_with.leftovers.keep(std::move(rest), m_with.leftovers.last_place());
    return taken;
}

} // namespace planleser
