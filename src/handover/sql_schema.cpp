#include "handover/sql_schema.h"

#include <algorithm>
#include <ranges>

namespace planleser {
namespace {

char const* type_name(ColumnType type, SqlDialect dialect) {
    switch (type) {
    case ColumnType::Text:
    case ColumnType::Date: // a plan may know the month alone
        return "TEXT";
    case ColumnType::Integer:
        return dialect == SqlDialect::Sqlite ? "INTEGER" : "BIGINT";
    case ColumnType::Number:
        return "NUMERIC";
    }
    return "";
}

std::string name_list(std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "" : ", ") + quoted_name(name);
    return list;
}

bool begins_primary_key(ForeignKey const& key, ExportTable const& table) {
    return key.columns.size() <= table.primary_key.size() &&
           std::ranges::equal(key.columns, table.primary_key | std::views::take(key.columns.size()));
}

std::string create_view(std::string const& name, std::string const& query, SqlDialect dialect) {
    auto const* const begin =
        dialect == SqlDialect::Sqlite ? "CREATE VIEW IF NOT EXISTS " : "CREATE OR REPLACE VIEW ";
    return begin + name + " AS " + query + ";\n";
}

constexpr char const* measures_with_area = R"sql(
  SELECT p.year, p.organisation, a.number AS area_number, a.title AS area_title, m.*
  FROM measure m JOIN plan p ON p.plan = m.plan LEFT JOIN area a ON a.plan = m.plan AND a.area = m.area)sql";

constexpr char const* partners_by_measures = R"sql(
  SELECT p.year, p.organisation, x.name, count(DISTINCT x.measure) AS measures
  FROM measure_actor x JOIN plan p ON p.plan = x.plan WHERE x.part = 'partner' GROUP BY p.plan, x.name)sql";

constexpr char const* budget_series = R"sql(
  SELECT p.organisation, p.year AS plan_year, b.title AS budget_title, r.row_group, r.label, r.kind AS row_kind,
         c.year, c.kind, f.kroner, f.written, f.page, f.plan, f.budget, f."row", f."column"
  FROM budget_figure f JOIN plan p ON p.plan = f.plan
  JOIN budget b ON b.plan = f.plan AND b.budget = f.budget
  JOIN budget_row r ON r.plan = f.plan AND r.budget = f.budget AND r."row" = f."row"
  JOIN budget_column c ON c.plan = f.plan AND c.budget = f.budget AND c."column" = f."column"
  WHERE f.kroner IS NOT NULL)sql";

constexpr char const* sums_that_fail = R"sql(
  SELECT p.organisation, p.year, b.title, k.* FROM budget_check k JOIN plan p ON p.plan = k.plan
  JOIN budget b ON b.plan = k.plan AND b.budget = k.budget WHERE k.holds = 0)sql";

constexpr char const* sqlite_search = R"sql(
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
  plan UNINDEXED, kind UNINDEXED, id UNINDEXED, page UNINDEXED, text, tokenize = "unicode61 remove_diacritics 0");
)sql";

// PostgreSQL refuses to index more than 1 MB of words of one text; the text itself is kept whole.
constexpr char const* postgres_search = R"sql(
CREATE TABLE IF NOT EXISTS search (
  plan TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, page BIGINT, text TEXT,
  words TSVECTOR GENERATED ALWAYS AS (to_tsvector('norwegian', left(text, 200000))) STORED);
CREATE INDEX IF NOT EXISTS search_words ON search USING gin (words);
CREATE INDEX IF NOT EXISTS search_plan ON search (plan);
)sql";

} // namespace

std::string quoted_name(std::string const& name) {
    return "\"" + name + "\"";
}

std::string create_table(ExportTable const& table, SqlDialect dialect) {
    std::string sql = "CREATE TABLE IF NOT EXISTS " + quoted_name(table.name) + " (";
    for (auto const& column : table.columns) {
        bool const key = std::ranges::find(table.primary_key, column.name) != table.primary_key.end();
        sql +=
            quoted_name(column.name) + " " + type_name(column.type, dialect) + (key ? " NOT NULL, " : ", ");
    }
    sql += "PRIMARY KEY (" + name_list(table.primary_key) + ")";
    for (auto const& key : table.foreign_keys)
        sql += ", FOREIGN KEY (" + name_list(key.columns) + ") REFERENCES " + quoted_name(key.table) + " (" +
               name_list(key.referenced) + ") DEFERRABLE INITIALLY DEFERRED";
    sql += dialect == SqlDialect::Sqlite ? ") WITHOUT ROWID;" : ");";
    for (auto const& key : table.foreign_keys)
        if (!begins_primary_key(key, table))
            sql += "CREATE INDEX IF NOT EXISTS " + quoted_name(table.name + "_" + key.columns.back()) +
                   " ON " + quoted_name(table.name) + " (" + name_list(key.columns) + ");";
    return sql;
}

std::string create_views_and_search(SqlDialect dialect) {
    return create_view("measures_with_area", measures_with_area, dialect) +
           create_view("partners_by_measures", partners_by_measures, dialect) +
           create_view("budget_series", budget_series, dialect) +
           create_view("sums_that_fail", sums_that_fail, dialect) +
           (dialect == SqlDialect::Sqlite ? sqlite_search : postgres_search);
}

std::string find_written(ExportTable const& table) {
    return "SELECT 1 FROM " + quoted_name(table.name) + " WHERE " + quoted_name(table.columns.front().name) +
           " IN (SELECT key FROM written) LIMIT 1";
}

std::string delete_written(ExportTable const& table) {
    return "DELETE FROM " + quoted_name(table.name) + " WHERE " + quoted_name(table.columns.front().name) +
           " IN (SELECT key FROM written)";
}

char const* const delete_from_search = "DELETE FROM search WHERE plan IN (SELECT key FROM written)";

char const* const fill_search = R"sql(
INSERT INTO search (plan, kind, id, page, text)
  SELECT plan, 'measure', measure, page, text FROM measure WHERE plan IN (SELECT key FROM written);
INSERT INTO search (plan, kind, id, page, text)
  SELECT plan, 'target', measure, page, text FROM target WHERE plan IN (SELECT key FROM written);
INSERT INTO search (plan, kind, id, page, text)
  SELECT plan, 'goal', goal, page, text FROM goal WHERE plan IN (SELECT key FROM written);
INSERT INTO search (plan, kind, id, page, text)
  SELECT plan, 'section', CAST(position AS TEXT), page, title || ' ' || text
  FROM section WHERE plan IN (SELECT key FROM written);
)sql";

} // namespace planleser
