#include "plan/measure_tails.h"

#include "plan/column_contents.h"
#include "plan/list_parts.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>

namespace planleser {

namespace {

constexpr std::ptrdiff_t fewest = 3; // tails alike are no accident
constexpr double by_its_place = 0.7;

bool are_most(std::ptrdiff_t part, std::ptrdiff_t all) {
    return part >= fewest && 10 * part >= 7 * all;
}

// The words behind a measure's own: where they begin in its text, and what they say.
struct Tail {
    std::size_t begin = 0;
    TextAndTime said;
};

SourcedText written(std::string_view text) {
    SourcedText result;
    result.append(std::string(text), no_glyph);
    return result;
}

std::string_view without_end(std::string_view text) {
    while (text.ends_with('.') || text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// The bracket that ends a measure.
std::optional<Tail> any_ending_bracket(Measure const& measure, RuleSet const& rules) {
    auto const text = without_end(measure.text);
    auto const opens = text.rfind('(');
    if (!text.ends_with(')') || opens == std::string_view::npos || opens == 0) return std::nullopt;
    return Tail{opens, split_time(written(text.substr(opens + 1, text.size() - opens - 2)), rules)};
}

// The same; nothing where it says no time.
std::optional<Tail> ending_bracket(Measure const& measure, RuleSet const& rules) {
    auto tail = any_ending_bracket(measure, rules);
    return tail && !tail->said.time.empty() ? std::move(tail) : std::nullopt;
}

// 'kommunen', 'styret', 'NVE': words of the rules for who does and who decides, or a few capitals.
bool names_somebody(std::string_view text, RuleSet const& rules) {
    constexpr std::size_t longest_abbreviation = 6;
    auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() >= 2 && text.size() <= longest_abbreviation && std::ranges::all_of(text, is_capital))
        return true;
    auto const folded = fold(text);
    return std::ranges::any_of(std::array{"doer", "organ"}, [&](char const* list) {
        auto const& words = rules.words(list);
        return std::ranges::find(words, folded) != words.end();
    });
}

// Whether a sentence ends within the words; '17. mai-komiteen' is a name.
bool says_more(std::string_view words) {
    if (words.find_first_of(":?!") != std::string_view::npos) return true;
    for (auto at = words.find(". "); at != std::string_view::npos; at = words.find(". ", at + 1))
        if (at == 0 || words[at - 1] < '0' || words[at - 1] > '9') return true;
    return false;
}

// The few words behind a measure's last dash; nothing where they are a sentence, as long as what
// stands before it.
std::optional<Tail> ending_dash(Measure const& measure, RuleSet const& rules) {
    constexpr std::size_t longest = 50; // bytes
    constexpr std::ptrdiff_t most_blanks = 4;
    auto const text = without_end(measure.text);
    for (std::string_view const dash : {" – ", " — ", " - "}) {
        auto const begin = text.rfind(dash);
        if (begin == std::string_view::npos) continue;
        auto const said = text.substr(begin + dash.size());
        auto const blanks = std::ranges::count(said, ' ');
        if (said.empty() || said.size() > longest || (blanks > 2 && said.size() >= begin) ||
            blanks > most_blanks || says_more(said))
            return std::nullopt;
        return Tail{begin, split_time(written(said), rules)};
    }
    return std::nullopt;
}

bool lacks_who(Measure const& measure) {
    return measure.responsible.empty() && !measure.text.empty();
}

bool lacks_who_and_when(Measure const& measure) {
    return lacks_who(measure) && !measure.deadline;
}

void take(Measure& measure, Tail const& tail, std::string_view rule, RuleSet const& rules) {
    measure.text.resize(tail.begin);
    while (measure.text.ends_with(' ')) measure.text.pop_back();
    auto at = measure.at;
    for (auto& place : at) place.rule = rule, place.confidence *= by_its_place;
    if (!tail.said.time.empty() && !measure.deadline) {
        measure.deadline = tail.said.time.text;
        measure.part_at["deadline"].push_back(at);
    }
    if (tail.said.text.empty()) return;
    Piece const who{tail.said.text, {}, 0};
    for (auto const& name : split_list(std::span(&who, 1), ListSplit::AtCommas, rules)) {
        measure.responsible.push_back(name.text);
        measure.part_at["responsible"].push_back(at);
    }
}

// Takes the tails that `find` gives off the measures that lack what such tails say.
template <typename Lacks, typename Find>
void take_all(PlanReading& reading, Lacks const& lacks, Find const& find, std::string_view rule) {
    for (auto& measure : reading.plan.measures) {
        if (!lacks(measure)) continue;
        if (auto const tail = find(measure, reading.rules)) take(measure, *tail, rule, reading.rules);
    }
}

void take_brackets(PlanReading& reading) {
    auto const& measures = reading.plan.measures;
    auto const bare = std::ranges::count_if(measures, lacks_who_and_when);
    auto const bracketed = std::ranges::count_if(measures, [&](Measure const& measure) {
        return lacks_who_and_when(measure) && ending_bracket(measure, reading.rules);
    });
    if (!are_most(bracketed, bare)) return;
    take_all(reading, lacks_who_and_when, ending_bracket, "measure.bracket");
}

// Brackets without a time: most measures end in one, and half of them are names that the rules know.
void take_names_in_brackets(PlanReading& reading) {
    auto const& measures = reading.plan.measures;
    std::ptrdiff_t bare = 0, bracketed = 0, named = 0;
    for (auto const& measure : measures) {
        if (!lacks_who(measure)) continue;
        ++bare;
        auto const tail = any_ending_bracket(measure, reading.rules);
        if (!tail) continue;
        ++bracketed;
        Piece const who{tail->said.text, {}, 0};
        auto const names = split_list(std::span(&who, 1), ListSplit::AtCommas, reading.rules);
        named += std::ranges::any_of(
            names, [&](SourcedText const& name) { return names_somebody(name.text, reading.rules); });
    }
    if (!are_most(bracketed, bare) || 2 * named < bracketed) return;
    take_all(reading, lacks_who, any_ending_bracket, "measure.bracket");
}

// Names come again, or are a word each, or have a time behind them; what explains a measure does not.
void take_dashes(PlanReading& reading) {
    auto const& measures = reading.plan.measures;
    std::set<std::string> names;
    std::ptrdiff_t bare = 0, dashed = 0, timed = 0, words = 0;
    for (auto const& measure : measures) {
        if (!lacks_who(measure)) continue;
        ++bare;
        auto const tail = ending_dash(measure, reading.rules);
        if (!tail) continue;
        ++dashed;
        timed += !tail->said.time.empty();
        words += tail->said.text.text.find(' ') == std::string::npos;
        names.insert(fold(tail->said.text.text));
    }
    bool const come_again = 10 * static_cast<std::ptrdiff_t>(names.size()) <= 8 * dashed;
    if (!are_most(dashed, bare) || !(come_again || 2 * timed > dashed || 2 * words > dashed)) return;
    take_all(reading, lacks_who, ending_dash, "measure.dash");
}

} // namespace

void take_tails_apart(PlanReading& reading) {
    take_brackets(reading);
    take_names_in_brackets(reading);
    take_dashes(reading);
}

} // namespace planleser
