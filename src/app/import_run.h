// One call of the import command: documents in, plans in a folder or on standard output.
#pragma once

#include "app/exit_codes.h"
#include "app/import_document.h"
#include "app/worker_limits.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace planleser {

// The K-th of N parts of the documents, from 1; which part a document is in depends on its path alone.
struct Shard {
    unsigned number = 1, count = 1;
};

struct ImportArguments {
    std::vector<std::filesystem::path> paths;
    std::filesystem::path out = "plans";
    std::filesystem::path rules; // empty: the program's own
    std::string rules_only;      // a rule file to use whatever the document is; empty: by its scope
    Stage last_stage = Stage::Plan;
    bool to_stdout = false; // what the last stage makes; no file is written
    bool strict = false, events = false, again = false;
    std::size_t jobs = 1;
    CorrectionsUse corrections = CorrectionsUse::On;
    OcrMode ocr = OcrMode::Auto;
    std::filesystem::path cache; // of what was recognised; empty: none
    WorkerLimits limits;
    Shard shard;
};

// Throws ImportError where nothing can be done at all.
ExitCode run_import(ImportArguments const& arguments);

} // namespace planleser
