#include "ruleset/rule_set.h"

#include "text/fold.h"

#include <algorithm>
#include <set>

namespace planleser {

namespace {

// A heading or label is a few words: longer text is none, and is not worth matching (bytes).
constexpr std::size_t longest_term = 200;

// All patterns of one kind. Patterns stand in the order of their rules.
struct RuleGroup {
    std::vector<Rule const*> rules;
    std::vector<std::size_t> rule_of_pattern;
    std::optional<PatternSet> patterns;

    void compile() {
        std::vector<Pattern> all;
        for (std::size_t i = 0; i < rules.size(); ++i)
            for (auto const& pattern : rules[i]->patterns)
                all.push_back(pattern), rule_of_pattern.push_back(i);
        patterns.emplace(std::move(all));
    }
};

std::string_view without_colon(std::string_view text) {
    auto const ends = [](char c) { return c == ' ' || c == ':' || c == '*' || c == '.' || c == '?'; };
    while (!text.empty() && ends(text.back())) text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

ByteRange original(FoldedText const& folded, ByteRange range) {
    return {folded.original(range.begin), folded.original(range.end)};
}

RuleHit hit_of(Rule const& rule, PatternMatch const& match, FoldedText const& folded, std::size_t shift) {
    auto const placed = [&](ByteRange range) {
        auto const in_text = original(folded, range);
        return ByteRange{in_text.begin + shift, in_text.end + shift};
    };
    RuleHit hit;
    hit.rule = &rule;
    hit.whole = placed(match.whole);
    for (auto const& [name, group] : match.groups)
        if (!group.empty()) hit.captures[name] = placed(group);
    return hit;
}

} // namespace

std::optional<ByteRange> RuleHit::capture(std::string_view name) const {
    auto const found = captures.find(name);
    if (found == captures.end()) return std::nullopt;
    return found->second;
}

struct RuleSet::Compiled {
    std::vector<RuleFile> files;
    std::array<RuleGroup, rule_kind_count> groups;

    RuleGroup const& group(RuleKind kind) const { return groups[static_cast<std::size_t>(kind)]; }
};

RuleSet::RuleSet(std::vector<RuleFile> files) : m_compiled(std::make_unique<Compiled>()) {
    m_compiled->files = std::move(files);
    std::set<std::string> settled;
    for (auto const& file : m_compiled->files) {
        auto hidden = settled;
        for (auto const& rule : file.rules) {
            settled.insert(rule.id);
            if (!hidden.contains(rule.id))
                m_compiled->groups[static_cast<std::size_t>(rule.kind)].rules.push_back(&rule);
        }
        settled.insert(file.leaves_out.begin(), file.leaves_out.end());
    }
    for (auto& group : m_compiled->groups) group.compile();
}

RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

std::vector<RuleHit> RuleSet::find_terms(std::string_view text, TermPlace place) const {
    std::vector<RuleHit> hits;
    auto const core = without_colon(text);
    if (core.empty() || core.size() > longest_term) return hits;
    auto const shift = static_cast<std::size_t>(core.data() - text.data());
    auto const folded = fold_with_origin(core);
    auto const& group = m_compiled->group(RuleKind::Term);
    for (auto const index : group.patterns->candidates(folded.text)) {
        auto const& rule = *group.rules[group.rule_of_pattern[index]];
        if ((rule.places & static_cast<unsigned>(place)) == 0) continue;
        if (!hits.empty() && hits.back().rule == &rule) continue;
        auto const& pattern = (*group.patterns)[index];
        if (auto const match = pattern.find(folded.text)) hits.push_back(hit_of(rule, *match, folded, shift));
    }
    return hits;
}

std::optional<RuleHit> RuleSet::find_term(std::string_view text, TermPlace place) const {
    auto hits = find_terms(text, place);
    return hits.empty() ? std::nullopt : std::optional(std::move(hits.front()));
}

std::optional<RuleHit> RuleSet::find(RuleKind kind, std::string_view text) const {
    auto const folded = fold_with_origin(text);
    auto const& group = m_compiled->group(kind);
    for (auto const index : group.patterns->candidates(folded.text)) {
        auto const& pattern = (*group.patterns)[index];
        if (auto const match = pattern.find(folded.text))
            return hit_of(*group.rules[group.rule_of_pattern[index]], *match, folded, 0);
    }
    return std::nullopt;
}

std::vector<RuleHit> RuleSet::find_all(RuleKind kind, std::string_view text) const {
    return find_all(
        kind, [](Meaning) { return true; }, text);
}

std::vector<RuleHit> RuleSet::find_all(RuleKind kind, Meaning wanted, std::string_view text) const {
    return find_all(
        kind, [wanted](Meaning meaning) { return meaning == wanted; }, text);
}

std::vector<RuleHit> RuleSet::find_all(
    RuleKind kind, MeaningTest const& wanted, std::string_view text) const {
    auto const folded = fold_with_origin(text);
    auto const& group = m_compiled->group(kind);
    std::vector<RuleHit> hits;
    for (auto const index : group.patterns->candidates(folded.text)) {
        auto const& rule = *group.rules[group.rule_of_pattern[index]];
        if (!wanted(rule.means)) continue;
        for (auto const& match : (*group.patterns)[index].find_all(folded.text))
            hits.push_back(hit_of(rule, match, folded, 0));
    }
    std::ranges::stable_sort(hits, {}, [](RuleHit const& hit) { return hit.whole.begin; });
    return hits;
}

std::vector<Rule const*> const& RuleSet::rules(RuleKind kind) const {
    return m_compiled->group(kind).rules;
}

std::vector<std::string> const& RuleSet::words(std::string_view list) const {
    static std::vector<std::string> const none;
    for (auto const& file : m_compiled->files)
        if (auto const found = file.words.find(std::string(list)); found != file.words.end())
            return found->second;
    return none;
}

std::map<std::string, std::int64_t> const& RuleSet::values(std::string_view map) const {
    static std::map<std::string, std::int64_t> const none;
    for (auto const& file : m_compiled->files)
        if (auto const found = file.values.find(std::string(map)); found != file.values.end())
            return found->second;
    return none;
}

std::optional<std::string> RuleSet::document_fact(std::string_view name) const {
    for (auto const& file : m_compiled->files)
        if (auto const found = file.facts.find(std::string(name)); found != file.facts.end())
            return found->second;
    return std::nullopt;
}

void RuleSet::warm_up() const {
    for (auto const& group : m_compiled->groups) group.patterns->candidates({});
}

std::vector<RuleFile> const& RuleSet::files() const {
    return m_compiled->files;
}
std::string const& RuleSet::name() const {
    return m_compiled->files.front().name;
}

} // namespace planleser
