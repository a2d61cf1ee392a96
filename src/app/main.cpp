// The command line: names the commands and turns what they report into the exit code.
#include "app/commands.h"
#include "app/exit_codes.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <memory>
#include <string>

using namespace planleser;

namespace {

// In the list of commands, only the first line of what each is for.
class BriefFormatter : public CLI::Formatter {
public:
    std::string make_subcommand(CLI::App const* command) const override {
        auto const text = command->get_description();
        return "  " + command->get_name() +
               std::string(12 - std::min<std::size_t>(11, command->get_name().size()), ' ') +
               text.substr(0, text.find('\n')) + '\n';
    }
};

constexpr char const* description =
    R"(Reads archived Norwegian action plans from PDF into structured JSON.

Examples:
  planleser import plan.pdf                  writes plans/plan.plan.json
  planleser import archive/ --out plans      every PDF below archive/, one plan JSON each
  planleser import plan.pdf --stdout | jq    the JSON alone on standard output
  planleser show plans/plan.plan.json        a summary to read in the terminal
  planleser review plans --out review        check values beside their pages, in a browser
  planleser tables report.pdf                the tables of any PDF
  planleser validate plans/*.plan.json       checks files against the schema
)";

// A command's exit code, unless what it printed went nowhere, on a full disk, say.
ExitCode unless_unwritten(ExitCode code) {
    if (std::cout.flush()) return code;
    std::cerr << "planleser: cannot write all of standard output\n";
    return ExitCode::Usage;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program(description);
    program.formatter(std::make_shared<BriefFormatter>());
    program.set_version_flag("--version", "planleser " PLANLESER_VERSION);
    program.require_subcommand(0, 1);

    auto exit_code = ExitCode::Good;
    add_import_command(program, exit_code);
    add_show_command(program, exit_code);
    add_validate_command(program, exit_code);
    add_compare_command(program, exit_code);
    add_corrections_command(program, exit_code);
    add_export_command(program, exit_code);
    add_failures_command(program, exit_code);
    add_merge_command(program, exit_code);
    add_report_command(program, exit_code);
    add_review_command(program, exit_code);
    add_rules_command(program, exit_code);
    add_schema_command(program, exit_code);
    add_tables_command(program, exit_code);
    add_doctor_command(program, exit_code);

    try {
        program.parse(argc, argv);
        if (program.get_subcommands().empty()) {
            std::cerr << "planleser: which command? `planleser --help` lists them\n";
            return number_of(ExitCode::Usage);
        }
        return number_of(unless_unwritten(exit_code));
    } catch (CLI::ParseError const& error) {
        return program.exit(error) == 0 ? number_of(ExitCode::Good) : number_of(ExitCode::Usage);
    } catch (ImportError const& error) {
        std::cerr << "planleser: " << error.what() << '\n';
        return number_of(exit_code_of(error.kind()));
    } catch (std::exception const& error) {
        std::cerr << "planleser: " << error.what() << '\n';
        return number_of(ExitCode::Unreadable);
    }
}
