// What the shards of an import left in their output folders, taken together: each document once.
//
// A document is known by its path, as within one import. Of several imports that have nothing to do with each
// other (not shards of one number), files of the same bytes are one document, too.
#pragma once

#include "app/manifest.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

struct ShardDocument {
    ManifestEntry entry;
    std::filesystem::path plan; // its JSON; empty where the document was not imported
};

struct ShardResults {
    std::vector<ShardDocument> documents; // in the order of their keys
    std::size_t manifests = 0;            // one a shard
    std::size_t repeats = 0;              // documents that another shard has as well, with the same result
    std::vector<std::string> conflicts;   // two results for one document: which, and which one was taken
    std::vector<std::string> gaps;        // what is missing: shards, plans that are gone
};

// Of two results the one without failed pages is taken, then the later. Throws ImportError (Unreadable) where
// a folder is no import's output.
ShardResults collect_shards(std::vector<std::filesystem::path> const& folders);

// The number of failed pages that a manifest's entry tells of; none where it tells nothing.
std::size_t failed_pages_of(ManifestEntry const& entry);

// Whether two plan JSONs say the same, but for the names of the files they were made from.
bool say_the_same(std::filesystem::path const& one, std::filesystem::path const& other);

} // namespace planleser
