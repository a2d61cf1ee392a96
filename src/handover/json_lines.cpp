#include "handover/json_lines.h"

#include "handover/export_tables.h"
#include "plan/json_writer.h"

#include <algorithm>

namespace planleser {
namespace {

class LineWriter {
public:
    explicit LineWriter(Plan const& plan) : m_plan(plan), m_key(plan_key(plan)) {}

    std::string lines() {
        std::string all;
        for (auto const& measure : m_plan.measures) {
            all += measure_line(measure);
            for (std::size_t i = 0; i < measure.targets.size(); ++i) all += target_line(measure, i);
        }
        for (auto const& budget : m_plan.budgets)
            for (auto const& row : budget.rows)
                for (std::size_t i = 0; i < std::min(row.values.size(), budget.columns.size()); ++i)
                    if (!std::holds_alternative<std::monostate>(row.values[i]))
                        all += figure_line(budget, row, i);
        return all;
    }

private:
    void begin(char const* type) {
        m_out.begin_object(JsonShape::OneLine);
        text("type", type);
        text("plan", m_key);
        text("file", m_plan.source.file);
        maybe("organisation", m_plan.document.organisation);
        m_out.key("year");
        m_plan.document.year ? m_out.integer(*m_plan.document.year) : m_out.null();
    }
    std::string end(Ats const& at) {
        m_out.key("page");
        at.empty() ? m_out.null() : m_out.integer(at.front().place.page);
        if (!at.empty() && !at.front().place.box.is_empty()) {
            auto const& box = at.front().place.box;
            m_out.key("box");
            m_out.begin_list();
            for (double const edge : {box.x0, box.y0, box.x1, box.y1}) m_out.rounded(edge);
            m_out.end_list();
        }
        m_out.end_object();
        return m_out.take();
    }
    void text(char const* key, std::string_view value) { m_out.key(key), m_out.text(value); }
    void maybe(char const* key, std::optional<std::string> const& value) {
        m_out.key(key);
        value ? m_out.text(*value) : m_out.null();
    }
    void list(char const* key, std::vector<std::string> const& values) {
        m_out.key(key);
        m_out.begin_list();
        for (auto const& value : values) m_out.text(value);
        m_out.end_list();
    }
    void area(std::optional<std::string> const& id) {
        maybe("area", id);
        auto const at = std::find_if(
            m_plan.areas.begin(), m_plan.areas.end(), [&](Area const& each) { return id && each.id == *id; });
        maybe("area_title", at == m_plan.areas.end() ? std::nullopt : std::optional(at->title));
    }

    std::string measure_line(Measure const& measure) {
        begin("measure");
        text("measure", measure.id);
        maybe("number", measure.number);
        area(measure.area);
        text("text", measure.text);
        list("items", measure.items);
        list("partners", measure.partners);
        list("responsible", measure.responsible);
        list("roles", measure.roles);
        m_out.key("sdgs");
        m_out.begin_list();
        for (int const goal : measure.sdgs) m_out.integer(goal);
        m_out.end_list();
        maybe("deadline", measure.deadline);
        maybe("cost", measure.cost);
        maybe("status", measure.status);
        m_out.key("fields");
        m_out.begin_object();
        for (auto const& [name, content] : measure.fields) text(name.c_str(), content);
        m_out.end_object();
        return end(measure.at);
    }

    std::string target_line(Measure const& measure, std::size_t position) {
        auto const& target = measure.targets[position];
        begin("target");
        text("measure", measure.id);
        m_out.key("position"), m_out.integer(static_cast<std::int64_t>(position + 1));
        area(measure.area);
        text("kind", target.kind);
        text("text", target.text);
        return end(target.at);
    }

    std::string figure_line(Budget const& budget, BudgetRow const& row, std::size_t position) {
        auto const& column = budget.columns[position];
        begin("budget_figure");
        text("budget", budget.id);
        text("table", budget.title);
        maybe("group", row.group);
        text("row", row.label);
        text("row_kind", row.kind);
        text("column", column.label);
        m_out.key("figure_year");
        column.year ? m_out.integer(*column.year) : m_out.null();
        text("kind", column.kind);
        text("currency", budget.currency);
        m_out.key("scale"), m_out.integer(budget.scale);
        if (auto const* value = std::get_if<Decimal>(&row.values[position]))
            m_out.key("value"), m_out.exact(*value);
        else
            text("comment", std::get<std::string>(row.values[position]));
        if (position < row.written.size()) text("written", row.written[position]);
        return end(position < row.value_at.size() && !row.value_at[position].empty() ? row.value_at[position]
                                                                                     : row.at);
    }

    Plan const& m_plan;
    std::string m_key;
    JsonWriter m_out;
};

} // namespace

std::string write_json_lines(std::span<Plan const> plans) {
    std::string all;
    for (auto const& plan : plans) all += LineWriter(plan).lines();
    return all;
}

} // namespace planleser
