#include "plan/section_reader.h"

#include "plan/goals.h"
#include "plan/headed_measure.h"
#include "plan/labelled_text.h"
#include "plan/late_findings.h"
#include "plan/leftovers.h"
#include "plan/list_collector.h"
#include "plan/list_parts.h"
#include "plan/listed_measure.h"
#include "plan/measure_parts.h"
#include "plan/measure_tails.h"
#include "plan/plan_owner.h"
#include "plan/run_in_heading.h"
#include "plan/section_contents.h"
#include "plan/section_tables.h"
#include "text/fold.h"

#include <algorithm>
#include <span>
#include <variant>

namespace planleser {

namespace {

struct Scope {
    std::optional<std::string> area;
    Section const* holder = nullptr; // the heading that gave children_kind
    std::string_view children_kind;  // of areas among the subsections; empty: unknown
    std::string children_rule;
    Rule const* children_list = nullptr; // that says that their lists are measures
    bool holds_no_measures = false;
};

class SectionReader {
public:
    SectionReader(PlanReading& reading, SectionOptions const& options)
        : m_reading(reading), m_rules(reading.rules), m_options(options), m_contents(m_rules, options),
          m_leftovers(reading), m_headed(reading), m_tables(reading, m_leftovers, m_headed),
          m_list(reading, options, m_leftovers, m_seen) {}

    void read() {
        walk(m_reading.tree.root, {});
        m_headed.end();
        m_seen.other_measures = m_seen.other_measures || m_tables.gave_measures();
        if (m_reading.plan.document.kind == "action_programme") {
            take_numbered_for_measures(m_reading, m_leftovers);
            take_lists_for_measures(m_reading, m_leftovers, m_seen);
            take_sentences_for_measures(m_reading, m_leftovers);
        }
        take_tails_apart(m_reading);
        take_times_for_deadlines(m_reading);
        drop_empty_overviews(m_reading.plan, m_seen);
        take_chapters_for_areas(m_reading, m_leftovers);
        m_leftovers.write();
    }

private:
    // ------------------------------------------------------------ headings

    // What a section's heading told its siblings.
    struct Told {
        std::string_view children_kind;
        std::string rule;
        Section const* holder = nullptr;
        Rule const* list = nullptr; // that says that the siblings' lists are measures
    };

    Told walk(Section const& section, Scope scope) {
        if (goes_on_with_measure(section)) return read_below(section, scope);
        m_headed.end();
        if (m_list.awaits_goal(section)) {
            m_list.take({section.heading.text, {}, 0}, scope.area, false);
            m_list.end();
            return read_below(section, scope);
        }
        if (m_list.awaits_measure(section)) {
            m_list.add_awaited_measure(section.heading, scope.area);
            return {};
        }
        m_list.end();
        auto told = open_section(section, scope);
        if (!says_something(section)) told.list = scope.children_list;
        read_below(section, scope);
        return told;
    }

    // 'Ansvar: Kari' below a measure, in print that looks like a heading's.
    bool goes_on_with_measure(Section const& section) {
        auto const& text = section.heading.text;
        if (!m_headed.is_open() || text.empty()) return false;
        Piece const piece{text, {}, 0};
        auto const parts = split_at_labels(std::span(&piece, 1), LabelSearch::Beginning, m_rules);
        if (!parts.front().rule || parts.front().pieces.empty()) return false;
        m_reading.ledger.mark(text, GlyphUse::Field);
        return add_to_headed(piece);
    }

    Told read_below(Section const& section, Scope const& scope) {
        m_headings.push_back(section.heading.text.text);
        auto const leftover = m_leftovers.begin(section, scope.area, scope.holds_no_measures);
        read_blocks(section, scope, leftover);
        auto below = scope;
        for (auto const& child : section.sections) {
            auto const heard = walk(child, below);
            // What a sibling says of the lists holds for those right behind it.
            if (!scope.children_list) below.children_list = heard.list;
            if (!heard.children_kind.empty()) {
                below.children_kind = heard.children_kind;
                below.children_rule = heard.rule;
                below.holder = heard.holder;
            }
        }
        m_headings.pop_back();
        return {};
    }

    // Settles what the heading means, and with it the scope of what stands below.
    Told open_section(Section const& section, Scope& scope) {
        auto const& heading = section.heading;
        if (heading.text.empty()) return {};
        m_reading.ledger.mark(heading.text, GlyphUse::Section);
        if (is_document_title(section, m_reading)) return {};
        auto const* const list = m_contents.only_lists(section) ? scope.children_list : nullptr;
        if (auto const numbered = m_rules.find(RuleKind::Numbered, heading.text.text))
            if (open_numbered(section, *numbered, scope)) {
                scope.holds_no_measures = false;
                return numbered->rule->means == Meaning::FocusArea ? begin_list(list) : Told{};
            }
        for (auto const& hit : m_rules.find_terms(heading.text.text, TermPlace::Heading)) {
            if (is_area_holder(hit.rule->means)) return open_holder(section, *hit.rule, scope);
            if (open_term(section, *hit.rule, scope)) return {};
        }
        if (m_contents.is_measure_heading(section)) {
            open_measure(section, heading.text, number_of(section), "measure.headed", 0.85, scope);
            return {};
        }
        bool const notes_by_theme =
            list && m_reading.plan.document.kind == "input_notes" && m_contents.lists_by_theme(section);
        if (notes_by_theme)
            ; // 'Gruppe A', who says nothing but what its themes hold
        else if (list)
            open_area(section, scope.children_kind.empty() ? "focus_area" : scope.children_kind,
                "area.of-measures", scope);
        else
            open_plain(section, scope);
        return begin_list(list);
    }

    // 'Tiltak', and below it or behind it 'Trafikk' with a list, 'Kultur' with a list.
    Told begin_list(Rule const* list) {
        constexpr double by_its_place = 0.9;
        if (list)
            m_list.begin({Meaning::Measures, list->name, by_its_place * list->confidence, LedBy::Heading});
        return {{}, {}, nullptr, list};
    }

    // Whether the rule fits what stands below the heading; a word may mean more than one thing.
    bool open_term(Section const& section, Rule const& rule, Scope& scope) {
        auto const means = rule.means;
        if (is_area_heading(means)) {
            if (!m_contents.holds_measures(section)) return false;
            open_area(section, area_kind_of(means), rule.name, scope);
        } else if (means == Meaning::Measures || !goal_level_of(means).empty() || means == Meaning::Aim) {
            // 'Forslag' heads measures of notes; elsewhere it may be a proposal of anything.
            constexpr double doubtful = 0.7;
            if (means == Meaning::Measures && rule.confidence < doubtful &&
                m_reading.plan.document.kind != "input_notes")
                return false;
            m_list.begin({means, rule.name, rule.confidence, LedBy::Heading});
            scope.children_list = means == Meaning::Measures && section.blocks.empty() ? &rule : nullptr;
        } else if (means == Meaning::NoMeasures) {
            if (m_contents.holds_measure_table(section) || m_contents.heads_measures(section)) return false;
            scope.holds_no_measures = true;
            scope.children_list = nullptr;
            scope.children_kind = {};
        } else if (is_measure_part(means) && m_headed.just_ended()) {
            m_part_heading = &rule;
        } else {
            return false;
        }
        return true;
    }

    bool open_numbered(Section const& section, RuleHit const& hit, Scope& scope) {
        auto const& text = section.heading.text;
        auto const body = hit.capture("text");
        if (!body) return false;
        auto const rest = text.part(body->begin, body->size());
        std::optional<std::string> number = number_of(section);
        if (auto const range = hit.capture("number")) number = range->of(text.text);
        auto const means = hit.rule->means;
        if (means == Meaning::Measure) {
            m_reading.ledger.mark(text, GlyphUse::Field);
            open_measure(section, rest, number, hit.rule->name, hit.rule->confidence, scope);
        } else if (means == Meaning::FocusArea) {
            constexpr double doubtful = 0.7;
            if (hit.rule->confidence < doubtful && !scope.children_list &&
                !m_contents.holds_measures(section))
                return false;
            m_reading.ledger.mark(text, GlyphUse::Field);
            auto const kind = scope.children_kind.empty() ? "focus_area" : scope.children_kind;
            scope.area = m_reading.area_named(rest, number, kind, scope.area, hit.rule->name);
            scope.children_kind = {};
        } else if (auto const level = goal_level_in(scope.area, means); !level.empty()) {
            m_reading.ledger.mark(text, GlyphUse::Field);
            add_goal(m_reading, rest, level, scope.area, number, hit.rule->name, hit.rule->confidence);
        } else {
            return false;
        }
        return true;
    }

    Told open_holder(Section const& section, Rule const& rule, Scope& scope) {
        auto const kind = area_kind_of(rule.means);
        for (auto const& block : section.blocks)
            if (auto const* item = std::get_if<ListItem>(&block))
                m_reading.kind_of_named[fold(item->content.text.text)] = rule.means;
        bool const has_children = !section.sections.empty();
        scope.area.reset();
        scope.children_kind = kind;
        scope.children_rule = rule.name;
        scope.holder = &section;
        if (m_contents.holds_measure_table(section)) open_area(section, kind, rule.name, scope);
        scope.children_kind = kind;
        // A heading with neither list nor subsections holds the headings that follow.
        return has_children || has_items(section) ? Told{} : Told{kind, rule.name, &section};
    }

    void open_area(Section const& section, std::string_view kind, std::string_view rule, Scope& scope) {
        m_reading.ledger.mark(section.heading.text, GlyphUse::Field);
        scope.area = m_reading.area_named(
            section.heading.text, number_of(section), kind, scope.area, rule, section.heading.confidence);
        scope.children_kind = {};
        scope.holds_no_measures = false;
    }

    void open_held_area(Section const& section, Scope& scope) {
        auto const* const holder = scope.holder;
        open_area(section, scope.children_kind, scope.children_rule, scope);
        if (scope.area) m_seen.holder_of.try_emplace(*scope.area, holder);
    }

    void open_plain(Section const& section, Scope& scope) {
        auto const named = m_reading.kind_of_named.find(fold(section.heading.text.text));
        if (named != m_reading.kind_of_named.end())
            return open_area(section, area_kind_of(named->second), "area.listed", scope);
        if (is_organisation(section) || says_adoption(section)) return;
        if (!scope.children_kind.empty() && says_something(section) && !names_organisation(section))
            return open_held_area(section, scope);
        if (scope.holds_no_measures ? m_contents.holds_measure_table(section)
                                    : m_contents.holds_measures(section))
            return open_area(section, "focus_area", "area.of-measures", scope);
    }

    // The owner's name above the first table is no area.
    bool is_organisation(Section const& section) const {
        auto const& own = m_reading.plan.document.organisation;
        return own && same_folded(*own, section.heading.text.text);
    }

    // Nor is the line of the cover that says who adopted the plan.
    bool says_adoption(Section const& section) const {
        auto const hit = find_fact(m_rules, Meaning::Adoption, section.heading.text.text);
        return hit && hit->whole.begin == 0;
    }

    // The imprint at the end is nobody's area.
    bool names_organisation(Section const& section) const {
        auto const& own = m_reading.plan.document.organisation;
        auto const name = fold(section.heading.text.text);
        return own &&
               (fold(*own).starts_with(name) || name.starts_with(fold(*own)) ||
                   fold(*own).substr(0, fold(*own).find(' ')) == name.substr(0, name.find(' '))) &&
               !m_contents.holds_measures(section);
    }

    // ------------------------------------------------------------ blocks

    void read_blocks(Section const& section, Scope const& scope, std::size_t leftover) {
        m_list.begin_section();
        m_tables.begin_section();
        m_run_in.reset();
        m_run_in_area.reset();
        m_themes = m_contents.lists_by_theme(section);
        bool const has_list = has_items(section);
        for (std::size_t index = 0; index < section.blocks.size(); ++index) {
            auto const& block = section.blocks[index];
            if (auto const* table = std::get_if<Table>(&block)) {
                m_list.end_unless_led_by_heading();
                if (!table->caption.empty()) take_goal_over_table(table->caption, scope);
                m_tables.read(*table, {&section, index, leftover, m_headings, scope.area,
                                          scope.children_kind.empty() ? "focus_area" : scope.children_kind});
            } else if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
                bool const leads = index + 1 < section.blocks.size() &&
                                   std::holds_alternative<ListItem>(section.blocks[index + 1]);
                read_piece(piece_of(*paragraph), paragraph->contents_line, scope, leftover, has_list,
                    leads ? Above::List : Above::Other);
            } else if (auto const* item = std::get_if<ListItem>(&block)) {
                read_piece(piece_of(*item), false, scope, leftover, has_list, Above::Other);
            } else if (auto const* footnote = std::get_if<Footnote>(&block)) {
                m_leftovers.keep({footnote->text, {}, 0}, leftover);
            }
        }
        if (m_part_heading) m_part_heading = nullptr;
    }

    // ------------------------------------------------------------ paragraphs and list items

    void read_piece(Piece piece, bool contents_line, Scope const& scope, std::size_t leftover, bool has_list,
        Above above) {
        if (piece.text.empty()) return m_reading.ledger.mark(piece.text, GlyphUse::Section);
        if (contents_line) return m_leftovers.keep(std::move(piece), leftover);
        if (m_part_heading && m_headed.just_ended()) {
            MeasureWriter(m_reading, m_reading.plan.measures.back())
                .add(m_part_heading->means, std::span(&piece, 1), m_part_heading->name,
                    m_part_heading->confidence, {});
            return;
        }
        if (auto const first = m_list.first_listed();
            first && !m_headed.is_open() && add_to_listed_measures(m_reading, *first, piece))
            return m_list.end_group();
        if (!m_headed.is_open() && add_run_in_goal(m_reading, piece, scope.area, m_options.longest_goal))
            return;
        if (begin_numbered(piece, scope)) return;
        if (m_headed.is_open() && add_to_headed(piece)) return;
        if (auto const heading = run_in_heading(piece)) m_run_in = heading->heading, m_run_in_area.reset();
        if (auto const lead = m_contents.lead_in(piece, above);
            lead && !(lead->means == Meaning::Measures && scope.holds_no_measures) &&
            (lead->means != Meaning::Demand || m_reading.plan.document.kind == "input_notes")) {
            if (lead->means == Meaning::Measures && m_run_in)
                m_run_in_area =
                    m_reading.area_named(*m_run_in, {}, "focus_area", scope.area, "area.run-in", 0.8);
            // A label is used up; a sentence that leads a list stays text.
            m_list.begin(*lead);
            if (lead->led_by == LedBy::Label) return m_reading.ledger.mark(piece.text, GlyphUse::Field);
        } else if (m_themes && m_list.lists_measures() && piece.is_item() && piece.depth == 0) {
            take_theme(piece, scope);
            return;
        } else {
            if (m_run_in_area && m_themes) piece.depth = std::max(0, piece.depth - 1);
            if (m_list.take(piece, m_run_in_area ? m_run_in_area : scope.area, has_list)) return;
        }
        add_stated_goals(m_reading, piece, scope.area);
        m_leftovers.keep(std::move(piece), leftover);
    }

    // An item that is the heading of those below it.
    void take_theme(Piece const& piece, Scope const& scope) {
        constexpr double by_its_place = 0.8;
        auto title = piece.text;
        if (title.text.ends_with(':')) title = title.part(0, title.size() - 1);
        m_reading.ledger.mark(piece.text, GlyphUse::Field);
        m_run_in_area =
            m_reading.area_named(title, {}, "focus_area", scope.area, "area.theme-of-list", by_its_place);
    }

    // 'Mål: …' right above a table looks like its caption.
    void take_goal_over_table(SourcedText const& caption, Scope const& scope) {
        auto const hit = m_rules.find(RuleKind::Numbered, caption.text);
        if (hit && !goal_level_in(scope.area, hit->rule->means).empty())
            begin_numbered({caption, {}, 0}, scope);
    }

    // Below a measure 'Mål: …' is its target; 'Delmål 2.1: …' is the next goal, whose measures follow.
    static bool begins_goal_of_plan(RuleHit const& hit) {
        constexpr double doubtful = 0.7;
        return hit.capture("number") && hit.rule->means != Meaning::Aim && hit.rule->confidence >= doubtful;
    }

    bool begin_numbered(Piece const& piece, Scope const& scope) {
        auto const hit = m_rules.find(RuleKind::Numbered, piece.text.text);
        auto const body = hit ? hit->capture("text") : std::nullopt;
        if (!body) return false;
        auto const rest = piece.text.part(body->begin, body->size());
        std::optional<std::string> number;
        if (auto const range = hit->capture("number")) number = range->of(piece.text.text);
        if (hit->rule->means == Meaning::Measure) {
            if (scope.holds_no_measures) return false;
            m_headed.end();
            begin_headed(rest, number, scope.area, hit->rule->name, hit->rule->confidence);
        } else if (auto const level = goal_level_in(scope.area, hit->rule->means);
                   !level.empty() && (!m_headed.is_open() || begins_goal_of_plan(*hit)) &&
                   rest.size() <= m_options.longest_goal &&
                   find_sdgs(rest, SdgContext::Named, m_rules).empty()) {
            m_headed.end();
            add_goal(m_reading, rest, level, level == "vision" ? std::nullopt : scope.area, number,
                hit->rule->name, hit->rule->confidence);
        } else {
            return false;
        }
        m_reading.ledger.mark(piece.text, GlyphUse::Field);
        return true;
    }

    void open_measure(Section const& section, SourcedText const& text, std::optional<std::string> number,
        std::string_view rule, double confidence, Scope const& scope) {
        m_reading.ledger.mark(section.heading.text, GlyphUse::Field);
        begin_headed(text, std::move(number), scope.area, rule, confidence);
    }

    void begin_headed(SourcedText const& text, std::optional<std::string> number,
        std::optional<std::string> const& area, std::string_view rule, double confidence) {
        m_headed.begin(text, std::move(number), area, rule, confidence);
        m_seen.other_measures = true;
    }

    bool add_to_headed(Piece const& piece) {
        std::vector<Piece> unlabelled;
        bool const taken = m_headed.add(piece, unlabelled);
        for (auto& rest : unlabelled) m_leftovers.keep(std::move(rest), m_leftovers.last_place());
        return taken;
    }

    PlanReading& m_reading;
    RuleSet const& m_rules;
    SectionOptions const& m_options;
    SectionContents m_contents;
    Leftovers m_leftovers;
    HeadedMeasure m_headed;
    SectionTables m_tables;
    SectionsSeen m_seen;
    std::vector<std::string_view> m_headings; // of the sections around, outermost first
    ListCollector m_list;
    std::optional<SourcedText> m_run_in;      // the last heading that began a paragraph of the section
    bool m_themes = false;                    // the section's lists have themes for outer items
    std::optional<std::string> m_run_in_area; // that it became, since measures are listed behind it
    Rule const* m_part_heading = nullptr;     // 'Ansvar' as a heading below a measure's
};

} // namespace

void read_sections(PlanReading& reading, SectionOptions const& options) {
    SectionReader(reading, options).read();
}

} // namespace planleser
