#include "ruleset/budget_rules.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

constexpr std::string_view currency_prefix = "currency_";

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

// The units of all files; a word that a nearer file has is not replaced by one further off.
AmountWords amount_words(RuleSet const& rules) {
    AmountWords words;
    auto const unit = [&](std::string const& word) -> UnitWord& {
        auto const folded = fold(word);
        auto const found = std::ranges::find(words.units, folded, &UnitWord::word);
        return found != words.units.end() ? *found : words.units.emplace_back(UnitWord{folded, 1, {}, false});
    };
    for (auto const& file : rules.files())
        for (auto const& [name, list] : file.words)
            if (name.starts_with(currency_prefix))
                for (auto const& word : list)
                    if (auto& found = unit(word); found.currency.empty())
                        found.currency = upper(std::string_view(name).substr(currency_prefix.size()));
    for (auto const& [word, scale] : rules.values("scale"))
        unit(word).scale = std::max<std::int64_t>(scale, 1);
    for (auto const& word : rules.words("percent_words")) unit(word).percent = true;
    return words;
}

CalendarWords calendar_words(RuleSet const& rules) {
    CalendarWords words;
    for (auto const& [word, month] : rules.values("month"))
        if (month >= 1 && month <= 12) words.months.push_back({fold(word), static_cast<int>(month)});
    for (auto const& [word, parts] : rules.values("year_part"))
        if (parts >= 2 && parts <= 12) words.year_parts.push_back({fold(word), static_cast<int>(parts)});
    for (auto const& word : rules.words("until")) words.until.push_back(fold(word));
    return words;
}

void append(std::vector<BudgetRules::Kind>& kinds, Rule const& rule, char const* kind) {
    for (auto const& pattern : rule.patterns) kinds.push_back({pattern, kind});
}

void append(std::vector<Pattern>& patterns, Rule const& rule) {
    patterns.insert(patterns.end(), rule.patterns.begin(), rule.patterns.end());
}

} // namespace

BudgetRules budget_rules(RuleSet const& rules) {
    BudgetRules result;
    result.amounts = amount_words(rules);
    result.calendar = calendar_words(rules);
    for (auto const* rule : rules.rules(RuleKind::Budget)) {
        switch (rule->means) {
        case Meaning::ColumnBudget:
            append(result.columns, *rule, "budget");
            break;
        case Meaning::ColumnRevisedBudget:
            append(result.columns, *rule, "revised_budget");
            break;
        case Meaning::ColumnActual:
            append(result.columns, *rule, "actual");
            break;
        case Meaning::ColumnForecast:
            append(result.columns, *rule, "forecast");
            break;
        case Meaning::ColumnProposal:
            append(result.columns, *rule, "proposal");
            break;
        case Meaning::ColumnChange:
            append(result.columns, *rule, "change");
            break;
        case Meaning::ColumnCount:
            append(result.columns, *rule, "count");
            break;
        case Meaning::ColumnComment:
            append(result.columns, *rule, "comment");
            break;
        case Meaning::ColumnAmount:
            append(result.columns, *rule, "amount");
            break;
        case Meaning::ColumnTotal:
            append(result.total_columns, *rule);
            break;
        case Meaning::AroundBudget:
            append(result.context, *rule, "budget");
            break;
        case Meaning::AroundActual:
            append(result.context, *rule, "actual");
            break;
        case Meaning::RowItem:
            append(result.rows, *rule, "item");
            break;
        case Meaning::RowSum:
            append(result.rows, *rule, "sum");
            break;
        case Meaning::RowOpening:
            append(result.rows, *rule, "opening");
            break;
        case Meaning::RowClosing:
            append(result.rows, *rule, "closing");
            break;
        case Meaning::RowResult:
            append(result.rows, *rule, "result");
            break;
        case Meaning::RowIncome:
            append(result.income, *rule);
            break;
        case Meaning::RowCost:
            append(result.cost, *rule);
            break;
        case Meaning::UnitLine:
            for (auto const& pattern : rule->patterns)
                result.unit_lines.push_back({pattern, std::max(rule->number.value_or(1), 1)});
            break;
        case Meaning::BudgetSubject:
            append(result.subjects, *rule);
            break;
        default:
            break; // the other meanings are no budget's
        }
    }
    return result;
}

bool any_matches(std::vector<Pattern> const& patterns, std::string_view text) {
    auto const folded = fold(text);
    return std::any_of(patterns.begin(), patterns.end(), [&](Pattern const& p) { return p.matches(folded); });
}

std::optional<std::string> first_kind(std::vector<BudgetRules::Kind> const& kinds, std::string_view text) {
    auto const folded = fold(text);
    auto const found = std::find_if(kinds.begin(), kinds.end(),
        [&](BudgetRules::Kind const& kind) { return kind.pattern.matches(folded); });
    return found == kinds.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace planleser
