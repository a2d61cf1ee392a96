// The program's commands, one source file each. Adding one registers its arguments and what it runs.
//
// A command reports how it ended through the ExitCode it was given, which main() returns.
#pragma once

#include "app/exit_codes.h"

namespace CLI {
class App;
}

namespace planleser {

void add_compare_command(CLI::App& program, ExitCode& exit_code);
void add_corrections_command(CLI::App& program, ExitCode& exit_code);
void add_export_command(CLI::App& program, ExitCode& exit_code);
void add_import_command(CLI::App& program, ExitCode& exit_code);
void add_show_command(CLI::App& program, ExitCode& exit_code);
void add_validate_command(CLI::App& program, ExitCode& exit_code);
void add_failures_command(CLI::App& program, ExitCode& exit_code);
void add_merge_command(CLI::App& program, ExitCode& exit_code);
void add_report_command(CLI::App& program, ExitCode& exit_code);
void add_review_command(CLI::App& program, ExitCode& exit_code);
void add_rules_command(CLI::App& program, ExitCode& exit_code);
void add_schema_command(CLI::App& program, ExitCode& exit_code);
void add_tables_command(CLI::App& program, ExitCode& exit_code);
void add_doctor_command(CLI::App& program, ExitCode& exit_code);

} // namespace planleser
