#include "plan/plan_owner.h"

#include "plan/each_text.h"
#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

// A longer line says more than a name.
OwnerLine form_of(SourcedText const& text) {
    constexpr std::size_t longest_name = 80; // bytes
    return text.size() <= longest_name ? OwnerLine::Whole : OwnerLine::Part;
}

// 'Dalregionen politisk råd (DPR)': the letters that stand for the name belong to it.
SourcedText with_abbreviation(SourcedText const& line, SourcedText const& name) {
    constexpr std::size_t longest = 10; // bytes
    auto const at = line.text.find(name.text);
    if (at == std::string::npos || name.text.ends_with(')')) return name;
    auto const behind = std::string_view(line.text).substr(at + name.size());
    auto const end = behind.find(')');
    if (!behind.starts_with(" (") || end == std::string_view::npos || end > longest + 2) return name;
    auto const letters = behind.substr(2, end - 2);
    bool const capitals = letters.size() >= 2 && std::ranges::all_of(letters, [](char c) {
        return !(c >= 'a' && c <= 'z') && c != ' ';
    });
    return capitals ? line.part(at, name.size() + end + 1) : name;
}

} // namespace

std::optional<RuleHit> find_fact(RuleSet const& rules, Meaning meaning, std::string_view text) {
    auto hits = rules.find_all(RuleKind::Fact, meaning, text);
    return hits.empty() ? std::nullopt : std::optional(std::move(hits.front()));
}

void PlanOwner::read() {
    if (!m_reading.plan.document.organisation) find();
    if (m_reading.plan.document.organisation) prefer_full_name();
}
void PlanOwner::find() {
    for (std::size_t i = 0; i < m_cover.lines.size(); ++i) {
        if (i >= m_cover.title_line && i <= m_cover.last_title_line) continue;
        if (take(m_cover.lines[i].text, form_of(m_cover.lines[i].text))) return;
    }
    for (auto const& text : m_reading.tree.furniture)
        if (take(text, form_of(text))) return;
    if (take_author_in_title()) return;
    if (take(m_cover.title, OwnerLine::Part)) return;
    if (take_name_beside_title()) return;
    if (auto const fixed = m_reading.rules.document_fact("organisation")) {
        m_reading.plan.document.organisation = *fixed;
        return;
    }
    take_name_in_title();
}

// 'Innspill til utvalget fra Norges Elvelag'
bool PlanOwner::take_author_in_title() {
    constexpr std::size_t longest_name = 60; // bytes
    auto const folded = fold_with_origin(m_cover.title.text);
    for (auto const& word : m_reading.rules.words("author_words")) {
        auto const at = folded.text.rfind(' ' + word + ' ');
        if (at == std::string::npos) continue;
        auto const begin = at + word.size() + 2;
        auto end = folded.text.size();
        for (auto const& reader : m_reading.rules.words("reader_words"))
            end = std::min(end, folded.text.find(' ' + reader + ' ', begin));
        auto const from = folded.original(begin);
        auto const name = trimmed(m_cover.title.part(from, folded.original(end) - from));
        if (!name.empty() && name.size() <= longest_name && is_upper(code_point_at(name.text, 0).value))
            return take_name(name, 0.7);
    }
    return false;
}

// Whether the title, or the line itself, addresses that name: 'Innspill til Helseutvalget'.
bool PlanOwner::is_reader(SourcedText const& name) const {
    auto const title = ' ' + fold(m_cover.title.text), own = fold(name.text);
    return std::ranges::any_of(m_reading.rules.words("reader_words"), [&](std::string const& word) {
        return own.starts_with(word + ' ') || title.find(' ' + word + ' ' + own) != std::string::npos;
    });
}

// A short line near the title without figures, which the running headers or the text say again, names
// who the plan belongs to, though no rule knows the word.
bool PlanOwner::take_name_beside_title() {
    constexpr std::size_t longest_name = 60; // bytes
    constexpr std::size_t most_lines_away = 3;
    SourcedText const* only = nullptr;
    int candidates = 0;
    for (std::size_t i = 0; i < m_cover.lines.size(); ++i) {
        auto const& [text, size, page] = m_cover.lines[i];
        bool const of_title = i >= m_cover.title_line && i <= m_cover.last_title_line;
        bool const near =
            i + most_lines_away >= m_cover.title_line && i <= m_cover.last_title_line + most_lines_away;
        if (of_title || !near || is_reader(text) || page > 1 || text.size() > longest_name ||
            text.size() < 4 || text.text.find_first_of("0123456789.:;?!") != std::string::npos ||
            find_fact(m_reading.rules, Meaning::Title, text.text) ||
            find_fact(m_reading.rules, Meaning::Adoption, text.text) || is_unit_line(text.text) ||
            m_reading.rules.find_term(text.text, TermPlace::Heading))
            continue;
        only = &text;
        ++candidates;
        if (is_said_again(text.text)) return take_name(text, 0.8);
    }
    return candidates == 1 && take_name(*only, 0.5);
}
// 'Aktivitetsplan for Fjord-Nytt 2025': a name in capitals behind the plan's kind, up to what is no name.
bool PlanOwner::take_name_in_title() {
    constexpr double weak = 0.5;
    auto const& title = m_cover.title;
    auto const kind = find_fact(m_reading.rules, Meaning::Title, title.text);
    if (!kind) return false;
    auto const rest = std::string_view(title.text).substr(kind->whole.end);
    auto const& links = m_reading.rules.words("prepositions");
    auto const gap = rest.find(' ', 1);
    if (!rest.starts_with(' ') || gap == std::string_view::npos ||
        std::ranges::find(links, rest.substr(1, gap - 1)) == links.end())
        return false;
    auto end = gap;
    while (end < rest.size()) {
        auto const next = std::min(rest.find(' ', end + 1), rest.size());
        auto const word = rest.substr(end + 1, next - end - 1);
        if (word.empty() || fold(word.substr(0, 1)) == word.substr(0, 1)) break;
        end = next;
    }
    auto const begin = kind->whole.end + gap + 1;
    if (end == gap) return false;
    auto const name = title.part(begin, kind->whole.end + end - begin);
    return !find_fact(m_reading.rules, Meaning::Title, name.text) && !is_reader(name) &&
           take_name(name, weak);
}

// 'Beløp i tusen kroner'
bool PlanOwner::is_unit_line(std::string_view text) const {
    return !m_reading.rules.find_all(RuleKind::Budget, Meaning::UnitLine, text).empty();
}

bool PlanOwner::take_name(SourcedText const& text, double confidence) {
    m_reading.plan.document.organisation = text.text;
    m_reading.plan.document.at["organisation"] =
        m_reading.take(text, "document.name-beside-title", confidence);
    return true;
}
bool PlanOwner::is_said_again(std::string_view name) const {
    auto const folded = fold(name);
    auto const says = [&](SourcedText const& text) {
        return fold(text.text).find(folded) != std::string::npos;
    };
    if (std::ranges::any_of(m_reading.tree.furniture, says)) return true;
    int times = 0;
    each_text(m_reading.tree.root, [&](SourcedText const& text) { times += says(text); });
    return times > 1;
}

// The same name, said in full by another line of the cover.
void PlanOwner::prefer_full_name() {
    auto const folded = fold(*m_reading.plan.document.organisation);
    auto const say = [&](SourcedText const& text) {
        auto const hit = find_fact(m_reading.rules, Meaning::Organisation, text.text);
        if (!hit) return;
        auto const said = text.part(hit->whole.begin, hit->whole.size());
        auto const folded_said = fold_with_origin(said.text);
        auto const at = folded_said.text.find(folded + ' ');
        if (at == std::string::npos) return;
        take_name(with_abbreviation(text, said.part(folded_said.original(at))), 0.9);
    };
    for (auto const& line : m_cover.lines) say(line.text);
}

// 'HANDLINGSPLAN FJORDVIK UNGDOMSRÅD', 'Strategisk næringsplan for Fjordvik kommune': what the plan calls
// itself is no part of the name.
SourcedText PlanOwner::without_plan_words(SourcedText const& name) const {
    auto const& links = m_reading.rules.words("prepositions");
    auto result = name;
    for (auto const& hit : m_reading.rules.find_all(RuleKind::Fact, Meaning::Title, name.text)) {
        auto const rest = trimmed(name.part(hit.whole.end));
        auto const gap = rest.text.find(' ');
        bool const linked =
            gap != std::string::npos && std::ranges::find(links, rest.text.substr(0, gap)) != links.end();
        if (hit.whole.begin == 0 || linked) result = rest;
    }
    return result;
}

// 'Styret i Fjordvik regionråd': who decides in it is no part of the name.
SourcedText PlanOwner::without_organ(SourcedText const& name) const {
    auto const folded = fold_with_origin(name.text);
    for (auto const& organ : m_reading.rules.words("organ")) {
        if (!folded.text.starts_with(organ + ' ')) continue;
        auto const rest = std::string_view(folded.text).substr(organ.size() + 1);
        for (std::string_view const link : {"i ", "for "})
            if (rest.starts_with(link) &&
                find_fact(m_reading.rules, Meaning::Organisation, rest.substr(link.size())))
                return name.part(folded.original(organ.size() + 1 + link.size()));
    }
    return name;
}

// 'Tiltakskort for Fjordvik kommune': what is there for the owner is no part of the name.
SourcedText PlanOwner::without_purpose(SourcedText const& name) const {
    auto const& rules = m_reading.rules;
    auto const& heads = rules.words("name_heads");
    for (auto const& link : rules.words("prepositions")) {
        auto const at = name.text.find(' ' + link + ' ');
        if (at == std::string::npos) continue;
        auto const before = name.part(0, at), owner = name.part(at + link.size() + 2);
        auto const hit = find_fact(rules, Meaning::Organisation, owner.text);
        bool const is_name = hit && hit->whole.begin == 0 && is_upper(code_point_at(owner.text, 0).value);
        bool const needs_link = std::ranges::find(heads, fold(before.text) + ' ' + link) != heads.end();
        if (is_name && !needs_link && !find_fact(rules, Meaning::Organisation, before.text)) return owner;
    }
    return name;
}

bool PlanOwner::take(SourcedText const& line, OwnerLine form) {
    // 'Fjordvik kommune, vedtatt av kommunestyret 12.12.2025': who decided is said behind the name.
    if (auto const adoption = find_fact(m_reading.rules, Meaning::Adoption, line.text))
        return adoption->whole.begin > 0 && take(line.part(0, adoption->whole.begin), OwnerLine::Part);
    bool whole = form == OwnerLine::Whole;
    auto const hit = find_fact(m_reading.rules, Meaning::Organisation, line.text);
    if (!hit || hit->whole.size() < 4) return false;
    // 'Dalregionen samarbeidsråd': two words for an organisation with nothing but the name between.
    auto const all = m_reading.rules.find_all(RuleKind::Fact, Meaning::Organisation, line.text);
    auto const ends =
        std::ranges::any_of(all, [&](RuleHit const& other) { return other.whole.end == line.size(); });
    bool const spans =
        whole && hit->whole.begin == 0 && ends && !find_fact(m_reading.rules, Meaning::Title, line.text);
    if (whole && (find_fact(m_reading.rules, Meaning::Title, line.text) ||
                     (!spans && 10 * hit->whole.size() < 7 * line.size())))
        whole = false;
    if (!whole && line.size() > 120) return false;
    auto name = whole ? line : line.part(hit->whole.begin, hit->whole.size());
    name = without_plan_words(name);
    if (name.empty()) return false;
    name = without_purpose(without_organ(name));
    // 'for Dalregionen politisk råd'
    auto const gap = name.text.find(' ');
    auto const& links = m_reading.rules.words("prepositions");
    if (gap != std::string::npos && std::ranges::find(links, name.text.substr(0, gap)) != links.end())
        name = name.part(gap);
    name = trimmed(name);
    if (is_reader(name)) return false;
    name = trimmed(with_abbreviation(line, name));
    auto const letter = name.text.find_first_not_of(" -–—«»\"'()*•.,:;");
    if (letter == std::string::npos) return false;
    if (letter > 0) name = name.part(letter);
    // 'sammen med foreldrerådet': in a sentence only a name has a capital.
    if (!whole && is_lower(code_point_at(name.text, 0).value)) return false;
    m_reading.plan.document.organisation = name.text;
    m_reading.plan.document.at["organisation"] = m_reading.take(name, hit->rule->name, whole ? 1 : 0.8);
    return true;
}

} // namespace planleser
