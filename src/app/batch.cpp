#include "app/batch.h"

#include <chrono>
#include <deque>
#include <set>
#include <system_error>
#include <utility>

#include <csignal>

namespace planleser {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 200ms; // so that a limit or an interruption is noticed soon

class Batch {
public:
    Batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps)
        : m_documents(documents), m_options(options), m_steps(steps),
          m_pool(options.limits, options.workers) {}

    bool run() {
        while (m_reported < m_documents && !m_steps.stopped()) {
            start_what_fits();
            m_pool.wait(
                patience, {[this](std::size_t document, WorkerEnd end) { take(document, std::move(end)); },
                              m_steps.paged, m_steps.kept});
            if (m_steps.waited) m_steps.waited();
        }
        return m_reported == m_documents;
    }

private:
    void start_what_fits() {
        while (m_pool.has_room()) {
            if (!m_again.empty()) {
                if (!start(m_again.front())) return;
                m_again.pop_front();
            } else if (m_next < m_documents && !is_too_far_ahead(m_next)) {
                if (!start(m_next)) return;
                ++m_next;
            } else {
                return;
            }
        }
    }

    bool is_too_far_ahead(std::size_t document) const {
        return m_options.order == BatchOrder::AsGiven && document >= m_reported + 4 * m_options.workers;
    }

    // Where the system has no process left, one of ours has to end first.
    bool start(std::size_t document) {
        try {
            m_pool.start(document, [this, document](MessageWriter& messages) {
                auto const failed = m_failed_pages.find(document);
                m_steps.work(
                    document, failed == m_failed_pages.end() ? FailedPages() : failed->second, messages);
            });
            return true;
        } catch (std::system_error const&) {
            if (m_pool.is_idle()) throw;
            return false;
        }
    }

    void take(std::size_t document, WorkerEnd end) {
        bool const died = end.way == WorkerEnd::Way::Died || end.way == WorkerEnd::Way::TookTooLong;
        if (died && end.signal == SIGKILL && end.way == WorkerEnd::Way::Died &&
            ++m_kills[document] <= m_options.kills) {
            m_again.push_back(document);
            return;
        }
        if (died && end.page > 0 && may_be_tried_again(document, end)) return;
        m_kills.erase(document);
        m_failed_pages.erase(document);
        if (m_options.order == BatchOrder::AsFinished) {
            report(document, std::move(end));
            return;
        }
        m_held.emplace(document, std::move(end));
        while (!m_held.empty() && m_held.begin()->first == m_reported) {
            auto first = m_held.extract(m_held.begin());
            report(first.key(), std::move(first.mapped()));
        }
    }

    bool may_be_tried_again(std::size_t document, WorkerEnd const& end) {
        auto& failed = m_failed_pages[document];
        failed.emplace(end.page, reason_of(end, m_options.limits));
        if (failed.size() >= static_cast<std::size_t>(m_options.attempts)) return false;
        m_again.push_back(document);
        return true;
    }

    void report(std::size_t document, WorkerEnd end) {
        ++m_reported;
        m_steps.ended(document, std::move(end));
    }

    std::size_t m_documents;
    BatchOptions const& m_options;
    BatchSteps const& m_steps;
    WorkerPool m_pool;
    std::size_t m_next = 0, m_reported = 0;
    std::deque<std::size_t> m_again;
    std::map<std::size_t, FailedPages> m_failed_pages;
    std::map<std::size_t, int> m_kills;
    std::map<std::size_t, WorkerEnd> m_held;
};

} // namespace

bool run_batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps) {
    return Batch(documents, options, steps).run();
}

} // namespace planleser
