#include "handover/plan_store.h"
#include "handover/sql_schema.h"

#include "base/import_error.h"

#include <sqlite3.h>

#include <ranges>

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
    bool finds_any(std::string const& query) {
        auto const statement = prepare(query);
        int const code = sqlite3_step(statement.get());
        if (code != SQLITE_DONE && code != SQLITE_ROW) fail();
        return code == SQLITE_ROW;
    }

private:
    [[noreturn]] void fail() {
        throw ImportError(
            ImportErrorKind::Unwritable, std::string("SQLite: ") + sqlite3_errmsg(m_database.get()));
    }
    std::unique_ptr<sqlite3, Closer> m_database;
};

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

// Closing the file undoes a transaction that was not committed.
class SqliteStore : public PlanStore {
public:
    explicit SqliteStore(std::filesystem::path const& file) : m_database(file) {
        m_database.run("PRAGMA foreign_keys = ON; CREATE TEMP TABLE written (key TEXT PRIMARY KEY);"
                       "BEGIN IMMEDIATE;");
        for (auto const& table : export_tables({})) m_database.run(create_table(table, SqlDialect::Sqlite));
        m_database.run(create_views_and_search(SqlDialect::Sqlite));
    }

    void put(std::span<ExportTable const> tables) override {
        for (auto const& table : tables) m_database.run(create_table(table, SqlDialect::Sqlite));
        note_keys(tables.front());
        if (m_database.finds_any(find_written(tables.front()))) {
            m_database.run(delete_from_search);
            for (auto const& table : tables | std::views::reverse) m_database.run(delete_written(table));
        }
        for (auto const& table : tables) insert_rows(table);
        m_database.run(fill_search);
    }
    void commit() override { m_database.run("COMMIT"); }

private:
    void note_keys(ExportTable const& table) {
        m_database.run("DELETE FROM written");
        auto const note = m_database.prepare("INSERT OR IGNORE INTO written VALUES (?)");
        for (auto const& row : table.rows) {
            bind(*note, 1, row.front());
            m_database.step(*note);
        }
    }

    void insert_rows(ExportTable const& table) {
        if (table.rows.empty()) return;
        std::string marks;
        for (std::size_t i = 0; i < table.columns.size(); ++i) marks += i ? ", ?" : "?";
        auto const insert =
            m_database.prepare("INSERT INTO " + quoted_name(table.name) + " VALUES (" + marks + ")");
        for (auto const& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) bind(*insert, static_cast<int>(i + 1), row[i]);
            m_database.step(*insert);
        }
    }

    Database m_database;
};

} // namespace

std::unique_ptr<PlanStore> open_sqlite_store(std::filesystem::path const& file) {
    return std::make_unique<SqliteStore>(file);
}

} // namespace planleser
