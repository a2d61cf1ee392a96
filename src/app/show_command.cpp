#include "app/commands.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "plan/plan_json.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>

namespace planleser {

namespace {

namespace fs = std::filesystem;

std::string or_dash(std::optional<std::string> const& text) {
    return text.value_or("–");
}

// Cuts at a space so that the line fits a terminal; the whole text stands in the JSON.
std::string one_line(std::string const& text, std::size_t most) {
    if (text.size() <= most) return text;
    auto const end = text.rfind(' ', most);
    return text.substr(0, end == std::string::npos || end == 0 ? most : end) + " …";
}

std::string list_of(std::vector<std::string> const& texts) {
    return fmt::format("{}", fmt::join(texts, ", "));
}

void show_document(Plan const& plan, std::ostream& out) {
    auto const& document = plan.document;
    out << fmt::format("{}\n", document.title.value_or(plan.source.file));
    out << fmt::format("  {}, {}{}\n", document.kind, or_dash(document.organisation),
        document.period ? fmt::format(", {}-{}", (*document.period)[0], (*document.period)[1])
                        : std::string());
    if (document.adopted_date || document.adopted_by)
        out << fmt::format(
            "  adopted {} by {}\n", or_dash(document.adopted_date), or_dash(document.adopted_by));
    out << fmt::format("  {}: {} pages, text {}\n", plan.source.file, plan.source.pages, plan.source.text);
}

void show_measure(Measure const& measure, std::ostream& out) {
    auto const page = measure.at.empty() ? 0 : measure.at.front().place.page;
    out << fmt::format("    {}{}  [p. {}]\n", measure.number ? *measure.number + " " : "",
        one_line(measure.text, 100), page);
    for (auto const& item : measure.items) out << fmt::format("      - {}\n", one_line(item, 96));
    for (auto const& target : measure.targets)
        out << fmt::format("      {}: {}\n", target.kind, one_line(target.text, 90));
    if (!measure.partners.empty())
        out << fmt::format("      partners: {}\n", one_line(list_of(measure.partners), 90));
    if (!measure.responsible.empty())
        out << fmt::format("      responsible: {}\n", one_line(list_of(measure.responsible), 90));
}

// Goals and measures of one area; without an id, those that belong to none.
void show_area(Plan const& plan, std::optional<std::string> const& id, std::ostream& out) {
    for (auto const& goal : plan.goals)
        if (goal.area == id) out << fmt::format("    {}: {}\n", goal.level, one_line(goal.text, 100));
    for (auto const& measure : plan.measures)
        if (measure.area == id) show_measure(measure, out);
}

void show_budget(Budget const& budget, std::ostream& out) {
    out << fmt::format("\n  {} ({}{})\n", budget.title.empty() ? budget.id : budget.title,
        budget.scale == 1 ? std::string() : fmt::format("{} ", budget.scale), budget.currency);
    out << fmt::format("    {:<40}", "");
    for (auto const& column : budget.columns) out << fmt::format(" {:>16}", one_line(column.label, 14));
    out << '\n';
    for (auto const& row : budget.rows) {
        out << fmt::format("    {:<40}", one_line(row.label, 36));
        for (auto const& written : row.written) out << fmt::format(" {:>16}", one_line(written, 14));
        out << (row.kind == "item" ? "\n" : fmt::format("  {}\n", row.kind));
    }
    for (auto const& check : budget.checks)
        if (!check.holds)
            out << fmt::format("    ! {}: {} stated, {} computed\n", check.what, check.stated.to_string(),
                check.computed.to_string());
}

// Errors first, then warnings, then notes; each in the order of the document.
void show_findings(Plan const& plan, std::ostream& out) {
    auto findings = plan.diagnostics;
    std::ranges::stable_sort(findings, std::greater{}, &Diagnostic::severity);
    for (auto const& diagnostic : findings) {
        auto const page = diagnostic.at.empty() ? 0 : diagnostic.at.front().page;
        out << fmt::format("  {}{} {}: {}\n", name_of(diagnostic.severity),
            page > 0 ? fmt::format(" p. {}", page) : "", diagnostic.code, one_line(diagnostic.message, 100));
    }
}

// Where the visible characters of each page went.
void show_ledger(Plan const& plan, std::ostream& out) {
    out << fmt::format("{:>5} {:>11} {:>9} {:>9} {:>9} {:>9}\n", "page", "characters", "fields", "sections",
        "furniture", "unplaced");
    auto const line = [&](std::string const& name, Coverage const& coverage) {
        out << fmt::format("{:>5} {:>11} {:>9} {:>9} {:>9} {:>9}\n", name, coverage.characters,
            coverage.fields, coverage.sections, coverage.furniture, coverage.unplaced);
    };
    for (std::size_t i = 0; i < plan.coverage_by_page.size(); ++i)
        line(std::to_string(i + 1), plan.coverage_by_page[i]);
    line("all", plan.coverage);
}

void show(Plan const& plan, std::ostream& out) {
    show_document(plan, out);
    for (auto const& area : plan.areas) {
        out << fmt::format("\n  {}{}\n", area.number ? *area.number + " " : "", area.title);
        show_area(plan, area.id, out);
    }
    out << '\n';
    show_area(plan, std::nullopt, out);
    for (auto const& budget : plan.budgets) show_budget(budget, out);
    auto const& coverage = plan.coverage;
    out << fmt::format("\n  {} characters: {} in fields, {} in sections, {} furniture, {} unplaced\n",
        coverage.characters, coverage.fields, coverage.sections, coverage.furniture, coverage.unplaced);
    show_findings(plan, out);
}

constexpr char const* description = R"(Show a plan JSON as a summary to read

Examples:
  planleser show plans/plan.plan.json
  planleser show plans/plan.plan.json --ledger     where the characters of each page went)";

} // namespace

void add_show_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("show", description);
    auto const path = std::make_shared<fs::path>();
    command->add_option("PLAN.json", *path, "What an import wrote")->required();
    auto const ledger = std::make_shared<bool>(false);
    command->add_flag("--ledger", *ledger, "Show where the visible characters of each page went");
    command->callback([path, ledger, &exit_code] {
        try {
            auto const plan = plan_from_json(read_text_file(*path));
            *ledger ? show_ledger(plan, std::cout) : show(plan, std::cout);
            exit_code = ExitCode::Good;
        } catch (ImportError const& error) {
            std::cerr << fmt::format("planleser: {}: {}\n", path->string(), error.what());
            exit_code = exit_code_of(error.kind());
        }
    });
}

} // namespace planleser
