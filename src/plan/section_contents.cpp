#include "plan/section_contents.h"

#include "plan/column_contents.h"
#include "plan/deeds.h"
#include "plan/labelled_text.h"
#include "text/code_points.h"

#include <algorithm>
#include <span>
#include <variant>

namespace planleser {

namespace {

bool names_detail(Meaning meaning) {
    return meaning == Meaning::Responsible || meaning == Meaning::Deadline || meaning == Meaning::Cost ||
           meaning == Meaning::Status || meaning == Meaning::Partners;
}

bool is_few_words(std::string_view text) {
    constexpr std::size_t longest = 40; // bytes
    constexpr std::ptrdiff_t most_blanks = 3;
    return text.size() <= longest && std::ranges::count(text, ' ') <= most_blanks;
}

} // namespace

bool says_something(Section const& section) {
    return !section.blocks.empty() || !section.sections.empty();
}

SourcedText time_of_lead(SourcedText const& text, RuleSet const& rules) {
    auto const whole = text.text.ends_with(':') ? text.part(0, text.size() - 1) : text;
    auto const& links = rules.words("prepositions");
    for (auto gap = whole.text.find(' '); gap != std::string::npos; gap = whole.text.find(' ', gap + 1)) {
        auto rest = trimmed(whole.part(gap));
        bool const linked = std::ranges::find(links, rest.text.substr(0, rest.text.find(' '))) != links.end();
        if (!linked && says_when(rest.text, rules)) return rest;
    }
    return {};
}

bool has_items(Section const& section) {
    return std::ranges::any_of(
        section.blocks, [](Block const& block) { return std::holds_alternative<ListItem>(block); });
}

bool has_details(TableMeanings const& meanings) {
    return std::ranges::any_of(meanings.columns, [](ColumnMeaning const& column) {
        return !column.rule.empty() && column.means != Meaning::Measure && column.means != Meaning::Number &&
               column.means != Meaning::Cost && column.means != Meaning::Field &&
               column.means != Meaning::Ignore && column.means != Meaning::Area;
    });
}

std::optional<TableMeanings> const& SectionContents::meanings_of(Table const& table) const {
    auto const [at, is_new] = m_meanings.try_emplace(&table);
    if (is_new) at->second = find_column_meanings(table, m_rules);
    return at->second;
}

bool SectionContents::holds_measure_table(Section const& section) const {
    return std::ranges::any_of(section.blocks, [&](Block const& block) {
        auto const* table = std::get_if<Table>(&block);
        if (!table) return false;
        auto const& meanings = meanings_of(*table);
        return meanings && meanings->sort != TableSort::Goals && has_details(*meanings) &&
               std::ranges::none_of(meanings->columns, [](ColumnMeaning const& column) {
                   return column.means == Meaning::Area && !column.rule.empty();
               });
    });
}

bool SectionContents::holds_measures(Section const& section) const {
    if (holds_measure_table(section) || leads_measure_list(section) || details_items(section)) return true;
    for (auto const& block : section.blocks)
        if (says_measure(block)) return true;
    return std::ranges::any_of(section.sections, [&](Section const& child) {
        if (auto const hit = m_rules.find(RuleKind::Numbered, child.heading.text.text)) {
            auto const means = hit->rule->means;
            bool const is_goal = means == Meaning::Aim || !goal_level_of(means).empty();
            return means == Meaning::Measure || (is_goal && holds_measures(child));
        }
        auto const hit = m_rules.find_term(child.heading.text.text, TermPlace::Heading);
        if (hit && hit->rule->means == Meaning::Measures) return has_items(child) || holds_measures(child);
        return is_measure_heading(child);
    });
}

// 'Tiltak:' or 'Rådet vil derfor:' right above a list.
bool SectionContents::leads_measure_list(Section const& section) const {
    for (std::size_t i = 0; i + 1 < section.blocks.size(); ++i) {
        auto const* paragraph = std::get_if<Paragraph>(&section.blocks[i]);
        if (!paragraph) continue;
        auto const below = std::span(section.blocks).subspan(i + 1);
        if (std::ranges::none_of(
                below, [](Block const& block) { return std::holds_alternative<ListItem>(block); }))
            return false;
        auto const above = std::holds_alternative<ListItem>(below.front()) ? Above::List : Above::Other;
        if (auto const lead = lead_in(piece_of(*paragraph), above); lead && lead->means == Meaning::Measures)
            return true;
    }
    return false;
}

bool SectionContents::lists_by_theme(Section const& section) const {
    bool any = false;
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        auto const* item = std::get_if<ListItem>(&section.blocks[i]);
        if (!item || item->depth > 0) continue;
        auto const& text = item->content.text.text;
        auto const* below =
            i + 1 < section.blocks.size() ? std::get_if<ListItem>(&section.blocks[i + 1]) : nullptr;
        if (!below || below->depth != item->depth + 1 || !is_few_words(text) || find_deed(text, m_rules))
            return false;
        any = true;
    }
    return any;
}

bool SectionContents::heads_list(Piece const& piece, Above above) const {
    auto const& text = piece.text.text;
    constexpr std::string_view ends = ".:;,?!";
    return above == Above::List && !piece.is_item() && !text.empty() && is_few_words(text) &&
           ends.find(text.back()) == std::string_view::npos && is_upper(code_point_at(text, 0).value) &&
           !m_rules.find_term(text, TermPlace::Label);
}

bool SectionContents::heads_lists(Section const& section) const {
    constexpr int fewest = 2;
    int heads = 0;
    for (std::size_t i = 0; i + 1 < section.blocks.size(); ++i) {
        auto const* paragraph = std::get_if<Paragraph>(&section.blocks[i]);
        if (paragraph && std::holds_alternative<ListItem>(section.blocks[i + 1]))
            heads += heads_list(piece_of(*paragraph), Above::List);
    }
    return heads >= fewest;
}

bool SectionContents::heads_measures(Section const& section) const {
    for (std::size_t i = 0; i + 1 < section.blocks.size(); ++i) {
        auto const* paragraph = std::get_if<Paragraph>(&section.blocks[i]);
        if (!paragraph || !std::holds_alternative<ListItem>(section.blocks[i + 1])) continue;
        auto const lead = lead_in(piece_of(*paragraph), Above::List);
        if (lead && lead->means == Meaning::Measures && lead->led_by == LedBy::Label) return true;
    }
    return std::ranges::any_of(section.sections, [&](Section const& child) {
        auto const hit = m_rules.find_term(child.heading.text.text, TermPlace::Heading);
        return hit && hit->rule->means == Meaning::Measures && has_items(child);
    });
}

bool SectionContents::only_lists(Section const& section) const {
    if (!has_items(section)) return false;
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        if (std::holds_alternative<Table>(section.blocks[i])) return false;
        auto const* paragraph = std::get_if<Paragraph>(&section.blocks[i]);
        if (!paragraph) continue;
        auto const piece = piece_of(*paragraph);
        bool const leads =
            i + 1 < section.blocks.size() && std::holds_alternative<ListItem>(section.blocks[i + 1]);
        if (leads && (lead_in(piece, Above::List) || m_rules.find_term(piece.text.text, TermPlace::Label)))
            return false;
    }
    return !m_rules.find_term(section.heading.text.text, TermPlace::Label);
}

std::optional<ListLead> SectionContents::lead_in(Piece const& piece, Above above) const {
    if (piece.is_item() || piece.text.empty() || piece.text.size() > m_options.longest_lead_in)
        return std::nullopt;
    // A term alone above a list needs no colon.
    if (piece.text.text.back() != ':' && above != Above::List) return std::nullopt;
    if (auto const hit = m_rules.find_term(piece.text.text, TermPlace::Label)) {
        auto const means = hit->rule->means == Meaning::Measure ? Meaning::Measures : hit->rule->means;
        if (means == Meaning::Measures || means == Meaning::Aim || !goal_level_of(means).empty())
            return ListLead{means, hit->rule->name, hit->rule->confidence, LedBy::Label,
                time_of_lead(piece.text, m_rules)};
    }
    for (auto const& hit : m_rules.find_all(RuleKind::Statement, piece.text.text))
        if (auto const list = hit.capture("list"); list && list->end == piece.text.size())
            return ListLead{hit.rule->means, hit.rule->name, hit.rule->confidence, LedBy::Sentence};
    return std::nullopt;
}

bool SectionContents::details_items(Section const& section) const {
    std::vector<Meaning> since_item, repeated;
    bool behind_item = false;
    for (auto const& block : section.blocks) {
        if (std::holds_alternative<ListItem>(block)) {
            repeated.insert(repeated.end(), since_item.begin(), since_item.end());
            since_item.clear();
            behind_item = true;
            continue;
        }
        auto const* paragraph = std::get_if<Paragraph>(&block);
        if (!paragraph || !behind_item) return false;
        auto const piece = piece_of(*paragraph);
        for (auto const& part : split_at_labels(std::span(&piece, 1), LabelSearch::Beginning, m_rules)) {
            if (!part.rule || !names_detail(part.rule->means)) return false;
            since_item.push_back(part.rule->means);
            if (std::ranges::find(repeated, part.rule->means) != repeated.end()) return true;
        }
    }
    return false;
}

std::optional<RuleHit> SectionContents::asks_for_measure(Piece const& piece) const {
    if (piece.is_item() || !piece.text.text.ends_with('?')) return std::nullopt;
    auto hit = m_rules.find_term(piece.text.text, TermPlace::Label);
    return hit && hit->rule->means == Meaning::Measure ? hit : std::nullopt;
}

bool SectionContents::is_measure_heading(Section const& section) const {
    if (section.heading.text.empty() || section.blocks.empty() || leads_measure_list(section) ||
        details_items(section))
        return false;
    for (auto const& block : section.blocks) {
        if (says_measure(block)) return false; // what follows is about that one
        std::vector<Piece> pieces;
        if (auto const* paragraph = std::get_if<Paragraph>(&block))
            pieces = {piece_of(*paragraph)};
        else if (auto const* item = std::get_if<ListItem>(&block))
            pieces = {piece_of(*item)};
        auto const is_detail = [](LabelledPart const& part) {
            return part.rule && names_detail(part.rule->means) && !part.pieces.empty();
        };
        if (std::ranges::any_of(split_at_labels(pieces, LabelSearch::Beginning, m_rules), is_detail))
            return true;
        // One behind a sentence may be the sentence's own word.
        if (std::ranges::count_if(split_at_labels(pieces, LabelSearch::Anywhere, m_rules), is_detail) >= 2)
            return true;
    }
    return false;
}

bool SectionContents::says_measure(Block const& block) const {
    auto const* paragraph = std::get_if<Paragraph>(&block);
    if (auto const* item = std::get_if<ListItem>(&block)) paragraph = &item->content;
    if (!paragraph) return false;
    auto const hit = m_rules.find(RuleKind::Numbered, paragraph->text.text);
    return (hit && hit->rule->means == Meaning::Measure) || asks_for_measure(piece_of(*paragraph));
}

} // namespace planleser
