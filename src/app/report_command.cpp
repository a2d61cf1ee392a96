#include "app/commands.h"
#include "app/data_folder.h"
#include "app/output_file.h"
#include "app/page_pictures.h"
#include "app/plan_files.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "compare/compare_plans.h"
#include "handover/base64.h"
#include "handover/html_report.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace planleser {
namespace {

namespace fs = std::filesystem;

constexpr char const* description = R"(One page that shows plans side by side, to open in a browser

Examples:
  planleser report plans --out report.html
  planleser report plans --pdfs archive --out report.html       with pictures of the pages
  planleser report plans --status status.csv --out report.html  with a traffic light a measure)";

// Print stays readable, and a page of print takes some 60 kB.
constexpr double pixels_an_inch = 80;
constexpr char const* language_rules = "norsk";

struct Arguments {
    std::vector<fs::path> plans;
    fs::path out, pdfs, status, rules;
};

void collect(std::set<int>& pages, Ats const& at) {
    for (auto const& each : at) pages.insert(each.place.page);
}

// The pages that the report can show something on.
std::set<int> pages_of(Plan const& plan) {
    std::set<int> pages;
    for (auto const& measure : plan.measures) {
        collect(pages, measure.at);
        for (auto const& target : measure.targets) collect(pages, target.at);
        for (auto const& [field, elements] : measure.part_at)
            for (auto const& at : elements) collect(pages, at);
    }
    for (auto const& budget : plan.budgets)
        for (auto const& row : budget.rows) {
            collect(pages, row.at);
            for (auto const& at : row.value_at) collect(pages, at);
        }
    for (auto const& goal : plan.goals) collect(pages, goal.at);
    for (auto const& finding : plan.diagnostics)
        for (auto const& place : finding.at) pages.insert(place.page);
    pages.erase(0);
    return pages;
}

void add_pictures(ReportExtras& extras, std::vector<Plan const*> const& plans, fs::path const& folder) {
    std::vector<PagesToRender> wanted;
    for (auto const* plan : plans) wanted.push_back({folder / plan->source.file, pages_of(*plan)});
    auto const rendered = render_pages(wanted, pixels_an_inch);
    for (auto const& failure : rendered.failures) std::cerr << "planleser: no pictures: " << failure << '\n';
    for (std::size_t plan = 0; plan < plans.size(); ++plan)
        for (auto const& [page, picture] : rendered.of_file[plan])
            extras.pictures[{plan, page}] = {
                "data:image/png;base64," + to_base64(picture.png), picture.width, picture.height};
}

ExitCode report(Arguments const& arguments) {
    auto const loaded = load_plans(arguments.plans);
    for (auto const& failure : loaded.failures) std::cerr << "planleser: " << failure << '\n';
    if (loaded.plans.empty()) return ExitCode::Unreadable;
    ReportExtras extras;
    if (!arguments.status.empty()) {
        try {
            extras.status = read_status_file(read_text_file(arguments.status));
        } catch (ImportError const& error) {
            std::cerr << fmt::format("planleser: {}: {}\n", arguments.status.string(), error.what());
            return exit_code_of(error.kind());
        }
    }
    auto const library = RuleLibrary::load(arguments.rules.empty() ? data_folder("rules") : arguments.rules);
    auto const plans = plans_in_order(loaded.plans);
    auto const comparison = compare_plans(loaded.plans, compare_words(library.named(language_rules)), {});
    if (!arguments.pdfs.empty()) add_pictures(extras, plans, arguments.pdfs);
    write_whole_file(arguments.out, write_report(comparison, plans, extras));
    std::cerr << arguments.out.string() << '\n';
    return loaded.failures.empty() ? ExitCode::Good : ExitCode::SomeFailed;
}

} // namespace

void add_report_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("report", description);
    auto const arguments = std::make_shared<Arguments>();
    command->add_option("PLAN", arguments->plans, "Plan JSONs, or folders of them")->required();
    command->add_option("--out", arguments->out, "The HTML file")->required();
    command->add_option("--pdfs", arguments->pdfs,
        "Folder with the plans' PDFs: puts pictures of their pages into the report");
    command->add_option("--status", arguments->status,
        "CSV of measure id, status (green, yellow or red with its words) and comment");
    command->add_option("--rules", arguments->rules, "Read the rules from this folder");
    command->callback([arguments, &exit_code] { exit_code = report(*arguments); });
}

} // namespace planleser
