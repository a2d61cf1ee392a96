// Plans as tables that join: the one shape that CSV, SQLite, XLSX and PostgreSQL are written from.
//
// Every table begins with the column `plan`; a plan's key is the first 16 digits of its file's SHA-256, so
// that the same file is the same plan in every export. Numbers are typed; what a plan does not say is empty.
#pragma once

#include "plan/plan.h"
#include "text/decimal.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace planleser {

enum class ColumnType { Text, Integer, Number, Date };

struct ExportColumn {
    std::string name;
    ColumnType type = ColumnType::Text;
    std::string description;
};

using ExportValue = std::variant<std::monostate, std::string, std::int64_t, Decimal>;

struct ForeignKey {
    std::vector<std::string> columns;
    std::string table;
    std::vector<std::string> referenced;
};

struct ExportTable {
    std::string name;
    std::string description;
    std::vector<ExportColumn> columns;
    std::vector<std::string> primary_key;
    std::vector<ForeignKey> foreign_keys;
    std::vector<std::vector<ExportValue>> rows; // each as long as columns
};

// A referenced table stands before those that refer to it.
std::vector<ExportTable> export_tables(std::span<Plan const> plans);

std::string plan_key(Plan const& plan);
// The same of a plan whose file has this checksum.
std::string plan_key_of(std::string const& sha256);

} // namespace planleser
