#include "corrections/plan_items.h"

#include "corrections/plan_words.h"

#include <algorithm>
#include <array>

namespace planleser {

namespace {

using Words = std::vector<std::string_view>;

struct ItemField {
    std::string_view kind, field;
    ItemShape shape = ItemShape::Field;
    Words choices{};
};

std::vector<ItemField> const& item_fields() {
    static std::vector<ItemField> const fields{
        {"document", "kind", ItemShape::Field, {"action_programme", "strategy", "input_notes", "other"}},
        {"document", "title"},
        {"document", "organisation"},
        {"document", "year"},
        {"document", "period"},
        {"document", "adopted_date"},
        {"document", "adopted_by"},
        {"document", "language", ItemShape::Field, {"nb", "nn"}},
        {"area", "title", ItemShape::Thing},
        {"area", "number"},
        {"area", "parent"},
        {"area", "kind", ItemShape::Field, {"overarching", "focus_area", "cross_cutting", "other"}},
        {"area", "sdgs", ItemShape::Element},
        {"goal", "text", ItemShape::Thing},
        {"goal", "number"},
        {"goal", "area"},
        {"goal", "level", ItemShape::Field,
            {"vision", "main_goal", "sub_goal", "strategy", "challenge", "priority"}},
        {"measure", "text", ItemShape::Thing},
        {"measure", "number"},
        {"measure", "area"},
        {"measure", "items", ItemShape::Element},
        {"measure", "partners", ItemShape::Element},
        {"measure", "responsible", ItemShape::Element},
        {"measure", "sdgs", ItemShape::Element},
        {"measure", "roles", ItemShape::Element},
        {"measure", "deadline"},
        {"measure", "cost"},
        {"measure", "status"},
        {"measure", "fields", ItemShape::Element},
        {"target", "text", ItemShape::Thing},
        {"target", "kind", ItemShape::Field, {"result", "effect", "indicator", "unspecified"}},
        {"target", "quantities", ItemShape::Element},
        {"budget", "title", ItemShape::Thing},
        {"budget", "currency"},
        {"budget", "scale"},
        {"column", "label", ItemShape::Thing},
        {"column", "year"},
        {"column", "as_of"},
        {"column", "kind", ItemShape::Field,
            {"budget", "revised_budget", "actual", "forecast", "proposal", "change", "amount", "count",
                "comment"}},
        {"row", "label", ItemShape::Thing},
        {"row", "group"},
        {"row", "kind", ItemShape::Field, {"item", "sum", "heading", "opening", "closing", "result"}},
        {"figure", "value"},
    };
    return fields;
}

ItemField const* find_field(std::string_view kind, std::string_view field) {
    auto const& fields = item_fields();
    auto const found = std::ranges::find_if(
        fields, [&](ItemField const& each) { return each.kind == kind && each.field == field; });
    return found == fields.end() ? nullptr : &*found;
}

class ItemList {
public:
    explicit ItemList(Plan const& plan) : m_plan(plan) {}

    std::vector<PlanItem> list() {
        add_document();
        add_areas();
        add_goals();
        for (std::uint32_t i = 0; i < m_plan.measures.size(); ++i) add_measure(m_plan.measures[i], {i, 0, 0});
        for (std::uint32_t i = 0; i < m_plan.budgets.size(); ++i) add_budget(m_plan.budgets[i], {i, 0, 0});
        return std::move(m_items);
    }

private:
    int thing(std::string_view kind, std::string_view field, std::string const& words, Ats const& at,
        int owner, ItemAddress address) {
        m_items.push_back({kind, field, ItemShape::Thing, words, words, &at, owner, -1, address});
        return static_cast<int>(m_items.size()) - 1;
    }
    // A value that a reader finds in these words on the page.
    void field(std::string_view name, std::string value, std::string quote, Ats const* at, int owner,
        ItemAddress address, ItemShape shape = ItemShape::Field) {
        auto const kind =
            owner < 0 ? std::string_view("document") : m_items[static_cast<std::size_t>(owner)].kind;
        m_items.push_back({kind, name, shape, std::move(value), std::move(quote), at, owner, -1, address});
    }
    void quoted(
        std::string_view name, std::string const& value, Ats const* at, int owner, ItemAddress address) {
        field(name, value, value, at, owner, address);
    }
    void implied(std::string_view name, std::string value, Ats const* at, int owner, ItemAddress address) {
        field(name, std::move(value), {}, at, owner, address);
    }

    void add_document() {
        auto const& document = m_plan.document;
        auto const at = [&](char const* name) {
            auto const found = document.at.find(name);
            return found == document.at.end() ? nullptr : &found->second;
        };
        implied("kind", document.kind, at("kind"), -1, {});
        quoted("title", document.title.value_or(""), at("title"), -1, {});
        quoted("organisation", document.organisation.value_or(""), at("organisation"), -1, {});
        implied("year", number_words(document.year), at("year"), -1, {});
        implied("period", period_words(document.period), at("period"), -1, {});
        implied("adopted_date", document.adopted_date.value_or(""), at("adopted_date"), -1, {});
        quoted("adopted_by", document.adopted_by.value_or(""), at("adopted_by"), -1, {});
        implied("language", document.language, at("language"), -1, {});
    }

    void add_areas() {
        for (std::uint32_t i = 0; i < m_plan.areas.size(); ++i) {
            auto const& area = m_plan.areas[i];
            ItemAddress address{i, 0, 0};
            auto const owner = thing("area", "title", area.title, area.at, -1, address);
            m_area_items.emplace_back(area.id, owner);
            quoted("number", area.number.value_or(""), &area.at, owner, address);
            implied("parent", area_words(m_plan, area.parent), nullptr, owner, address);
            implied("kind", area.kind, &area.at, owner, address);
            for (; address.element < area.sdgs.size(); ++address.element)
                field("sdgs", std::to_string(area.sdgs[address.element]), {},
                    element_at(area.sdgs_at, address.element), owner, address, ItemShape::Element);
        }
        std::ranges::sort(m_area_items);
    }

    int area_item(std::optional<std::string> const& id) const {
        if (!id) return -1;
        auto const found = std::ranges::lower_bound(m_area_items, std::pair(*id, -1));
        return found != m_area_items.end() && found->first == *id ? found->second : -1;
    }

    void add_goals() {
        for (std::uint32_t i = 0; i < m_plan.goals.size(); ++i) {
            auto const& goal = m_plan.goals[i];
            ItemAddress const address{i, 0, 0};
            auto const owner = thing("goal", "text", goal.text, goal.at, area_item(goal.area), address);
            implied("level", goal.level, &goal.at, owner, address);
            quoted("number", goal.number.value_or(""), &goal.at, owner, address);
            implied("area", area_words(m_plan, goal.area), nullptr, owner, address);
        }
    }

    static Ats const* element_at(std::vector<Ats> const& ats, std::size_t element) {
        return element < ats.size() ? &ats[element] : nullptr;
    }
    static Ats const* part_at(Measure const& measure, std::string const& part, std::size_t element) {
        auto const found = measure.part_at.find(part);
        return found == measure.part_at.end() ? nullptr : element_at(found->second, element);
    }

    void add_measure(Measure const& measure, ItemAddress const& address) {
        auto const owner =
            thing("measure", "text", measure.text, measure.at, area_item(measure.area), address);
        quoted("number", measure.number.value_or(""), part_at(measure, "number", 0), owner, address);
        implied("area", area_words(m_plan, measure.area), part_at(measure, "area", 0), owner, address);
        add_targets(measure, address, owner);
        add_elements("items", measure.items, measure, address, owner);
        add_elements("partners", measure.partners, measure, address, owner);
        add_elements("responsible", measure.responsible, measure, address, owner);
        add_elements("roles", measure.roles, measure, address, owner);
        std::vector<std::string> goals;
        for (int const goal : measure.sdgs) goals.push_back(std::to_string(goal));
        add_elements("sdgs", goals, measure, address, owner);
        quoted("deadline", measure.deadline.value_or(""), part_at(measure, "deadline", 0), owner, address);
        quoted("cost", measure.cost.value_or(""), part_at(measure, "cost", 0), owner, address);
        quoted("status", measure.status.value_or(""), part_at(measure, "status", 0), owner, address);
        std::vector<std::string> fields;
        for (auto const& [name, text] : measure.fields) fields.push_back(field_words(name, text));
        add_elements("fields", fields, measure, address, owner);
    }

    void add_elements(std::string const& name, std::vector<std::string> const& values, Measure const& measure,
        ItemAddress address, int owner) {
        auto const* const known = find_field("measure", name);
        for (address.element = 0; address.element < values.size(); ++address.element) {
            auto const& value = values[address.element];
            field(known->field, value, value, part_at(measure, name, address.element), owner, address,
                ItemShape::Element);
        }
    }

    void add_targets(Measure const& measure, ItemAddress address, int measure_item) {
        for (; address.part < measure.targets.size(); ++address.part) {
            auto const& target = measure.targets[address.part];
            address.element = 0;
            auto const owner = thing("target", "text", target.text, target.at, measure_item, address);
            implied("kind", target.kind, &target.at, owner, address);
            for (; address.element < target.quantities.size(); ++address.element) {
                auto const& quantity = target.quantities[address.element];
                field("quantities", quantity_words(quantity), quantity.words, &target.at, owner, address,
                    ItemShape::Element);
            }
        }
    }

    void add_budget(Budget const& budget, ItemAddress address) {
        auto const owner = thing("budget", "title", budget.title, budget.at, -1, address);
        implied("currency", budget.currency, &budget.at, owner, address);
        implied("scale", std::to_string(budget.scale), &budget.at, owner, address);
        std::vector<int> columns;
        for (; address.part < budget.columns.size(); ++address.part) {
            auto const& column = budget.columns[address.part];
            auto const item = thing("column", "label", column.label, column.at, owner, address);
            columns.push_back(item);
            implied("kind", column.kind, &column.at, item, address);
            implied("year", number_words(column.year), &column.at, item, address);
            implied("as_of", column.as_of.value_or(""), &column.at, item, address);
        }
        for (address.part = 0; address.part < budget.rows.size(); ++address.part)
            add_row(budget.rows[address.part], address, owner, columns);
    }

    void add_row(BudgetRow const& row, ItemAddress address, int budget, std::vector<int> const& columns) {
        auto const owner = thing("row", "label", row.label, row.at, budget, address);
        implied("kind", row.kind, &row.at, owner, address);
        implied("group", row.group.value_or(""), nullptr, owner, address);
        for (; address.element < std::min(row.values.size(), columns.size()); ++address.element) {
            auto const written = address.element < row.written.size() ? row.written[address.element] : "";
            m_items.push_back(
                {"figure", "value", ItemShape::Field, figure_words(row.values[address.element]), written,
                    element_at(row.value_at, address.element), owner, columns[address.element], address});
        }
    }

    Plan const& m_plan;
    std::vector<PlanItem> m_items;
    std::vector<std::pair<std::string, int>> m_area_items; // by id
};

} // namespace

std::vector<PlanItem> items_of(Plan const& plan) {
    return ItemList(plan).list();
}

std::vector<std::string> owners_of(std::vector<PlanItem> const& items, PlanItem const& item) {
    std::vector<std::string> chain;
    for (auto at = item.owner; at >= 0; at = items[static_cast<std::size_t>(at)].owner)
        chain.insert(chain.begin(), items[static_cast<std::size_t>(at)].quote);
    if (item.column >= 0) chain.push_back(items[static_cast<std::size_t>(item.column)].quote);
    return chain;
}

bool is_item_field(std::string_view kind, std::string_view field) {
    return find_field(kind, field) != nullptr;
}

ItemShape shape_of(std::string_view kind, std::string_view field) {
    return find_field(kind, field)->shape;
}

std::vector<std::string_view> const& choices_of(std::string_view kind, std::string_view field) {
    static Words const any;
    auto const* const found = find_field(kind, field);
    return found == nullptr ? any : found->choices;
}

} // namespace planleser
