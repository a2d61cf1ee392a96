#include "plan/plan_values.h"

#include <fmt/format.h>

#include <map>

namespace planleser {

namespace {

constexpr std::size_t name_bytes = 60;

std::string shortened(std::string const& text) {
    if (text.size() <= name_bytes) return text;
    auto end = name_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

class ValueList {
public:
    std::vector<std::string> values;

    void add(std::string const& owner, char const* field, std::string const& value) {
        values.push_back(fmt::format("{}: {} \"{}\"", owner, field, value));
    }
    void add(std::string const& owner, char const* field, std::optional<std::string> const& value) {
        if (value) add(owner, field, *value);
    }
    void add(std::string const& owner, char const* field, std::vector<std::string> const& list) {
        for (auto const& value : list) add(owner, field, value);
    }

    void add(DocumentFacts const& document) {
        add("document", "kind", document.kind);
        add("document", "title", document.title);
        add("document", "organisation", document.organisation);
        if (document.year) add("document", "year", std::to_string(*document.year));
        if (document.period)
            add("document", "period", fmt::format("{}-{}", (*document.period)[0], (*document.period)[1]));
        add("document", "adopted_date", document.adopted_date);
        add("document", "adopted_by", document.adopted_by);
        add("document", "language", document.language);
    }

    void add(Measure const& measure) {
        auto const owner = fmt::format("measure \"{}\"", shortened(measure.text));
        add(owner, "text", measure.text);
        add(owner, "number", measure.number);
        add(owner, "area", measure.area);
        add(owner, "items", measure.items);
        for (auto const& target : measure.targets) add(owner, target.kind.c_str(), target.text);
        add(owner, "partners", measure.partners);
        add(owner, "responsible", measure.responsible);
        for (int goal : measure.sdgs) add(owner, "sdgs", std::to_string(goal));
        add(owner, "roles", measure.roles);
        add(owner, "deadline", measure.deadline);
        add(owner, "cost", measure.cost);
        add(owner, "status", measure.status);
        for (auto const& [name, text] : measure.fields) add(owner, name.c_str(), text);
    }

    void add(Budget const& budget) {
        for (auto const& row : budget.rows)
            for (std::size_t i = 0; i < row.written.size() && i < budget.columns.size(); ++i)
                add(fmt::format("budget \"{}\", row \"{}\"", budget.title, row.label),
                    budget.columns[i].label.c_str(), row.written[i]);
    }
};

} // namespace

std::vector<std::string> plan_values(Plan const& plan) {
    ValueList list;
    list.add(plan.document);
    for (auto const& area : plan.areas)
        list.add(fmt::format("area \"{}\"", shortened(area.title)), "kind", area.kind);
    for (auto const& goal : plan.goals) list.add("goal", goal.level.c_str(), goal.text);
    for (auto const& measure : plan.measures) list.add(measure);
    for (auto const& budget : plan.budgets) list.add(budget);
    return std::move(list.values);
}

ValueChanges changed_values(Plan const& before, Plan const& after) {
    std::map<std::string, int> balance;
    auto const old_values = plan_values(before), new_values = plan_values(after);
    for (auto const& value : old_values) ++balance[value];
    for (auto const& value : new_values) --balance[value];
    ValueChanges changes;
    for (auto const& value : old_values)
        if (auto& left = balance[value]; left > 0) changes.gone.push_back(value), --left;
    for (auto const& value : new_values)
        if (auto& left = balance[value]; left < 0) changes.come.push_back(value), ++left;
    return changes;
}

} // namespace planleser
