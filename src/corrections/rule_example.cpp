#include "corrections/rule_example.h"

#include "text/fold.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace planleser {

namespace {

// As a TOML literal, which knows no escapes: a quote in it becomes any character.
std::string as_pattern(std::string_view words) {
    std::string pattern;
    for (char const c : fold(words)) {
        if (std::string_view(R"(\.+*?()|[]{}^$)").find(c) != std::string_view::npos) pattern += '\\';
        pattern += c == '\'' ? '.' : c;
    }
    return pattern;
}

std::string quoted(std::string_view words) {
    std::string text = "\"";
    for (char const c : words) {
        if (c == '"' || c == '\\') text += '\\';
        text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return text + '"';
}

std::string on_one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// What a value of that kind and field means to the rules.
std::string meaning_of(Correction const& correction) {
    auto const& about = correction.about;
    if (about.kind == "target" && about.field == "kind") {
        auto const kind = correction.new_value.value_or("");
        return kind == "result" || kind == "effect" ? kind + "_target"
               : kind == "indicator"                ? kind
                                                    : "target";
    }
    if (about.kind == "target") return "target";
    if (about.kind == "goal") return about.field == "level" ? correction.new_value.value_or("aim") : "aim";
    if (about.kind == "area") return "other_area";
    if (about.kind == "measure") return about.field == "text" ? "measure" : about.field;
    return about.field;
}

Rule const* rule_named(RuleSet const& rules, std::string const& name) {
    for (std::size_t kind = 0; kind < rule_kind_count; ++kind)
        for (auto const* rule : rules.rules(static_cast<RuleKind>(kind)))
            if (rule->name == name) return rule;
    return nullptr;
}

bool looks_at_the_words(Rule const& rule) {
    return rule.kind == RuleKind::Statement || rule.kind == RuleKind::Numbered || rule.kind == RuleKind::Fact;
}

std::string example_for(Rule const& rule, Correction const& correction) {
    auto const& words = correction.about.quote;
    auto const wanted = wanted_value(correction);
    auto const file = rule.name.substr(0, rule.name.find('/'));
    auto lines = fmt::format("# an example for the rule {} in {}.toml\n", rule.id, file);
    if (!wanted) return lines + fmt::format("no = [{}]\n", quoted(words));
    if (*wanted == words) return lines + fmt::format("yes = [{}]\n", quoted(words));
    return lines + fmt::format("yes = [{{ line = {}, text = {} }}]\n", quoted(words), quoted(*wanted));
}

// "target.text.minst": one that several drafts seldom share.
std::string id_of(Correction const& correction, std::string_view words) {
    auto id = correction.about.kind + "." + correction.about.field + ".";
    for (char const c : fold(words, NordicLetters::Plain)) {
        if (c == ' ') break;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    }
    return id;
}

std::string draft_for(Correction const& correction) {
    auto const& about = correction.about;
    auto wanted = wanted_value(correction);
    auto words = about.quote.empty() ? wanted.value_or("") : about.quote;
    // What a thing is, is read from its words.
    if (wanted && !about.in.empty() && (about.field == "kind" || about.field == "level")) {
        words = about.in.back();
        wanted = words;
    }
    auto const id = id_of(correction, words);
    if (!wanted)
        return fmt::format("# a rule that leaves these words alone; widen its pattern, and narrow `where`\n"
                           "[[term]]\nid = \"{}\"\nmeans = \"ignore\"\nmatch = '{}'\nyes = {}\n",
            id, as_pattern(words), quoted(words));
    auto const at = fold(words).find(fold(*wanted));
    if (at == std::string::npos)
        return fmt::format("# \"{}\" does not stand in the words \"{}\": no rule can take it from them\n",
            on_one_line(*wanted), on_one_line(words));
    auto const folded = fold(words), taken = fold(*wanted);
    auto const before = folded.substr(0, at), after = folded.substr(at + taken.size());
    return fmt::format("# a rule that reads them; widen what stands outside and inside (?P<text>…)\n"
                       "[[statement]]\nid = \"{}\"\nmeans = \"{}\"\nmatch = '{}(?P<text>{}){}'\n"
                       "yes = {{ line = {}, text = {} }}\n",
        id, meaning_of(correction), as_pattern(before), as_pattern(taken), as_pattern(after), quoted(words),
        quoted(*wanted));
}

} // namespace

std::string rule_example(Correction const& correction, RuleSet const& rules) {
    auto const& about = correction.about;
    auto result = fmt::format("# {} {} {}: {}", name_of(correction.action), about.kind, about.field,
        quoted(on_one_line(correction.old_value.value_or(about.quote))));
    if (correction.action == CorrectionAction::Change)
        result += fmt::format(" is {}", quoted(on_one_line(*correction.new_value)));
    if (about.place.page > 0) result += fmt::format(", page {}", about.place.page);
    result += '\n';
    if (!correction.why.empty()) result += fmt::format("# {}\n", on_one_line(correction.why));
    auto const* const rule = rule_named(rules, about.rule);
    if (rule && looks_at_the_words(*rule) && !about.quote.empty())
        return result + example_for(*rule, correction);
    if (rule) result += fmt::format("# read under a heading or label of {}\n", rule->name);
    return result + draft_for(correction);
}

} // namespace planleser
