// Why nothing came of a document, as a worker tells it to its supervisor.
#pragma once

#include "base/import_error.h"

#include <string>
#include <string_view>

namespace planleser {

struct ImportFailure {
    ImportErrorKind kind = ImportErrorKind::Unreadable;
    std::string reason;
    int page = 0; // 0: the document as a whole
};

std::string to_json(ImportFailure const& failure);
ImportFailure failure_from_json(std::string_view json);

// "unreadable", "limit-reached" …: the word for it in events and manifests.
char const* name_of(ImportErrorKind kind);

} // namespace planleser
