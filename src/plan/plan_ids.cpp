#include "plan/plan_ids.h"

#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace planleser {

namespace {

constexpr std::size_t longest_slug = 48;

std::string slug(std::string_view title) {
    std::string id;
    for (char c : fold(title, NordicLetters::Plain)) {
        bool const keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (keeps)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    if (id.size() > longest_slug)
        id.resize(
            id.rfind('-', longest_slug) == std::string::npos ? longest_slug : id.rfind('-', longest_slug));
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

// FNV-1a: the same on any machine.
std::uint32_t hash(std::string_view text) {
    std::uint32_t value = 2166136261U;
    for (char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
    return value;
}

class IdBook {
public:
    std::string unused(std::string id) {
        auto const wanted = id;
        for (int copy = 2; !m_taken.insert(id).second; ++copy) id = fmt::format("{}-{}", wanted, copy);
        return id;
    }
    std::string hashed(std::string_view kind, std::string_view content) {
        return unused(fmt::format("{}-{:08x}", kind, hash(content)));
    }

private:
    std::set<std::string> m_taken;
};

void give_measure_ids(std::vector<Measure>& measures) {
    std::map<std::string, int> uses;
    for (auto const& measure : measures)
        if (measure.number) ++uses[*measure.number];
    IdBook book;
    for (auto& measure : measures)
        if (measure.number && uses[*measure.number] == 1) measure.id = book.unused(*measure.number);
    for (auto& measure : measures)
        if (measure.id.empty())
            measure.id = book.hashed("m",
                measure.area.value_or("") + '\n' + measure.number.value_or("") + '\n' + fold(measure.text));
}

} // namespace

std::string unused_area_id(
    std::vector<Area> const& areas, std::optional<std::string> const& number, std::string_view title) {
    auto const is_free = [&](std::string const& id) {
        return !id.empty() && std::ranges::none_of(areas, [&](Area const& area) { return area.id == id; });
    };
    if (number && is_free(*number)) return *number;
    auto const words = slug(title);
    if (is_free(words)) return words;
    for (int copy = 2;; ++copy)
        if (auto id = fmt::format("{}-{}", words, copy); is_free(id)) return id;
}

void give_ids(Plan& plan) {
    give_measure_ids(plan.measures);
    IdBook goals, budgets;
    for (auto& goal : plan.goals)
        goal.id = goals.hashed("g", goal.level + '\n' + goal.area.value_or("") + '\n' + fold(goal.text));
    for (auto& budget : plan.budgets)
        if (budget.id.empty()) budget.id = budgets.hashed("b", fold(budget.title));
}

} // namespace planleser
