#include "support/run_program.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace planleser {

namespace {

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    std::array<int, 2> ends{};
};

[[noreturn]] void become(
    std::vector<std::string> const& arguments, std::filesystem::path const& folder, int out, int err) {
    ::dup2(::open("/dev/null", O_RDONLY), 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    if (::chdir(folder.c_str()) != 0) ::_exit(127);
    std::vector<char*> pointers;
    for (auto const& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
}

int exit_code_of(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// Returns false at the end of the pipe.
bool read_some(int descriptor, std::string& text) {
    std::array<char, 65536> bytes;
    auto const count = ::read(descriptor, bytes.data(), bytes.size());
    if (count > 0) text.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && errno == EINTR);
}

} // namespace

ProgramRun run_program(std::vector<std::string> const& arguments, RunOptions const& options) {
    Pipe const out, err;
    auto const process = ::fork();
    if (process < 0) throw std::runtime_error("no process");
    if (process == 0) become(arguments, options.folder, out.ends[1], err.ends[1]);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    ProgramRun run;
    std::array<pollfd, 2> open{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    bool waits_to_signal = !options.signal_at.empty();
    while (open[0].fd >= 0 || open[1].fd >= 0) {
        auto const ready = ::poll(open.data(), open.size(), waits_to_signal ? 10 : -1);
        if (waits_to_signal && std::filesystem::exists(options.signal_at)) {
            ::kill(process, options.signal);
            waits_to_signal = false;
        }
        if (ready <= 0) continue;
        if (open[0].revents != 0 && !read_some(open[0].fd, run.out)) open[0].fd = -1;
        if (open[1].revents != 0 && !read_some(open[1].fd, run.err)) open[1].fd = -1;
    }
    ::close(out.ends[0]);
    ::close(err.ends[0]);
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    run.exit_code = exit_code_of(status);
    return run;
}

RunningProgram::RunningProgram(std::vector<std::string> const& arguments) : m_process(::fork()) {
    if (m_process < 0) throw std::runtime_error("no process");
    if (m_process > 0) return;
    auto const nowhere = ::open("/dev/null", O_RDWR);
    become(arguments, ".", nowhere, nowhere);
}

RunningProgram::~RunningProgram() {
    if (m_ended) return;
    send(SIGKILL);
    wait();
}

void RunningProgram::send(int signal) const {
    ::kill(m_process, signal);
}

std::vector<int> RunningProgram::children() const {
    auto const process = std::to_string(m_process);
    std::ifstream children("/proc/" + process + "/task/" + process + "/children");
    return {std::istream_iterator<int>(children), {}};
}

bool RunningProgram::send_to_child(int signal) const {
    auto const processes = children();
    return !processes.empty() && ::kill(processes.front(), signal) == 0;
}

bool RunningProgram::has_ended() {
    if (!m_ended) m_ended = ::waitpid(m_process, &m_status, WNOHANG) == m_process;
    return m_ended;
}

int RunningProgram::wait() {
    while (!m_ended) m_ended = ::waitpid(m_process, &m_status, 0) == m_process || errno != EINTR;
    return exit_code_of(m_status);
}

} // namespace planleser
