#include "ruleset/near_miss.h"

namespace planleser {

namespace {

// Fewer bytes of agreement are chance.
constexpr std::size_t least_agreement = 4;

std::size_t end_of_class(std::string_view text, std::size_t at) {
    for (auto end = at + 1; end < text.size(); ++end) {
        if (text[end] == '\\')
            ++end;
        else if (text[end] == ']' && end > at + 1)
            return end + 1;
    }
    return text.size();
}

std::size_t end_of_group(std::string_view text, std::size_t at) {
    int depth = 0;
    for (auto end = at; end < text.size(); ++end) {
        if (text[end] == '\\')
            ++end;
        else if (text[end] == '[')
            end = end_of_class(text, end) - 1;
        else if (text[end] == '(')
            ++depth;
        else if (text[end] == ')' && --depth == 0)
            return end + 1;
    }
    return text.size();
}

std::size_t end_of_escape(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size()) return text.size();
    bool const named =
        (text[at + 1] == 'p' || text[at + 1] == 'P') && at + 2 < text.size() && text[at + 2] == '{';
    auto const end = named ? text.find('}', at) + 1 : at + ((text[at + 1] | 0x20) == 'p' ? 3 : 2);
    return std::min(end == 0 ? text.size() : end, text.size());
}

std::size_t end_of_atom(std::string_view text, std::size_t at) {
    if (text[at] == '(') return end_of_group(text, at);
    if (text[at] == '[') return end_of_class(text, at);
    if (text[at] == '\\') return end_of_escape(text, at);
    auto end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end;
}

std::size_t end_of_count(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '{')
        at = std::min(text.find('}', at), text.size() - 1) + 1;
    else if (at < text.size() && (text[at] == '?' || text[at] == '*' || text[at] == '+'))
        ++at;
    else
        return at;
    return at < text.size() && text[at] == '?' ? at + 1 : at;
}

std::string joined(std::vector<std::string> const& parts, std::size_t count) {
    std::string expression;
    for (std::size_t i = 0; i < count; ++i) expression += parts[i];
    return expression;
}

// The text's beginning, or any part of it where the rule searches, that the first `count` parts match.
std::optional<std::string> matched_by(
    std::vector<std::string> const& parts, std::size_t count, std::string_view text, RuleKind kind) {
    bool const from_begin = kind == RuleKind::Term || kind == RuleKind::Numbered;
    auto const expression = (from_begin ? "^(?:" : "(?:") + joined(parts, count) + ")";
    auto const compiled = Pattern::compile(expression);
    auto const* pattern = std::get_if<Pattern>(&compiled);
    auto const match = pattern ? pattern->find(text) : std::nullopt;
    if (!match) return std::nullopt;
    return std::string(match->whole.of(text));
}

} // namespace

std::vector<std::vector<std::string>> pattern_parts(std::string_view expression) {
    std::vector<std::vector<std::string>> alternatives(1);
    for (std::size_t at = 0; at < expression.size();) {
        if (expression[at] == '|') {
            alternatives.emplace_back();
            ++at;
            continue;
        }
        auto const end = end_of_count(expression, end_of_atom(expression, at));
        alternatives.back().emplace_back(expression.substr(at, end - at));
        at = end;
    }
    return alternatives;
}

std::optional<NearMiss> find_near_miss(Rule const& rule, std::string_view folded) {
    std::optional<NearMiss> nearest;
    for (auto const& pattern : rule.patterns) {
        if (pattern.matches(folded)) return std::nullopt;
        for (auto const& parts : pattern_parts(pattern.expression())) {
            std::optional<std::string> matched;
            std::size_t fit = 0;
            while (fit < parts.size()) {
                auto const further = matched_by(parts, fit + 1, folded, rule.kind);
                if (!further) break;
                matched = further;
                ++fit;
            }
            if (!matched || matched->size() < least_agreement ||
                (nearest && nearest->matched.size() >= matched->size()))
                continue;
            nearest = NearMiss{*matched, fit < parts.size() ? parts[fit] : std::string(), {}};
            if (fit == parts.size())
                nearest->left_over =
                    folded.substr(std::min(folded.size(), folded.find(*matched) + matched->size()));
        }
    }
    return nearest;
}

} // namespace planleser
