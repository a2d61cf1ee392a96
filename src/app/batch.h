// Many documents through a pool of worker processes: each ends in a result or in a reason why not.
//
// A worker that dies on a page is started again without that page, so that the rest of the document is read;
// where it died of looking at the page's pixels, first without that alone.
// One that somebody killed (by hand, or the system for want of memory) is first started again as it was.
//
// A document's worker may ask for help while others have nothing to do: its last word is then a list of
// pages (MessageKind::Share). Helpers take these and send what they recognise as Keep messages; then the
// document is begun anew and finds it. Only this second worker says what becomes of the document, so a helper
// that dies costs time, and the result is that of one worker alone.
#pragma once

#include "app/shared_number.h"
#include "app/shared_pages.h"
#include "app/worker_pool.h"

#include "ocr/result_cache.h"
#include "ocr/unrecognised.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

enum class BatchOrder {
    AsFinished,
    AsGiven, // a document is reported when all before it are; few are begun ahead of the oldest one under way
};

struct BatchOptions {
    WorkerLimits limits;
    std::size_t workers = 1;
    BatchOrder order = BatchOrder::AsFinished;
    // Workers for one document that dies: one page less than that may fail. Where it died of recognition to
    // the last, it gets one more, which recognises nothing.
    int attempts = 32;
    int long_attempts = 4; // likewise, once they have used the CPU time that one may, or one fell silent
    int kills = 8; // so often a killed worker's page is not blamed: who kills workers by hand kills several
};

// Pages not to be read again, each with the reason.
using FailedPages = std::map<int, std::string>;

// What one worker is to do.
struct WorkOrder {
    std::size_t document = 0;
    SharedPages* shared = nullptr;          // pages to recognise, and no more; null: the whole document
    FailedPages failed_pages;               // not to be read
    Unrecognised unrecognised;              // to be read without recognition
    HeldResults const* held = nullptr;      // what was recognised of the document and no cache keeps
    SharedNumber const* has_room = nullptr; // whether workers idle, 0 or 1; null: nothing may be shared
};

struct BatchSteps {
    // What a worker does; run in its process.
    std::function<void(WorkOrder const&, MessageWriter&)> work;
    // It came to an end; `end.last_word` holds a Result where end.way is Finished, a Failure where it is
    // Failed. Its CPU time and memory are those of all workers that it had.
    std::function<void(std::size_t document, WorkerEnd end)> ended;
    // So many of its pages are done; never fewer than before. May be empty.
    std::function<void(std::size_t document, int done, int pages)> paged;
    // Something happened, or nothing for a fifth of a second. May be empty.
    std::function<void()> waited;
    // Stores what a worker recognised; returns whether it is kept, else it is held in memory until its
    // document ends. May be empty.
    std::function<bool(std::string_view key, std::string_view entry)> keep;
    // Nothing more is begun once this is true, and what runs is stopped.
    std::function<bool()> stopped;
};

// Runs documents 0 to documents - 1. Returns whether all of them came to an end.
bool run_batch(std::size_t documents, BatchOptions const& options, BatchSteps const& steps);

} // namespace planleser
