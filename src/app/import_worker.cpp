#include "app/import_worker.h"

#include "app/batch.h"
#include "app/cache_folder.h"
#include "app/import_failure.h"
#include "app/sha256.h"

#include "base/import_error.h"
#include "layout/page_layout.h"
#include "page/page_dump.h"
#include "plan/explain_rules.h"
#include "plan/plan_json.h"
#include "structure/document_tree.h"

#include <fmt/format.h>

#include <sstream>
#include <utility>

namespace planleser {

namespace {

// Tells the supervisor how far the document is, gives it the time that its pages need, and sends dumps.
class WorkerObserver : public StageObserver {
public:
    WorkerObserver(WorkerTask const& task, MessageWriter& messages) : m_task(task), m_messages(messages) {}

    void page_begins(int page, int pages) override {
        m_pages = pages;
        m_messages.send(MessageKind::Progress, fmt::format("{} {}", page, pages));
        if (page % 50 == 0) extend_cpu_limit(m_task.limits, page, m_recognitions);
    }
    void recognition_begins(int page) override { extend_cpu_limit(m_task.limits, page, ++m_recognitions); }
    void recognised(std::string_view key, std::string_view entry) override {
        m_messages.send(MessageKind::Keep, std::string(key) + " " + std::string(entry));
    }
    void pages_end() override {
        extend_cpu_limit(m_task.limits, m_pages, m_recognitions);
        m_messages.send(MessageKind::Progress, fmt::format("0 {}", m_pages));
    }
    void passed(PageContent const& product) override { send_if_last(Stage::Page, product); }
    void passed(PageLayout const& product) override { send_if_last(Stage::Layout, product); }
    void passed(DocumentTree const& product) override { send_if_last(Stage::Tree, product); }
    void chosen(DocumentTree const& tree, RuleChoice const& choice) override {
        if (m_task.options.last_stage != Stage::Rules) return;
        std::ostringstream text;
        text << m_task.file.filename().string() << '\n';
        explain_rules(tree, choice, {}, text);
        m_messages.send(MessageKind::Output, std::move(text).str());
    }

    int pages() const { return m_pages; }

private:
    template <typename Product>
    void send_if_last(Stage stage, Product const& product) {
        if (m_task.options.last_stage == stage) m_messages.send(MessageKind::Output, dump(product));
    }

    WorkerTask const& m_task;
    MessageWriter& m_messages;
    int m_pages = 0, m_recognitions = 0;
};

void import_and_send(WorkerTask const& task, RuleLibrary const& rules, MessageWriter& messages) {
    if (!task.known_sha256.empty() && sha256_of_file(task.file) == task.known_sha256) {
        messages.send(MessageKind::Result, {});
        return;
    }
    WorkerObserver observer(task, messages);
    PlanSummary summary;
    if (auto const plan = import_document(task.file, rules, task.options, observer)) {
        summary = summarise(*plan);
        auto const json = plan_to_json(*plan);
        if (task.schema != nullptr) task.schema->require(json);
        messages.send(MessageKind::Output, json);
    }
    summary.pages = static_cast<std::size_t>(observer.pages());
    summary.failed_pages = task.options.failed_pages.size();
    messages.send(MessageKind::Result, to_json(summary));
}

} // namespace

void import_in_worker(WorkerTask const& task, RuleLibrary const& rules, MessageWriter& messages) {
    do_guarded(task.limits, messages, [&] { import_and_send(task, rules, messages); });
}

Plan import_apart(std::filesystem::path const& file, RuleLibrary const& rules) {
    BatchOptions const options;
    WorkerEnd last;
    BatchSteps steps;
    steps.work = [&](std::size_t, FailedPages const& failed, MessageWriter& messages) {
        WorkerTask task;
        task.file = file;
        task.options.failed_pages = failed;
        task.options.cache = default_cache_folder();
        task.options.corrections = CorrectionsUse::On;
        import_in_worker(task, rules, messages);
    };
    steps.ended = [&](std::size_t, WorkerEnd end) { last = std::move(end); };
    steps.stopped = [] { return false; };
    run_batch(1, options, steps);
    if (last.way == WorkerEnd::Way::Finished) return plan_from_json(last.output);
    auto const failure = failure_of(last, options.limits);
    throw ImportError(failure.kind, failure.reason, {failure.page, {}});
}

} // namespace planleser
