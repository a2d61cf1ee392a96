// What the program's end tells its caller. Documented in the README; scripts rely on it, so a code never
// changes.
#pragma once

#include "base/import_error.h"

namespace planleser {

enum class ExitCode {
    Good = 0,
    Usage = 1,           // arguments that do not hold, an output that cannot be written
    Unreadable = 2,      // no input could be used: a PDF, a plan JSON or a rule file
    MissingPart = 3,     // something is not installed, e.g. the Norwegian OCR model
    SomeFailed = 4,      // some documents failed, the others are done
    Findings = 5,        // --strict, and something is doubtful or invalid
    LostCorrections = 6, // a person's correction no longer finds its place; all else is done
    Interrupted = 130,
};

constexpr int number_of(ExitCode code) {
    return static_cast<int>(code);
}

// The code when nothing at all could be done, for this reason.
constexpr ExitCode exit_code_of(ImportErrorKind kind) {
    switch (kind) {
    case ImportErrorKind::Unwritable:
        return ExitCode::Usage;
    case ImportErrorKind::MissingPart:
        return ExitCode::MissingPart;
    case ImportErrorKind::Unreadable:
    case ImportErrorKind::BadRules:
    case ImportErrorKind::BadPlan:
    case ImportErrorKind::BadCorrections:
    case ImportErrorKind::LimitReached:
        return ExitCode::Unreadable;
    }
    return ExitCode::Unreadable;
}

} // namespace planleser
