#include "support/run_program.h"

#include <array>
#include <cerrno>
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
    std::vector<std::string> const& arguments, RunOptions const& options, Pipe const& out, Pipe const& err) {
    ::dup2(::open("/dev/null", O_RDONLY), 0);
    ::dup2(out.ends[1], 1);
    ::dup2(err.ends[1], 2);
    if (::chdir(options.folder.c_str()) != 0) ::_exit(127);
    std::vector<char*> pointers;
    for (auto const& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
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
    if (process == 0) become(arguments, options, out, err);
    ::close(out.ends[1]);
    ::close(err.ends[1]);
    ProgramRun run;
    std::array<pollfd, 2> open{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    auto patience = options.kill_after > 0 ? static_cast<int>(options.kill_after * 1000) : -1;
    while (open[0].fd >= 0 || open[1].fd >= 0) {
        auto const ready = ::poll(open.data(), open.size(), patience);
        if (ready == 0) {
            ::kill(process, options.signal);
            patience = -1;
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
    run.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return run;
}

} // namespace planleser
