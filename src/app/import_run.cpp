#include "app/import_run.h"

#include "app/batch.h"
#include "app/build_id.h"
#include "app/data_folder.h"
#include "app/document_list.h"
#include "app/import_failure.h"
#include "app/import_report.h"
#include "app/import_worker.h"
#include "app/interruption.h"
#include "app/manifest.h"
#include "app/output_file.h"
#include "app/sha256.h"

#include "base/import_error.h"
#include "ocr/result_cache.h"
#include "pdf/poppler_errors.h"
#include "ruleset/rule_library.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <iostream>
#include <optional>
#include <utility>

#include <unistd.h>

namespace planleser {

namespace fs = std::filesystem;

namespace {

// What a plan depends on beside its PDF.
std::string recipe_of(RuleLibrary const& rules, ImportArguments const& arguments) {
    auto ingredients = fmt::format("{} {} {} {}", build_id(), static_cast<int>(arguments.ocr),
        arguments.rules_only, static_cast<int>(arguments.corrections));
    for (auto const& name : rules.names())
        for (auto const& file : rules.named(name).files())
            ingredients += fmt::format("\n{} {}", file.name, sha256_of(file.source));
    return sha256_of(ingredients);
}

bool is_in(Shard const& shard, InputDocument const& document) {
    auto const hash = sha256_of(document.key);
    std::uint64_t number = 0;
    std::from_chars(hash.data(), hash.data() + 12, number, 16);
    return number % shard.count == shard.number - 1;
}

DocumentList list_shard(ImportArguments const& arguments) {
    auto list = list_documents(arguments.paths);
    auto& documents = list.documents;
    documents.erase(std::remove_if(documents.begin(), documents.end(),
                        [&](InputDocument const& document) { return !is_in(arguments.shard, document); }),
        documents.end());
    return list;
}

std::string shard_name(Shard const& shard) {
    return shard.count == 1 ? std::string() : fmt::format("{}-of-{}", shard.number, shard.count);
}

ReportOptions report_options(ImportArguments const& arguments) {
    ReportOptions options;
    options.progress = ::isatty(STDERR_FILENO) != 0;
    if (arguments.events) options.events = &std::cout;
    return options;
}

class ImportRun {
public:
    explicit ImportRun(ImportArguments const& arguments)
        : m_arguments(arguments), m_list(list_shard(arguments)),
          m_rules(RuleLibrary::load(arguments.rules.empty() ? data_folder("rules") : arguments.rules)),
          m_recipe(recipe_of(m_rules, arguments)), m_schema(data_folder("schemas") / "plan.schema.json"),
          m_report(std::cerr, m_list.documents.size(), report_options(arguments)) {
        if (!arguments.rules_only.empty()) m_rules.named(arguments.rules_only);
        m_options.limits = arguments.limits;
        m_options.workers = arguments.jobs;
        m_options.order = arguments.to_stdout ? BatchOrder::AsGiven : BatchOrder::AsFinished;
    }

    ExitCode run() {
        for (auto const& path : m_list.unusable)
            std::cerr << fmt::format("planleser: {}: {}\n", on_one_line(path.path.string()), path.reason);
        if (m_list.documents.empty() && !m_list.unusable.empty()) return ExitCode::Unreadable;
        m_known.resize(m_list.documents.size());
        for (auto const& document : m_list.documents) m_recipes.push_back(recipe_of_document(document));
        // A shard without documents leaves its manifest, too, so that who merges does not take it for
        // missing.
        if (!m_arguments.to_stdout) open_output();
        if (m_list.documents.empty()) return ExitCode::Good;
        if (m_list.documents.size() > 1) prepare_for_workers();
        run_batch(m_list.documents.size(), m_options, steps());
        m_report.finish(interrupted());
        if (m_lost_recognition)
            std::cerr << fmt::format(
                "planleser: what was recognised is not kept, since {} cannot be written\n",
                m_arguments.cache.string());
        if (m_cannot_write)
            std::cerr << "planleser: stopped, since nothing more can be written; the same command goes on "
                         "from here\n";
        return exit_code();
    }

private:
    // Done once, so that each worker finds it in its memory.
    void prepare_for_workers() const {
        m_rules.warm_up();
        catch_poppler_errors();
    }

    void open_output() {
        prepare_output_folder(m_arguments.out);
        auto const manifest = manifest_path(m_arguments.out, shard_name(m_arguments.shard));
        prepare_output_folder(manifest.parent_path());
        m_manifest.emplace(manifest);
        m_manifest->settle_names(m_list.documents);
        look_up_known();
    }

    BatchSteps steps() {
        BatchSteps steps;
        steps.work = [this](WorkOrder const& order, MessageWriter& messages) {
            ImportOptions const options{m_arguments.last_stage, {}, m_arguments.ocr, m_arguments.cache,
                nullptr, m_arguments.rules_only, m_arguments.corrections, nullptr};
            WorkerTask const task{m_list.documents[order.document].path, options, m_options.limits, &m_schema,
                m_known[order.document].sha256};
            import_in_worker(task, order, m_rules, messages);
        };
        steps.ended = [this](std::size_t document, WorkerEnd end) { take(document, std::move(end)); };
        steps.paged = [this](std::size_t document, int done, int pages) {
            m_report.pages_done(m_list.documents[document].path, done, pages);
        };
        steps.waited = [this] { m_report.refresh(); };
        steps.keep = [this, cache = ResultCache(m_arguments.cache)](
                         std::string_view key, std::string_view entry) {
            bool const kept = cache.keep(key, entry);
            m_lost_recognition = m_lost_recognition || (!kept && !m_arguments.cache.empty());
            return kept;
        };
        steps.stopped = [this] { return interrupted() || m_cannot_write; };
        return steps;
    }

    fs::path output_of(InputDocument const& document) const {
        return m_arguments.out / (document.name + ".plan.json");
    }

    // What its plan depends on beside the PDF: the recipe, and a person's corrections.
    std::string recipe_of_document(InputDocument const& document) const {
        if (m_arguments.corrections == CorrectionsUse::Off) return m_recipe;
        auto const corrections = corrections_path(document.path);
        std::error_code failed;
        if (!fs::is_regular_file(corrections, failed)) return m_recipe;
        return sha256_of(m_recipe + sha256_of_file(corrections));
    }

    // Asked for before any worker is begun: the workers find the answer in their memory and leave the
    // database alone.
    void look_up_known() {
        for (std::size_t i = 0; !m_arguments.again && i < m_known.size(); ++i) {
            auto entry = m_manifest->find(m_list.documents[i].key);
            std::error_code failed;
            bool const holds = entry && entry->state == "imported" && entry->recipe == m_recipes[i] &&
                               fs::is_regular_file(output_of(m_list.documents[i]), failed);
            if (holds) m_known[i] = {std::move(entry->sha256), std::move(entry->summary)};
        }
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
            m_cannot_write = m_cannot_write || error.kind() == ImportErrorKind::Unwritable;
        } catch (std::exception const& error) {
            // A worker whose memory a document has spoilt may say anything before it ends.
            fail(outcome, {ImportErrorKind::Unreadable,
                              fmt::format("what its worker said makes no sense: {}", error.what())});
        }
        m_report.document_ended(outcome);
    }

    void settle(ImportOutcome& outcome, std::size_t document, WorkerEnd const& end) {
        auto const& input = m_list.documents[document];
        if (end.way != WorkerEnd::Way::Finished) {
            fail(outcome, failure_of(end, m_options.limits));
        } else if (end.last_word.empty()) {
            outcome.state = ImportState::UpToDate;
            outcome.output = output_of(input);
            outcome.summary = summary_from_json(m_known[document].summary);
            return;
        } else {
            outcome.state = ImportState::Imported;
            outcome.summary = summary_from_json(end.last_word);
            write(outcome, input, end.output);
        }
        if (m_manifest) m_manifest->record(entry_of(document, outcome));
    }

    void write(ImportOutcome& outcome, InputDocument const& input, std::string const& text) const {
        if (m_arguments.to_stdout) {
            std::cout << text << std::flush;
            return;
        }
        outcome.output = output_of(input);
        write_whole_file(outcome.output, text);
    }

    ManifestEntry entry_of(std::size_t document, ImportOutcome const& outcome) const {
        auto const& input = m_list.documents[document];
        ManifestEntry entry{input.key, input.name, "failed", {}, m_recipes[document], {}, outcome.kind,
            outcome.reason, outcome.page};
        if (outcome.state == ImportState::Failed) return entry;
        entry.state = "imported";
        entry.sha256 = outcome.summary.sha256;
        entry.summary = to_json(outcome.summary);
        return entry;
    }

    void fail(ImportOutcome& outcome, ImportFailure const& failure) {
        outcome.state = ImportState::Failed;
        outcome.kind = name_of(failure.kind);
        outcome.reason = failure.reason;
        outcome.page = failure.page;
        m_last_failure = failure.kind;
    }

    ExitCode exit_code() const {
        if (m_cannot_write) return exit_code_of(ImportErrorKind::Unwritable);
        if (interrupted()) return ExitCode::Interrupted;
        if (m_report.failed() > 0 && m_report.done() == 0) return exit_code_of(m_last_failure);
        if (m_report.failed() > 0 || !m_list.unusable.empty()) return ExitCode::SomeFailed;
        if (m_report.corrections_lost() > 0) return ExitCode::LostCorrections;
        return m_arguments.strict && m_report.findings() > 0 ? ExitCode::Findings : ExitCode::Good;
    }

    // What an earlier run left of a document.
    struct Known {
        std::string sha256, summary;
    };

    ImportArguments const& m_arguments;
    DocumentList m_list;
    RuleLibrary m_rules;
    std::string m_recipe;
    SchemaScan m_schema;
    std::vector<std::string> m_recipes; // one a document, as it was when the run began
    std::optional<Manifest> m_manifest; // only where files are written
    std::vector<Known> m_known;         // one a document; empty: nothing, or nothing that still holds
    BatchOptions m_options;
    ImportReport m_report;
    ImportErrorKind m_last_failure = ImportErrorKind::Unreadable;
    bool m_cannot_write = false, m_lost_recognition = false;
};

} // namespace

ExitCode run_import(ImportArguments const& arguments) {
    watch_for_interruption();
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow any more is then an error of the write
    return ImportRun(arguments).run();
}

} // namespace planleser
