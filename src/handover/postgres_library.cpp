#include "handover/postgres_library.h"

#include "base/import_error.h"

#include <dlfcn.h>
#include <type_traits>

namespace planleser {

namespace {

PostgresLibrary load() {
    void* const library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    bool whole = library != nullptr;
    auto const find = [&](auto& function, char const* name) {
        if (!whole) return;
        void* const symbol = ::dlsym(library, name);
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(symbol);
        whole = symbol != nullptr;
    };
    PostgresLibrary found{};
    find(found.connect, "PQconnectdb");
    find(found.finish, "PQfinish");
    find(found.status, "PQstatus");
    find(found.error_message, "PQerrorMessage");
    find(found.set_notice_processor, "PQsetNoticeProcessor");
    find(found.set_client_encoding, "PQsetClientEncoding");
    find(found.execute, "PQexec");
    find(found.clear, "PQclear");
    find(found.result_status, "PQresultStatus");
    find(found.row_count, "PQntuples");
    find(found.put_copy_data, "PQputCopyData");
    find(found.put_copy_end, "PQputCopyEnd");
    find(found.get_result, "PQgetResult");
    if (!whole)
        throw ImportError(ImportErrorKind::MissingPart,
            "PostgreSQL's client library is not installed: install the package libpq5");
    return found;
}

} // namespace

PostgresLibrary const& postgres_library() {
    static PostgresLibrary const library = load();
    return library;
}

} // namespace planleser
