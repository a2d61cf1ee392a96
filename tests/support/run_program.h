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
    double kill_after = 0;              // seconds until `signal` is sent; 0: never
    int signal = 0;
};

// `arguments` begin with the program's path.
ProgramRun run_program(std::vector<std::string> const& arguments, RunOptions const& options = {});

} // namespace planleser
