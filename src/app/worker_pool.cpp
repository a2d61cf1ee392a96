#include "app/worker_pool.h"

#include <fmt/format.h>

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
#include <sys/wait.h>
#include <unistd.h>

namespace planleser {

namespace {

using Clock = std::chrono::steady_clock;

// Who uses less while silent hangs.
constexpr double smallest_share_of_a_core = 0.01;

// The worker's whole life, in the forked process.
[[noreturn]] void live(pid_t supervisor, int pipe, WorkerLimits const& limits, WorkerPool::Work const& work) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != supervisor) ::_exit(1);
    ::setpgid(0, 0);
    for (auto const caught : {SIGINT, SIGTERM, SIGHUP}) ::signal(caught, SIG_DFL);
    ::signal(SIGPIPE, SIG_IGN);
    auto const nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; stream <= 2; ++stream) ::dup2(nowhere, stream);
    apply_limits(limits);
    MessageWriter messages(pipe);
    work(messages);
    ::_exit(0);
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

std::string reason_of(WorkerEnd const& end, WorkerLimits const& limits) {
    auto const* const at = end.recognising ? "while recognising" : "on";
    auto const where = end.page > 0 ? fmt::format(" {} page {} of {}", at, end.page, end.pages) : "";
    if (end.way == WorkerEnd::Way::TookTooLong)
        return fmt::format("gave no sign for {} s{}", limits.silence().count(), where);
    if (end.way == WorkerEnd::Way::WroteTooMuch)
        return fmt::format("made more than {} MB of output{}", limits.output >> 20, where);
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
    for (auto& worker : m_workers) {
        ::kill(-worker.process, SIGKILL);
        ::kill(worker.process, SIGKILL);
        reap(worker);
        ::close(worker.pipe);
    }
}

void WorkerPool::start(std::size_t task, Work const& work) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    auto const supervisor = ::getpid();
    auto const process = ::fork();
    if (process < 0) {
        auto const why = errno;
        ::close(ends[0]);
        ::close(ends[1]);
        throw std::system_error(why, std::generic_category(), "cannot make a process");
    }
    if (process == 0) {
        ::close(ends[0]);
        for (auto const& other : m_workers) ::close(other.pipe);
        live(supervisor, ends[1], m_limits, work);
    }
    ::close(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    m_workers.push_back({task, process, ends[0], {}, {}, false, Clock::now(), {}});
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
        worker.end.output += message.payload;
        return;
    case MessageKind::Result:
        worker.end.way = WorkerEnd::Way::Finished;
        break;
    case MessageKind::Failure:
        worker.end.way = WorkerEnd::Way::Failed;
        break;
    case MessageKind::Share:
        worker.end.way = WorkerEnd::Way::Shared;
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
        worker.heard(cpu_of(worker.process));
        worker.messages.add({bytes.data(), static_cast<std::size_t>(count)});
        while (auto message = worker.messages.next()) take(worker, std::move(*message), listener);
        if (worker.end.output.size() > m_limits.output) return true;
    }
}

// A silent worker that computes is only slow, as all are on a busy machine: its CPU limit is what ends it.
bool WorkerPool::hangs(Worker& worker) const {
    if (Clock::now() - worker.last_heard <= m_limits.silence()) return false;
    auto const used = cpu_of(worker.process);
    if (used - worker.cpu_when_heard < m_limits.silence() * smallest_share_of_a_core) return true;
    worker.heard(used);
    return false;
}

void WorkerPool::stop_if_over_limits(Worker& worker) const {
    if (worker.spoke_last_word) return;
    if (worker.end.output.size() > m_limits.output)
        worker.end.way = WorkerEnd::Way::WroteTooMuch;
    else if (hangs(worker))
        worker.end.way = WorkerEnd::Way::TookTooLong;
    else
        return;
    ::kill(-worker.process, SIGKILL);
}

// A worker whose pipe is closed has ended or is about to; what is left of its process group goes with it.
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
    if (WIFSIGNALED(status)) worker.end.signal = WTERMSIG(status);
    auto const seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    worker.end.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    worker.end.peak_memory = static_cast<std::uint64_t>(used.ru_maxrss) << 10;
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
        if (pipe->revents == 0 || read_from(*here, listener)) continue;
        reap(*here);
        ::close(here->pipe);
        auto const task = here->task;
        auto end = std::move(here->end);
        m_workers.erase(here);
        listener.ended(task, std::move(end));
    }
}

} // namespace planleser
