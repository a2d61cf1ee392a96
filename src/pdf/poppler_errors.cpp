#include "pdf/poppler_errors.h"

#include "pdf/poppler_api.h"

#include <utility>

namespace planleser {

namespace {

thread_local PopplerErrors caught;

void note_error(ErrorCategory, Goffset, char const* message) {
    if (caught.count++ == 0) caught.first = message ? message : "";
}

} // namespace

void catch_poppler_errors() {
    static bool const done = [] {
        setErrorCallback(note_error);
        if (!globalParams) globalParams = std::make_unique<GlobalParams>();
        return true;
    }();
    (void)done;
}

PopplerErrors take_poppler_errors() {
    return std::exchange(caught, {});
}

} // namespace planleser
