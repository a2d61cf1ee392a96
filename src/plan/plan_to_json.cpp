#include "plan/json_values.h"
#include "plan/plan_json.h"

#include <variant>

namespace planleser {

namespace {

struct PlanWriter : JsonValues<PlanWriter> {
    using JsonValues::member;
    using JsonValues::write;

    void write(At const& at) {
        out.begin_object(JsonShape::OneLine);
        write_place_members(at.place);
        if (!at.rule.empty()) member("rule", at.rule);
        out.key("confidence"), out.rounded(at.confidence);
        if (!at.method.empty()) member("method", at.method);
        if (!at.by.empty()) member("by", at.by);
        out.end_object();
    }

    void write(BudgetValue const& value) {
        if (auto const* number = std::get_if<Decimal>(&value))
            out.exact(*number);
        else if (auto const* text = std::get_if<std::string>(&value))
            out.text(*text);
        else
            out.null();
    }

    void write(Ats const& ats) { write_list(ats, JsonShape::OneLine); }
    void member(std::string_view name, Ats const& ats) {
        out.key(name);
        write(ats);
    }
    void filled_member(std::string_view name, Ats const& ats) {
        if (!ats.empty()) member(name, ats);
    }

    void write_source(SourceFile const& source) {
        out.begin_object();
        member("file", source.file);
        member("sha256", source.sha256);
        member("bytes", static_cast<std::size_t>(source.bytes));
        member("pages", source.pages);
        member("text", source.text);
        truth_member("tagged", source.tagged);
        member("producer", source.producer);
        member("created", source.created);
        if (!source.failed_pages.empty()) {
            truth_member("partial", true);
            member("failed_pages", source.failed_pages, JsonShape::OneLine);
        }
        out.end_object();
    }

    void write(RulesUsed const& rules) {
        out.begin_object(JsonShape::OneLine);
        member("name", rules.name);
        member("sha256", rules.sha256);
        if (!rules.reason.empty()) member("reason", rules.reason);
        out.end_object();
    }

    void write_made_by(Plan const& plan) {
        out.begin_object();
        out.key("program"), out.text("planleser");
        member("version", plan.program_version);
        member("rules", plan.rules);
        out.end_object();
    }

    void write(BasedOn const& basis) {
        out.begin_object();
        member("title", basis.title);
        member("adopted_date", basis.adopted_date);
        member("adopted_by", basis.adopted_by);
        out.end_object();
    }

    void write_document(DocumentFacts const& document) {
        out.begin_object();
        member("kind", document.kind);
        member("title", document.title);
        member("organisation", document.organisation);
        member("year", document.year);
        out.key("period");
        if (document.period) {
            out.begin_list(JsonShape::OneLine);
            for (int year : *document.period) out.integer(year);
            out.end_list();
        } else {
            out.null();
        }
        member("adopted_date", document.adopted_date);
        member("adopted_by", document.adopted_by);
        member("language", document.language);
        member("based_on", document.based_on);
        out.key("at");
        out.begin_object();
        for (auto const& [field, ats] : document.at) filled_member(field, ats);
        out.end_object();
        out.end_object();
    }

    void write(Area const& area) {
        out.begin_object();
        member("id", area.id);
        member("number", area.number);
        member("title", area.title);
        member("parent", area.parent);
        member("kind", area.kind);
        member("introduction", area.introduction);
        member("at", area.at);
        if (!area.sdgs.empty()) {
            member("sdgs", area.sdgs, JsonShape::OneLine);
            member("sdgs_at", area.sdgs_at);
        }
        out.end_object();
    }

    void write(Goal const& goal) {
        out.begin_object();
        member("id", goal.id);
        member("level", goal.level);
        member("area", goal.area);
        member("number", goal.number);
        member("text", goal.text);
        member("at", goal.at);
        out.end_object();
    }

    void write(Quantity const& quantity) {
        out.begin_object(JsonShape::OneLine);
        member("value", quantity.value);
        if (quantity.value_to) member("value_to", quantity.value_to);
        member("unit", quantity.unit);
        member("bound", quantity.bound);
        if (quantity.deadline) member("deadline", quantity.deadline);
        member("words", quantity.words);
        out.end_object();
    }

    void write(Target const& target) {
        out.begin_object();
        member("kind", target.kind);
        member("text", target.text);
        member("quantities", target.quantities);
        member("at", target.at);
        out.end_object();
    }

    void write(Measure const& measure) {
        out.begin_object();
        member("id", measure.id);
        member("number", measure.number);
        member("area", measure.area);
        member("text", measure.text);
        member("items", measure.items);
        member("targets", measure.targets);
        member("partners", measure.partners);
        member("responsible", measure.responsible);
        member("sdgs", measure.sdgs, JsonShape::OneLine);
        member("roles", measure.roles);
        member("deadline", measure.deadline);
        member("cost", measure.cost);
        member("status", measure.status);
        out.key("fields");
        out.begin_object();
        for (auto const& [name, text] : measure.fields) member(name, text);
        out.end_object();
        member("at", measure.at);
        out.key("part_at");
        out.begin_object();
        for (auto const& [name, ats] : measure.part_at) member(name, ats);
        out.end_object();
        out.end_object();
    }

    void write(BudgetColumn const& column) {
        out.begin_object();
        member("label", column.label);
        member("year", column.year);
        member("as_of", column.as_of);
        member("kind", column.kind);
        filled_member("at", column.at);
        out.end_object();
    }

    void write(BudgetRow const& row) {
        out.begin_object();
        member("label", row.label);
        member("group", row.group);
        member("kind", row.kind);
        member("values", row.values, JsonShape::OneLine);
        member("written", row.written, JsonShape::OneLine);
        member("at", row.at);
        if (!row.value_at.empty()) member("value_at", row.value_at);
        out.end_object();
    }

    void write(BudgetCheck const& check) {
        out.begin_object(JsonShape::OneLine);
        member("what", check.what);
        member("column", check.column);
        member("stated", check.stated);
        member("computed", check.computed);
        truth_member("holds", check.holds);
        out.end_object();
    }

    void write(Budget const& budget) {
        out.begin_object();
        member("id", budget.id);
        member("title", budget.title);
        out.key("unit");
        out.begin_object(JsonShape::OneLine);
        member("currency", budget.currency);
        out.key("scale"), out.integer(budget.scale);
        out.end_object();
        member("columns", budget.columns);
        member("rows", budget.rows);
        member("notes", budget.notes);
        member("checks", budget.checks);
        member("at", budget.at);
        out.end_object();
    }

    void write(TextSection const& section) {
        out.begin_object();
        member("number", section.number);
        member("title", section.title);
        member("level", section.level);
        member("text", section.text);
        member("at", section.at);
        out.end_object();
    }

    void write(Coverage const& coverage) {
        out.begin_object(JsonShape::OneLine);
        for (auto const& [name, count] : {std::pair{"characters", coverage.characters},
                 {"fields", coverage.fields}, {"sections", coverage.sections},
                 {"furniture", coverage.furniture}, {"unplaced", coverage.unplaced}})
            out.key(name), out.integer(static_cast<std::int64_t>(count));
        out.end_object();
    }

    void write(AppliedCorrection const& correction) {
        out.begin_object();
        member("outcome", correction.outcome);
        member("action", correction.action);
        member("kind", correction.kind);
        member("field", correction.field);
        member("quote", correction.quote);
        member("in", correction.in, JsonShape::OneLine);
        member("old", correction.old_value);
        member("new", correction.new_value);
        member("who", correction.who);
        member("when", correction.when);
        if (!correction.why.empty()) member("why", correction.why);
        if (correction.at.page > 0) member("at", correction.at);
        if (!correction.reason.empty()) member("reason", correction.reason);
        out.end_object();
    }

    void write(Diagnostic const& diagnostic) {
        out.begin_object();
        out.key("severity"), out.text(name_of(diagnostic.severity));
        member("code", diagnostic.code);
        member("message", diagnostic.message);
        if (!diagnostic.at.empty()) member("at", diagnostic.at);
        out.end_object();
    }

    void write(Plan const& plan) {
        out.begin_object();
        out.key("format"), out.text(plan_format);
        out.key("format_version"), out.text(plan_format_version);
        out.key("source"), write_source(plan.source);
        out.key("made_by"), write_made_by(plan);
        out.key("document"), write_document(plan.document);
        member("areas", plan.areas);
        member("goals", plan.goals);
        member("measures", plan.measures);
        member("budgets", plan.budgets);
        member("sections", plan.sections);
        member("coverage", plan.coverage);
        if (!plan.coverage_by_page.empty()) member("coverage_by_page", plan.coverage_by_page);
        if (!plan.corrections.empty()) member("corrections", plan.corrections);
        member("diagnostics", plan.diagnostics);
        out.end_object();
    }
};

} // namespace

std::string plan_to_json(Plan const& plan) {
    PlanWriter writer;
    writer.write(plan);
    return writer.out.take();
}

} // namespace planleser
