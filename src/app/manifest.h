// What an output folder knows of the imports into it: one SQLite file, so that the same command again does
// only what is missing or changed, and any program can look.
//
// A document's entry is written after its plan, each in one step. A run killed between the two imports that
// document again and nothing else. Several runs may use one folder at a time.
#pragma once

#include "app/document_list.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planleser {

struct ManifestEntry {
    std::string key;     // InputDocument::key
    std::string name;    // InputDocument::name
    std::string state;   // "imported", "failed"; "planned": a run has begun and did not come to it
    std::string sha256;  // of the PDF that the plan was made from
    std::string recipe;  // all else that the plan depends on: program, rules, options
    std::string summary; // PlanSummary as JSON
    std::string kind, reason;
    int page = 0;
    std::string ended = {}; // when, in UTC, as 2026-01-31T23:59:59Z; record() puts the present for none
};

class Manifest {
public:
    // Opens the file or makes it. Throws ImportError (Unwritable), as all functions do.
    explicit Manifest(std::filesystem::path const& file);
    ~Manifest();
    Manifest(Manifest const&) = delete;
    Manifest& operator=(Manifest const&) = delete;

    // Gives each document the name that it had in an earlier run, of another shard as well, and another one
    // where its name belongs to a document that is still there.
    void settle_names(std::vector<InputDocument>& documents);
    std::optional<ManifestEntry> find(std::string const& key) const;
    void record(ManifestEntry const& entry);
    // In the order of their keys.
    std::vector<ManifestEntry> entries() const;

private:
    struct Database;
    std::unique_ptr<Database> m_database;
};

// Where a run keeps its manifest within its output folder; `shard` as in "2-of-8", empty for a run that is
// not sharded: each shard has its own, since they may run on different machines.
std::filesystem::path manifest_path(std::filesystem::path const& out, std::string const& shard = {});

// All that are there, sorted.
std::vector<std::filesystem::path> manifests_in(std::filesystem::path const& out);

// What a manifest holds, in the order of the keys, of a file that need not be writable.
// Throws ImportError (Unreadable).
std::vector<ManifestEntry> read_manifest(std::filesystem::path const& file);

} // namespace planleser
