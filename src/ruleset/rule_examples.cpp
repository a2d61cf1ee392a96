#include "ruleset/rule_examples.h"

#include "ruleset/rule_set.h"
#include "text/fold.h"

#include <fmt/format.h>

namespace planleser {

namespace {

RuleSet alone(Rule const& rule) {
    RuleFile file;
    file.name = "alone";
    file.rules = {rule};
    std::vector<RuleFile> files;
    files.push_back(std::move(file));
    return RuleSet(std::move(files));
}

std::optional<RuleHit> hit_of(Rule const& rule, RuleSet const& set, std::string const& text) {
    if (rule.kind != RuleKind::Term) return set.find(rule.kind, text);
    for (auto const place : {TermPlace::Column, TermPlace::Label, TermPlace::Heading, TermPlace::Mark})
        if (auto hit = set.find_term(text, place)) return hit;
    return std::nullopt;
}

} // namespace

ExampleResult try_examples(RuleFile const& file) {
    ExampleResult result;
    for (auto const& rule : file.rules) {
        auto const set = alone(rule);
        auto const fault = [&](RuleExample const& example, std::string what) {
            result.faults.push_back({rule.name, example.at, std::move(what)});
        };
        for (auto const& example : rule.yes) {
            ++result.examples;
            auto const hit = hit_of(rule, set, example.text);
            if (!hit) {
                fault(example, fmt::format("does not match \"{}\"", example.text));
                continue;
            }
            for (auto const& [name, expected] : example.captures) {
                auto const range = hit->capture(name);
                auto const found = range ? std::string(range->of(example.text)) : std::string();
                if (found != expected)
                    fault(example, fmt::format("finds {} \"{}\" in \"{}\", not \"{}\"", name, found,
                                       example.text, expected));
            }
        }
        for (auto const& example : rule.no) {
            ++result.examples;
            if (hit_of(rule, set, example.text)) fault(example, fmt::format("matches \"{}\"", example.text));
        }
    }
    return result;
}

} // namespace planleser
