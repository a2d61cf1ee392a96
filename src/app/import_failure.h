// Why nothing came of a document, as a worker tells it to its supervisor.
#pragma once

#include "app/worker_pool.h"

#include "base/import_error.h"

#include <functional>
#include <string>
#include <string_view>

namespace planleser {

struct ImportFailure {
    ImportErrorKind kind = ImportErrorKind::Unreadable;
    std::string reason;
    int page = 0; // 0: the document as a whole
};

// In the worker: does the work without privileges. An ImportError that it throws is sent as a Failure, what
// else it throws as a Fault, but want of memory aborts the process.
void do_guarded(MessageWriter& messages, std::function<void()> const& work);

// In the supervisor: why a worker that has not Finished came to its end.
ImportFailure failure_of(WorkerEnd const& end, WorkerLimits const& limits);

// "unreadable", "limit-reached" …: the word for it in events and manifests.
char const* name_of(ImportErrorKind kind);

} // namespace planleser
