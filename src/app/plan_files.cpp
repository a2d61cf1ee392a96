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

LoadedPlans load_plans(std::vector<fs::path> const& paths) {
    LoadedPlans loaded;
    for (auto const& path : paths) {
        std::error_code error;
        bool const folder = fs::is_directory(path, error);
        auto const files = folder ? plans_below(path) : std::vector{path};
        if (files.empty())
            loaded.failures.push_back(path.string() + ": no plan JSON (*.plan.json) below this folder");
        for (auto const& file : files) {
            try {
                loaded.plans.push_back(plan_from_json(read_text_file(file)));
                loaded.files.push_back(file);
            } catch (ImportError const& failure) {
                loaded.failures.push_back(file.string() + ": " + failure.what());
            }
        }
    }
    return loaded;
}

} // namespace planleser
