// A Frictionless Data Package (v2): datapackage.json with a Table Schema and keys for each CSV beside it.
#pragma once

#include "handover/export_tables.h"

#include <span>
#include <string>

namespace planleser {

// The descriptor of a package whose table NAME lies in NAME.csv (csv_interchange of
// handover/delimited_text.h). A foreign key is declared where every row has all of it: a measure may stand in
// no area.
std::string data_package_json(std::span<ExportTable const> tables);

} // namespace planleser
