#include "app/worker_pool.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>
#include <vector>

#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace planleser {

namespace {

using Clock = std::chrono::steady_clock;

// Who uses less while silent hangs.
constexpr double smallest_share_of_a_core = 0.01;

// What the process has used, as a Ready message tells it.
std::string usage() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const microseconds = 1'000'000 * (used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                              used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    return fmt::format("{} {}", microseconds, used.ru_maxrss);
}

// CPU time that the process has used; all there is where it is gone.
std::chrono::nanoseconds cpu_of(pid_t process) {
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return std::chrono::nanoseconds::max();
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

int milliseconds_to_poll(std::chrono::milliseconds patience) {
    return static_cast<int>(patience.count());
}

} // namespace

// The worker's whole life, in the forked process.
void WorkerPool::live(pid_t supervisor, int pipe, int orders, Work const& work) const {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != supervisor) ::_exit(1);
    ::setpgid(0, 0);
    for (auto const caught : {SIGINT, SIGTERM, SIGHUP}) ::signal(caught, SIG_DFL);
    ::signal(SIGPIPE, SIG_IGN);
    auto const nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; stream <= 2; ++stream) ::dup2(nowhere, stream);
    for (auto const* others : {&m_workers, &m_resting})
        for (auto const& other : *others)
            for (int const end : {other.pipe, other.orders}) ::close(end);
    // Where it cannot be opened, a peak is that of all that the worker did.
    auto const peak = ::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    auto const most_space = address_space() + m_limits.growth;
    apply_limits(m_limits);
    MessageWriter messages(pipe);
    work(messages);
    for (int done = 1; m_more && done < m_limits.documents && address_space() <= most_space; ++done) {
        messages.send(MessageKind::Ready, usage());
        std::uint64_t number = 0;
        if (::read(orders, &number, sizeof number) != sizeof number) break;
        constexpr char reset_peak = '5'; // man proc_pid_clear_refs
        if (::write(peak, &reset_peak, 1) < 0) ::close(peak);
        apply_limits(m_limits);
        m_more(number, messages);
    }
    ::_exit(0);
}

std::string reason_of(WorkerEnd const& end, WorkerLimits const& limits) {
    auto const* const at = end.recognising ? "while recognising" : "on";
    auto const where = end.page > 0 ? fmt::format(" {} page {} of {}", at, end.page, end.pages) : "";
    if (end.way == WorkerEnd::Way::TookTooLong)
        return fmt::format("gave no sign for {} s{}", limits.silence().count(), where);
    if (end.way == WorkerEnd::Way::WroteTooMuch)
        return fmt::format("made more than {} MB of output{}", limits.output >> 20, where);
    if (!end.last_word.empty()) return fmt::format("failed{}: {}", where, end.last_word);
    if (end.signal == SIGXCPU)
        return fmt::format("took more than {} s of CPU time{}", limits.cpu.count(), where);
    if (end.signal == SIGABRT)
        return fmt::format(
            "gave up{}, as it does when {} MB of memory are not enough", where, limits.memory >> 20);
    if (end.signal == SIGKILL) return fmt::format("was killed{}, by the system or by hand", where);
    if (end.signal != 0) return fmt::format("crashed ({}){}", ::strsignal(end.signal), where);
    return fmt::format("stopped without a word{}", where);
}

WorkerPool::~WorkerPool() {
    for (auto* workers : {&m_workers, &m_resting})
        for (auto& worker : *workers) dismiss(worker);
}

void WorkerPool::dismiss(Worker& worker) {
    ::kill(-worker.process, SIGKILL);
    ::kill(worker.process, SIGKILL);
    reap(worker);
}

void WorkerPool::start(std::size_t task, Work const& work) {
    if (!m_resting.empty() && m_workers.size() + m_resting.size() >= m_places) {
        dismiss(m_resting.front());
        m_resting.pop_front();
    }
    std::array<int, 2> pipe{}, orders{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    auto const give_up = [&](char const* what) {
        auto const why = errno;
        for (int const end : {pipe[0], pipe[1], orders[0], orders[1]})
            if (end != 0) ::close(end);
        throw std::system_error(why, std::generic_category(), what);
    };
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, orders.data()) != 0)
        give_up("cannot make a socket");
    auto const supervisor = ::getpid();
    auto const process = ::fork();
    if (process < 0) give_up("cannot make a process");
    if (process == 0) {
        ::close(pipe[0]);
        ::close(orders[0]);
        live(supervisor, pipe[1], orders[1], work);
    }
    ::close(pipe[1]);
    ::close(orders[1]);
    ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
    m_workers.push_back(
        {task, process, pipe[0], orders[0], {}, {}, false, false, 0, Clock::now(), Clock::now(), {}});
}

bool WorkerPool::give(std::size_t task, std::uint64_t number) {
    while (!m_resting.empty()) {
        auto& worker = m_resting.front();
        // One that was killed while it rested takes nothing.
        if (::send(worker.orders, &number, sizeof number, MSG_NOSIGNAL) != sizeof number) {
            dismiss(worker);
            m_resting.pop_front();
            continue;
        }
        worker.task = task;
        worker.end = {};
        worker.end.after_others = true;
        worker.spoke_last_word = worker.is_ready = false;
        worker.heard({});
        m_workers.splice(m_workers.end(), m_resting, m_resting.begin());
        return true;
    }
    return false;
}

void WorkerPool::Worker::heard(std::chrono::nanoseconds between) {
    last_heard = Clock::now();
    if (last_heard - cpu_read_at < between) return;
    cpu_read_at = last_heard;
    cpu_when_heard = cpu_of(process);
}

void WorkerPool::take(Worker& worker, Message message, Listener const& listener) {
    switch (message.kind) {
    case MessageKind::Progress:
    case MessageKind::Look:
    case MessageKind::Pixels: {
        auto const* const end = message.payload.data() + message.payload.size();
        auto const page = std::from_chars(message.payload.data(), end, worker.end.page);
        if (page.ptr != end) std::from_chars(page.ptr + 1, end, worker.end.pages);
        worker.end.recognising = message.kind == MessageKind::Pixels;
        if (listener.paged && message.kind == MessageKind::Progress)
            listener.paged(worker.task, worker.end.page, worker.end.pages);
        return;
    }
    case MessageKind::Keep:
        if (listener.kept) listener.kept(worker.task, std::move(message.payload));
        return;
    case MessageKind::Output:
        if (worker.end.output.empty())
            worker.end.output = std::move(message.payload);
        else
            worker.end.output += message.payload;
        return;
    case MessageKind::Ready: {
        std::uint64_t microseconds = 0, kilobytes = 0;
        auto const* const end = message.payload.data() + message.payload.size();
        auto const cpu = std::from_chars(message.payload.data(), end, microseconds);
        if (cpu.ptr != end) std::from_chars(cpu.ptr + 1, end, kilobytes);
        worker.end.cpu_seconds = static_cast<double>(microseconds) / 1e6 - worker.seconds_before;
        worker.end.peak_memory = kilobytes << 10;
        worker.is_ready = worker.spoke_last_word;
        return;
    }
    case MessageKind::Result:
        worker.end.way = WorkerEnd::Way::Finished;
        break;
    case MessageKind::Failure:
        worker.end.way = WorkerEnd::Way::Failed;
        break;
    case MessageKind::Share:
        worker.end.way = WorkerEnd::Way::Shared;
        break;
    case MessageKind::Fault:
        worker.end.way = WorkerEnd::Way::Died;
        break;
    default:
        return;
    }
    worker.spoke_last_word = true;
    worker.end.last_word = std::move(message.payload);
}

bool WorkerPool::read_from(Worker& worker, Listener const& listener) {
    std::array<char, 65536> bytes;
    while (true) {
        auto const count = ::read(worker.pipe, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno == EAGAIN;
        if (count == 0) return false;
        worker.heard(m_limits.silence() / 1000);
        worker.messages.add({bytes.data(), static_cast<std::size_t>(count)});
        while (auto message = worker.messages.next()) take(worker, std::move(*message), listener);
        bool const is_empty = static_cast<std::size_t>(count) < bytes.size();
        if (is_empty || std::max(worker.end.output.size(), worker.messages.waiting()) > m_limits.output)
            return true;
    }
}

// A silent worker that computes is only slow, as all are on a busy machine: its CPU limit is what ends it.
bool WorkerPool::hangs(Worker& worker) const {
    if (Clock::now() - worker.last_heard <= m_limits.silence()) return false;
    auto const used = cpu_of(worker.process);
    if (used - worker.cpu_when_heard < m_limits.silence() * smallest_share_of_a_core) return true;
    worker.heard({});
    return false;
}

void WorkerPool::stop_if_over_limits(Worker& worker) const {
    if (worker.spoke_last_word) return;
    if (worker.end.output.size() > m_limits.output || worker.messages.waiting() > m_limits.output)
        worker.end.way = WorkerEnd::Way::WroteTooMuch;
    else if (hangs(worker))
        worker.end.way = WorkerEnd::Way::TookTooLong;
    else
        return;
    ::kill(-worker.process, SIGKILL);
}

// A worker whose pipe is closed has ended or is about to; what is left of its process group goes with it, and
// what leads to it.
void WorkerPool::reap(Worker& worker) {
    int status = 0;
    rusage used{};
    bool reaped = false;
    for (int attempt = 0; !reaped && !worker.spoke_last_word && attempt < 1000; ++attempt) {
        reaped = ::wait4(worker.process, &status, WNOHANG, &used) == worker.process;
        if (!reaped) ::usleep(1000);
    }
    ::kill(-worker.process, SIGKILL);
    if (!reaped)
        while (::wait4(worker.process, &status, 0, &used) < 0 && errno == EINTR) {
        }
    if (WIFSIGNALED(status) && !worker.spoke_last_word) worker.end.signal = WTERMSIG(status);
    auto const seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    worker.end.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime) - worker.seconds_before;
    worker.end.peak_memory = static_cast<std::uint64_t>(used.ru_maxrss) << 10;
    ::close(worker.pipe);
    ::close(worker.orders);
}

void WorkerPool::wait(std::chrono::milliseconds patience, Listener const& listener) {
    std::vector<pollfd> pipes;
    for (auto const& worker : m_workers) pipes.push_back({worker.pipe, POLLIN, 0});
    if (::poll(pipes.data(), pipes.size(), milliseconds_to_poll(patience)) < 0 && errno != EINTR)
        throw std::system_error(errno, std::generic_category(), "cannot wait for the workers");
    auto pipe = pipes.begin();
    for (auto worker = m_workers.begin(); worker != m_workers.end(); ++pipe) {
        auto const here = worker++;
        stop_if_over_limits(*here);
        if (pipe->revents == 0) continue;
        bool const is_open = read_from(*here, listener);
        if (is_open && !here->is_ready) continue;
        // Nobody knows what an unforeseen exception left behind.
        bool const may_rest = is_open && here->end.way != WorkerEnd::Way::Died;
        if (!may_rest) reap(*here);
        auto const task = here->task;
        auto end = std::move(here->end);
        if (may_rest) {
            here->seconds_before += end.cpu_seconds;
            m_resting.splice(m_resting.end(), m_workers, here);
        } else {
            m_workers.erase(here);
        }
        listener.ended(task, std::move(end));
    }
}

} // namespace planleser
