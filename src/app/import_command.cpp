#include "app/cache_folder.h"
#include "app/commands.h"
#include "app/import_run.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

namespace planleser {

namespace {

// As the command line has it.
struct ImportOptionsGiven {
    ImportArguments arguments;
    bool explain = false;
    std::string stage, shard, ocr = "auto", corrections = "on";
    std::uint64_t memory_mb = WorkerLimits().memory >> 20;
    long timeout = WorkerLimits().cpu.count();
};

std::map<std::string, OcrMode> const ocr_modes{
    {"auto", OcrMode::Auto}, {"off", OcrMode::Off}, {"force", OcrMode::Force}};
std::map<std::string, CorrectionsUse> const correction_uses{
    {"on", CorrectionsUse::On}, {"skip-broken", CorrectionsUse::SkipBroken}, {"off", CorrectionsUse::Off}};
std::map<std::string, Stage> const stages{{"page", Stage::Page}, {"layout", Stage::Layout},
    {"tree", Stage::Tree}, {"rules", Stage::Rules}, {"plan", Stage::Plan}};

// "3/8"; returns whether it is one.
bool read_shard(std::string const& text, Shard& shard) {
    int end = 0;
    bool const read = std::sscanf(text.c_str(), "%u/%u%n", &shard.number, &shard.count, &end) == 2;
    return read && static_cast<std::size_t>(end) == text.size() && shard.number >= 1 &&
           shard.number <= shard.count;
}

std::string check_shard(std::string const& text) {
    Shard shard;
    return read_shard(text, shard) ? std::string() : "'" + text + "' is not K/N with K from 1 to N";
}

ImportArguments arguments_from(ImportOptionsGiven const& given) {
    auto arguments = given.arguments;
    if (!given.stage.empty()) arguments.last_stage = stages.at(given.stage);
    if (given.explain) arguments.last_stage = Stage::Rules;
    arguments.to_stdout = arguments.to_stdout || given.explain || !given.stage.empty();
    if (!given.shard.empty()) read_shard(given.shard, arguments.shard);
    arguments.ocr = ocr_modes.at(given.ocr);
    arguments.corrections = correction_uses.at(given.corrections);
    arguments.limits.memory = given.memory_mb << 20;
    arguments.limits.cpu = std::chrono::seconds(given.timeout);
    return arguments;
}

constexpr char const* description = R"(Import PDFs: one plan JSON each

Examples:
  planleser import plan.pdf                      writes plans/plan.plan.json
  planleser import archive/ --out plans --jobs 8 every PDF below archive/; again: only what changed
  planleser import plan.pdf --stdout             the JSON alone on standard output
  planleser import plan.pdf --stop-after layout  what one stage makes of it
  planleser import plan.pdf --explain            which rules are chosen, why, and what they take
)";

} // namespace

void add_import_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("import", description);
    auto const given = std::make_shared<ImportOptionsGiven>();
    auto& arguments = given->arguments;
    arguments.cache = default_cache_folder();
    arguments.jobs = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("PATH", arguments.paths, "PDF files, or folders with PDFs at any depth")->required();
    auto* out =
        command->add_option("--out", arguments.out, "Folder for NAME.plan.json")->capture_default_str();
    command->add_flag("--stdout", arguments.to_stdout, "Write the JSON to standard output, no file")
        ->excludes(out);
    auto* stage = command->add_option(
        "--stop-after", given->stage, "Print what a stage makes: page, layout, tree, rules or plan");
    stage->check(CLI::IsMember(stages).description(""));
    command
        ->add_flag("--explain", given->explain, "Print why a rule file is chosen, and what each rule takes")
        ->excludes(out)
        ->excludes(stage);
    command
        ->add_option(
            "--ocr", given->ocr, "Recognise text: auto (pages that need it), off, force (every page)")
        ->check(CLI::IsMember(ocr_modes).description(""))
        ->capture_default_str();
    command->add_option(
        "--cache", arguments.cache, "Folder that keeps what was recognised; '' keeps nothing");
    command
        ->add_option("--corrections", given->corrections,
            "NAME.corrections.json beside a PDF: on (applied; one that does not hold fails its document), "
            "skip-broken (goes on without one that does not hold), off")
        ->check(CLI::IsMember(correction_uses).description(""))
        ->capture_default_str();
    command->add_option("--rules", arguments.rules, "Folder of rule files, instead of the program's own");
    command->add_option("--rules-only", arguments.rules_only, "Use this rule file, whatever the document is");
    command->add_flag("--strict", arguments.strict, "End with code 5 where anything is doubtful");
    command->add_flag("--again", arguments.again, "Import also what is there already and did not change");
    command->add_option("--jobs", arguments.jobs, "Documents at a time, or pages of a scan")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_option("--memory", given->memory_mb, "Most memory for one document, MB")
        ->check(CLI::Range(64, 1 << 20))
        ->capture_default_str();
    command
        ->add_option(
            "--timeout", given->timeout, "Most CPU time for one document, seconds; each page adds 0.1")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    command->add_option("--shard", given->shard, "K/N: only the K-th of N parts, for several machines")
        ->check(check_shard);
    command->add_flag("--events", arguments.events, "Report to programs: JSON lines on standard output")
        ->excludes("--stdout");
    command->callback([given, &exit_code] { exit_code = run_import(arguments_from(*given)); });
}

} // namespace planleser
