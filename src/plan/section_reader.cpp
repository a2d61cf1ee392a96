#include "plan/section_reader.h"

#include "plan/budget.h"
#include "plan/labelled_text.h"
#include "plan/list_parts.h"
#include "plan/measure_parts.h"
#include "plan/measure_table.h"
#include "text/fold.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <span>
#include <variant>

namespace planleser {

namespace {

// Text of a section that nothing else took.
struct Leftover {
    Section const* section = nullptr;
    std::vector<Piece> pieces;
    std::optional<std::string> area;
    bool holds_no_measures = false;
};

// What comes next.
enum class Above { List, Other };

enum class LedBy { Heading, Label, Sentence };

// What list items below are.
struct Collecting {
    Meaning means = Meaning::Measures;
    std::string rule;
    double confidence = 1;
    LedBy led_by = LedBy::Heading;
    bool began = false; // an item was taken
};

struct Scope {
    std::optional<std::string> area;
    Section const* holder = nullptr; // the heading that gave children_kind
    std::string_view children_kind;  // of areas among the subsections; empty: unknown
    std::string children_rule;
    bool holds_no_measures = false;
};

bool has_items(Section const& section) {
    return std::ranges::any_of(
        section.blocks, [](Block const& block) { return std::holds_alternative<ListItem>(block); });
}

bool names_detail(Meaning meaning) {
    return meaning == Meaning::Responsible || meaning == Meaning::Deadline || meaning == Meaning::Cost ||
           meaning == Meaning::Status || meaning == Meaning::Partners;
}

class SectionReader {
public:
    SectionReader(PlanReading& reading, SectionOptions const& options)
        : m_reading(reading), m_rules(reading.rules), m_budget_rules(budget_rules(reading.rules)),
          m_options(options) {}

    void read() {
        walk(m_reading.tree.root, {});
        flush();
        if (m_reading.plan.document.kind == "action_programme") take_lists_for_measures();
        drop_empty_overviews();
        take_chapters_for_areas();
        for (auto const& leftover : m_leftovers) write_section(leftover);
    }

private:
    // ------------------------------------------------------------ headings

    // What a section's heading told its siblings.
    struct Told {
        std::string_view children_kind;
        std::string rule;
        Section const* holder = nullptr;
    };

    Told walk(Section const& section, Scope scope) {
        flush();
        if (m_collecting && is_awaited_goal(section)) {
            Piece const piece{section.heading.text, {}, 0};
            collect(piece, scope, false);
            m_collecting.reset();
            return read_below(section, scope);
        }
        m_collecting.reset();
        auto const told = open_section(section, scope);
        read_below(section, scope);
        return told;
    }

    // 'Visjonen er:', and then the vision in print as large as a heading.
    bool is_awaited_goal(Section const& section) const {
        auto const& text = section.heading.text.text;
        auto const least = m_collecting->led_by == LedBy::Heading ? m_options.shortest_vision
                                                                  : m_options.shortest_vision / 2;
        return m_collecting->means == Meaning::Vision && !m_collecting->began && text.size() > least &&
               section.heading.number.empty() && !m_rules.find_term(text, TermPlace::Heading);
    }

    Told read_below(Section const& section, Scope const& scope) {
        m_headings.push_back(section.heading.text.text);
        m_leftovers.push_back({&section, {}, scope.area, scope.holds_no_measures});
        auto const leftover = m_leftovers.size() - 1;
        read_blocks(section, scope, leftover);
        auto below = scope;
        for (auto const& child : section.sections) {
            auto const heard = walk(child, below);
            if (!heard.children_kind.empty()) {
                below.children_kind = heard.children_kind;
                below.children_rule = heard.rule;
                below.holder = heard.holder;
            }
        }
        m_headings.pop_back();
        return {};
    }

    bool is_title(Section const& section) const {
        auto const& title = m_reading.plan.document.title;
        if (!title || section.heading.text.empty() ||
            !fold(*title).starts_with(fold(section.heading.text.text)))
            return false;
        // The largest print of a document without a cover may be its first area.
        auto const facts = m_rules.find_all(RuleKind::Fact, section.heading.text.text);
        bool const names_plan =
            std::ranges::any_of(facts, [](RuleHit const& hit) { return hit.rule->means == Meaning::Title; });
        return names_plan || section.blocks.empty();
    }

    // Settles what the heading means, and with it the scope of what stands below.
    Told open_section(Section const& section, Scope& scope) {
        auto const& heading = section.heading;
        if (heading.text.empty()) return {};
        m_reading.ledger.mark(heading.text, GlyphUse::Section);
        if (is_title(section)) return {};
        if (auto const numbered = m_rules.find(RuleKind::Numbered, heading.text.text))
            if (open_numbered(section, *numbered, scope)) return {};
        for (auto const& hit : m_rules.find_terms(heading.text.text, TermPlace::Heading)) {
            if (is_area_holder(hit.rule->means)) return open_holder(section, *hit.rule, scope);
            if (open_term(section, *hit.rule, scope)) return {};
        }
        if (is_measure_heading(section))
            open_measure(section, heading.text, number_of(section), "measure.headed", 0.85, scope);
        else
            open_plain(section, scope);
        return {};
    }

    // Whether the rule fits what stands below the heading; a word may mean more than one thing.
    bool open_term(Section const& section, Rule const& rule, Scope& scope) {
        auto const means = rule.means;
        if (is_area_heading(means)) {
            if (!holds_measures(section)) return false;
            open_area(section, area_kind_of(means), rule.name, scope);
        } else if (means == Meaning::Measures || !goal_level_of(means).empty() || means == Meaning::Aim) {
            m_collecting = Collecting{means, rule.name, rule.confidence, LedBy::Heading};
        } else if (means == Meaning::NoMeasures) {
            if (holds_measure_table(section)) return false;
            scope.holds_no_measures = true;
            scope.children_kind = {};
        } else if (is_measure_part(means) && m_last_headed) {
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
            m_reading.ledger.mark(text, GlyphUse::Field);
            auto const kind = scope.children_kind.empty() ? "focus_area" : scope.children_kind;
            scope.area = m_reading.area_named(rest, number, kind, scope.area, hit.rule->name);
            scope.children_kind = {};
        } else if (auto const level = level_of(means, scope); !level.empty()) {
            m_reading.ledger.mark(text, GlyphUse::Field);
            add_goal(m_reading, rest, level, scope.area, number, hit.rule->name, hit.rule->confidence);
        } else {
            return false;
        }
        return true;
    }

    static std::string_view level_of(Meaning means, Scope const& scope) {
        if (means == Meaning::Aim) return scope.area ? "sub_goal" : "main_goal";
        return goal_level_of(means);
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
        if (holds_measure_table(section)) open_area(section, kind, rule.name, scope);
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
        if (scope.area) m_holder_of.try_emplace(*scope.area, holder);
    }

    void open_plain(Section const& section, Scope& scope) {
        auto const named = m_reading.kind_of_named.find(fold(section.heading.text.text));
        if (named != m_reading.kind_of_named.end())
            return open_area(section, area_kind_of(named->second), "area.listed", scope);
        if (!scope.children_kind.empty() && says_something(section) && !names_organisation(section))
            return open_held_area(section, scope);
        if (scope.holds_no_measures ? holds_measure_table(section) : holds_measures(section))
            return open_area(section, "focus_area", "area.of-measures", scope);
    }

    // The imprint at the end is nobody's area.
    bool names_organisation(Section const& section) const {
        auto const& own = m_reading.plan.document.organisation;
        auto const name = fold(section.heading.text.text);
        return own &&
               (fold(*own).starts_with(name) || name.starts_with(fold(*own)) ||
                   fold(*own).substr(0, fold(*own).find(' ')) == name.substr(0, name.find(' '))) &&
               !holds_measures(section);
    }

    static bool says_something(Section const& section) {
        return !section.blocks.empty() || !section.sections.empty();
    }

    static std::optional<std::string> number_of(Section const& section) {
        return section.heading.number.empty() ? std::nullopt : std::optional(section.heading.number);
    }

    // ------------------------------------------------------------ what a section holds

    bool holds_measure_table(Section const& section) const {
        return std::ranges::any_of(section.blocks, [&](Block const& block) {
            auto const* table = std::get_if<Table>(&block);
            auto const meanings = table ? find_column_meanings(*table, m_rules) : std::nullopt;
            return meanings && meanings->sort != TableSort::Goals && has_details(*meanings) &&
                   std::ranges::none_of(meanings->columns, [](ColumnMeaning const& column) {
                       return column.means == Meaning::Area && !column.rule.empty();
                   });
        });
    }

    bool holds_measures(Section const& section) const {
        if (holds_measure_table(section) || leads_measure_list(section)) return true;
        for (auto const& block : section.blocks)
            if (auto const* paragraph = std::get_if<Paragraph>(&block))
                if (auto const hit = m_rules.find(RuleKind::Numbered, paragraph->text.text);
                    hit && hit->rule->means == Meaning::Measure)
                    return true;
        return std::ranges::any_of(section.sections, [&](Section const& child) {
            if (auto const hit = m_rules.find(RuleKind::Numbered, child.heading.text.text))
                return hit->rule->means == Meaning::Measure;
            auto const hit = m_rules.find_term(child.heading.text.text, TermPlace::Heading);
            if (hit && hit->rule->means == Meaning::Measures)
                return has_items(child) || holds_measures(child);
            return is_measure_heading(child);
        });
    }

    // 'Tiltak:' or 'Rådet vil derfor:' right above a list.
    bool leads_measure_list(Section const& section) const {
        for (std::size_t i = 0; i + 1 < section.blocks.size(); ++i) {
            auto const* paragraph = std::get_if<Paragraph>(&section.blocks[i]);
            if (!paragraph) continue;
            auto const below = std::span(section.blocks).subspan(i + 1);
            if (std::ranges::none_of(
                    below, [](Block const& block) { return std::holds_alternative<ListItem>(block); }))
                return false;
            auto const above = std::holds_alternative<ListItem>(below.front()) ? Above::List : Above::Other;
            if (auto const lead = lead_in(piece_of(*paragraph), above);
                lead && lead->means == Meaning::Measures)
                return true;
        }
        return false;
    }

    // What a line that ends in a colon says of the list below it.
    std::optional<Collecting> lead_in(Piece const& piece, Above above) const {
        if (piece.is_item() || piece.text.empty() || piece.text.size() > m_options.longest_lead_in)
            return std::nullopt;
        // A term alone above a list needs no colon.
        if (piece.text.text.back() != ':' && above != Above::List) return std::nullopt;
        if (auto const hit = m_rules.find_term(piece.text.text, TermPlace::Label)) {
            auto const means = hit->rule->means == Meaning::Measure ? Meaning::Measures : hit->rule->means;
            if (means == Meaning::Measures || means == Meaning::Aim || !goal_level_of(means).empty())
                return Collecting{means, hit->rule->name, hit->rule->confidence, LedBy::Label};
        }
        for (auto const& hit : m_rules.find_all(RuleKind::Statement, piece.text.text))
            if (auto const list = hit.capture("list"); list && list->end == piece.text.size())
                return Collecting{hit.rule->means, hit.rule->name, hit.rule->confidence, LedBy::Sentence};
        return std::nullopt;
    }

    // A heading with 'Ansvar: …' or 'Frist: …' below it.
    bool is_measure_heading(Section const& section) const {
        if (section.heading.text.empty() || section.blocks.empty()) return false;
        for (auto const& block : section.blocks) {
            std::vector<Piece> pieces;
            if (auto const* paragraph = std::get_if<Paragraph>(&block))
                pieces = {piece_of(*paragraph)};
            else if (auto const* item = std::get_if<ListItem>(&block))
                pieces = {piece_of(*item)};
            for (auto const& part : split_at_labels(pieces, LabelSearch::Beginning, m_rules))
                if (part.rule && names_detail(part.rule->means) && !part.pieces.empty()) return true;
        }
        return false;
    }

    // ------------------------------------------------------------ blocks

    void read_blocks(Section const& section, Scope const& scope, std::size_t leftover) {
        m_last_columns = 0;
        bool const has_list = has_items(section);
        for (std::size_t index = 0; index < section.blocks.size(); ++index) {
            auto const& block = section.blocks[index];
            if (auto const* table = std::get_if<Table>(&block)) {
                end_collecting();
                read_table(*table, section, index, scope, leftover);
            } else if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
                bool const leads = index + 1 < section.blocks.size() &&
                                   std::holds_alternative<ListItem>(section.blocks[index + 1]);
                read_piece(piece_of(*paragraph), paragraph->contents_line, scope, leftover, has_list,
                    leads ? Above::List : Above::Other);
            } else if (auto const* item = std::get_if<ListItem>(&block)) {
                read_piece(piece_of(*item), false, scope, leftover, has_list, Above::Other);
            } else if (auto const* footnote = std::get_if<Footnote>(&block)) {
                keep({footnote->text, {}, 0}, leftover);
            }
        }
        if (m_part_heading) m_part_heading = nullptr;
    }

    void keep(Piece piece, std::size_t leftover) {
        m_reading.ledger.mark(piece.text, GlyphUse::Section);
        m_leftovers[leftover].pieces.push_back(std::move(piece));
    }

    void read_table(Table const& table, Section const& section, std::size_t index, Scope const& scope,
        std::size_t leftover) {
        auto meanings = find_column_meanings(table, m_rules);
        if ((!meanings || !has_details(*meanings)) && take_budget(table, section, index, leftover)) return;
        bool const goes_on = !meanings && m_last_columns == table.columns && m_last_columns > 0;
        if (goes_on) {
            meanings = m_last_meanings;
            meanings->first_row = 0;
        }
        if (!meanings) {
            m_last_columns = 0;
            return keep_table(table, leftover);
        }
        flush();
        report_unknown_columns(table, *meanings);
        TableContext context{goes_on ? m_last_area : scope.area,
            scope.children_kind.empty() ? "focus_area" : scope.children_kind, section.heading.number,
            section.heading.text.text};
        m_last_area = read_measure_table(m_reading, table, *meanings, context);
        m_other_measures = m_other_measures || meanings->sort != TableSort::Goals;
        m_last_columns = meanings->sort == TableSort::Measures ? table.columns : 0;
        m_last_meanings = std::move(*meanings);
        for (auto const& note : table.notes) keep({note, {}, 0}, leftover);
    }

    static bool has_details(TableMeanings const& meanings) {
        return std::ranges::any_of(meanings.columns, [](ColumnMeaning const& column) {
            return !column.rule.empty() && column.means != Meaning::Measure &&
                   column.means != Meaning::Number && column.means != Meaning::Cost &&
                   column.means != Meaning::Field && column.means != Meaning::Ignore &&
                   column.means != Meaning::Area;
        });
    }

    // What stands right before the end of a section's text so far, then before that of the sections it is
    // part of: a unit line may stand below an outer heading.
    std::vector<std::string_view> texts_before(Section const& section, std::size_t leftover) const {
        constexpr std::size_t enough = 3;
        std::vector<std::string_view> texts;
        auto const* inner = &section;
        for (auto outer = leftover + 1; outer-- > 0 && texts.size() < enough;) {
            auto const& sections = m_leftovers[outer].section->sections;
            bool const holds =
                std::ranges::any_of(sections, [&](Section const& part) { return &part == inner; });
            if (outer != leftover && !holds) continue;
            inner = m_leftovers[outer].section;
            for (auto const& piece : m_leftovers[outer].pieces | std::views::reverse)
                if (texts.size() < enough) texts.push_back(piece.text.text);
        }
        return texts;
    }

    bool take_budget(Table const& table, Section const& section, std::size_t index, std::size_t leftover) {
        BudgetContext context;
        context.headings = m_headings;
        context.rule = m_rules.name() + "/budget";
        context.before = texts_before(section, leftover);
        for (auto next = index + 1; next < section.blocks.size() && context.after.size() < 6; ++next)
            if (auto const* paragraph = std::get_if<Paragraph>(&section.blocks[next]))
                context.after.push_back(paragraph->text.text);
            else
                break;
        auto budget =
            read_budget(table, context, m_budget_rules, m_reading.tree.glyphs, m_reading.diagnostics);
        if (!budget) return false;
        flush();
        for (auto const& cell : table.cells) m_reading.ledger.mark(cell.text(), GlyphUse::Field);
        for (auto const& again : table.repeated) m_reading.ledger.mark(again, GlyphUse::Field);
        for (auto const& note : table.notes) m_reading.ledger.mark(note, GlyphUse::Field);
        if (!table.caption.empty()) m_reading.ledger.mark(table.caption, GlyphUse::Field);
        m_reading.plan.budgets.push_back(std::move(*budget));
        m_last_columns = 0;
        return true;
    }

    void report_unknown_columns(Table const& table, TableMeanings const& meanings) {
        for (auto const& column : meanings.columns)
            if (column.rule.empty() && !column.label.empty() && column.means == Meaning::Field)
                m_reading.diagnostics.note("unknown-column",
                    "no rule knows the column \"" + column.label + "\": kept as a field", table.at);
    }

    void keep_table(Table const& table, std::size_t leftover) {
        if (!table.caption.empty()) keep({table.caption, {}, 0}, leftover);
        for (auto const& cell : table.cells)
            if (auto text = cell.text(); !text.text.empty()) keep({std::move(text), {}, 0}, leftover);
        for (auto const& again : table.repeated) m_reading.ledger.mark(again, GlyphUse::Furniture);
        for (auto const& note : table.notes) keep({note, {}, 0}, leftover);
    }

    // ------------------------------------------------------------ paragraphs and list items

    void read_piece(Piece piece, bool contents_line, Scope const& scope, std::size_t leftover, bool has_list,
        Above above) {
        if (piece.text.empty()) return m_reading.ledger.mark(piece.text, GlyphUse::Section);
        if (contents_line) return keep(std::move(piece), leftover);
        if (m_part_heading && m_last_headed) {
            MeasureWriter(m_reading, m_reading.plan.measures.back())
                .add(m_part_heading->means, std::span(&piece, 1), m_part_heading->name,
                    m_part_heading->confidence, {});
            return;
        }
        if (begin_numbered(piece, scope)) return;
        if (m_open && add_to_open(piece)) return;
        if (auto const lead = lead_in(piece, above);
            lead && !(lead->means == Meaning::Measures && scope.holds_no_measures)) {
            // A label is used up; a sentence that leads a list stays text.
            m_collecting = lead;
            if (lead->led_by == LedBy::Label) return m_reading.ledger.mark(piece.text, GlyphUse::Field);
        } else if (m_collecting && collect(piece, scope, has_list)) {
            return;
        }
        find_statements(piece, scope);
        keep(std::move(piece), leftover);
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
            flush();
            begin_measure(rest, number, scope.area, hit->rule->name, hit->rule->confidence);
        } else if (auto const level = level_of(hit->rule->means, scope);
                   !level.empty() && !m_open && rest.size() <= m_options.longest_goal &&
                   find_sdgs(rest, SdgContext::Named, m_rules).empty()) {
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
        begin_measure(text, std::move(number), scope.area, rule, confidence);
    }

    void begin_measure(SourcedText const& text, std::optional<std::string> number,
        std::optional<std::string> const& area, std::string_view rule, double confidence) {
        Measure measure;
        measure.number = std::move(number);
        measure.area = area;
        Piece const piece{text, {}, 0};
        MeasureWriter(m_reading, measure).add(Meaning::Measure, std::span(&piece, 1), rule, confidence, {});
        m_open = std::move(measure);
        m_other_measures = true;
        m_open_meaning = Meaning::Measure;
    }

    // Labelled lines and list items below a headed measure.
    bool add_to_open(Piece const& piece) {
        auto const parts = split_at_labels(std::span(&piece, 1), LabelSearch::Anywhere, m_rules);
        bool const labelled = std::ranges::any_of(parts, [](LabelledPart const& part) { return part.rule; });
        MeasureWriter writer(m_reading, *m_open);
        if (!labelled) {
            if (m_open_meaning == Meaning::Measure && !piece.is_item()) return false;
            auto const means = m_open_meaning == Meaning::Measure ? Meaning::Items : m_open_meaning;
            if (!piece.is_item() && means != Meaning::Items) return false;
            writer.add(means, std::span(&piece, 1), m_open_rule, 0.85, m_open_label);
            return true;
        }
        for (auto const& part : parts) {
            if (!part.rule) {
                for (auto const& text : part.pieces) keep(text, m_leftovers.size() - 1);
                continue;
            }
            m_reading.ledger.mark(part.label, GlyphUse::Field);
            m_open_meaning = part.rule->means == Meaning::Aim ? Meaning::Target : part.rule->means;
            m_open_rule = part.rule->name;
            m_open_label = part.label.text.substr(0, part.label.text.find(':'));
            writer.add(m_open_meaning, part.pieces, part.rule->name, part.rule->confidence, m_open_label);
        }
        return true;
    }

    void flush() {
        m_last_headed = false;
        if (!m_open) return;
        if (!m_open->text.empty()) {
            m_reading.plan.measures.push_back(std::move(*m_open));
            m_last_headed = true;
        }
        m_open.reset();
    }

    void end_collecting() {
        if (m_collecting && m_collecting->led_by != LedBy::Heading) m_collecting.reset();
    }

    bool collect(Piece const& piece, Scope const& scope, bool has_list) {
        if (!piece.is_item() && !stands_for_item(piece, has_list)) {
            if (m_collecting->began) end_collecting();
            return false;
        }
        auto const level = level_of(m_collecting->means, scope);
        auto const numbered = split_number(piece.text, m_rules);
        m_reading.ledger.mark(piece.text, GlyphUse::Field);
        if (!level.empty()) {
            add_goal(m_reading, numbered.text, level, scope.area, numbered.number, m_collecting->rule,
                m_collecting->confidence);
        } else if (piece.depth > 0 && m_collecting->began && !m_reading.plan.measures.empty()) {
            MeasureWriter(m_reading, m_reading.plan.measures.back())
                .add(Meaning::Items, std::span(&piece, 1), m_collecting->rule, m_collecting->confidence, {});
        } else {
            m_listing_levels.insert(m_leftovers.back().section->heading.level);
            add_listed_measure(piece, numbered, scope.area, m_collecting->rule, m_collecting->confidence);
        }
        m_collecting->began = true;
        return true;
    }

    // A goal may stand as a paragraph: below a heading that has no list, or alone behind 'Visjonen er:'.
    bool stands_for_item(Piece const& piece, bool has_list) const {
        if (m_collecting->means == Meaning::Measures || !is_short_statement(piece)) return false;
        if (m_collecting->means == Meaning::Vision && m_collecting->began) return false;
        if (m_collecting->led_by == LedBy::Heading) return !has_list;
        return m_collecting->means == Meaning::Vision;
    }

    void add_listed_measure(Piece const& piece, NumberedText const& numbered,
        std::optional<std::string> const& area, std::string_view rule, double confidence) {
        Measure measure;
        measure.area = area;
        measure.number = numbered.number;
        auto marker = piece.marker;
        while (!marker.empty() && (marker.back() == '.' || marker.back() == ')')) marker.pop_back();
        if (!measure.number && (looks_like_number(marker) || is_letter(marker))) measure.number = marker;
        Piece const text{numbered.text, {}, 0};
        MeasureWriter(m_reading, measure).add(Meaning::Measure, std::span(&text, 1), rule, confidence, {});
        if (!measure.text.empty()) m_reading.plan.measures.push_back(std::move(measure));
    }

    static bool is_letter(std::string_view marker) {
        return marker.size() == 1 && marker[0] >= 'a' && marker[0] <= 'z' && marker[0] != 'o';
    }

    bool is_short_statement(Piece const& piece) const {
        auto const& text = piece.text.text;
        auto const letters =
            std::ranges::count_if(text, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
        return text.size() <= m_options.longest_goal && letters >= 8 && text.front() != '[' &&
               !text.starts_with("http") && !text.starts_with("www.");
    }

    void find_statements(Piece const& piece, Scope const& scope) {
        if (piece.text.size() < 20) return;
        for (auto const& hit : m_rules.find_all(RuleKind::Statement, piece.text.text)) {
            auto const level = goal_level_of(hit.rule->means);
            auto const body = hit.capture("text");
            if (level.empty() || !body) continue;
            bool const known = std::ranges::any_of(
                m_reading.plan.goals, [&](Goal const& goal) { return goal.level == level && !goal.area; });
            if (known && level == "vision") continue;
            add_goal(m_reading, trimmed(piece.text.part(body->begin, body->size())), level,
                level == "vision" ? std::nullopt : scope.area, std::nullopt, hit.rule->name,
                hit.rule->confidence);
        }
    }

    // ------------------------------------------------------------ the end

    // Notes and hearing statements have no focus areas: their numbered chapters are what they speak of.
    void take_chapters_for_areas() {
        if (!m_reading.plan.areas.empty() || m_reading.plan.document.kind != "input_notes") return;
        for (auto& leftover : m_leftovers) {
            auto const& heading = leftover.section->heading;
            if (heading.number.empty() || heading.level != 1) continue;
            leftover.area = m_reading.area_named(
                heading.text, heading.number, "other", std::nullopt, "area.chapter", 0.7);
        }
    }

    // Headings below 'Satsingsområder' are areas, unless nothing stands below any of them while another
    // heading holds the same kind with measures and goals: then the first was an overview.
    void drop_empty_overviews() {
        auto& plan = m_reading.plan;
        std::set<std::string> filled;
        for (auto const& measure : plan.measures) filled.insert(measure.area.value_or(""));
        for (auto const& goal : plan.goals) filled.insert(goal.area.value_or(""));
        std::set<Section const*> full_holders;
        std::set<std::string> full_kinds;
        for (auto const& area : plan.areas) {
            if (!filled.contains(area.id)) continue;
            full_kinds.insert(area.kind);
            if (auto const holder = m_holder_of.find(area.id); holder != m_holder_of.end())
                full_holders.insert(holder->second);
        }
        std::erase_if(plan.areas, [&](Area const& area) {
            auto const holder = m_holder_of.find(area.id);
            return holder != m_holder_of.end() && !full_holders.contains(holder->second) &&
                   full_kinds.contains(area.kind);
        });
    }

    // A plan without tables or labels lists its measures below the headings of its areas: where some sections
    // lead their lists with words that say so, others of the same rank need none.
    void take_lists_for_measures() {
        auto const& measures = m_reading.plan.measures;
        if (!measures.empty() && (m_other_measures || m_listing_levels.empty())) return;
        auto const lists_measures = [&](Leftover const& leftover) {
            auto const& heading = leftover.section->heading;
            return std::ranges::count_if(leftover.pieces, &Piece::is_item) >= 2 &&
                   !leftover.holds_no_measures && !heading.text.empty() && !is_title(*leftover.section) &&
                   (m_listing_levels.empty() || m_listing_levels.contains(heading.level));
        };
        // One list alone may be anything.
        if (measures.empty() && std::ranges::count_if(m_leftovers, lists_measures) < 2) return;
        for (auto& leftover : m_leftovers) {
            if (!lists_measures(leftover)) continue;
            auto const& heading = leftover.section->heading;
            auto const area = leftover.area ? leftover.area
                                            : m_reading.area_named(heading.text, number_of(*leftover.section),
                                                  "focus_area", std::nullopt, "area.of-list", 0.7);
            std::vector<Piece> rest;
            for (auto& piece : leftover.pieces) {
                if (!piece.is_item()) {
                    rest.push_back(std::move(piece));
                } else if (piece.depth > 0 && !m_reading.plan.measures.empty()) {
                    MeasureWriter(m_reading, m_reading.plan.measures.back())
                        .add(Meaning::Items, std::span(&piece, 1), "measure.listed", 0.6, {});
                } else {
                    add_listed_measure(piece, split_number(piece.text, m_rules), area, "measure.listed", 0.6);
                }
            }
            leftover.pieces = std::move(rest);
        }
    }

    void write_section(Leftover const& leftover) {
        auto const& heading = leftover.section->heading;
        TextSection section;
        section.number = number_of(*leftover.section);
        section.title = heading.text.text;
        section.level = heading.level;
        auto const heading_at = m_reading.places(heading.text, "section");
        section.at = heading_at;
        SourcedText all;
        for (auto const& piece : leftover.pieces) {
            if (!section.text.empty()) section.text += '\n';
            section.text += piece.text.text;
            all.append(piece.text);
        }
        auto const in_fields = std::ranges::all_of(heading.text.origin, [&](GlyphId glyph) {
            return glyph == no_glyph || m_reading.ledger.use_of(glyph) == GlyphUse::Field;
        });
        if (section.text.empty() && in_fields) return;
        for (auto const& at : m_reading.places(all, "section"))
            if (section.at.empty() || at.place.page != section.at.back().place.page)
                section.at.push_back(at);
            else
                section.at.back().place.box.include(at.place.box);
        m_reading.plan.sections.push_back(std::move(section));
    }

    PlanReading& m_reading;
    RuleSet const& m_rules;
    BudgetRules m_budget_rules;
    std::vector<std::string_view> m_headings; // of the sections around, outermost first
    SectionOptions const& m_options;
    std::vector<Leftover> m_leftovers;
    std::optional<Collecting> m_collecting;
    std::set<int> m_listing_levels;                    // of headings below which measures were listed
    bool m_other_measures = false;                     // measures of tables, or with headings of their own
    std::map<std::string, Section const*> m_holder_of; // of areas that a heading above them made areas

    std::optional<Measure> m_open; // a headed measure that labelled lines may go on with
    Meaning m_open_meaning = Meaning::Measure;
    std::string m_open_rule = "measure.headed", m_open_label;
    Rule const* m_part_heading = nullptr; // 'Ansvar' as a heading below a measure's
    bool m_last_headed = false;

    TableMeanings m_last_meanings;
    std::optional<std::string> m_last_area;
    int m_last_columns = 0;
};

} // namespace

void read_sections(PlanReading& reading, SectionOptions const& options) {
    SectionReader(reading, options).read();
}

} // namespace planleser
