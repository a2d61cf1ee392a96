#include "app/plan_files.h"

#include "app/text_file.h"

#include "base/import_error.h"
#include "plan/plan_json.h"

#include <algorithm>
#include <system_error>

namespace planleser {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> plans_below(fs::path const& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         at != end; at.increment(error))
        if (at->path().string().ends_with(".plan.json")) found.push_back(at->path());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

PlanFiles list_plan_files(std::vector<fs::path> const& paths) {
    PlanFiles list;
    for (auto const& path : paths) {
        std::error_code error;
        bool const folder = fs::is_directory(path, error);
        auto const files = folder ? plans_below(path) : std::vector{path};
        if (files.empty())
            list.failures.push_back(path.string() + ": no plan JSON (*.plan.json) below this folder");
        list.files.insert(list.files.end(), files.begin(), files.end());
    }
    return list;
}

Plan load_plan(fs::path const& file) {
    try {
        return plan_from_json(read_text_file(file));
    } catch (ImportError const& failure) {
        throw ImportError(ImportErrorKind::BadPlan, file.string() + ": " + failure.what());
    }
}

LoadedPlans load_plans(std::vector<fs::path> const& paths) {
    auto list = list_plan_files(paths);
    LoadedPlans loaded;
    loaded.failures = std::move(list.failures);
    for (auto const& file : list.files) {
        try {
            loaded.plans.push_back(load_plan(file));
            loaded.files.push_back(file);
        } catch (ImportError const& failure) {
            loaded.failures.push_back(failure.what());
        }
    }
    return loaded;
}

} // namespace planleser
