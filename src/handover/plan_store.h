// A database that exports' tables are written to: all that is put into it becomes visible at once, or
// nothing.
#pragma once

#include "handover/export_tables.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace planleser {

// All functions throw ImportError (Unwritable) with the database's reason; what was put is then undone, as it
// is where the store is gone before commit().
class PlanStore {
public:
    virtual ~PlanStore() = default;
    PlanStore(PlanStore const&) = delete;
    PlanStore& operator=(PlanStore const&) = delete;

    // Makes the tables that are missing and writes the rows. The first column of a table says what a row
    // belongs to (its plan): of what stands in the first column of the first table, the rows in all of these
    // tables are replaced, and those only. May be called again with more.
    virtual void put(std::span<ExportTable const> tables) = 0;
    virtual void commit() = 0;

protected:
    PlanStore() = default;
};

// An SQLite file with typed tables, keys, views for the usual questions and full text in Norwegian. The file
// may exist and hold other plans and tables.
std::unique_ptr<PlanStore> open_sqlite_store(std::filesystem::path const& file);

// The same in a PostgreSQL database; `dsn` as libpq reads it: "host=… dbname=…" or "postgresql://…".
std::unique_ptr<PlanStore> open_postgres_store(std::string const& dsn);

} // namespace planleser
