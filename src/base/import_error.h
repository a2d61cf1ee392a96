// The one exception: a document, rule file or other input that cannot be used at all.
//
// Made only where a library's border is crossed (src/pdf, src/ocr, src/ruleset, src/corrections,
// src/handover, src/app) and
// caught once in src/app. what() is one sentence, lower case, no full stop, without the file's name: whoever
// prints it puts the name before it.
#pragma once

#include "base/place.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace planleser {

// Each kind has one exit code; src/app/exit_codes.h names them.
enum class ImportErrorKind {
    Unreadable,     // missing, empty, not a PDF, truncated beyond repair, password-protected
    BadRules,       // a rule file that does not hold
    BadPlan,        // a JSON file that is no plan
    BadCorrections, // a file of corrections that does not hold
    Unwritable,     // an output that cannot be written
    MissingPart,    // something that must be installed, e.g. the Norwegian OCR model
    LimitReached,   // memory, time or output of one document
};

class ImportError : public std::runtime_error {
public:
    ImportError(ImportErrorKind kind, std::string const& message, Place at = {})
        : std::runtime_error(message), m_kind(kind), m_at(std::move(at)) {}
    ImportErrorKind kind() const { return m_kind; }
    Place const& at() const { return m_at; }

private:
    ImportErrorKind m_kind;
    Place m_at;
};

} // namespace planleser
