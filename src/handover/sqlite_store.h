// Plans in an SQLite file: typed tables with keys, views for the usual questions, full text in Norwegian.
//
// The file may exist and hold other plans and tables: a plan written again replaces its own rows and only
// those, all plans of a call in one transaction. Throws ImportError (Unwritable) with SQLite's reason; the
// file is then as before.
#pragma once

#include "handover/export_tables.h"

#include <filesystem>
#include <span>

namespace planleser {

void store_in_sqlite(std::filesystem::path const& file, std::span<ExportTable const> tables);

} // namespace planleser
