#include "plan/section_reader.h"

#include "plan/goals.h"
#include "plan/headed_measure.h"
#include "plan/labelled_text.h"
#include "plan/late_findings.h"
#include "plan/leftovers.h"
#include "plan/list_collector.h"
#include "plan/measure_tails.h"
#include "plan/piece_reader.h"
#include "plan/plan_owner.h"
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
        : m_reading(reading), m_rules(reading.rules), m_contents(m_rules, options), m_leftovers(reading),
          m_headed(reading), m_tables(reading, m_contents, m_leftovers, m_headed),
          m_list(reading, options, m_leftovers, m_seen),
          m_pieces(reading, {options, m_contents, m_headed, m_list, m_leftovers, m_seen}) {}

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
        take_times_of_leads(m_reading, m_seen);
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
        auto const* rule = parts.front().rule;
        if (!rule || parts.front().pieces.empty() || begins_anew(rule->means)) return false;
        m_reading.ledger.mark(text, GlyphUse::Field);
        return m_pieces.add_to_headed(piece);
    }

    // 'Tema: Kultur' is the next area, 'Tiltak: …' the next measure.
    static bool begins_anew(Meaning means) {
        return means == Meaning::Area || means == Meaning::Measure || means == Meaning::Number ||
               means == Meaning::Aim;
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
        auto const* const list =
            scope.children_list && m_contents.only_lists(section) ? scope.children_list : nullptr;
        if (auto const numbered = m_rules.find(RuleKind::Numbered, heading.text.text))
            if (open_numbered(section, *numbered, scope)) {
                scope.holds_no_measures = false;
                return numbered->rule->means == Meaning::FocusArea ? begin_list(list) : Told{};
            }
        for (auto const& hit : m_rules.find_terms(heading.text.text, TermPlace::Heading)) {
            if (is_area_holder(hit.rule->means)) return open_holder(section, *hit.rule, scope);
            if (open_term(section, *hit.rule, scope)) return {};
        }
        if (m_contents.details_items(section)) {
            open_plain(section, scope);
            m_list.begin({Meaning::Measures, "measure.with-details", 0.8, LedBy::Heading});
            return {};
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
            m_list.begin({means, rule.name, rule.confidence, LedBy::Heading,
                time_of_lead(section.heading.text, m_rules)});
            scope.children_list = means == Meaning::Measures && section.blocks.empty() ? &rule : nullptr;
        } else if (means == Meaning::NoMeasures) {
            if (m_contents.holds_measure_table(section) || m_contents.heads_measures(section)) return false;
            scope.holds_no_measures = true;
            scope.children_list = nullptr;
            scope.children_kind = {};
        } else if (is_measure_part(means) && m_headed.just_ended()) {
            m_pieces.begin_part(rule);
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
        m_tables.begin_section();
        m_pieces.begin_section(section, {scope.area, scope.holds_no_measures, leftover});
        for (std::size_t index = 0; index < section.blocks.size(); ++index) {
            auto const& block = section.blocks[index];
            if (auto const* table = std::get_if<Table>(&block)) {
                m_list.end_unless_led_by_heading();
                if (!table->caption.empty()) m_pieces.take_goal_over_table(table->caption);
                m_tables.read(*table, {&section, index, leftover, m_headings, scope.area,
                                          scope.children_kind.empty() ? "focus_area" : scope.children_kind});
            } else if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
                if (paragraph->contents_line && !paragraph->text.empty())
                    m_leftovers.keep(piece_of(*paragraph), leftover);
                else
                    m_pieces.read(piece_of(*paragraph), above(section.blocks, index + 1));
            } else if (auto const* item = std::get_if<ListItem>(&block)) {
                m_pieces.read(piece_of(*item), Above::Other);
            } else if (auto const* footnote = std::get_if<Footnote>(&block)) {
                m_leftovers.keep({footnote->text, {}, 0}, leftover);
            }
        }
        m_pieces.end_section();
    }

    static Above above(std::vector<Block> const& blocks, std::size_t next) {
        if (next >= blocks.size()) return Above::Other;
        if (std::holds_alternative<ListItem>(blocks[next])) return Above::List;
        return std::holds_alternative<Paragraph>(blocks[next]) ? Above::Paragraph : Above::Other;
    }

    void open_measure(Section const& section, SourcedText const& text, std::optional<std::string> number,
        std::string_view rule, double confidence, Scope const& scope) {
        m_reading.ledger.mark(section.heading.text, GlyphUse::Field);
        m_pieces.begin_headed(text, std::move(number), scope.area, rule, confidence);
    }

    PlanReading& m_reading;
    RuleSet const& m_rules;
    SectionContents m_contents;
    Leftovers m_leftovers;
    HeadedMeasure m_headed;
    SectionTables m_tables;
    SectionsSeen m_seen;
    std::vector<std::string_view> m_headings; // of the sections around, outermost first
    ListCollector m_list;
    PieceReader m_pieces;
};

} // namespace

void read_sections(PlanReading& reading, SectionOptions const& options) {
    SectionReader(reading, options).read();
}

} // namespace planleser
