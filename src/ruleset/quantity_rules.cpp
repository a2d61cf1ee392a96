#include "ruleset/quantity_rules.h"

#include "ruleset/budget_rules.h"
#include "text/fold.h"

namespace planleser {

QuantityRules quantity_rules(RuleSet const& rules) {
    QuantityRules result;
    auto budget = budget_rules(rules);
    result.amounts = std::move(budget.amounts);
    result.calendar = std::move(budget.calendar);
    auto const folded = [&](std::string_view list) {
        std::vector<std::string> words;
        for (auto const& word : rules.words(list)) words.push_back(fold(word));
        return words;
    };
    result.at_least = folded("at_least");
    result.at_most = folded("at_most");
    result.about = folded("about");
    result.deadline = folded("deadline");
    result.numbering = folded("numbered_things");
    result.no_unit = folded("no_unit");
    result.adjective_endings = folded("adjective_endings");
    for (auto const& [word, value] : rules.values("number_word")) result.number_words[fold(word)] = value;
    return result;
}

} // namespace planleser
