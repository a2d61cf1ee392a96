#include "app/commands.h"
#include "app/import_report.h"
#include "app/manifest.h"
#include "app/shard_results.h"

#include "base/import_error.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <iostream>
#include <map>
#include <memory>
#include <vector>

namespace planleser {

namespace {

namespace fs = std::filesystem;

// After a merge within one folder a document is in two manifests: its last end counts.
std::map<std::string, ManifestEntry> last_ends(std::vector<fs::path> const& manifests) {
    std::map<std::string, ManifestEntry> last;
    for (auto const& path : manifests) {
        for (auto& entry : read_manifest(path)) {
            auto& known = last[entry.key];
            if (known.key.empty() || known.ended < entry.ended) known = std::move(entry);
        }
    }
    return last;
}

ExitCode list_failures(fs::path const& folder) {
    auto const manifests = manifests_in(folder);
    if (manifests.empty())
        throw ImportError(
            ImportErrorKind::Unreadable, fmt::format("{}: no import wrote here", folder.string()));
    std::size_t failed = 0, partial = 0, unfinished = 0;
    for (auto const& [key, entry] : last_ends(manifests)) {
        auto const name = on_one_line(key);
        if (entry.state == "planned") ++unfinished;
        if (auto const pages = failed_pages_of(entry); entry.state == "imported" && pages > 0) {
            ++partial;
            std::cout << fmt::format("{}: partial: {} of its pages failed\n", name, pages);
        }
        if (entry.state != "failed") continue;
        ++failed;
        auto const where = entry.page > 0 ? fmt::format(":{}", entry.page) : std::string();
        std::cout << fmt::format("{}{}: {}: {}\n", name, where, entry.kind, on_one_line(entry.reason));
    }
    std::cerr << fmt::format("{} failed", failed);
    if (partial > 0) std::cerr << fmt::format(", {} partial", partial);
    if (unfinished > 0) std::cerr << fmt::format(", {} not imported yet", unfinished);
    std::cerr << '\n';
    return ExitCode::Good;
}

} // namespace

void add_failures_command(CLI::App& program, ExitCode& exit_code) {
    auto* command = program.add_subcommand(
        "failures", "List the documents that could not be imported, or not whole, with the reasons");
    auto const folder = std::make_shared<fs::path>("plans");
    command->add_option("FOLDER", *folder, "The output folder of an import")->capture_default_str();
    command->callback([folder, &exit_code] { exit_code = list_failures(*folder); });
}

} // namespace planleser
