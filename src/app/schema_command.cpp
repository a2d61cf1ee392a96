#include "app/commands.h"
#include "app/data_folder.h"

#include "base/import_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <fstream>
#include <iostream>
#include <memory>

namespace planleser {

void add_schema_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand("schema", "Print a JSON Schema of what planleser writes");
    auto of = std::make_shared<std::string>("plan");
    command->add_option("OF", *of, "plan or comparison")
        ->check(CLI::IsMember({"plan", "comparison"}))
        ->capture_default_str();
    command->callback([of, &exit_code] {
        auto const path = data_folder("schemas") / (*of + ".schema.json");
        std::ifstream file(path, std::ios::binary);
        if (!file) throw ImportError(ImportErrorKind::MissingPart, "cannot read " + path.string());
        std::cout << file.rdbuf();
        exit_code = ExitCode::Good;
    });
}

} // namespace planleser
