// Plans from their files into a database, a few in memory at a time.
#pragma once

#include "app/shard_results.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace planleser {

class PlanStore;

struct StoredPlans {
    std::size_t stored = 0;
    std::vector<std::string> failures; // "PATH: reason", one a file that holds no plan
};

// Puts the plans into the store, which is asked for once there is a plan, and leaves the commit to the
// caller. Of two files with one plan key (the same PDF) the last is stored. Throws ImportError (Unwritable).
StoredPlans store_plans(
    std::vector<std::filesystem::path> const& files, std::function<PlanStore&()> const& store);

// Puts the table `document` beside the plans: each document's path, its plan, or why it has none.
void store_documents(std::vector<ShardDocument> const& documents, PlanStore& store);

} // namespace planleser
