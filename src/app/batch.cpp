#include "app/batch.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <memory>
#include <system_error>
#include <utility>

#include <csignal>

namespace planleser {

namespace {

using namespace std::chrono_literals;
using Way = WorkerEnd::Way;

constexpr auto patience = 200ms; // so that a limit or an interruption is noticed soon

// What is known of a document from its first worker on until it is reported.
struct UnderWay {
    FailedPages failed_pages;
    Unrecognised unrecognised;
    int kills = 0, deaths = 0;           // the latter of those that are blamed on a page
    bool needs_own_worker = false;       // one that has done nothing else
    std::unique_ptr<SharedPages> shared; // null: it was not shared
    std::size_t helpers = 0;
    int helpers_died = 0;
    HeldResults held;
    std::size_t held_bytes = 0;
    int done = 0, pages = 0;
    double cpu_seconds = 0;  // of its workers that have ended
    double lost_seconds = 0; // of those that died on a page
    std::uint64_t peak_memory = 0;
};

struct Helper {
    std::size_t document = 0;
    int page = 0; // that it is at; 0: none yet
};

class Batch {
public:
    Batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps)
        : m_documents(documents), m_options(options), m_steps(steps),
          m_pool(options.limits, options.workers,
              [this](std::uint64_t document, MessageWriter& messages) { do_untouched(document, messages); }),
          m_next_helper(documents) {}

    bool run() {
        WorkerPool::Listener const listener{
            [this](std::size_t task, WorkerEnd end) { take(task, std::move(end)); },
            [this](std::size_t task, int page, int pages) { count(task, page, pages); },
            [this](std::size_t task, std::string const& message) { keep(task, message); }};
        while (m_reported < m_documents && !m_steps.stopped()) {
            m_has_room.set(start_what_waits() && m_pool.has_room() ? 1 : 0);
            m_pool.wait(patience, listener);
            if (m_steps.waited) m_steps.waited();
        }
        return m_reported == m_documents;
    }

private:
    // Documents that were begun end before others begin. Returns whether nothing waits any more.
    bool start_what_waits() {
        while (m_pool.has_room()) {
            if (!m_again.empty()) {
                if (!start_document(m_again.front())) return false;
                m_again.pop_front();
            } else if (auto const sharing = find_sharing(); sharing != m_under_way.end()) {
                if (!start_helper(sharing->first, sharing->second)) return false;
            } else if (m_next < m_documents && !is_too_far_ahead(m_next)) {
                if (!start_document(m_next)) return false;
                ++m_next;
            } else {
                return true;
            }
        }
        return false;
    }

    std::map<std::size_t, UnderWay>::iterator find_sharing() {
        return std::find_if(m_under_way.begin(), m_under_way.end(),
            [](auto const& document) { return document.second.shared && document.second.shared->has_any(); });
    }

    bool is_too_far_ahead(std::size_t document) const {
        return m_options.order == BatchOrder::AsGiven && document >= m_reported + 4 * m_options.workers;
    }

    bool start_document(std::size_t document) {
        auto const& state = m_under_way[document];
        if (is_untouched(state) && m_pool.give(document, document)) return true;
        return start(document, {document, nullptr, state.failed_pages, state.unrecognised, &state.held,
                                   state.shared ? nullptr : &m_has_room});
    }

    // Whether nothing is known of it that a worker would have to be told.
    static bool is_untouched(UnderWay const& state) {
        return state.failed_pages.empty() && state.unrecognised.pages.empty() && state.held.empty() &&
               !state.shared && !state.needs_own_worker;
    }

    // In a worker.
    void do_untouched(std::uint64_t document, MessageWriter& messages) const {
        HeldResults const none;
        m_steps.work({static_cast<std::size_t>(document), nullptr, {}, {}, &none, &m_has_room}, messages);
    }

    bool start_helper(std::size_t document, UnderWay& state) {
        if (!start(m_next_helper,
                {document, state.shared.get(), state.failed_pages, state.unrecognised, &state.held, nullptr}))
            return false;
        m_helpers.emplace(m_next_helper++, Helper{document});
        ++state.helpers;
        return true;
    }

    // Where the system has no process left, one of ours has to end first.
    bool start(std::size_t task, WorkOrder const& order) {
        try {
            m_pool.start(task, [this, &order](MessageWriter& messages) { m_steps.work(order, messages); });
            return true;
        } catch (std::system_error const&) {
            if (m_pool.is_idle()) throw;
            return false;
        }
    }

    std::size_t document_of(std::size_t task) const {
        return task < m_documents ? task : m_helpers.at(task).document;
    }

    void keep(std::size_t task, std::string const& message) {
        auto const space = message.find(' ');
        if (space == std::string::npos) return;
        auto const key = message.substr(0, space);
        auto const entry = std::string_view(message).substr(space + 1);
        if (m_steps.keep && m_steps.keep(key, entry)) return;
        auto& state = m_under_way[document_of(task)];
        if (state.held_bytes + message.size() > m_options.limits.output) return;
        if (state.held.emplace(key, entry).second) state.held_bytes += message.size();
    }

    // A worker began a page.
    void count(std::size_t task, int page, int pages) {
        if (task < m_documents)
            tell_done(task, page == 0 ? pages : page - 1, pages);
        else
            count_helper(m_helpers.at(task), page);
    }

    // The page before is done.
    void count_helper(Helper& helper, int page) {
        auto const& state = m_under_way[helper.document];
        if (helper.page != 0) tell_done(helper.document, state.done + 1, state.pages);
        helper.page = page;
    }

    void tell_done(std::size_t document, int done, int pages) {
        auto& state = m_under_way[document];
        state.pages = pages;
        state.done = std::max(state.done, std::min(done, pages));
        if (m_steps.paged) m_steps.paged(document, state.done, state.pages);
    }

    void take(std::size_t task, WorkerEnd end) {
        auto& state = m_under_way[document_of(task)];
        state.cpu_seconds += end.cpu_seconds;
        state.peak_memory = std::max(state.peak_memory, end.peak_memory);
        bool const died = end.way == Way::Died || end.way == Way::TookTooLong;
        bool const was_killed = end.way == Way::Died && end.signal == SIGKILL;
        // What a worker did before may have been its death; then it is not known what becomes of this
        // document.
        bool const was_weakened = end.way == Way::Died && end.after_others && end.signal != SIGXCPU;
        state.needs_own_worker = state.needs_own_worker || was_weakened;
        bool const unblamed = was_weakened || (was_killed && ++state.kills <= m_options.kills);
        if (task >= m_documents) {
            take_helper(task, state, end, unblamed);
        } else if (end.way == Way::Shared && !state.shared) {
            state.shared = std::make_unique<SharedPages>(end.last_word);
            if (!state.shared->has_any()) m_again.push_front(task);
        } else if (unblamed) {
            m_again.push_back(task);
        } else if (!died || end.page == 0 || !may_be_tried_again(task, end)) {
            if (end.way == Way::Shared) { // it was not asked to, and would for ever
                end.way = Way::Died;
                end.last_word.clear();
            }
            finish(task, std::move(end));
        }
    }

    // The page that a helper died on is left to the document's own worker.
    void take_helper(std::size_t task, UnderWay& state, WorkerEnd const& end, bool unblamed) {
        auto helper = m_helpers.extract(task).mapped();
        bool const finished = end.way == Way::Finished;
        if (finished) count_helper(helper, 0);
        if (!finished && !unblamed) ++state.helpers_died;
        bool const idled = end.page == 0 && !unblamed; // the next one would, too
        if (idled || state.helpers_died >= m_options.long_attempts - 1) state.shared->stop();
        if (--state.helpers == 0 && !state.shared->has_any()) m_again.push_front(helper.document);
    }

    bool may_be_tried_again(std::size_t document, WorkerEnd const& end) {
        auto& state = m_under_way[document];
        state.lost_seconds += end.cpu_seconds;
        bool const quick =
            end.way == Way::Died && state.lost_seconds < static_cast<double>(m_options.limits.cpu.count());
        auto const attempts =
            quick ? m_options.attempts : std::min(m_options.attempts, m_options.long_attempts);
        if (!blame(state, end, ++state.deaths < attempts)) return false;
        m_again.push_back(document);
        return true;
    }

    // Has the page on which a worker died be left out. Returns whether there is sense in one more worker.
    bool blame(UnderWay& state, WorkerEnd const& end, bool attempts_left) const {
        auto const reason = reason_of(end, m_options.limits);
        auto& [unrecognised, rest] = state.unrecognised;
        if (!end.recognising || !unrecognised.emplace(end.page, reason).second)
            return state.failed_pages.emplace(end.page, reason).second && attempts_left;
        if (attempts_left) return true;
        if (!rest.empty()) return false;
        rest = "nothing more was recognised after a worker " + reason;
        return true;
    }

    void finish(std::size_t document, WorkerEnd end) {
        auto const state = m_under_way.extract(document);
        end.cpu_seconds = state.mapped().cpu_seconds;
        end.peak_memory = state.mapped().peak_memory;
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

    void report(std::size_t document, WorkerEnd end) {
        ++m_reported;
        m_steps.ended(document, std::move(end));
    }

    std::size_t m_documents;
    BatchOptions const& m_options;
    BatchSteps const& m_steps;
    SharedNumber m_has_room; // 1: nothing waits for a worker, and there could be one more
    WorkerPool m_pool;
    std::size_t m_next = 0, m_reported = 0;
    std::deque<std::size_t> m_again;
    std::map<std::size_t, UnderWay> m_under_way; // by document
    std::map<std::size_t, Helper> m_helpers;     // by task, which is m_documents or more
    std::size_t m_next_helper;
    std::map<std::size_t, WorkerEnd> m_held;
};

} // namespace

bool run_batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps) {
    return Batch(documents, options, steps).run();
}

} // namespace planleser
