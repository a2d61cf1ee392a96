// A folder that holds what several shards made, with one manifest, as if one import had made it all.
#pragma once

#include "app/shard_results.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

struct FolderMerge {
    std::size_t written = 0, as_they_were = 0;
    std::vector<std::string> conflicts; // the folder held another, later result, which stays
    std::vector<std::string> gaps;      // plans that are damaged
};

// Adds the documents to the folder, which may hold some already, from an earlier merge or an import, and may
// be a shard's own. Plans keep their names, but where two documents have one and neither is there yet, each
// gets digits of its path's checksum, as in an import. Killed at any moment, the same call again completes
// it. Throws ImportError (Unwritable).
FolderMerge merge_into_folder(
    std::vector<ShardDocument> const& documents, std::filesystem::path const& folder);

} // namespace planleser
