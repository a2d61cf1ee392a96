#include "compare/comparison_json.h"

#include "plan/json_values.h"

#include <array>

namespace planleser {
namespace {

constexpr std::array all_relations = {Relation::Unchanged, Relation::Reworded, Relation::Moved,
    Relation::Merged, Relation::Split, Relation::New, Relation::Dropped};

char const* sign_of(Edit edit) {
    switch (edit) {
    case Edit::Same:
        return "=";
    case Edit::Removed:
        return "-";
    case Edit::Added:
        return "+";
    }
    return "";
}

struct ComparisonWriter : JsonValues<ComparisonWriter> {
    using JsonValues::write;

    // A list that says nothing is left out.
    template <class T>
    void write_filled(char const* key, std::vector<T> const& list, JsonShape shape = JsonShape::OneLine) {
        if (!list.empty()) member(key, list, shape);
    }
    void write_likeness(double likeness) {
        out.key("likeness");
        out.rounded(likeness);
    }

    void write(DiffPart const& part) {
        out.begin_list(JsonShape::OneLine);
        out.text(sign_of(part.edit));
        out.text(part.text);
        out.end_list();
    }

    void write(TargetChange const& change) {
        out.begin_object();
        auto const side = [&](char const* key, std::string const& kind, std::string const& text) {
            out.key(key);
            out.begin_object(JsonShape::OneLine);
            member("kind", kind);
            member("text", text);
            out.end_object();
        };
        side("from", change.from_kind, change.from_text);
        side("to", change.to_kind, change.to_text);
        write_filled("diff", change.diff);
        write_filled("quantities", change.quantities);
        out.end_object();
    }

    void write(FieldChange const& change) {
        out.begin_object();
        member("field", change.field);
        if (change.was || change.is) {
            member("was", change.was);
            member("is", change.is);
        }
        write_filled("removed", change.removed);
        write_filled("added", change.added);
        write_filled("diff", change.diff);
        write_filled("changed", change.changed, JsonShape::Lines);
        out.end_object();
    }

    void write(ItemRelation const& relation) {
        out.begin_object();
        out.key("relation"), out.text(name_of(relation.relation));
        member("plans", std::vector{relation.older, relation.newer}, JsonShape::OneLine);
        member("from", relation.from, JsonShape::OneLine);
        member("to", relation.to, JsonShape::OneLine);
        member("from_at", relation.from_at, JsonShape::OneLine);
        member("to_at", relation.to_at, JsonShape::OneLine);
        write_likeness(relation.likeness);
        member("why", relation.why, JsonShape::OneLine);
        member("changes", relation.changes);
        out.end_object();
    }

    void write(BudgetFigure const& figure) {
        out.begin_object(JsonShape::OneLine);
        member("year", figure.year);
        member("kind", figure.kind);
        member("value", figure.value);
        member("plan", figure.plan);
        member("at", figure.at, JsonShape::OneLine);
        if (figure.change_per_cent) member("change_per_cent", *figure.change_per_cent);
        out.end_object();
    }

    void write(RestatedFigure const& figure) {
        out.begin_object(JsonShape::OneLine);
        member("year", figure.year);
        member("kind", figure.kind);
        member("was_kind", figure.was_kind);
        member("was", figure.was);
        member("is", figure.is);
        member("plans", std::vector{figure.was_plan, figure.is_plan}, JsonShape::OneLine);
        member("was_at", figure.was_at, JsonShape::OneLine);
        member("is_at", figure.is_at, JsonShape::OneLine);
        out.end_object();
    }

    void write(BudgetSeries const& series) {
        out.begin_object();
        member("table", series.table);
        member("group", series.group);
        member("label", series.label);
        member("series", series.series);
        member("restated", series.restated);
        out.end_object();
    }

    void write(PlanHead const& plan) {
        out.begin_object();
        member("year", plan.year);
        member("title", plan.title);
        member("organisation", plan.organisation);
        member("kind", plan.kind);
        member("file", plan.file);
        member("sha256", plan.sha256);
        truth_member("draft", plan.draft);
        out.end_object();
    }

    void write(std::vector<std::string> const& ids) {
        out.begin_list(JsonShape::OneLine);
        for (auto const& id : ids) out.text(id);
        out.end_list();
    }

    void write(Thread const& thread) {
        out.begin_object();
        member("text", thread.text);
        member("ids", thread.ids, JsonShape::OneLine);
        out.end_object();
    }

    void write(TraceLink const& link) {
        out.begin_object(JsonShape::OneLine);
        member("measure", link.measure);
        write_likeness(link.likeness);
        member("why", link.why, JsonShape::OneLine);
        out.end_object();
    }

    void write(Trace const& trace) {
        out.begin_object();
        member("plans", std::vector{trace.source_plan, trace.target_plan}, JsonShape::OneLine);
        member("id", trace.id);
        member("text", trace.text);
        member("area", trace.area);
        out.key("state"), out.text(name_of(trace.state));
        member("measures", trace.measures);
        out.end_object();
    }

    void write_counts(char const* key, std::vector<ItemRelation> const& relations) {
        out.key(key);
        out.begin_object(JsonShape::OneLine);
        for (auto const relation : all_relations) {
            std::int64_t count = 0;
            for (auto const& each : relations) count += each.relation == relation;
            out.key(name_of(relation)), out.integer(count);
        }
        out.end_object();
    }

    void write(Comparison const& comparison) {
        out.begin_object();
        out.key("format"), out.text(comparison_format);
        out.key("format_version"), out.text(comparison_format_version);
        member("plans", comparison.plans);
        member("notes", comparison.notes);
        member("measures", comparison.measures);
        member("areas", comparison.areas);
        member("goals", comparison.goals);
        member("budgets", comparison.budgets);
        member("threads", comparison.threads);
        member("traces", comparison.traces);
        member("areas_without_measures", comparison.areas_without_measures, JsonShape::OneLine);
        member("goals_without_measures", comparison.goals_without_measures, JsonShape::OneLine);
        out.key("counts");
        out.begin_object();
        write_counts("measures", comparison.measures);
        write_counts("areas", comparison.areas);
        write_counts("goals", comparison.goals);
        out.end_object();
        out.end_object();
    }
};

} // namespace

std::string comparison_to_json(Comparison const& comparison) {
    ComparisonWriter writer;
    writer.write(comparison);
    return writer.out.take();
}

} // namespace planleser
