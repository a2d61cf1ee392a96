#include "corrections/correct_values.h"

#include "corrections/plan_words.h"
#include "plan/plan_ids.h"
#include "plan/quantities.h"

#include <fmt/core.h>

#include <algorithm>

namespace planleser {

namespace {

constexpr char const* person = "person";

void vouch_for(Ats& ats, std::string_view method) {
    for (auto& at : ats) {
        at.by = person;
        at.confidence = 1;
        if (!method.empty()) at.method = method;
    }
}

std::optional<std::string> optional_of(std::string const& value) {
    return value.empty() ? std::nullopt : std::optional(value);
}

std::string not_a(char const* what, std::string const& value) {
    return fmt::format("\"{}\" is no {}", value, what);
}

// Takes out the elements that are marked, and their places with them.
template <class Value, class IsOut>
void erase_marked(std::vector<Value>& values, std::vector<Ats>* places, IsOut const& is_out) {
    std::size_t kept = 0;
    auto const count = values.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (is_out(i)) continue;
        if (kept != i) {
            values[kept] = std::move(values[i]);
            if (places && i < places->size()) (*places)[kept] = std::move((*places)[i]);
        }
        ++kept;
    }
    values.resize(kept);
    if (places && places->size() > kept) places->resize(kept);
}

} // namespace

Ats PlanCorrector::ats_of(Place const& at) {
    if (at.page <= 0) return {};
    return {{at, "", 1, person, person}};
}

bool PlanCorrector::is_out(std::string_view kind, std::string_view field, std::size_t thing, std::size_t part,
    std::size_t element) const {
    return m_out.contains({kind, field, static_cast<std::uint32_t>(thing), static_cast<std::uint32_t>(part),
        static_cast<std::uint32_t>(element)});
}

void PlanCorrector::take_out(PlanItem const& item) {
    auto const& at = item.address;
    m_out.insert({item.kind, item.field, at.thing, at.part, at.element});
}

Ats* PlanCorrector::places_of(PlanItem const& item, bool make) {
    auto const& [thing, part, element] = item.address;
    auto const in_list = [&](std::vector<Ats>& list) -> Ats* {
        if (make && list.size() <= element) list.resize(element + 1);
        return element < list.size() ? &list[element] : nullptr;
    };
    if (item.kind == "document") {
        auto& places = m_plan.document.at;
        auto const found = places.find(std::string(item.field));
        if (found != places.end()) return &found->second;
        return make ? &places[std::string(item.field)] : nullptr;
    }
    if (item.kind == "figure") return in_list(m_plan.budgets[thing].rows[part].value_at);
    if (item.kind == "measure" && item.shape != ItemShape::Thing) {
        if (item.field == "fields") return nullptr;
        auto& places = m_plan.measures[thing].part_at;
        auto const found = places.find(std::string(item.field));
        if (found != places.end()) return in_list(found->second);
        return make ? in_list(places[std::string(item.field)]) : nullptr;
    }
    if (item.kind == "area" && item.field == "sdgs") return in_list(m_plan.areas[thing].sdgs_at);
    if (item.shape != ItemShape::Thing) return nullptr;
    if (item.kind == "area") return &m_plan.areas[thing].at;
    if (item.kind == "goal") return &m_plan.goals[thing].at;
    if (item.kind == "measure") return &m_plan.measures[thing].at;
    if (item.kind == "target") return &m_plan.measures[thing].targets[part].at;
    if (item.kind == "budget") return &m_plan.budgets[thing].at;
    if (item.kind == "column") return &m_plan.budgets[thing].columns[part].at;
    return &m_plan.budgets[thing].rows[part].at;
}

std::string PlanCorrector::set_words(PlanItem const& item, std::string const& value) {
    if (item.kind == "document") return set_document(item.field, value);
    if (item.kind == "area") return set_area(item, value);
    if (item.kind == "goal") return set_goal(item, value);
    if (item.kind == "measure") return set_measure(item, value);
    if (item.kind == "target") return set_target(item, value);
    return set_budget(item, value);
}

std::string PlanCorrector::set(
    PlanItem const& item, std::string const& value, Place const& at, std::string_view method) {
    auto const& choices = choices_of(item.kind, item.field);
    if (!choices.empty() && std::ranges::find(choices, value) == choices.end())
        return not_a(fmt::format("{} of a {}", item.field, item.kind).c_str(), value);
    if (item.shape != ItemShape::Field && value.empty()) return "a value must have words";
    if (auto fault = set_words(item, value); !fault.empty()) return fault;
    auto* const places = places_of(item, at.page > 0 && !value.empty());
    if (places == nullptr) return {};
    if (places->empty()) *places = ats_of(at);
    vouch_for(*places, method);
    return {};
}

std::string PlanCorrector::set_document(std::string_view field, std::string const& value) {
    auto& document = m_plan.document;
    if (field == "kind") {
        document.kind = value;
    } else if (field == "title") {
        document.title = optional_of(value);
    } else if (field == "organisation") {
        document.organisation = optional_of(value);
    } else if (field == "year") {
        auto const year = read_number(value);
        if (!year && !value.empty()) return not_a("year", value);
        document.year = year;
    } else if (field == "period") {
        auto const period = read_period(value);
        if (!period && !value.empty()) return not_a("period", value);
        document.period = period;
    } else if (field == "adopted_date") {
        constexpr std::size_t iso_length = 10;
        bool const iso = value.size() == iso_length && value[4] == '-' && value[7] == '-';
        if (!iso && !value.empty()) return not_a("date as YYYY-MM-DD", value);
        document.adopted_date = optional_of(value);
    } else if (field == "adopted_by") {
        document.adopted_by = optional_of(value);
    } else {
        document.language = value;
    }
    return {};
}

std::string PlanCorrector::set_area(PlanItem const& item, std::string const& value) {
    auto& area = m_plan.areas[item.address.thing];
    if (item.field == "title") {
        if (area.title != value) m_renamed.insert(item.address.thing);
        area.title = value;
    } else if (item.field == "number") {
        if (area.number != optional_of(value)) m_renamed.insert(item.address.thing);
        area.number = optional_of(value);
    } else if (item.field == "kind") {
        area.kind = value;
    } else if (item.field == "parent") {
        auto const parent = read_area(m_plan, value);
        if (!value.empty() && (!parent || *parent == area.id)) return not_a("area", value);
        area.parent = parent;
    } else {
        auto const goal = read_number(value);
        if (!goal) return not_a("number of a UN goal", value);
        area.sdgs[item.address.element] = *goal;
    }
    return {};
}

std::string PlanCorrector::set_goal(PlanItem const& item, std::string const& value) {
    auto& goal = m_plan.goals[item.address.thing];
    if (item.field == "text") {
        goal.text = value;
    } else if (item.field == "level") {
        goal.level = value;
    } else if (item.field == "number") {
        goal.number = optional_of(value);
    } else {
        goal.area = read_area(m_plan, value);
        if (!value.empty() && !goal.area) return not_a("area", value);
    }
    return {};
}

std::string PlanCorrector::set_measure(PlanItem const& item, std::string const& value) {
    auto& measure = m_plan.measures[item.address.thing];
    auto const element = item.address.element;
    std::string const field(item.field);
    if (field == "text") {
        measure.text = value;
        return {};
    }
    if (field == "area") {
        auto const area = read_area(m_plan, value);
        if (!value.empty() && !area) return not_a("area", value);
        measure.area = area;
    } else if (field == "sdgs") {
        auto const goal = read_number(value);
        if (!goal) return not_a("number of a UN goal", value);
        measure.sdgs[element] = *goal;
    } else if (field == "fields") {
        auto const colon = value.find(": ");
        if (colon == std::string::npos) return not_a("field: it needs a heading, a colon and a text", value);
        auto const old = std::next(measure.fields.begin(), static_cast<std::ptrdiff_t>(element))->first;
        if (old != value.substr(0, colon)) return "a field keeps its heading";
        measure.fields[old] = value.substr(colon + 2);
    } else if (field == "number") {
        measure.number = optional_of(value);
    } else if (field == "deadline") {
        measure.deadline = optional_of(value);
    } else if (field == "cost") {
        measure.cost = optional_of(value);
    } else if (field == "status") {
        measure.status = optional_of(value);
    } else {
        auto& list = field == "items"      ? measure.items
                     : field == "partners" ? measure.partners
                     : field == "roles"    ? measure.roles
                                           : measure.responsible;
        list[element] = value;
    }
    return {};
}

std::string PlanCorrector::set_target(PlanItem const& item, std::string const& value) {
    auto& target = m_plan.measures[item.address.thing].targets[item.address.part];
    if (item.field == "text") {
        bool const other = target.text != value;
        target.text = value;
        if (other && m_rules.quantities) target.quantities = find_quantities(value, *m_rules.quantities);
    } else if (item.field == "kind") {
        target.kind = value;
    } else {
        auto quantity = read_quantity(value);
        if (!quantity) return not_a("quantity", value);
        auto& old = target.quantities[item.address.element];
        quantity->deadline = old.deadline;
        quantity->words = old.words;
        old = std::move(*quantity);
    }
    return {};
}

std::string PlanCorrector::set_budget(PlanItem const& item, std::string const& value) {
    auto& budget = m_plan.budgets[item.address.thing];
    if (item.kind == "column") return set_column(budget.columns[item.address.part], item.field, value);
    if (item.kind == "row") return set_row(budget.rows[item.address.part], item.field, value);
    if (item.kind == "figure") return set_figure(budget, item, value);
    if (item.field == "title") {
        budget.title = value;
    } else if (item.field == "currency") {
        budget.currency = value;
    } else {
        auto const scale = read_number(value);
        if (!scale || *scale < 1) return not_a("scale", value);
        budget.scale = *scale;
    }
    return {};
}

std::string PlanCorrector::set_column(
    BudgetColumn& column, std::string_view field, std::string const& value) {
    if (field == "label") {
        column.label = value;
    } else if (field == "kind") {
        column.kind = value;
    } else if (field == "as_of") {
        column.as_of = optional_of(value);
    } else {
        auto const year = read_number(value);
        if (!year && !value.empty()) return not_a("year", value);
        column.year = year;
    }
    return {};
}

std::string PlanCorrector::set_row(BudgetRow& row, std::string_view field, std::string const& value) {
    if (field == "label")
        row.label = value;
    else if (field == "kind")
        row.kind = value;
    else
        row.group = optional_of(value);
    return {};
}

std::string PlanCorrector::set_figure(Budget& budget, PlanItem const& item, std::string const& value) {
    auto& row = budget.rows[item.address.part];
    auto const column = item.address.element;
    if (budget.columns[column].kind == "comment") {
        row.values[column] = value.empty() ? BudgetValue() : BudgetValue(value);
        return {};
    }
    auto const figure = read_figure(value, m_rules.amounts);
    if (!figure) return not_a("figure", value);
    row.values[column] = *figure;
    return {};
}

void PlanCorrector::drop_parts(Measure& measure, std::size_t number) {
    auto const drop = [&](std::string_view field, auto& values) {
        auto const places = measure.part_at.find(std::string(field));
        erase_marked(values, places == measure.part_at.end() ? nullptr : &places->second,
            [&](std::size_t i) { return is_out("measure", field, number, 0, i); });
        if (places != measure.part_at.end() && places->second.empty()) measure.part_at.erase(places);
    };
    drop("items", measure.items);
    drop("partners", measure.partners);
    drop("responsible", measure.responsible);
    drop("roles", measure.roles);
    drop("sdgs", measure.sdgs);
    std::size_t field = 0;
    std::erase_if(
        measure.fields, [&](auto const&) { return is_out("measure", "fields", number, 0, field++); });
    for (std::size_t t = 0; t < measure.targets.size(); ++t)
        erase_marked(measure.targets[t].quantities, nullptr,
            [&](std::size_t i) { return is_out("target", "quantities", number, t, i); });
    erase_marked(
        measure.targets, nullptr, [&](std::size_t i) { return is_out("target", "text", number, i); });
}

void PlanCorrector::drop_areas() {
    for (std::size_t a = 0; a < m_plan.areas.size(); ++a) {
        auto& area = m_plan.areas[a];
        erase_marked(
            area.sdgs, &area.sdgs_at, [&](std::size_t i) { return is_out("area", "sdgs", a, 0, i); });
    }
    auto const lead = [&](std::string const& from, std::optional<std::string> const& to) {
        for (auto& area : m_plan.areas)
            if (area.parent == from) area.parent = to;
        for (auto& goal : m_plan.goals)
            if (goal.area == from) goal.area = to;
        for (auto& measure : m_plan.measures)
            if (measure.area == from) measure.area = to;
    };
    for (std::size_t i = 0; i < m_plan.areas.size(); ++i)
        if (is_out("area", "title", i)) lead(m_plan.areas[i].id, m_plan.areas[i].parent);
    for (auto const i : m_renamed) {
        if (is_out("area", "title", i)) continue;
        auto const old = std::exchange(m_plan.areas[i].id, {});
        auto id = unused_area_id(m_plan.areas, m_plan.areas[i].number, m_plan.areas[i].title);
        lead(old, id);
        m_plan.areas[i].id = std::move(id);
    }
    erase_marked(m_plan.areas, nullptr, [&](std::size_t i) { return is_out("area", "title", i); });
}

void PlanCorrector::drop_budgets() {
    for (std::size_t b = 0; b < m_plan.budgets.size(); ++b) {
        auto& budget = m_plan.budgets[b];
        for (auto& row : budget.rows) {
            erase_marked(
                row.written, nullptr, [&](std::size_t c) { return is_out("column", "label", b, c); });
            erase_marked(
                row.values, &row.value_at, [&](std::size_t c) { return is_out("column", "label", b, c); });
        }
        erase_marked(budget.columns, nullptr, [&](std::size_t c) { return is_out("column", "label", b, c); });
        erase_marked(budget.rows, nullptr, [&](std::size_t r) { return is_out("row", "label", b, r); });
    }
    erase_marked(m_plan.budgets, nullptr, [&](std::size_t b) { return is_out("budget", "title", b); });
}

void PlanCorrector::finish() {
    for (std::size_t m = 0; m < m_plan.measures.size(); ++m) drop_parts(m_plan.measures[m], m);
    drop_areas();
    erase_marked(m_plan.goals, nullptr, [&](std::size_t i) { return is_out("goal", "text", i); });
    erase_marked(m_plan.measures, nullptr, [&](std::size_t i) { return is_out("measure", "text", i); });
    drop_budgets();
    m_out.clear();
    m_renamed.clear();
}

} // namespace planleser
