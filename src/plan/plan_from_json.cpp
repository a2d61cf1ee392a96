#include "plan/json_reader.h"
#include "plan/plan_json.h"

#include <algorithm>

namespace planleser {

namespace {

// One overload a value; a class, so that each sees all the others.
struct PlanReader {
    static void read(JsonReader in, std::string& out) { out = in.text(); }
    static void read(JsonReader in, int& out) { out = in.small_integer(); }
    static void read(JsonReader in, double& out) { out = in.number(); }
    static void read(JsonReader in, bool& out) { out = in.truth(); }
    static void read(JsonReader in, std::int64_t& out) { out = in.integer(); }
    static void read(JsonReader in, Decimal& out) { out = in.decimal(); }
    static void read(JsonReader in, std::uint64_t& out) {
        auto const value = in.integer();
        if (value < 0) in.fail("expected a count, found a negative number");
        out = static_cast<std::uint64_t>(value);
    }

    // Reads a member into `out`, which keeps its value where there is none.
    template <class T>
    static void read_member(JsonReader in, std::string_view name, T& out) {
        in.member(name, [&](JsonReader value) { read(value, out); });
    }
    template <class T>
    static void read_member(JsonReader in, std::string_view name, std::optional<T>& out) {
        in.member(name, [&](JsonReader value) { read(value, out.emplace()); });
    }
    template <class T>
    static void read_member(JsonReader in, std::string_view name, std::vector<T>& out) {
        in.member(name,
            [&](JsonReader list) { list.each([&](JsonReader value) { read(value, out.emplace_back()); }); });
    }

    static void read(JsonReader in, Box& out) {
        std::vector<double> edges;
        in.each([&](JsonReader edge) { edges.push_back(edge.number()); });
        if (edges.size() != 4) in.fail("expected 4 edges, found " + std::to_string(edges.size()));
        out = {edges[0], edges[1], edges[2], edges[3]};
    }

    static void read(JsonReader in, Place& out) {
        read_member(in, "page", out.page);
        read_member(in, "box", out.box);
    }

    static void read(JsonReader in, At& out) {
        read(in, out.place);
        read_member(in, "rule", out.rule);
        read_member(in, "confidence", out.confidence);
        read_member(in, "method", out.method);
        read_member(in, "by", out.by);
    }

    static void read(JsonReader in, Ats& out) {
        in.each([&](JsonReader at) { read(at, out.emplace_back()); });
    }

    static void read(JsonReader in, SourceFile& out) {
        read_member(in, "file", out.file);
        read_member(in, "sha256", out.sha256);
        read_member(in, "bytes", out.bytes);
        read_member(in, "pages", out.pages);
        read_member(in, "text", out.text);
        read_member(in, "tagged", out.tagged);
        read_member(in, "producer", out.producer);
        read_member(in, "created", out.created);
        read_member(in, "failed_pages", out.failed_pages);
    }

    static void read(JsonReader in, RulesUsed& out) {
        read_member(in, "name", out.name);
        read_member(in, "sha256", out.sha256);
        read_member(in, "reason", out.reason);
    }

    static void read(JsonReader in, BasedOn& out) {
        read_member(in, "title", out.title);
        read_member(in, "adopted_date", out.adopted_date);
        read_member(in, "adopted_by", out.adopted_by);
    }

    static void read(JsonReader in, DocumentFacts& out) {
        read_member(in, "kind", out.kind);
        read_member(in, "title", out.title);
        read_member(in, "organisation", out.organisation);
        read_member(in, "year", out.year);
        in.member("period", [&](JsonReader period) {
            std::vector<int> years;
            period.each([&](JsonReader year) { years.push_back(year.small_integer()); });
            if (years.size() != 2) period.fail("expected 2 years, found " + std::to_string(years.size()));
            out.period = {years[0], years[1]};
        });
        read_member(in, "adopted_date", out.adopted_date);
        read_member(in, "adopted_by", out.adopted_by);
        read_member(in, "language", out.language);
        read_member(in, "based_on", out.based_on);
        in.member("at", [&](JsonReader fields) {
            fields.each_member([&](std::string const& field, JsonReader ats) { read(ats, out.at[field]); });
        });
    }

    static void read(JsonReader in, Area& out) {
        read_member(in, "id", out.id);
        read_member(in, "number", out.number);
        read_member(in, "title", out.title);
        read_member(in, "parent", out.parent);
        read_member(in, "kind", out.kind);
        read_member(in, "introduction", out.introduction);
        read_member(in, "at", out.at);
        read_member(in, "sdgs", out.sdgs);
        in.member("sdgs_at", [&](JsonReader list) {
            list.each([&](JsonReader ats) { read(ats, out.sdgs_at.emplace_back()); });
        });
    }

    static void read(JsonReader in, Goal& out) {
        read_member(in, "id", out.id);
        read_member(in, "level", out.level);
        read_member(in, "area", out.area);
        read_member(in, "number", out.number);
        read_member(in, "text", out.text);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, Quantity& out) {
        read_member(in, "value", out.value);
        read_member(in, "value_to", out.value_to);
        read_member(in, "unit", out.unit);
        read_member(in, "bound", out.bound);
        read_member(in, "deadline", out.deadline);
        read_member(in, "words", out.words);
    }

    static void read(JsonReader in, Target& out) {
        read_member(in, "kind", out.kind);
        read_member(in, "text", out.text);
        read_member(in, "quantities", out.quantities);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, Measure& out) {
        read_member(in, "id", out.id);
        read_member(in, "number", out.number);
        read_member(in, "area", out.area);
        read_member(in, "text", out.text);
        read_member(in, "items", out.items);
        read_member(in, "targets", out.targets);
        read_member(in, "partners", out.partners);
        read_member(in, "responsible", out.responsible);
        read_member(in, "sdgs", out.sdgs);
        read_member(in, "roles", out.roles);
        read_member(in, "deadline", out.deadline);
        read_member(in, "cost", out.cost);
        read_member(in, "status", out.status);
        in.member("fields", [&](JsonReader fields) {
            fields.each_member(
                [&](std::string const& name, JsonReader text) { read(text, out.fields[name]); });
        });
        read_member(in, "at", out.at);
        in.member("part_at", [&](JsonReader parts) {
            parts.each_member([&](std::string const& part, JsonReader list) {
                list.each([&](JsonReader ats) { read(ats, out.part_at[part].emplace_back()); });
            });
        });
    }

    static void read(JsonReader in, BudgetColumn& out) {
        read_member(in, "label", out.label);
        read_member(in, "year", out.year);
        read_member(in, "as_of", out.as_of);
        read_member(in, "kind", out.kind);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, BudgetValue& out) {
        if (in.is_null())
            out = std::monostate{};
        else if (in.is_text())
            out = in.text();
        else
            out = in.decimal();
    }

    static void read(JsonReader in, BudgetRow& out) {
        read_member(in, "label", out.label);
        read_member(in, "group", out.group);
        read_member(in, "kind", out.kind);
        read_member(in, "values", out.values);
        read_member(in, "written", out.written);
        read_member(in, "at", out.at);
        read_member(in, "value_at", out.value_at);
    }

    static void read(JsonReader in, BudgetCheck& out) {
        read_member(in, "what", out.what);
        read_member(in, "column", out.column);
        read_member(in, "stated", out.stated);
        read_member(in, "computed", out.computed);
        read_member(in, "holds", out.holds);
    }

    static void read(JsonReader in, Budget& out) {
        read_member(in, "id", out.id);
        read_member(in, "title", out.title);
        in.member("unit", [&](JsonReader unit) {
            read_member(unit, "currency", out.currency);
            read_member(unit, "scale", out.scale);
        });
        read_member(in, "columns", out.columns);
        read_member(in, "rows", out.rows);
        read_member(in, "notes", out.notes);
        read_member(in, "checks", out.checks);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, TextSection& out) {
        read_member(in, "number", out.number);
        read_member(in, "title", out.title);
        read_member(in, "level", out.level);
        read_member(in, "text", out.text);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, Coverage& out) {
        read_member(in, "characters", out.characters);
        read_member(in, "fields", out.fields);
        read_member(in, "sections", out.sections);
        read_member(in, "furniture", out.furniture);
        read_member(in, "unplaced", out.unplaced);
    }

    static void read(JsonReader in, AppliedCorrection& out) {
        read_member(in, "outcome", out.outcome);
        read_member(in, "action", out.action);
        read_member(in, "kind", out.kind);
        read_member(in, "field", out.field);
        read_member(in, "quote", out.quote);
        read_member(in, "in", out.in);
        read_member(in, "old", out.old_value);
        read_member(in, "new", out.new_value);
        read_member(in, "who", out.who);
        read_member(in, "when", out.when);
        read_member(in, "why", out.why);
        read_member(in, "at", out.at);
        read_member(in, "reason", out.reason);
    }

    static void read(JsonReader in, Diagnostic& out) {
        in.member("severity", [&](JsonReader value) {
            auto const name = value.text();
            for (auto severity : {Severity::Note, Severity::Warning, Severity::Error})
                if (name == name_of(severity)) return void(out.severity = severity);
            value.fail("expected note, warning or error, found \"" + name + '"');
        });
        read_member(in, "code", out.code);
        read_member(in, "message", out.message);
        read_member(in, "at", out.at);
    }

    static void read(JsonReader in, Plan& out) {
        read_member(in, "source", out.source);
        in.member("made_by", [&](JsonReader made_by) {
            read_member(made_by, "version", out.program_version);
            read_member(made_by, "rules", out.rules);
        });
        read_member(in, "document", out.document);
        read_member(in, "areas", out.areas);
        read_member(in, "goals", out.goals);
        read_member(in, "measures", out.measures);
        read_member(in, "budgets", out.budgets);
        read_member(in, "sections", out.sections);
        read_member(in, "coverage", out.coverage);
        read_member(in, "coverage_by_page", out.coverage_by_page);
        read_member(in, "corrections", out.corrections);
        read_member(in, "diagnostics", out.diagnostics);
    }
};

void check_format(JsonReader in) {
    in.member("format", [](JsonReader value) {
        if (auto const format = value.text(); format != plan_format)
            value.fail("expected \"" + std::string(plan_format) + "\", found \"" + format + '"');
    });
    in.member("format_version", [](JsonReader value) {
        auto const version = value.text();
        auto const major = plan_format_version.substr(0, plan_format_version.find('.') + 1);
        if (!version.starts_with(major))
            value.fail("version " + version + " cannot be read, only " + std::string(major) + 'x');
    });
}

void give_ids(std::vector<Area>& areas) {
    auto const taken = [&](std::string const& id) {
        return std::ranges::any_of(areas, [&](Area const& area) { return area.id == id; });
    };
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto& area = areas[i];
        if (!area.id.empty()) continue;
        auto const place = "area-" + std::to_string(i + 1);
        area.id = area.number && !taken(*area.number) ? *area.number : place;
    }
}

// Replaces an area's title by its id.
void resolve(std::optional<std::string>& reference, std::vector<Area> const& areas) {
    if (!reference || std::ranges::any_of(areas, [&](Area const& area) { return area.id == *reference; }))
        return;
    auto const named =
        std::ranges::find_if(areas, [&](Area const& area) { return area.title == *reference; });
    if (named != areas.end()) reference = named->id;
}

} // namespace

Plan plan_from_json(std::string_view json) {
    Plan plan;
    try {
        auto const value = nlohmann::json::parse(json);
        JsonReader const in(value);
        check_format(in);
        PlanReader::read(in, plan);
    } catch (nlohmann::json::exception const& error) {
        throw ImportError(ImportErrorKind::BadPlan, std::string("no JSON: ") + error.what());
    }
    give_ids(plan.areas);
    for (auto& area : plan.areas) resolve(area.parent, plan.areas);
    for (auto& goal : plan.goals) resolve(goal.area, plan.areas);
    for (auto& measure : plan.measures) resolve(measure.area, plan.areas);
    return plan;
}

} // namespace planleser
