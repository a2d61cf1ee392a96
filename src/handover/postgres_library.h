// PostgreSQL's client library, loaded when a database is first written to.
//
// It brings twenty others with it (Kerberos, LDAP …), and loading them takes 4 ms of CPU time at each start
// of the program, a third of all: few commands write to a database.
#pragma once

#include <libpq-fe.h>

namespace planleser {

struct PostgresLibrary {
    decltype(&PQconnectdb) connect;
    decltype(&PQfinish) finish;
    decltype(&PQstatus) status;
    decltype(&PQerrorMessage) error_message;
    decltype(&PQsetNoticeProcessor) set_notice_processor;
    decltype(&PQsetClientEncoding) set_client_encoding;
    decltype(&PQexec) execute;
    decltype(&PQclear) clear;
    decltype(&PQresultStatus) result_status;
    decltype(&PQntuples) row_count;
    decltype(&PQputCopyData) put_copy_data;
    decltype(&PQputCopyEnd) put_copy_end;
    decltype(&PQgetResult) get_result;
};

// Stays loaded. Throws ImportError (MissingPart) that names the Debian package where it is not installed.
PostgresLibrary const& postgres_library();

} // namespace planleser
