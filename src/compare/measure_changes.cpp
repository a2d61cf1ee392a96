#include "compare/measure_changes.h"

#include "compare/word_diff.h"
#include "text/fold.h"
#include "text/word_boundaries.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace planleser {
namespace {

// Targets are paired when at least this share of their words is the same.
constexpr double least_target_likeness = 0.4;

void compare_lists(std::vector<FieldChange>& changes, char const* field,
    std::vector<std::string> const& older, std::vector<std::string> const& newer) {
    std::multiset<std::string> in_older, in_newer;
    for (auto const& text : older) in_older.insert(comparable(text));
    for (auto const& text : newer) in_newer.insert(comparable(text));
    auto const only_in = [](std::vector<std::string> const& texts, std::multiset<std::string> others) {
        std::vector<std::string> only;
        for (auto const& text : texts) {
            auto const same = others.find(comparable(text));
            if (same == others.end())
                only.push_back(text);
            else
                others.erase(same);
        }
        return only;
    };
    FieldChange change{field, only_in(older, in_newer), only_in(newer, in_older), {}, {}, {}, {}};
    if (!change.removed.empty() || !change.added.empty()) changes.push_back(std::move(change));
}

void compare_values(std::vector<FieldChange>& changes, char const* field,
    std::optional<std::string> const& was, std::optional<std::string> const& is) {
    if (comparable(was.value_or("")) == comparable(is.value_or(""))) return;
    changes.push_back({field, {}, {}, {}, was, is, {}});
}

std::vector<std::string> as_texts(std::vector<int> const& numbers) {
    std::vector<std::string> texts;
    for (int const number : numbers) texts.push_back(std::to_string(number));
    return texts;
}

// Dice's coefficient over the folded words.
double word_likeness(std::string_view a, std::string_view b) {
    auto const bag = [](std::string_view text) {
        std::multiset<std::string> words;
        for (auto const word : words_in(text)) words.insert(fold(word));
        return words;
    };
    auto const in_a = bag(a), in_b = bag(b);
    if (in_a.empty() || in_b.empty()) return 0;
    std::vector<std::string> shared;
    std::set_intersection(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(), std::back_inserter(shared));
    return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(in_a.size() + in_b.size());
}

std::string written(Quantity const& quantity) {
    auto text = quantity.value.to_string();
    if (quantity.value_to) text += "–" + quantity.value_to->to_string();
    return text;
}

// Quantities of one unit in both are told as "15 → 20 kommuner".
std::vector<std::string> quantity_changes(Target const& older, Target const& newer) {
    std::vector<std::string> changes;
    std::vector<bool> used(newer.quantities.size());
    for (auto const& was : older.quantities)
        for (std::size_t i = 0; i < newer.quantities.size(); ++i) {
            auto const& is = newer.quantities[i];
            if (used[i] || fold(was.unit) != fold(is.unit)) continue;
            used[i] = true;
            if (!(was.value == is.value && was.value_to == is.value_to))
                changes.push_back(
                    written(was) + " → " + written(is) + (is.unit.empty() ? "" : " " + is.unit));
            break;
        }
    return changes;
}

void compare_targets(
    std::vector<FieldChange>& changes, std::vector<Target> const& older, std::vector<Target> const& newer) {
    struct Pair {
        double likeness;
        std::size_t from, to;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < older.size(); ++i)
        for (std::size_t j = 0; j < newer.size(); ++j) {
            bool const same = comparable(older[i].text) == comparable(newer[j].text);
            double const likeness = same ? 2 : word_likeness(older[i].text, newer[j].text);
            if (likeness >= least_target_likeness) pairs.push_back({likeness, i, j});
        }
    std::stable_sort(pairs.begin(), pairs.end(), [](Pair const& a, Pair const& b) {
        auto const apart = [](Pair const& p) { return p.from > p.to ? p.from - p.to : p.to - p.from; };
        return std::tuple(-a.likeness, apart(a), a.from + a.to) <
               std::tuple(-b.likeness, apart(b), b.from + b.to);
    });
    std::vector<bool> in_older(older.size()), in_newer(newer.size());
    FieldChange change{"targets", {}, {}, {}, {}, {}, {}};
    for (auto const& [likeness, i, j] : pairs) {
        if (in_older[i] || in_newer[j]) continue;
        in_older[i] = in_newer[j] = true;
        auto const& was = older[i];
        auto const& is = newer[j];
        bool const same_text = comparable(was.text) == comparable(is.text);
        if (same_text && was.kind == is.kind) continue;
        change.changed.push_back({was.kind, is.kind, was.text, is.text,
            same_text ? std::vector<DiffPart>{} : word_diff(was.text, is.text), quantity_changes(was, is)});
    }
    for (std::size_t i = 0; i < older.size(); ++i)
        if (!in_older[i]) change.removed.push_back(older[i].text);
    for (std::size_t j = 0; j < newer.size(); ++j)
        if (!in_newer[j]) change.added.push_back(newer[j].text);
    if (!change.removed.empty() || !change.added.empty() || !change.changed.empty())
        changes.push_back(std::move(change));
}

} // namespace

std::string comparable(std::string_view text) {
    std::string const folded = fold(text);
    std::string result;
    for (char const c : folded)
        if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
    auto const end = result.find_last_not_of(" .:;,*");
    result.resize(end == std::string::npos ? 0 : end + 1);
    return result;
}

std::vector<FieldChange> measure_changes(Measure const& older, Measure const& newer,
    std::string const& older_area, std::string const& newer_area) {
    std::vector<FieldChange> changes;
    if (older.number && newer.number) compare_values(changes, "number", older.number, newer.number);
    compare_values(changes, "area", older_area, newer_area);
    if (comparable(older.text) != comparable(newer.text))
        changes.push_back({"text", {}, {}, word_diff(older.text, newer.text), {}, {}, {}});
    compare_lists(changes, "items", older.items, newer.items);
    compare_targets(changes, older.targets, newer.targets);
    compare_lists(changes, "partners", older.partners, newer.partners);
    compare_lists(changes, "responsible", older.responsible, newer.responsible);
    compare_lists(changes, "sdgs", as_texts(older.sdgs), as_texts(newer.sdgs));
    compare_lists(changes, "roles", older.roles, newer.roles);
    compare_values(changes, "deadline", older.deadline, newer.deadline);
    compare_values(changes, "cost", older.cost, newer.cost);
    compare_values(changes, "status", older.status, newer.status);
    return changes;
}

} // namespace planleser
