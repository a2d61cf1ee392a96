// Many documents through a pool of worker processes: each ends in a result or in a reason why not.
//
// A worker that dies on a page is started again without that page, so that the rest of the document is read.
// One that somebody killed (by hand, or the system for want of memory) is first started again as it was.
#pragma once

#include "app/worker_pool.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace planleser {

enum class BatchOrder {
    AsFinished,
    AsGiven, // a document is reported when all before it are; few are begun ahead of the oldest one under way
};

struct BatchOptions {
    WorkerLimits limits;
    std::size_t workers = 1;
    BatchOrder order = BatchOrder::AsFinished;
    int attempts = 4; // workers for one document that dies: three pages may fail
    int kills = 8; // so often a killed worker's page is not blamed: who kills workers by hand kills several
};

// Pages not to be read again, each with the reason.
using FailedPages = std::map<int, std::string>;

struct BatchSteps {
    // The work of the n-th document; run in its worker.
    std::function<void(std::size_t document, FailedPages const&, MessageWriter&)> work;
    // It came to an end; `end.last_word` holds a Result where end.way is Finished, a Failure where it is
    // Failed.
    std::function<void(std::size_t document, WorkerEnd end)> ended;
    // It began this page of so many; after its last page it says page 0. May be empty.
    std::function<void(std::size_t document, int page, int pages)> paged;
    // Something happened, or nothing for a fifth of a second. May be empty.
    std::function<void()> waited;
    // A worker recognised something worth keeping, "KEY ENTRY"; may be empty.
    std::function<void(std::string message)> kept;
    // Nothing more is begun once this is true, and what runs is stopped.
    std::function<bool()> stopped;
};

// Runs documents 0 to documents - 1. Returns whether all of them came to an end.
bool run_batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps);

} // namespace planleser
