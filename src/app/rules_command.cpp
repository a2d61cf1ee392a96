#include "app/commands.h"
#include "app/data_folder.h"
#include "app/import_document.h"

#include "base/import_error.h"
#include "plan/draft_rules.h"
#include "plan/explain_rules.h"
#include "plan/plan_values.h"
#include "ruleset/rule_examples.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace planleser {

namespace fs = std::filesystem;

namespace {

struct RulesArguments {
    fs::path rules, old_rules, new_rules, file;
    std::vector<fs::path> files;
    std::string only;
    ExplainOptions explain;
};

RuleLibrary load(fs::path const& folder) {
    return RuleLibrary::load(folder.empty() ? data_folder("rules") : folder);
}

ExitCode check(RulesArguments const& arguments) {
    auto const library = load(arguments.rules);
    for (auto const& name : library.names()) {
        auto const& own = library.named(name).files().front();
        std::cout << fmt::format("{}: {} rules{}\n", name, own.rules.size(),
            own.inherits.empty() ? "" : ", inherits " + fmt::format("{}", fmt::join(own.inherits, ", ")));
    }
    return ExitCode::Good;
}

ExitCode test(RulesArguments const& arguments) {
    auto const library = load(arguments.rules);
    std::size_t examples = 0, faults = 0;
    for (auto const& name : library.names()) {
        auto const result = try_examples(library.named(name).files().front());
        examples += result.examples;
        faults += result.faults.size();
        for (auto const& fault : result.faults)
            std::cout << fmt::format(
                "{}.toml:{}:{}: {} {}\n", name, fault.at.line, fault.at.column, fault.rule, fault.what);
    }
    std::cout << fmt::format("{} examples, {} of them fail\n", examples, faults);
    return faults == 0 ? ExitCode::Good : ExitCode::Findings;
}

// Explained or drafted from on the spot.
template <class Use>
class TreeUser : public StageObserver {
public:
    explicit TreeUser(Use use) : m_use(std::move(use)) {}
    void chosen(DocumentTree const& tree, RuleChoice const& choice) override { m_use(tree, choice); }

private:
    Use m_use;
};

std::optional<Plan> import(
    fs::path const& file, RuleLibrary const& library, std::string const& only, StageObserver& observer) {
    ImportOptions options;
    options.rules_only = only;
    return import_document(file, library, options, observer);
}

ExitCode explain(RulesArguments const& arguments) {
    auto const library = load(arguments.rules);
    TreeUser observer([&](DocumentTree const& tree, RuleChoice const& choice) {
        explain_rules(tree, choice, arguments.explain, std::cout);
    });
    import(arguments.file, library, arguments.only, observer);
    return ExitCode::Good;
}

ExitCode diff(RulesArguments const& arguments) {
    auto const before = load(arguments.old_rules), after = load(arguments.new_rules);
    StageObserver observer;
    bool differs = false;
    for (auto const& file : arguments.files) {
        auto const changes = changed_values(import(file, before, arguments.only, observer).value(),
            import(file, after, arguments.only, observer).value());
        std::cout << fmt::format("{}: {} values gone, {} come\n", file.filename().string(),
            changes.gone.size(), changes.come.size());
        for (auto const& value : changes.gone) std::cout << "- " << value << '\n';
        for (auto const& value : changes.come) std::cout << "+ " << value << '\n';
        differs = differs || !changes.gone.empty() || !changes.come.empty();
    }
    return differs ? ExitCode::Findings : ExitCode::Good;
}

ExitCode draft(RulesArguments const& arguments) {
    auto const library = load(arguments.rules);
    std::optional<DocumentTree> tree;
    TreeUser observer([&](DocumentTree const& passed, RuleChoice const&) { tree = passed; });
    auto const plan = import(arguments.file, library, arguments.only, observer).value();
    auto const choice = library.choose({});
    std::cout << draft_rules(*tree, plan.document, *choice.rules);
    return ExitCode::Good;
}

constexpr char const* description = R"(Write, check and try rule files

Examples:
  planleser rules check                           every file of the folder holds
  planleser rules test                            every rule does what its examples say
  planleser rules explain plan.pdf --page 7       what the rules see there
  planleser rules explain plan.pdf --rule partners which texts one rule takes, or nearly takes
  planleser rules diff --old rules --new mine plan.pdf   which values change
  planleser rules new plan.pdf > mine/plan.toml   a first file from a document's headings)";

} // namespace

void add_rules_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("rules", description);
    command->require_subcommand(1);
    auto const arguments = std::make_shared<RulesArguments>();
    auto const add = [&](char const* name, char const* text, ExitCode (*run)(RulesArguments const&)) {
        auto* sub = command->add_subcommand(name, text);
        sub->callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
        return sub;
    };
    auto const folder = [&](CLI::App* sub) {
        sub->add_option("--rules", arguments->rules, "Folder of rule files, instead of the program's own");
    };
    folder(add("check", "Read every rule file", check));
    folder(add("test", "Run the examples of every rule", test));
    auto* explains = add("explain", "Tell what each rule saw in a document", explain);
    folder(explains);
    explains->add_option("FILE", arguments->file, "A PDF")->required();
    explains->add_option("--page", arguments->explain.page, "Only this page");
    explains->add_option("--rule", arguments->explain.rule, "Only this rule, its near misses too");
    explains->add_option("--rules-only", arguments->only, "Use this rule file, whatever the document is");
    auto* differs = add("diff", "Tell which values change from one folder of rules to another", diff);
    differs->add_option("--old", arguments->old_rules, "Folder of rule files")->required();
    differs->add_option("--new", arguments->new_rules, "Folder of rule files")->required();
    differs->add_option("FILE", arguments->files, "PDFs")->required();
    differs->add_option("--rules-only", arguments->only, "Use this rule file, whatever the document is");
    auto* drafts = add("new", "Draft a rule file from a document's own headings", draft);
    folder(drafts);
    drafts->add_option("FILE", arguments->file, "A PDF")->required();
}

} // namespace planleser
