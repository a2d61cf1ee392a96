// The exports' tables as SQL statements, for each database that they are written to: one shape, two dialects.
#pragma once

#include "handover/export_tables.h"

#include <string>
#include <vector>

namespace planleser {

enum class SqlDialect { Sqlite, Postgres };

// "name", with quotes, since some columns bear the names of SQL's own words.
std::string quoted_name(std::string const& name);

// The table with its keys, and an index for each foreign key that the primary key does not serve already.
// All statements here leave alone what is there.
std::string create_table(ExportTable const& table, SqlDialect dialect);

// The views for the usual questions and the full-text table `search`. Needs the plans' tables.
std::string create_views_and_search(SqlDialect dialect);

// A store keeps the keys of the plans that it is about to write in the temporary table `written` (key): rows
// of a table belong to the key in its first column. Finds one of them; deletes all of them.
std::string find_written(ExportTable const& table);
std::string delete_written(ExportTable const& table);

// The same for `search`, which has no index on its plans in SQLite, so that deleting reads all of it.
extern char const* const delete_from_search;
extern char const* const fill_search;

} // namespace planleser
