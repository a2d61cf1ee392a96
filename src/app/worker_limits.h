// What a worker process may use up, and the taking away of what it does not need.
//
// Poppler aborts, overflows the stack or runs for ever on hostile files and cannot be stopped from within, so
// that only the kernel's limits hold. A worker reads its PDF and fonts and writes to its pipe; nothing else.
#pragma once

#include <chrono>
#include <cstdint>

namespace planleser {

struct WorkerLimits {
    // Bytes of address space, with what was freed and is kept for later. An ordinary plan needs under 100 MB,
    // a scan of 70 million pixels 1,150.
    std::uint64_t memory = 1536ULL << 20;
    std::chrono::seconds cpu{30};               // of CPU time for one document
    std::chrono::milliseconds cpu_a_page{100};  // more for each page read; a dense page takes 10 ms
    std::chrono::seconds cpu_a_recognition{30}; // more for each picture that is recognised; a page takes 2 s
    std::uint64_t output = 512ULL << 20;        // bytes; a plan of 1,000 pages has some 10 MB
    int documents = 100;                        // that one worker takes, one after the other
    // Bytes; a worker whose address space has grown by more takes no other document.
    std::uint64_t growth = 128ULL << 20;

    // Who says nothing for so long, and hardly computes, hangs.
    std::chrono::seconds silence() const { return 10 * cpu; }
};

// Called in the worker, before it opens a document; what it used for others before does not count.
void apply_limits(WorkerLimits const& limits);

// Called in the worker after `pages` pages and before the last of `recognitions` pictures is recognised, so
// that long documents and scans get the time that they need.
void extend_cpu_limit(WorkerLimits const& limits, int pages, int recognitions);

// Bytes of address space that this process has; 0 where that cannot be told.
std::uint64_t address_space();

// Called in the worker: from here on no network, no file opened for writing, made, renamed or removed, no
// tracing of other processes. Returns false where the kernel cannot do that; the limits above hold
// nevertheless. Called again it does nothing.
bool drop_privileges();

} // namespace planleser
