#include "app/build_id.h"
#include "app/commands.h"
#include "app/data_folder.h"
#include "app/library_versions.h"
#include "app/schema_check.h"
#include "app/worker_limits.h"

#include "base/import_error.h"
#include "ocr/text_reader.h"
#include "ruleset/rule_library.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <iostream>

#include <sys/wait.h>
#include <unistd.h>

namespace planleser {

namespace {

void print(std::string_view part, std::string_view what) {
    std::cout << fmt::format("{:<14}{}\n", part, what);
}

// Prints what `look` finds out, or why it cannot; returns whether the part is whole.
bool examine(std::string_view part, std::function<std::string()> const& look) {
    try {
        print(part, look());
        return true;
    } catch (ImportError const& error) {
        print(part, fmt::format("MISSING: {}", error.what()));
        return false;
    }
}

std::string look_at_rules() {
    auto const folder = data_folder("rules");
    return fmt::format("{} ({})", folder.string(), fmt::join(RuleLibrary::load(folder).names(), ", "));
}

std::string look_at_schemas() {
    auto const folder = data_folder("schemas");
    SchemaCheck const plan(folder / "plan.schema.json");
    return folder.string();
}

// In a process of its own, since what is dropped does not come back.
std::string look_at_sandbox() {
    auto const child = ::fork();
    if (child == 0) ::_exit(drop_privileges() ? 0 : 1);
    int status = 1;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return "unknown";
    return status == 0 ? "workers cannot write files or reach the network"
                       : "limits only: the kernel does not let workers give up their privileges";
}

ExitCode run_doctor() {
    print("planleser", fmt::format("{}, build {}", PLANLESER_VERSION, build_id()));
    for (auto const& [library, version] : library_versions) print(library, version);
    bool whole = examine("OCR", [] { return reader_identity(); });
    whole = examine("rules", look_at_rules) && whole;
    whole = examine("schemas", look_at_schemas) && whole;
    print("sandbox", look_at_sandbox());
    return whole ? ExitCode::Good : ExitCode::MissingPart;
}

} // namespace

void add_doctor_command(CLI::App& program, ExitCode& exit_code) {
    auto* command =
        program.add_subcommand("doctor", "Say which parts the program runs with, and what is missing");
    command->callback([&exit_code] { exit_code = run_doctor(); });
}

} // namespace planleser
