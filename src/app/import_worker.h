// What a worker process does with its one document: the import, and the telling of how it went.
#pragma once

#include "app/batch.h"
#include "app/import_document.h"
#include "app/plan_summary.h"
#include "app/schema_scan.h"
#include "app/worker_limits.h"
#include "app/worker_message.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace planleser {

class RuleLibrary;

struct WorkerTask {
    std::filesystem::path file;
    ImportOptions options; // without what the order has
    WorkerLimits limits;
    SchemaScan const* schema = nullptr; // that the JSON is held against before it is sent; null: none
    std::string known_sha256;           // of a PDF whose plan is there already; empty: none
};

// Sends the plan JSON, or the last stage's dump, as Output and a PlanSummary as Result; a Failure where the
// document cannot be imported. Where the file still has known_sha256, sends a Result with an empty payload.
// Recognises the order's pages instead where it has some.
void import_in_worker(
    WorkerTask task, WorkOrder const& order, RuleLibrary const& rules, MessageWriter& messages);

// The same for a command that wants one plan: runs a worker for the file and returns its plan.
// Throws ImportError where there is none.
Plan import_apart(std::filesystem::path const& file, RuleLibrary const& rules);

} // namespace planleser
