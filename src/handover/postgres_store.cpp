#include "handover/plan_store.h"
#include "handover/postgres_library.h"
#include "handover/sql_schema.h"

#include "base/import_error.h"

#include <ranges>
#include <string_view>

namespace planleser {
namespace {

// Two exports that begin at once would both make the tables: the second waits here for the first. The number
// is any that other programs in the database are unlikely to use.
constexpr char const* begin = "BEGIN; SELECT pg_advisory_xact_lock(7526748091632);"
                              "CREATE TEMP TABLE written (key TEXT PRIMARY KEY) ON COMMIT DROP";

constexpr std::size_t copied_at_once = 1
                                       << 20; // bytes; small beside the rows of a plan, large beside a packet

struct Closer {
    void operator()(PGconn* connection) const { postgres_library().finish(connection); }
    void operator()(PGresult* result) const { postgres_library().clear(result); }
};
using Result = std::unique_ptr<PGresult, Closer>;

class Connection {
public:
    explicit Connection(std::string const& dsn) : m_connection(postgres_library().connect(dsn.c_str())) {
        if (!m_connection || postgres_library().status(m_connection.get()) != CONNECTION_OK) fail();
        postgres_library().set_notice_processor(
            m_connection.get(), [](void*, char const*) {}, nullptr);
        if (postgres_library().set_client_encoding(m_connection.get(), "UTF8") != 0) fail();
    }
    // Returns whether the last statement gave a row.
    bool run(std::string const& sql) {
        Result const result(postgres_library().execute(m_connection.get(), sql.c_str()));
        auto const status = postgres_library().result_status(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail();
        return postgres_library().row_count(result.get()) > 0;
    }
    void begin_copy(std::string const& table) {
        Result const result(
            postgres_library().execute(m_connection.get(), ("COPY " + table + " FROM STDIN").c_str()));
        if (postgres_library().result_status(result.get()) != PGRES_COPY_IN) fail();
    }
    void copy(std::string_view rows) {
        if (postgres_library().put_copy_data(
                m_connection.get(), rows.data(), static_cast<int>(rows.size())) != 1)
            fail();
    }
    void end_copy() {
        if (postgres_library().put_copy_end(m_connection.get(), nullptr) != 1) fail();
        Result const result(postgres_library().get_result(m_connection.get()));
        if (postgres_library().result_status(result.get()) != PGRES_COMMAND_OK) fail();
        while (Result const rest{postgres_library().get_result(m_connection.get())}) {
        }
    }

private:
    [[noreturn]] void fail() {
        std::string reason =
            m_connection ? postgres_library().error_message(m_connection.get()) : "no memory";
        while (!reason.empty() && reason.back() == '\n') reason.pop_back();
        throw ImportError(ImportErrorKind::Unwritable, "PostgreSQL: " + reason);
    }
    std::unique_ptr<PGconn, Closer> m_connection;
};

// As COPY reads a value. A text may hold a zero byte, which PostgreSQL refuses: U+FFFD stands for it.
void append_text(std::string& line, std::string_view text) {
    for (char const letter : text) {
        switch (letter) {
        case '\\':
            line += "\\\\";
            break;
        case '\n':
            line += "\\n";
            break;
        case '\r':
            line += "\\r";
            break;
        case '\t':
            line += "\\t";
            break;
        case '\0':
            line += "\xEF\xBF\xBD";
            break;
        default:
            line += letter;
        }
    }
}

void append(std::string& line, ExportValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value))
        append_text(line, *text);
    else if (auto const* integer = std::get_if<std::int64_t>(&value))
        line += std::to_string(*integer);
    else if (auto const* number = std::get_if<Decimal>(&value))
        line += number->to_string();
    else
        line += "\\N";
}

// The server undoes the transaction of a connection that is closed without COMMIT.
class PostgresStore : public PlanStore {
public:
    explicit PostgresStore(std::string const& dsn) : m_connection(dsn) {
        m_connection.run(begin);
        for (auto const& table : export_tables({}))
            m_connection.run(create_table(table, SqlDialect::Postgres));
        m_connection.run(create_views_and_search(SqlDialect::Postgres));
    }

    void put(std::span<ExportTable const> tables) override {
        for (auto const& table : tables) m_connection.run(create_table(table, SqlDialect::Postgres));
        note_keys(tables.front());
        if (m_connection.run(find_written(tables.front()))) {
            m_connection.run(delete_from_search);
            for (auto const& table : tables | std::views::reverse) m_connection.run(delete_written(table));
        }
        for (auto const& table : tables) copy_rows(table);
        m_connection.run(fill_search);
    }
    void commit() override { m_connection.run("COMMIT"); }

private:
    void note_keys(ExportTable const& table) {
        m_connection.run("TRUNCATE written; CREATE TEMP TABLE noted (key TEXT)");
        m_connection.begin_copy("noted");
        std::string lines;
        for (auto const& row : table.rows) {
            append(lines, row.front());
            lines += '\n';
        }
        m_connection.copy(lines);
        m_connection.end_copy();
        m_connection.run("INSERT INTO written SELECT DISTINCT key FROM noted; DROP TABLE noted");
    }

    void copy_rows(ExportTable const& table) {
        if (table.rows.empty()) return;
        m_connection.begin_copy(quoted_name(table.name) + " (" + column_list(table) + ")");
        std::string lines;
        for (auto const& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (i > 0) lines += '\t';
                append(lines, row[i]);
            }
            lines += '\n';
            if (lines.size() < copied_at_once) continue;
            m_connection.copy(lines);
            lines.clear();
        }
        m_connection.copy(lines);
        m_connection.end_copy();
    }

    static std::string column_list(ExportTable const& table) {
        std::string list;
        for (auto const& column : table.columns)
            list += (list.empty() ? "" : ", ") + quoted_name(column.name);
        return list;
    }

    Connection m_connection;
};

} // namespace

std::unique_ptr<PlanStore> open_postgres_store(std::string const& dsn) {
    return std::make_unique<PostgresStore>(dsn);
}

} // namespace planleser
