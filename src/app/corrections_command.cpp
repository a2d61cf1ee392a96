#include "app/commands.h"
#include "app/data_folder.h"
#include "app/import_document.h"
#include "app/import_worker.h"
#include "app/output_file.h"
#include "app/text_file.h"

#include "base/import_error.h"
#include "corrections/correction.h"
#include "corrections/merge_corrections.h"
#include "corrections/rule_example.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace planleser {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".corrections.json";

struct Arguments {
    std::vector<fs::path> paths;
    fs::path out, rules;
    std::string rules_name = "norsk";
    std::size_t number = 0;
};

// A folder stands for every corrections file below it, a PDF for the one beside it.
std::vector<fs::path> corrections_files(std::vector<fs::path> const& paths) {
    std::vector<fs::path> files;
    for (auto const& path : paths) {
        std::error_code failed;
        if (path.extension() == ".pdf") {
            files.push_back(corrections_path(path));
        } else if (fs::is_directory(path, failed)) {
            auto const first = files.size();
            for (auto const& entry : fs::recursive_directory_iterator(path, failed))
                if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
            std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
        } else {
            files.push_back(path);
        }
    }
    return files;
}

CorrectionsFile read(fs::path const& path) {
    try {
        auto file = corrections_from_json(read_text_file(path));
        sort_corrections(file.entries);
        return file;
    } catch (ImportError const& error) {
        bool const located = error.kind() == ImportErrorKind::BadCorrections;
        throw ImportError(error.kind(), path.string() + (located ? ":" : ": ") + error.what());
    }
}

std::string shown(Correction const& entry) {
    auto const& about = entry.about;
    auto const old = entry.old_value.value_or(about.quote);
    auto line = fmt::format("{} {} {}", name_of(entry.action), about.kind, about.field);
    if (!old.empty()) line += fmt::format(" \"{}\"", old);
    if (entry.new_value) line += fmt::format(" -> \"{}\"", *entry.new_value);
    if (!about.in.empty()) line += fmt::format(", in \"{}\"", about.in.back());
    if (about.place.page > 0) line += fmt::format(", page {}", about.place.page);
    auto const by = fmt::format("{} {}", entry.who, entry.when);
    return by == " " ? line : fmt::format("{} ({})", line, by.substr(by.front() == ' '));
}

ExitCode list(Arguments const& arguments) {
    for (auto const& path : corrections_files(arguments.paths)) {
        auto const file = read(path);
        std::cout << fmt::format("{}: {} corrections\n", path.string(), file.entries.size());
        for (std::size_t i = 0; i < file.entries.size(); ++i)
            std::cout << fmt::format("{:>5}  {}\n", i + 1, shown(file.entries[i]));
    }
    return ExitCode::Good;
}

fs::path pdf_of(fs::path const& corrections) {
    auto const name = corrections.string();
    return name.substr(0, name.size() - ending.size()) + ".pdf";
}

// The graver of both: a lost correction, then one that needs a look.
ExitCode worse(ExitCode a, ExitCode b) {
    return number_of(a) > number_of(b) ? a : b;
}

ExitCode check_file(fs::path const& path, RuleLibrary const& rules) {
    auto const file = read(path);
    auto const plan = import_apart(pdf_of(path), rules);
    std::size_t lost = 0, idle = 0;
    for (std::size_t i = 0; i < plan.corrections.size() && i < file.entries.size(); ++i) {
        auto const& became = plan.corrections[i];
        if (became.outcome == "applied") continue;
        ++(became.outcome == "gone" || became.outcome == "unfit" ? lost : idle);
        std::cout << fmt::format("{}:{}: {}: {}{}\n", path.string(), file.entries[i].line, became.outcome,
            shown(file.entries[i]), became.reason.empty() ? "" : ": " + became.reason);
    }
    std::cout << fmt::format("{}: {} corrections, {} apply, {} need no more than a look, {} are lost\n",
        path.string(), file.entries.size(), plan.corrections.size() - lost - idle, idle, lost);
    return lost > 0 ? ExitCode::LostCorrections : idle > 0 ? ExitCode::Findings : ExitCode::Good;
}

ExitCode check(Arguments const& arguments) {
    auto const library = RuleLibrary::load(arguments.rules.empty() ? data_folder("rules") : arguments.rules);
    auto result = ExitCode::Good;
    for (auto const& path : corrections_files(arguments.paths))
        result = worse(result, check_file(path, library));
    return result;
}

ExitCode merge(Arguments const& arguments) {
    std::vector<CorrectionsFile> files;
    for (auto const& path : corrections_files(arguments.paths)) files.push_back(read(path));
    auto const merged = merge_corrections(files);
    for (auto const& conflict : merged.conflicts)
        std::cerr << fmt::format("planleser: conflict: {}\n                     {}\n",
            shown(conflict.earlier), shown(conflict.later));
    auto const json = corrections_to_json(merged.file);
    if (arguments.out.empty())
        std::cout << json;
    else
        write_whole_file(arguments.out, json);
    std::cerr << fmt::format(
        "{} corrections, {} conflicts\n", merged.file.entries.size(), merged.conflicts.size());
    return merged.conflicts.empty() ? ExitCode::Good : ExitCode::Findings;
}

ExitCode example(Arguments const& arguments) {
    auto const library = RuleLibrary::load(arguments.rules.empty() ? data_folder("rules") : arguments.rules);
    auto const& rules = library.named(arguments.rules_name);
    std::string text;
    for (auto const& path : corrections_files(arguments.paths)) {
        auto const file = read(path);
        for (std::size_t i = 0; i < file.entries.size(); ++i)
            if (arguments.number == 0 || arguments.number == i + 1)
                text += (text.empty() ? "" : "\n") + rule_example(file.entries[i], rules);
    }
    std::cout << text;
    return text.empty() ? ExitCode::Usage : ExitCode::Good;
}

constexpr char const* description = R"(List, check and merge what persons corrected

Examples:
  planleser corrections list archive                    every corrections file below archive/
  planleser corrections check archive/plan.pdf          what became of each: code 6 where one is lost, 5 where
                                                        one is not needed any more or overruled
  planleser corrections merge a.corrections.json b.corrections.json --out plan.corrections.json
  planleser corrections example archive/plan.pdf --number 3    as an example for the rules)";

} // namespace

void add_corrections_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("corrections", description);
    command->require_subcommand(1);
    auto const arguments = std::make_shared<Arguments>();
    auto const add = [&](char const* name, char const* text, ExitCode (*run)(Arguments const&)) {
        auto* sub = command->add_subcommand(name, text);
        sub->add_option(
               "FILE", arguments->paths, "Corrections files, PDFs that have one beside them, or folders")
            ->required();
        sub->callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
        return sub;
    };
    add("list", "Show every decision with its number", list);
    auto* checks = add("check", "Import each PDF and tell what became of its corrections", check);
    auto* merges =
        add("merge", "Join several persons' files about one document; conflicts are listed", merge);
    auto* shows = add("example", "Turn corrections into rule examples or drafts of rules (TOML)", example);
    for (auto* sub : {checks, shows})
        sub->add_option("--rules", arguments->rules, "Folder of rule files, instead of the program's own");
    merges->add_option("--out", arguments->out, "The file to write; without it standard output");
    shows->add_option("--number", arguments->number, "Only that one, as `list` numbers them");
    shows->add_option("--rules-name", arguments->rules_name, "The rule file that read the document")
        ->capture_default_str();
}

} // namespace planleser
