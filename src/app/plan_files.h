// Plan JSONs named on a command line, folders of them among them.
#pragma once

#include "plan/plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

struct LoadedPlans {
    std::vector<Plan> plans;                  // in the order given, a folder's by name
    std::vector<std::filesystem::path> files; // one a plan
    std::vector<std::string> failures;        // "PATH: reason", one a path that gave none
};

struct PlanFiles {
    std::vector<std::filesystem::path> files; // in the order given, a folder's by name
    std::vector<std::string> failures;        // "PATH: reason", one a folder without any
};

// A folder stands for every *.plan.json below it.
PlanFiles list_plan_files(std::vector<std::filesystem::path> const& paths);

// Throws ImportError (BadPlan) with the file's name.
Plan load_plan(std::filesystem::path const& file);

LoadedPlans load_plans(std::vector<std::filesystem::path> const& paths);

} // namespace planleser
