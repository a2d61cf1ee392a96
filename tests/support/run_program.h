// Runs a program as a user would, without a shell, and keeps what it said.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

struct ProgramRun {
    int exit_code = 0; // 128 + N where signal N ended it, as a shell says it
    std::string out, err;
};

struct RunOptions {
    std::filesystem::path folder = "."; // to run in
    std::filesystem::path signal_at{};  // once this file is there, `signal` is sent; empty: never
    int signal = 0;
};

// `arguments` begin with the program's path.
ProgramRun run_program(std::vector<std::string> const& arguments, RunOptions const& options = {});

// A program that runs while the test goes on; what it says is not kept. Killed where the test leaves it
// running.
class RunningProgram {
public:
    explicit RunningProgram(std::vector<std::string> const& arguments);
    ~RunningProgram();
    RunningProgram(RunningProgram const&) = delete;
    RunningProgram& operator=(RunningProgram const&) = delete;

    void send(int signal) const;
    // Sends it to the first process that the program has begun; returns whether there is one.
    bool send_to_child(int signal) const;
    // The processes that it has begun and that run, the oldest first.
    std::vector<int> children() const;
    bool has_ended();
    int wait(); // its exit code, as in ProgramRun

private:
    int m_process;
    int m_status = 0;
    bool m_ended = false;
};

} // namespace planleser
