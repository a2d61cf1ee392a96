#include "app/batch.h"
#include "app/cache_folder.h"
#include "app/commands.h"
#include "app/data_folder.h"
#include "app/document_list.h"
#include "app/import_failure.h"
#include "app/import_report.h"
#include "app/import_worker.h"
#include "app/interruption.h"
#include "app/output_file.h"

#include "base/import_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>
#include <thread>
#include <vector>

#include <unistd.h>

namespace planleser {

namespace fs = std::filesystem;

namespace {

struct ImportArguments {
    std::vector<fs::path> paths;
    fs::path out = "plans", rules, cache = default_cache_folder();
    OcrMode ocr = OcrMode::Auto;
    bool to_stdout = false, strict = false, events = false;
    std::string stage_name;
    Stage last_stage = Stage::Plan;
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    std::uint64_t memory_mb = WorkerLimits().memory >> 20;
    int timeout = static_cast<int>(WorkerLimits().cpu.count());

    // A stage's dump is for reading, so it goes to standard output, the plan's too where it is asked for as
    // one.
    bool writes_files() const { return !to_stdout && stage_name.empty(); }
};

// One call of the import command.
class ImportRun {
public:
    explicit ImportRun(ImportArguments const& arguments)
        : m_arguments(arguments), m_list(list_documents(arguments.paths)),

          m_report(std::cerr, m_list.documents.size(), report_options(arguments)) {
        m_options.limits.memory = arguments.memory_mb << 20;
        m_options.limits.cpu = std::chrono::seconds(arguments.timeout);
        m_options.workers = arguments.jobs;
        m_options.order = arguments.writes_files() ? BatchOrder::AsFinished : BatchOrder::AsGiven;
    }

    ExitCode run() {
        for (auto const& path : m_list.unusable)
            std::cerr << fmt::format("planleser: {}: {}\n", path.path.string(), path.reason);
        if (m_list.documents.empty()) return ExitCode::Unreadable;
        if (m_arguments.writes_files()) prepare_output_folder(m_arguments.out);
        watch_for_interruption();
        BatchSteps steps;
        steps.work = [this](std::size_t document, FailedPages const& failed, MessageWriter& messages) {
            ImportOptions const options{m_arguments.last_stage, failed, m_arguments.ocr, m_arguments.cache};
            WorkerTask const task{m_list.documents[document].path, options, m_options.limits, {}};
            import_in_worker(task, messages);
        };
        steps.ended = [this](std::size_t document, WorkerEnd end) { take(document, std::move(end)); };
        steps.paged = [this](std::size_t document) {
            if (document < m_list.documents.size()) m_report.page_begun();
            m_report.refresh();
        };
        steps.kept = [cache = ResultCache(m_arguments.cache)](std::string const& message) {
            auto const space = message.find(' ');
            if (space != std::string::npos)
                cache.keep(message.substr(0, space), std::string_view(message).substr(space + 1));
        };
        steps.stopped = interrupted;
        run_batch(m_list.documents.size(), m_options, steps);
        m_report.finish(interrupted());
        return exit_code();
    }

private:
    static ReportOptions report_options(ImportArguments const& arguments) {
        ReportOptions options;
        options.progress = ::isatty(STDERR_FILENO) != 0;
        if (arguments.events) options.events = &std::cout;
        return options;
    }

    void take(std::size_t document, WorkerEnd end) {
        ImportOutcome outcome;
        outcome.file = m_list.documents[document].path;
        outcome.cpu_seconds = end.cpu_seconds;
        outcome.peak_memory = end.peak_memory;
        try {
            settle(outcome, document, end);
        } catch (ImportError const& error) {
            fail(outcome, {error.kind(), error.what(), error.at().page});
        }
        m_report.document_ended(outcome);
    }

    void settle(ImportOutcome& outcome, std::size_t document, WorkerEnd const& end) {
        if (end.way == WorkerEnd::Way::Failed) return fail(outcome, failure_from_json(end.last_word));
        if (end.way != WorkerEnd::Way::Finished)
            return fail(outcome, {ImportErrorKind::LimitReached, reason_of(end, m_options.limits)});
        outcome.summary = summary_from_json(end.last_word);
        if (m_arguments.writes_files()) {
            outcome.output = m_arguments.out / (m_list.documents[document].name + ".plan.json");
            write_whole_file(outcome.output, end.output);
        } else {
            std::cout << end.output << std::flush;
        }
        outcome.state = ImportState::Imported;
    }

    void fail(ImportOutcome& outcome, ImportFailure const& failure) {
        outcome.state = ImportState::Failed;
        outcome.kind = name_of(failure.kind);
        outcome.reason = failure.reason;
        outcome.page = failure.page;
        m_last_failure = failure.kind;
    }

    ExitCode exit_code() const {
        if (interrupted()) return ExitCode::Interrupted;
        if (m_report.failed() > 0 && m_report.imported() == 0) return exit_code_of(m_last_failure);
        if (m_report.failed() > 0 || !m_list.unusable.empty()) return ExitCode::SomeFailed;
        return m_arguments.strict && m_report.findings() > 0 ? ExitCode::Findings : ExitCode::Good;
    }

    ImportArguments const& m_arguments;
    DocumentList m_list;
    BatchOptions m_options;
    ImportReport m_report;
    ImportErrorKind m_last_failure = ImportErrorKind::Unreadable;
};

std::map<std::string, Stage> const stage_names{
    {"page", Stage::Page}, {"layout", Stage::Layout}, {"tree", Stage::Tree}, {"plan", Stage::Plan}};

std::map<std::string, OcrMode> const ocr_modes{
    {"auto", OcrMode::Auto}, {"off", OcrMode::Off}, {"force", OcrMode::Force}};

constexpr char const* description = R"(Import PDFs: one plan JSON each

Examples:
  planleser import plan.pdf                      writes plans/plan.plan.json
  planleser import archive/ --out plans --jobs 8 every PDF below archive/
  planleser import plan.pdf --stdout             the JSON alone on standard output
  planleser import plan.pdf --stop-after layout  what one stage makes of it)";

} // namespace

void add_import_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("import", description);
    auto const arguments = std::make_shared<ImportArguments>();
    command->add_option("PATH", arguments->paths, "PDF files, or folders with PDFs at any depth")->required();
    auto* out =
        command->add_option("--out", arguments->out, "Folder for NAME.plan.json")->capture_default_str();
    command->add_flag("--stdout", arguments->to_stdout, "Write the JSON to standard output, no file")
        ->excludes(out);
    command
        ->add_option(
            "--stop-after", arguments->stage_name, "Print what a stage makes: page, layout, tree or plan")
        ->check(CLI::IsMember(stage_names).description(""));
    command->add_option("--rules", arguments->rules, "Folder of rule files, instead of the program's own");
    command
        ->add_option("--ocr", arguments->ocr, "Recognise text: auto (pages without), off, force (all pages)")
        ->transform(CLI::CheckedTransformer(ocr_modes).description(""));
    command->add_option(
        "--cache", arguments->cache, "Folder that keeps what was recognised; '' keeps nothing");
    command->add_flag("--strict", arguments->strict, "End with code 5 where anything is doubtful");
    command->add_option("--jobs", arguments->jobs, "Documents at a time")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_option("--memory", arguments->memory_mb, "Most memory for one document, MB")
        ->check(CLI::Range(64, 1 << 20))
        ->capture_default_str();
    command
        ->add_option(
            "--timeout", arguments->timeout, "Most CPU time for one document, seconds; each page adds 0.1")
        ->check(CLI::Range(1, 86400))
        ->capture_default_str();
    command->add_flag("--events", arguments->events, "Report to programs: JSON lines on standard output")
        ->excludes("--stdout");
    command->callback([arguments, &exit_code] {
        if (!arguments->stage_name.empty()) arguments->last_stage = stage_names.at(arguments->stage_name);
        exit_code = ImportRun(*arguments).run();
    });
}

} // namespace planleser
