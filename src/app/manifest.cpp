#include "app/manifest.h"

#include "base/import_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

namespace planleser {

namespace fs = std::filesystem;

namespace {

constexpr char const* bookkeeping_folder = ".planleser";
constexpr auto patience_ms = 60000; // another run's transaction takes far less

constexpr char const* shape = R"(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS document (
        key TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT NOT NULL, sha256 TEXT NOT NULL DEFAULT '',
        recipe TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '', page INTEGER NOT NULL DEFAULT 0,
        ended TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
)";
constexpr char const* columns = "key, name, state, sha256, recipe, summary, kind, reason, page, ended";

} // namespace

struct Manifest::Database {
    explicit Database(fs::path const& path) : file(path) {
        if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK) fail();
        sqlite3_busy_timeout(handle, patience_ms);
        shape_file();
    }
    ~Database() { sqlite3_close(handle); }
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;

    [[noreturn]] void fail() const {
        throw ImportError(ImportErrorKind::Unwritable,
            fmt::format("cannot use {}: {}", file.string(), sqlite3_errmsg(handle)));
    }
    // Of two runs that begin at once both turn the file to WAL, and that fails at once where a statement
    // would wait.
    void shape_file() const {
        constexpr int nap_ms = 20;
        for (int waited = 0; sqlite3_exec(handle, shape, nullptr, nullptr, nullptr) != SQLITE_OK;
             waited += nap_ms) {
            if (sqlite3_errcode(handle) != SQLITE_BUSY || waited >= patience_ms) fail();
            sqlite3_sleep(nap_ms);
        }
    }
    void run(char const* sql) const {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }

    fs::path file;
    sqlite3* handle = nullptr;
};

namespace {

class Statement {
public:
    template <typename Database>
    Statement(Database const& database, std::string const& sql) : m_fail([&database] { database.fail(); }) {
        if (sqlite3_prepare_v2(database.handle, sql.c_str(), -1, &m_statement, nullptr) != SQLITE_OK)
            m_fail();
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;

    Statement& bind(std::string const& text) {
        sqlite3_bind_text(
            m_statement, ++m_bound, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Statement& bind(int number) {
        sqlite3_bind_int(m_statement, ++m_bound, number);
        return *this;
    }
    // Returns whether there is a row.
    bool step() {
        auto const outcome = sqlite3_step(m_statement);
        if (outcome != SQLITE_ROW && outcome != SQLITE_DONE) m_fail();
        return outcome == SQLITE_ROW;
    }
    std::string text(int column) const {
        auto const* const bytes = static_cast<char const*>(sqlite3_column_blob(m_statement, column));
        return bytes == nullptr
                   ? std::string()
                   : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
    }
    int number(int column) const { return sqlite3_column_int(m_statement, column); }

private:
    std::function<void()> m_fail;
    sqlite3_stmt* m_statement = nullptr;
    int m_bound = 0;
};

ManifestEntry entry_of(Statement const& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
        row.text(7), row.number(8), row.text(9)};
}

} // namespace

namespace {

// What the other shards that write into the same folder have. A manifest that cannot be read is one that is
// being made, which holds nothing yet.
std::vector<ManifestEntry> entries_beside(fs::path const& manifest) {
    std::vector<ManifestEntry> entries;
    for (auto const& other : manifests_in(manifest.parent_path().parent_path())) {
        if (other.filename() == manifest.filename()) continue;
        try {
            auto more = read_manifest(other);
            std::move(more.begin(), more.end(), std::back_inserter(entries));
        } catch (ImportError const&) {
        }
    }
    return entries;
}

} // namespace

Manifest::Manifest(fs::path const& file) : m_database(std::make_unique<Database>(file)) {}
Manifest::~Manifest() = default;

void Manifest::settle_names(std::vector<InputDocument>& documents) {
    m_database->run("BEGIN IMMEDIATE");
    std::map<std::string, std::string> name_of_key, key_of_name;
    std::set<std::string> own_keys;
    for (auto const& entry : entries()) {
        own_keys.insert(entry.key);
        name_of_key[entry.key] = entry.name;
        key_of_name[entry.name] = entry.key;
    }
    auto const plan_document = [this](InputDocument const& document) {
        Statement(*m_database, "INSERT OR REPLACE INTO document (key, name, state) VALUES (?, ?, 'planned')")
            .bind(document.key)
            .bind(document.name)
            .step();
    };
    for (auto const& entry : entries_beside(m_database->file))
        if (key_of_name.emplace(entry.name, entry.key).second) name_of_key.emplace(entry.key, entry.name);
    for (auto& document : documents) {
        if (auto const had = name_of_key.find(document.key); had != name_of_key.end()) {
            document.name = had->second;
            if (own_keys.count(document.key) == 0) plan_document(document);
            continue;
        }
        auto const owner = key_of_name.find(document.name);
        std::error_code failed;
        if (owner != key_of_name.end() && fs::exists(owner->second, failed))
            document.name = distinct_name(document);
        plan_document(document);
        key_of_name[document.name] = document.key;
    }
    m_database->run("COMMIT");
}

std::optional<ManifestEntry> Manifest::find(std::string const& key) const {
    Statement row(*m_database, fmt::format("SELECT {} FROM document WHERE key = ?", columns));
    row.bind(key);
    if (!row.step()) return std::nullopt;
    return entry_of(row);
}

void Manifest::record(ManifestEntry const& entry) {
    Statement row(
        *m_database, fmt::format("INSERT OR REPLACE INTO document ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                 "coalesce(nullif(?, ''), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')))",
                         columns));
    row.bind(entry.key)
        .bind(entry.name)
        .bind(entry.state)
        .bind(entry.sha256)
        .bind(entry.recipe)
        .bind(entry.summary);
    row.bind(entry.kind).bind(entry.reason).bind(entry.page).bind(entry.ended).step();
}

std::vector<ManifestEntry> Manifest::entries() const {
    std::vector<ManifestEntry> entries;
    Statement row(*m_database, fmt::format("SELECT {} FROM document ORDER BY key", columns));
    while (row.step()) entries.push_back(entry_of(row));
    return entries;
}

namespace {

// A file in WAL mode wants to be written to even by its readers, unless they take it for one that never
// changes, which it is on a read-only file system once nothing waits in its -wal file.
class ReadOnlyFile {
public:
    explicit ReadOnlyFile(fs::path const& path) : m_path(path) {
        if (can_read(SQLITE_OPEN_READONLY, path.string())) return;
        std::error_code none;
        auto const waiting = fs::file_size(path.string() + "-wal", none);
        bool const settled = none || waiting == 0;
        if (!settled || !can_read(SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, uri_of(path))) fail();
    }
    ~ReadOnlyFile() { sqlite3_close(handle); }
    ReadOnlyFile(ReadOnlyFile const&) = delete;
    ReadOnlyFile& operator=(ReadOnlyFile const&) = delete;

    [[noreturn]] void fail() const {
        throw ImportError(ImportErrorKind::Unreadable,
            fmt::format("cannot read {}: {}", m_path.string(), sqlite3_errmsg(handle)));
    }

    sqlite3* handle = nullptr;

private:
    bool can_read(int flags, std::string const& name) {
        sqlite3_close(handle);
        handle = nullptr;
        if (sqlite3_open_v2(name.c_str(), &handle, flags, nullptr) != SQLITE_OK) return false;
        sqlite3_busy_timeout(handle, patience_ms);
        return sqlite3_exec(handle, "SELECT 1 FROM document LIMIT 1", nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    static std::string uri_of(fs::path const& path) {
        std::string uri = "file:";
        for (char const letter : path.string()) {
            if (letter == '?' || letter == '#' || letter == '%')
                uri += fmt::format("%{:02x}", static_cast<unsigned>(letter));
            else
                uri += letter;
        }
        return uri + "?immutable=1";
    }

    fs::path m_path;
};

} // namespace

std::vector<ManifestEntry> read_manifest(fs::path const& file) {
    ReadOnlyFile const database(file);
    std::vector<ManifestEntry> entries;
    Statement row(database, fmt::format("SELECT {} FROM document ORDER BY key", columns));
    while (row.step()) entries.push_back(entry_of(row));
    return entries;
}

fs::path manifest_path(fs::path const& out, std::string const& shard) {
    auto const name = shard.empty() ? "manifest.sqlite" : fmt::format("manifest.{}.sqlite", shard);
    return out / bookkeeping_folder / name;
}

std::vector<fs::path> manifests_in(fs::path const& out) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (auto const& entry : fs::directory_iterator(out / bookkeeping_folder, failed))
        if (entry.path().extension() == ".sqlite") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace planleser
