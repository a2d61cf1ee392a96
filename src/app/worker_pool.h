// Runs pieces of work in processes apart from this one, a few at a time, under limits.
//
// The process is forked, not started anew: the work is a function that finds everything in the memory it was
// forked with (rules, options) and sends what it has to say. Whatever a document does to its worker, the
// supervisor learns of it as a WorkerEnd. A worker that came to a good end rests and may be given more work,
// which spares it what it has made ready; `after_others` says of an end that the work before may have to do
// with it. Fork happens in the thread that calls start(); no other thread may run.
#pragma once

#include "app/worker_limits.h"
#include "app/worker_message.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <string>

#include <sys/types.h>

namespace planleser {

struct WorkerEnd {
    enum class Way { Finished, Failed, Shared, Died, TookTooLong, WroteTooMuch };
    Way way = Way::Died;
    int signal = 0;        // that killed it; 0: none
    std::string last_word; // the payload of its Result, Failure, Share or Fault, the last of which Died
    std::string output;
    int page = 0, pages = 0;       // the last that it began, of how many; 0: none
    bool recognising = false;      // it was at that page's pixels, or past them
    double cpu_seconds = 0;        // of all workers that its task had
    std::uint64_t peak_memory = 0; // bytes, resident, of the largest of them
    bool after_others = false;     // the worker had done other work before
};

// One sentence for a worker that died or was stopped, e.g. "crashed (Segmentation fault) on page 3 of 20".
std::string reason_of(WorkerEnd const& end, WorkerLimits const& limits);

class WorkerPool {
public:
    using Work = std::function<void(MessageWriter&)>;
    // Work that a resting worker is given: it knows no more of it than a number.
    using NumberedWork = std::function<void(std::uint64_t number, MessageWriter&)>;

    WorkerPool(WorkerLimits const& limits, std::size_t workers, NumberedWork more = {})
        : m_limits(limits), m_places(workers), m_more(std::move(more)) {}
    ~WorkerPool(); // kills what still runs
    WorkerPool(WorkerPool const&) = delete;
    WorkerPool& operator=(WorkerPool const&) = delete;

    bool has_room() const { return m_workers.size() < m_places; }
    bool is_idle() const { return m_workers.empty(); }
    // Throws std::system_error where no process can be made.
    void start(std::size_t task, Work const& work);
    // Gives the task to a worker that rests; false: none does.
    bool give(std::size_t task, std::uint64_t number);
    // What wait() calls.
    struct Listener {
        std::function<void(std::size_t task, WorkerEnd)> ended;           // a worker came to its end
        std::function<void(std::size_t task, int page, int pages)> paged; // it began a page; may be empty
        std::function<void(std::size_t task, std::string message)> kept;  // a Keep message; may be empty
    };
    // Waits for messages no longer than `patience`, or until a signal comes.
    void wait(std::chrono::milliseconds patience, Listener const& listener);

private:
    struct Worker {
        std::size_t task;
        pid_t process;
        int pipe;   // its messages come from here
        int orders; // and the numbers of more work go there
        MessageReader messages;
        WorkerEnd end;
        bool spoke_last_word = false, is_ready = false;
        double seconds_before = 0; // of CPU time, for other work
        std::chrono::steady_clock::time_point last_heard, cpu_read_at;
        std::chrono::nanoseconds cpu_when_heard{0};

        // It said something, or is only slow. Its CPU time is read no more often than in `between`.
        void heard(std::chrono::nanoseconds between);
    };

    // Returns whether the pipe is still open.
    bool read_from(Worker& worker, Listener const& listener);
    static void take(Worker& worker, Message message, Listener const& listener);
    bool hangs(Worker& worker) const;
    void stop_if_over_limits(Worker& worker) const;
    static void reap(Worker& worker);
    static void dismiss(Worker& worker);
    [[noreturn]] void live(pid_t supervisor, int pipe, int orders, Work const& work) const;

    WorkerLimits m_limits;
    std::size_t m_places;
    NumberedWork m_more;
    std::list<Worker> m_workers, m_resting;
};

} // namespace planleser
