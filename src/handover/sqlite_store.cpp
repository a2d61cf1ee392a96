#include "handover/sqlite_store.h"

#include "base/import_error.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <ranges>
#include <set>
#include <string>

namespace planleser {
namespace {

struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Database {
public:
    explicit Database(std::filesystem::path const& file) {
        sqlite3* opened = nullptr;
        int const code =
            sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
        m_database.reset(opened);
        if (code != SQLITE_OK) fail();
        sqlite3_busy_timeout(opened, 10'000);
    }
    void run(std::string const& sql) {
        if (sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    std::unique_ptr<sqlite3_stmt, Closer> prepare(std::string const& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail();
        return std::unique_ptr<sqlite3_stmt, Closer>(statement);
    }
    void step(sqlite3_stmt& statement) {
        int const code = sqlite3_step(&statement);
        if (code != SQLITE_DONE && code != SQLITE_ROW) fail();
        sqlite3_reset(&statement);
    }

private:
    [[noreturn]] void fail() {
        throw ImportError(
            ImportErrorKind::Unwritable, std::string("SQLite: ") + sqlite3_errmsg(m_database.get()));
    }
    std::unique_ptr<sqlite3, Closer> m_database;
};

char const* type_name(ColumnType type) {
    switch (type) {
    case ColumnType::Text:
    case ColumnType::Date:
        return "TEXT";
    case ColumnType::Integer:
        return "INTEGER";
    case ColumnType::Number:
        return "NUMERIC";
    }
    return "";
}

std::string quoted(std::string const& name) {
    return "\"" + name + "\"";
}

std::string name_list(std::vector<std::string> const& names) {
    std::string list;
    for (auto const& name : names) list += (list.empty() ? "" : ", ") + quoted(name);
    return list;
}

std::string create_table(ExportTable const& table) {
    std::string sql = "CREATE TABLE IF NOT EXISTS " + quoted(table.name) + " (";
    for (auto const& column : table.columns) {
        bool const key = std::ranges::find(table.primary_key, column.name) != table.primary_key.end();
        sql += quoted(column.name) + " " + type_name(column.type) + (key ? " NOT NULL, " : ", ");
    }
    sql += "PRIMARY KEY (" + name_list(table.primary_key) + ")";
    for (auto const& key : table.foreign_keys)
        sql += ", FOREIGN KEY (" + name_list(key.columns) + ") REFERENCES " + quoted(key.table) + " (" +
               name_list(key.referenced) + ") DEFERRABLE INITIALLY DEFERRED";
    sql += ") WITHOUT ROWID;";
    for (auto const& key : table.foreign_keys)
        if (key.columns.size() > 1 && !std::ranges::equal(key.columns | std::views::take(key.columns.size()),
                                          table.primary_key | std::views::take(key.columns.size())))
            sql += "CREATE INDEX IF NOT EXISTS " + quoted(table.name + "_" + key.columns.back()) + " ON " +
                   quoted(table.name) + " (" + name_list(key.columns) + ");";
    return sql;
}

constexpr char const* views_and_search = R"sql(
CREATE VIEW IF NOT EXISTS measures_with_area AS
  SELECT p.year, p.organisation, a.number AS area_number, a.title AS area_title, m.*
  FROM measure m JOIN plan p ON p.plan = m.plan LEFT JOIN area a ON a.plan = m.plan AND a.area = m.area;
CREATE VIEW IF NOT EXISTS partners_by_measures AS
  SELECT p.year, p.organisation, x.name, count(DISTINCT x.measure) AS measures
  FROM measure_actor x JOIN plan p ON p.plan = x.plan WHERE x.part = 'partner' GROUP BY p.plan, x.name;
CREATE VIEW IF NOT EXISTS budget_series AS
  SELECT p.organisation, p.year AS plan_year, b.title AS budget_title, r.row_group, r.label, r.kind AS row_kind,
         c.year, c.kind, f.kroner, f.written, f.page, f.plan, f.budget, f.row, f.column
  FROM budget_figure f JOIN plan p ON p.plan = f.plan
  JOIN budget b ON b.plan = f.plan AND b.budget = f.budget
  JOIN budget_row r ON r.plan = f.plan AND r.budget = f.budget AND r.row = f.row
  JOIN budget_column c ON c.plan = f.plan AND c.budget = f.budget AND c.column = f.column
  WHERE f.kroner IS NOT NULL;
CREATE VIEW IF NOT EXISTS sums_that_fail AS
  SELECT p.organisation, p.year, b.title, k.* FROM budget_check k JOIN plan p ON p.plan = k.plan
  JOIN budget b ON b.plan = k.plan AND b.budget = k.budget WHERE k.holds = 0;
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
  plan UNINDEXED, kind UNINDEXED, id UNINDEXED, page UNINDEXED, text, tokenize = "unicode61 remove_diacritics 0");
)sql";

constexpr char const* fill_search = R"sql(
INSERT INTO search SELECT plan, 'measure', measure, page, text FROM measure WHERE plan IN (SELECT plan FROM temp.written);
INSERT INTO search SELECT plan, 'target', measure, page, text FROM target WHERE plan IN (SELECT plan FROM temp.written);
INSERT INTO search SELECT plan, 'goal', goal, page, text FROM goal WHERE plan IN (SELECT plan FROM temp.written);
INSERT INTO search SELECT plan, 'section', position, page, title || ' ' || text FROM section WHERE plan IN (SELECT plan FROM temp.written);
)sql";

void bind(sqlite3_stmt& statement, int at, ExportValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value))
        sqlite3_bind_text(&statement, at, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
    else if (auto const* integer = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(&statement, at, *integer);
    else if (auto const* number = std::get_if<Decimal>(&value)) {
        // The NUMERIC affinity of the column turns the text into an integer or, where it has places, a real.
        auto const written = number->to_string();
        sqlite3_bind_text(&statement, at, written.data(), static_cast<int>(written.size()), SQLITE_TRANSIENT);
    } else
        sqlite3_bind_null(&statement, at);
}

void insert_rows(Database& database, ExportTable const& table) {
    if (table.rows.empty()) return;
    std::string marks;
    for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i ? ", ?" : "?";
    auto const insert = database.prepare("INSERT INTO " + quoted(table.name) + " VALUES (" + marks + ")");
    for (auto const& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) bind(*insert, static_cast<int>(i + 1), row[i]);
        database.step(*insert);
    }
}

} // namespace

void store_in_sqlite(std::filesystem::path const& file, std::span<ExportTable const> tables) {
    Database database(file);
    database.run(
        "PRAGMA foreign_keys = ON; CREATE TEMP TABLE written (plan TEXT PRIMARY KEY); BEGIN IMMEDIATE;");
    for (auto const& table : tables) database.run(create_table(table));
    database.run(views_and_search);
    auto const note = database.prepare("INSERT OR IGNORE INTO temp.written VALUES (?)");
    for (auto const& row : tables.front().rows) {
        bind(*note, 1, row.front());
        database.step(*note);
    }
    for (auto const& table : tables | std::views::reverse)
        database.run("DELETE FROM " + quoted(table.name) + " WHERE plan IN (SELECT plan FROM temp.written)");
    database.run("DELETE FROM search WHERE plan IN (SELECT plan FROM temp.written)");
    for (auto const& table : tables) insert_rows(database, table);
    database.run(fill_search);
    database.run("COMMIT");
}

} // namespace planleser
