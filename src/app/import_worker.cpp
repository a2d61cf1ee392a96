#include "app/import_worker.h"

#include "app/batch.h"
#include "app/cache_folder.h"
#include "app/import_failure.h"
#include "app/page_sharing.h"
#include "app/sha256.h"

#include "base/import_error.h"
#include "layout/page_layout.h"
#include "page/page_dump.h"
#include "plan/explain_rules.h"
#include "plan/plan_json.h"
#include "structure/document_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <thread>
#include <utility>

namespace planleser {

namespace {

// Tells the supervisor how far the document is, gives it the time that its pages need, and sends dumps.
class WorkerObserver : public StageObserver {
public:
    WorkerObserver(WorkerTask const& task, PageSharing& sharing, MessageWriter& messages)
        : m_task(task), m_sharing(sharing), m_messages(messages) {}

    void page_begins(int page, int pages) override {
        m_pages = pages;
        m_messages.send(MessageKind::Progress, fmt::format("{} {}", page, pages));
        if (page % 50 == 0) m_sharing.page_begins(page);
    }
    void pixels_begin(int page, int pages) override {
        m_messages.send(MessageKind::Pixels, fmt::format("{} {}", page, pages));
    }
    void recognition_begins(int page) override { m_sharing.recognition_begins(page); }
    void recognised(std::string_view key, std::string_view entry) override {
        m_messages.send(MessageKind::Keep, std::string(key) + " " + std::string(entry));
    }
    void pages_end() override {
        m_sharing.page_begins(m_pages);
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
    PageSharing& m_sharing;
    MessageWriter& m_messages;
    int m_pages = 0;
};

void import_and_send(
    WorkerTask const& task, RuleLibrary const& rules, PageSharing& sharing, MessageWriter& messages) {
    if (!task.known_sha256.empty() && sha256_of_file(task.file) == task.known_sha256) {
        messages.send(MessageKind::Result, {});
        return;
    }
    WorkerObserver observer(task, sharing, messages);
    PlanSummary summary;
    summary.failed_pages = task.options.failed_pages.size();
    if (auto const plan = import_document(task.file, rules, task.options, observer)) {
        summary = summarise(*plan);
        auto const json = plan_to_json(*plan);
        if (task.schema != nullptr) task.schema->require(json);
        messages.send(MessageKind::Output, json);
    }
    summary.pages = static_cast<std::size_t>(observer.pages());
    messages.send(MessageKind::Result, to_json(summary));
}

} // namespace

void import_in_worker(
    WorkerTask task, WorkOrder const& order, RuleLibrary const& rules, MessageWriter& messages) {
    task.options.failed_pages = order.failed_pages;
    task.options.unrecognised = &order.unrecognised;
    task.options.held = order.held;
    SharedWork const work{order, task.limits, task.file, task.options.ocr, task.options.cache};
    do_work(work, messages, [&](PageSharing& sharing) { import_and_send(task, rules, sharing, messages); });
}

Plan import_apart(std::filesystem::path const& file, RuleLibrary const& rules) {
    BatchOptions options;
    options.workers = std::max(1U, std::thread::hardware_concurrency());
    WorkerEnd last;
    BatchSteps steps;
    steps.work = [&](WorkOrder const& order, MessageWriter& messages) {
        WorkerTask task;
        task.file = file;
        task.options.cache = default_cache_folder();
        task.options.corrections = CorrectionsUse::On;
        import_in_worker(task, order, rules, messages);
    };
    steps.ended = [&](std::size_t, WorkerEnd end) { last = std::move(end); };
    steps.stopped = [] { return false; };
    run_batch(1, options, steps);
    if (last.way == WorkerEnd::Way::Finished) return plan_from_json(last.output);
    auto const failure = failure_of(last, options.limits);
    throw ImportError(failure.kind, failure.reason, {failure.page, {}});
}

} // namespace planleser
