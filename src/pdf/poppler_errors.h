// Keeps what Poppler complains about, which it would else print.
#pragma once

#include <string>

namespace planleser {

struct PopplerErrors {
    std::size_t count = 0;
    std::string first; // its words
};

// To be called once before Poppler opens a document; more often does no harm.
void catch_poppler_errors();
// Returns what came up in this thread since the last call.
PopplerErrors take_poppler_errors();

} // namespace planleser
