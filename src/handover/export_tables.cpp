#include "handover/export_tables.h"

#include <cassert>
#include <utility>

namespace planleser {
namespace {

using Row = std::vector<ExportValue>;

ExportValue text_or_none(std::optional<std::string> const& text) {
    return text && !text->empty() ? ExportValue(*text) : ExportValue();
}
ExportValue text_or_none(std::string const& text) {
    return text.empty() ? ExportValue() : ExportValue(text);
}
ExportValue number_of(std::size_t n) {
    return static_cast<std::int64_t>(n);
}
ExportValue number_or_none(std::optional<int> n) {
    return n ? ExportValue(static_cast<std::int64_t>(*n)) : ExportValue();
}

ExportValue page_of(Ats const& at) {
    return at.empty() || at.front().place.page <= 0
               ? ExportValue()
               : ExportValue(static_cast<std::int64_t>(at.front().place.page));
}
ExportValue confidence_of(Ats const& at) {
    return at.empty() ? ExportValue()
                      : ExportValue(Decimal::from_units(
                            static_cast<std::int64_t>(at.front().confidence * 100 + 0.5), 2));
}

// "x0 y0 x1 y1" in points on that page: what a viewer needs to draw the box.
ExportValue box_of(Ats const& at) {
    if (at.empty() || at.front().place.box.is_empty()) return {};
    std::string text;
    auto const& box = at.front().place.box;
    for (double const edge : {box.x0, box.y0, box.x1, box.y1})
        text += (text.empty() ? "" : " ") +
                Decimal::from_units(static_cast<std::int64_t>(edge * 10 + (edge < 0 ? -0.5 : 0.5)), 1)
                    .to_string();
    return text;
}

// The tables under construction, by the place each has in the list.
class Tables {
public:
    std::size_t add(ExportTable table) {
        m_tables.push_back(std::move(table));
        return m_tables.size() - 1;
    }
    void row(std::size_t table, Row row) {
        assert(row.size() == m_tables[table].columns.size());
        m_tables[table].rows.push_back(std::move(row));
    }
    std::vector<ExportTable> take() { return std::move(m_tables); }

private:
    std::vector<ExportTable> m_tables;
};

constexpr auto integer = ColumnType::Integer;
constexpr auto number = ColumnType::Number;
constexpr auto date = ColumnType::Date;
constexpr auto text = ColumnType::Text;

ExportColumn const plan_column{"plan", text, "Key of the plan"};
ExportColumn const measure_column{"measure", text, "Id of the measure"};
ExportColumn const position_column{"position", integer, "Place in the list, from 1"};
ExportColumn const page_column{"page", integer, "Page of the PDF, from 1"};
ExportColumn const box_column{"box", text, "x0 y0 x1 y1 in points, origin top left"};
ExportColumn const confidence_column{"confidence", number, "0 to 1"};

ForeignKey const to_plan{{"plan"}, "plan", {"plan"}};
ForeignKey const to_measure{{"plan", "measure"}, "measure", {"plan", "measure"}};
ForeignKey const to_area{{"plan", "area"}, "area", {"plan", "area"}};
ForeignKey const to_budget{{"plan", "budget"}, "budget", {"plan", "budget"}};

// Writes each plan's rows; the members are the tables' places.
struct PlanTables {
    Tables tables;
    std::size_t plan = tables.add({"plan", "One imported document",
        {plan_column, {"file", text, "Name of the PDF"}, {"sha256", text, "Of the PDF"},
            {"kind", text, "action_programme, strategy, input_notes or other"}, {"title", text, ""},
            {"organisation", text, ""}, {"year", integer, "The year it is for"},
            {"period_first", integer, ""}, {"period_last", integer, ""}, {"adopted_date", date, ""},
            {"adopted_by", text, ""}, {"language", text, "nb or nn"}, {"pages", integer, ""}},
        {"plan"}, {}, {}});
    std::size_t area = tables.add({"area", "A part of the plan that measures belong to",
        {plan_column, {"area", text, "Id"}, {"number", text, "As written"}, {"title", text, ""},
            {"parent", text, "Id of the area above"}, {"kind", text, ""}, {"introduction", text, ""},
            page_column},
        {"plan", "area"}, {to_plan}, {}});
    std::size_t goal = tables.add({"goal", "Vision, goals, strategies, challenges",
        {plan_column, {"goal", text, "Id"}, {"level", text, ""}, {"area", text, ""}, {"number", text, ""},
            {"text", text, ""}, page_column, box_column, confidence_column},
        {"plan", "goal"}, {to_plan, to_area}, {}});
    std::size_t measure = tables.add({"measure", "Tiltak",
        {plan_column, measure_column, {"number", text, "As written"}, {"area", text, ""}, {"text", text, ""},
            {"deadline", text, "As written"}, {"cost", text, "As written"}, {"status", text, "As written"},
            page_column, box_column, confidence_column},
        {"plan", "measure"}, {to_plan, to_area}, {}});
    std::size_t item = tables.add({"measure_item", "Bulleted items below a measure",
        {plan_column, measure_column, position_column, {"text", text, ""}}, {"plan", "measure", "position"},
        {to_measure}, {}});
    std::size_t actor = tables.add({"measure_actor", "Who takes part in a measure",
        {plan_column, measure_column, {"part", text, "partner, responsible or role"}, position_column,
            {"name", text, ""}},
        {"plan", "measure", "part", "position"}, {to_measure}, {}});
    std::size_t sdg = tables.add({"measure_sdg", "UN sustainable development goals of a measure",
        {plan_column, measure_column, {"sdg", integer, "1 to 17"}}, {"plan", "measure", "sdg"}, {to_measure},
        {}});
    std::size_t field = tables.add({"measure_field", "Columns of the plan that no rule knows",
        {plan_column, measure_column, {"name", text, "Heading of the column"}, {"text", text, ""}},
        {"plan", "measure", "name"}, {to_measure}, {}});
    std::size_t target = tables.add({"target", "Result and effect targets",
        {plan_column, measure_column, position_column,
            {"kind", text, "result, effect, indicator or unspecified"}, {"text", text, ""}, page_column,
            box_column, confidence_column},
        {"plan", "measure", "position"}, {to_measure}, {}});
    std::size_t quantity = tables.add({"target_quantity", "Figures in targets",
        {plan_column, measure_column, {"target", integer, "Position of the target"}, position_column,
            {"value", number, ""}, {"value_to", number, "Upper end"}, {"unit", text, ""},
            {"bound", text, "at_least, at_most, exactly or about"}, {"deadline", text, ""},
            {"words", text, "Read from"}},
        {"plan", "measure", "target", "position"},
        {{{"plan", "measure", "target"}, "target", {"plan", "measure", "position"}}}, {}});
    std::size_t budget = tables.add({"budget", "A table of money",
        {plan_column, {"budget", text, "Id"}, {"title", text, ""}, {"currency", text, ""},
            {"scale", integer, "1000: its figures are in thousands"}, page_column},
        {"plan", "budget"}, {to_plan}, {}});
    std::size_t budget_column = tables.add({"budget_column", "",
        {plan_column, {"budget", text, ""}, {"column", integer, "From 1"}, {"label", text, ""},
            {"year", integer, ""}, {"as_of", date, ""}, {"kind", text, ""}},
        {"plan", "budget", "column"}, {to_budget}, {}});
    std::size_t budget_row = tables.add({"budget_row", "",
        {plan_column, {"budget", text, ""}, {"row", integer, "From 1"}, {"label", text, ""},
            {"row_group", text, "Heading it stands under"}, {"kind", text, ""}, page_column},
        {"plan", "budget", "row"}, {to_budget}, {}});
    std::size_t figure = tables.add({"budget_figure", "One cell of a table of money",
        {plan_column, {"budget", text, ""}, {"row", integer, ""}, {"column", integer, ""},
            {"value", number, "In the table's own unit"},
            {"kroner", number, "In whole units of the currency"},
            {"comment", text, "Text of a comment column"}, {"written", text, "The cell as it stands"},
            page_column, box_column, confidence_column},
        {"plan", "budget", "row", "column"},
        {{{"plan", "budget", "row"}, "budget_row", {"plan", "budget", "row"}},
            {{"plan", "budget", "column"}, "budget_column", {"plan", "budget", "column"}}},
        {}});
    std::size_t check = tables.add({"budget_check", "Sums held against the rows they sum",
        {plan_column, {"budget", text, ""}, position_column, {"what", text, ""}, {"column", integer, ""},
            {"stated", number, ""}, {"computed", number, ""}, {"holds", integer, "1 or 0"}},
        {"plan", "budget", "position"}, {to_budget}, {}});
    std::size_t section = tables.add({"section", "All other running text",
        {plan_column, position_column, {"number", text, ""}, {"title", text, ""}, {"level", integer, ""},
            {"text", text, ""}, page_column},
        {"plan", "position"}, {to_plan}, {}});
    std::size_t finding = tables.add({"finding", "What the import found odd",
        {plan_column, position_column, {"severity", text, ""}, {"code", text, ""}, {"message", text, ""},
            page_column},
        {"plan", "position"}, {to_plan}, {}});

    void add(Plan const& source) {
        auto const key = plan_key(source);
        auto const& document = source.document;
        auto const period = [&](std::size_t i) {
            return document.period ? number_or_none((*document.period)[i]) : ExportValue();
        };
        tables.row(plan, {key, source.source.file, text_or_none(source.source.sha256), document.kind,
                             text_or_none(document.title), text_or_none(document.organisation),
                             number_or_none(document.year), period(0), period(1),
                             text_or_none(document.adopted_date), text_or_none(document.adopted_by),
                             document.language, static_cast<std::int64_t>(source.source.pages)});
        for (auto const& each : source.areas)
            tables.row(area, {key, each.id, text_or_none(each.number), each.title, text_or_none(each.parent),
                                 each.kind, text_or_none(each.introduction), page_of(each.at)});
        for (auto const& each : source.goals)
            tables.row(goal, {key, each.id, each.level, text_or_none(each.area), text_or_none(each.number),
                                 each.text, page_of(each.at), box_of(each.at), confidence_of(each.at)});
        for (auto const& each : source.measures) add(key, each);
        for (auto const& each : source.budgets) add(key, each);
        for (std::size_t i = 0; i < source.sections.size(); ++i) {
            auto const& each = source.sections[i];
            tables.row(section, {key, number_of(i + 1), text_or_none(each.number), each.title,
                                    static_cast<std::int64_t>(each.level), each.text, page_of(each.at)});
        }
        for (std::size_t i = 0; i < source.diagnostics.size(); ++i) {
            auto const& each = source.diagnostics[i];
            auto const page = each.at.empty() || each.at.front().page <= 0
                                  ? std::nullopt
                                  : std::optional(each.at.front().page);
            tables.row(finding, {key, number_of(i + 1), std::string(name_of(each.severity)), each.code,
                                    each.message, number_or_none(page)});
        }
    }

    void add(std::string const& key, Measure const& each) {
        tables.row(
            measure, {key, each.id, text_or_none(each.number), text_or_none(each.area), each.text,
                         text_or_none(each.deadline), text_or_none(each.cost), text_or_none(each.status),
                         page_of(each.at), box_of(each.at), confidence_of(each.at)});
        for (std::size_t i = 0; i < each.items.size(); ++i)
            tables.row(item, {key, each.id, number_of(i + 1), each.items[i]});
        std::pair<char const*, std::vector<std::string> const&> const parts[] = {
            {"partner", each.partners}, {"responsible", each.responsible}, {"role", each.roles}};
        for (auto const& [part, names] : parts)
            for (std::size_t i = 0; i < names.size(); ++i)
                tables.row(actor, {key, each.id, std::string(part), number_of(i + 1), names[i]});
        for (int const goal_number : each.sdgs)
            tables.row(sdg, {key, each.id, static_cast<std::int64_t>(goal_number)});
        for (auto const& [name, content] : each.fields) tables.row(field, {key, each.id, name, content});
        for (std::size_t i = 0; i < each.targets.size(); ++i) {
            auto const& aim = each.targets[i];
            tables.row(target, {key, each.id, number_of(i + 1), aim.kind, aim.text, page_of(aim.at),
                                   box_of(aim.at), confidence_of(aim.at)});
            for (std::size_t j = 0; j < aim.quantities.size(); ++j) {
                auto const& amount = aim.quantities[j];
                tables.row(quantity, {key, each.id, number_of(i + 1), number_of(j + 1), amount.value,
                                         amount.value_to ? ExportValue(*amount.value_to) : ExportValue(),
                                         text_or_none(amount.unit), amount.bound,
                                         text_or_none(amount.deadline), amount.words});
            }
        }
    }

    void add(std::string const& key, Budget const& each) {
        tables.row(budget, {key, each.id, each.title, each.currency, each.scale, page_of(each.at)});
        for (std::size_t i = 0; i < each.columns.size(); ++i) {
            auto const& column = each.columns[i];
            tables.row(
                budget_column, {key, each.id, number_of(i + 1), column.label, number_or_none(column.year),
                                   text_or_none(column.as_of), column.kind});
        }
        for (std::size_t i = 0; i < each.rows.size(); ++i) {
            auto const& row = each.rows[i];
            tables.row(budget_row, {key, each.id, number_of(i + 1), row.label, text_or_none(row.group),
                                       row.kind, page_of(row.at)});
            for (std::size_t j = 0; j < std::min(row.values.size(), each.columns.size()); ++j)
                add_figure(key, each, row, i, j);
        }
        for (std::size_t i = 0; i < each.checks.size(); ++i) {
            auto const& sum = each.checks[i];
            tables.row(
                check, {key, each.id, number_of(i + 1), sum.what, static_cast<std::int64_t>(sum.column + 1),
                           sum.stated, sum.computed, static_cast<std::int64_t>(sum.holds)});
        }
    }

    void add_figure(
        std::string const& key, Budget const& each, BudgetRow const& row, std::size_t i, std::size_t j) {
        auto const written = j < row.written.size() ? row.written[j] : std::string();
        if (std::holds_alternative<std::monostate>(row.values[j]) && written.empty()) return;
        auto const* value = std::get_if<Decimal>(&row.values[j]);
        auto const* comment = std::get_if<std::string>(&row.values[j]);
        auto const kroner =
            value && each.columns[j].kind != "count" ? value->times(Decimal(each.scale)) : std::nullopt;
        auto const& at = j < row.value_at.size() && !row.value_at[j].empty() ? row.value_at[j] : row.at;
        tables.row(figure,
            {key, each.id, number_of(i + 1), number_of(j + 1), value ? ExportValue(*value) : ExportValue(),
                kroner ? ExportValue(*kroner) : ExportValue(),
                comment ? ExportValue(*comment) : ExportValue(), written, page_of(at), box_of(at),
                confidence_of(at)});
    }
};

} // namespace

std::string plan_key(Plan const& plan) {
    return plan.source.sha256.empty() ? plan.source.file : plan_key_of(plan.source.sha256);
}

std::string plan_key_of(std::string const& sha256) {
    return sha256.substr(0, 16);
}

std::vector<ExportTable> export_tables(std::span<Plan const> plans) {
    PlanTables all;
    for (auto const& plan : plans) all.add(plan);
    return all.tables.take();
}

} // namespace planleser
