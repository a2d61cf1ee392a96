#include "app/commands.h"
#include "app/data_folder.h"

#include "base/import_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>

namespace planleser {

namespace {

// Prints one line; returns whether the folder is there.
bool report_folder(std::string_view name) {
    try {
        std::cout << fmt::format("{:<12}{}\n", name, data_folder(name).string());
        return true;
    } catch (ImportError const& error) {
        std::cout << fmt::format("{:<12}missing: {}\n", name, error.what());
        return false;
    }
}

} // namespace

void add_doctor_command(CLI::App& program, ExitCode& exit_code) {
    auto* command =
        program.add_subcommand("doctor", "Say which parts the program runs with, and what is missing");
    command->callback([&exit_code] {
        std::cout << fmt::format("{:<12}{}\n", "planleser", PLANLESER_VERSION);
        bool const whole = report_folder("rules") & report_folder("schemas");
        exit_code = whole ? ExitCode::Good : ExitCode::MissingPart;
    });
}

} // namespace planleser
