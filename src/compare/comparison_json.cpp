#include "compare/comparison_json.h"

#include "plan/json_writer.h"

#include <array>
#include <type_traits>

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

// One overload a value; a class, so that each sees all the others.
struct ComparisonWriter {
    JsonWriter out;

    void write(std::string const& text) { out.text(text); }
    void write(std::size_t number) { out.integer(static_cast<std::int64_t>(number)); }
    void write(int number) { out.integer(number); }
    void write(Decimal number) { out.exact(number); }
    template <class T>
    void write(std::optional<T> const& value) {
        if (value)
            write(*value);
        else
            out.null();
    }
    template <class T>
    void write_list(char const* key, std::vector<T> const& list, JsonShape shape = JsonShape::Lines) {
        out.key(key);
        out.begin_list(shape);
        for (auto const& element : list) write(element);
        out.end_list();
    }
    // A list that says nothing is left out.
    template <class T>
    void write_filled(char const* key, std::vector<T> const& list, JsonShape shape = JsonShape::OneLine) {
        if (!list.empty()) write_list(key, list, shape);
    }
    template <class T>
    void write_field(char const* key, T const& value) {
        out.key(key);
        write(value);
    }
    void write_truth(char const* key, bool value) {
        out.key(key);
        out.truth(value);
    }
    void write_likeness(double likeness) {
        out.key("likeness");
        out.rounded(likeness);
    }

    void write(Place const& place) {
        out.begin_object(JsonShape::OneLine);
        write_field("page", place.page);
        if (!place.box.is_empty()) {
            out.key("box");
            out.begin_list(JsonShape::OneLine);
            for (double const edge : {place.box.x0, place.box.y0, place.box.x1, place.box.y1})
                out.rounded(edge);
            out.end_list();
        }
        out.end_object();
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
            write_field("kind", kind);
            write_field("text", text);
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
        write_field("field", change.field);
        if (change.was || change.is) {
            write_field("was", change.was);
            write_field("is", change.is);
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
        write_list("plans", std::vector{relation.older, relation.newer}, JsonShape::OneLine);
        write_list("from", relation.from, JsonShape::OneLine);
        write_list("to", relation.to, JsonShape::OneLine);
        write_list("from_at", relation.from_at, JsonShape::OneLine);
        write_list("to_at", relation.to_at, JsonShape::OneLine);
        write_likeness(relation.likeness);
        write_list("why", relation.why, JsonShape::OneLine);
        write_list("changes", relation.changes);
        out.end_object();
    }

    void write(BudgetFigure const& figure) {
        out.begin_object(JsonShape::OneLine);
        write_field("year", figure.year);
        write_field("kind", figure.kind);
        write_field("value", figure.value);
        write_field("plan", figure.plan);
        if (figure.change_per_cent) write_field("change_per_cent", *figure.change_per_cent);
        out.end_object();
    }

    void write(RestatedFigure const& figure) {
        out.begin_object(JsonShape::OneLine);
        write_field("year", figure.year);
        write_field("kind", figure.kind);
        write_field("was_kind", figure.was_kind);
        write_field("was", figure.was);
        write_field("is", figure.is);
        write_list("plans", std::vector{figure.was_plan, figure.is_plan}, JsonShape::OneLine);
        out.end_object();
    }

    void write(BudgetSeries const& series) {
        out.begin_object();
        write_field("table", series.table);
        write_field("group", series.group);
        write_field("label", series.label);
        write_list("series", series.series);
        write_list("restated", series.restated);
        out.end_object();
    }

    void write(PlanHead const& plan) {
        out.begin_object();
        write_field("year", plan.year);
        write_field("title", plan.title);
        write_field("organisation", plan.organisation);
        write_field("kind", plan.kind);
        write_field("file", plan.file);
        write_field("sha256", plan.sha256);
        write_truth("draft", plan.draft);
        out.end_object();
    }

    void write(std::vector<std::string> const& ids) {
        out.begin_list(JsonShape::OneLine);
        for (auto const& id : ids) out.text(id);
        out.end_list();
    }

    void write(Thread const& thread) {
        out.begin_object();
        write_field("text", thread.text);
        write_list("ids", thread.ids, JsonShape::OneLine);
        out.end_object();
    }

    void write(TraceLink const& link) {
        out.begin_object(JsonShape::OneLine);
        write_field("measure", link.measure);
        write_likeness(link.likeness);
        write_list("why", link.why, JsonShape::OneLine);
        out.end_object();
    }

    void write(Trace const& trace) {
        out.begin_object();
        write_list("plans", std::vector{trace.source_plan, trace.target_plan}, JsonShape::OneLine);
        write_field("id", trace.id);
        write_field("text", trace.text);
        write_field("area", trace.area);
        out.key("state"), out.text(name_of(trace.state));
        write_list("measures", trace.measures);
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
        write_list("plans", comparison.plans);
        write_list("notes", comparison.notes);
        write_list("measures", comparison.measures);
        write_list("areas", comparison.areas);
        write_list("goals", comparison.goals);
        write_list("budgets", comparison.budgets);
        write_list("threads", comparison.threads);
        write_list("traces", comparison.traces);
        write_list("areas_without_measures", comparison.areas_without_measures, JsonShape::OneLine);
        write_list("goals_without_measures", comparison.goals_without_measures, JsonShape::OneLine);
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
