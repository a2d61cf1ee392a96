// Plans into files of one format: what `planleser export` does.
#pragma once

#include "plan/plan.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// How a whole file comes to be; src/app gives one that leaves no half file behind.
using FileWriter = std::function<void(std::filesystem::path const&, std::string_view)>;

// jsonl, csv, csv-excel-nb, sqlite, xlsx, stratml.
std::vector<std::string> const& export_formats();

// Writes `plans` to `out`: a folder for csv, csv-excel-nb and stratml (one file a plan), else a file. Returns
// what was written. Two plans of the same key are written once, the last. Throws ImportError (Unwritable).
std::vector<std::filesystem::path> export_plans(std::vector<Plan> plans, std::string const& format,
    std::filesystem::path const& out, FileWriter const& write);

} // namespace planleser
