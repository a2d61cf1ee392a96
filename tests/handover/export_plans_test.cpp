// Every format from one plan that is hard to write, and what comes back of it.
#include "handover/export_plans.h"

#include "handover/export_tables.h"
#include "plan/full_plan.h"

#include "base/import_error.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

using namespace planleser;
namespace fs = std::filesystem;

namespace {

std::string const hard_text = "=SUM(A1); \"sitat\", semikolon;\nlinje to 😀 <b>&</b> æøå";

Plan hard_plan() {
    auto plan = full_plan();
    plan.source.sha256 = "0123456789abcdef0123456789abcdef";
    plan.measures.front().text = hard_text;
    plan.budgets.front().rows.front().values.front() = Decimal(1'000'000'000'000'000);
    return plan;
}

void write_file(fs::path const& path, std::string_view text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    REQUIRE(file);
}

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

fs::path fresh(std::string const& name) {
    auto const path = fs::path(PLANLESER_SCRATCH_DIR) / name;
    fs::remove_all(path);
    fs::create_directories(path.parent_path());
    return path;
}

// RFC 4180, for reading back what was written; the guard against formulas is taken off again.
std::vector<std::vector<std::string>> read_csv(std::string const& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\r')
            continue;
        else if (!quoted && c == '\n')
            rows.push_back({""});
        else
            rows.back().back() += c;
    }
    rows.pop_back();
    for (auto& row : rows)
        for (auto& cell : row)
            if (cell.size() > 1 && cell[0] == '\'' &&
                std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
                cell.erase(0, 1);
    return rows;
}

std::string as_text(ExportValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    if (auto const* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    if (auto const* number = std::get_if<Decimal>(&value)) return number->to_string();
    return {};
}

std::string ask(fs::path const& file, std::string const& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    INFO(sql << ": " << sqlite3_errmsg(database));
    REQUIRE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::string answer;
    while (sqlite3_step(statement) == SQLITE_ROW)
        if (auto const* text = sqlite3_column_text(statement, 0))
            answer += reinterpret_cast<char const*>(text);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return answer;
}

} // namespace

TEST_CASE(
    "every row of every table is as wide as its columns and its keys are unique and joined", "[handover]") {
    std::vector<Plan> const plans{hard_plan()};
    std::map<std::string, std::set<std::string>> keys;
    for (auto const& table : export_tables(plans)) {
        auto const index = [&](ExportTable const& of, std::string const& name) {
            for (std::size_t i = 0; i < of.columns.size(); ++i)
                if (of.columns[i].name == name) return i;
            FAIL(of.name << " has no column " << name);
            return std::size_t{0};
        };
        auto const key_of = [&](std::vector<ExportValue> const& row,
                                std::vector<std::string> const& columns) {
            std::string key;
            for (auto const& column : columns) key += as_text(row[index(table, column)]) + "\x1f";
            return key;
        };
        for (auto const& row : table.rows) {
            REQUIRE(row.size() == table.columns.size());
            CHECK(keys[table.name].insert(key_of(row, table.primary_key)).second);
            for (auto const& foreign : table.foreign_keys)
                if (!std::holds_alternative<std::monostate>(row[index(table, foreign.columns.back())]))
                    CHECK(keys[foreign.table].contains(key_of(row, foreign.columns)));
        }
    }
    CHECK(keys.at("measure").size() == 1);
    CHECK_FALSE(keys.at("budget_figure").empty());
}

TEST_CASE("a data package names every table, and its CSV read again gives the same values", "[handover]") {
    auto const folder = fresh("package");
    export_plans({hard_plan()}, "csv", folder, write_file);
    auto const package = nlohmann::json::parse(read_file(folder / "datapackage.json"));
    std::vector<Plan> const plans{hard_plan()};
    auto const tables = export_tables(plans);
    REQUIRE(package["resources"].size() == tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        auto const& resource = package["resources"][i];
        CHECK(resource["name"] == tables[i].name);
        auto const rows = read_csv(read_file(folder / resource["path"].get<std::string>()));
        REQUIRE(rows.size() == tables[i].rows.size() + 1);
        REQUIRE(resource["schema"]["fields"].size() == rows.front().size());
        for (std::size_t row = 0; row < tables[i].rows.size(); ++row)
            for (std::size_t column = 0; column < tables[i].columns.size(); ++column)
                CHECK(rows[row + 1][column] == as_text(tables[i].rows[row][column]));
    }
}

TEST_CASE("SQLite counts what the plan counts, and a plan written again replaces only itself", "[handover]") {
    auto const file = fresh("plans.db");
    auto other = hard_plan();
    other.source.sha256 = "ffffffffffffffffffffffffffffffff";
    export_plans({hard_plan(), other}, "sqlite", file, write_file);
    auto again = hard_plan();
    again.measures.clear();
    export_plans({again}, "sqlite", file, write_file);

    CHECK(ask(file, "SELECT count(*) FROM plan") == "2");
    CHECK(ask(file, "SELECT count(*) FROM measure") == "1");
    CHECK(ask(file, "SELECT text FROM measure") == hard_text);
    CHECK(ask(file, "SELECT max(value) FROM budget_figure") == "1000000000000000");
    CHECK(ask(file, "SELECT typeof(max(value)) FROM budget_figure") == "integer");
    CHECK(ask(file, "SELECT count(*) FROM search WHERE search MATCH 'æøå' AND kind = 'measure'") == "1");
    CHECK(ask(file, "SELECT group_concat(name) FROM sqlite_master WHERE type = 'view'") ==
          "measures_with_area,partners_by_measures,budget_series,sums_that_fail");
    CHECK(ask(file, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
}

TEST_CASE("a file that is no database is not overwritten", "[handover]") {
    auto const file = fresh("no.db");
    write_file(file, std::string(4096, 'x'));
    CHECK_THROWS_AS(export_plans({hard_plan()}, "sqlite", file, write_file), ImportError);
    CHECK(read_file(file) == std::string(4096, 'x'));
}

TEST_CASE("JSON Lines hold one measure, target or figure a line", "[handover]") {
    auto const file = fresh("plans.jsonl");
    auto const plan = hard_plan();
    export_plans({plan}, "jsonl", file, write_file);
    std::istringstream lines(read_file(file));
    std::map<std::string, std::size_t> counts;
    for (std::string line; std::getline(lines, line);) {
        auto const json = nlohmann::json::parse(line);
        ++counts[json["type"]];
        CHECK(json["plan"] == "0123456789abcdef");
        if (json["type"] == "measure") CHECK(json["text"] == hard_text);
    }
    CHECK(counts["measure"] == plan.measures.size());
    CHECK(counts["target"] == plan.measures.front().targets.size());
    CHECK(counts["budget_figure"] > 0);
}

TEST_CASE("a workbook is a zip archive whose texts are no formulas", "[handover]") {
    auto const file = fresh("plans.xlsx");
    export_plans({hard_plan()}, "xlsx", file, write_file);
    CHECK(read_file(file).starts_with("PK"));
    CHECK_FALSE(fs::exists(file.string() + ".part"));
}

TEST_CASE("StratML keeps the order of its schema and escapes its texts", "[handover]") {
    auto const folder = fresh("stratml");
    auto const written = export_plans({hard_plan()}, "stratml", folder, write_file);
    REQUIRE(written.size() == 1);
    auto const xml = read_file(written.front());
    std::size_t at = 0;
    for (auto const* element : {"<StrategicPlan xmlns=", "<Name>", "<Description>", "<OtherInformation>",
             "<StrategicPlanCore>", "<Organization>", "<Vision>", "<Mission>", "<Goal>", "<Objective>",
             "<Stakeholder>", "</StrategicPlanCore>", "<AdministrativeInformation>", "<StartDate>2026-01-01<",
             "<EndDate>2029-12-31<", "</StrategicPlan>"}) {
        INFO(element);
        at = xml.find(element, at);
        REQUIRE(at != std::string::npos);
    }
    CHECK(xml.find("&lt;b&gt;&amp;&lt;/b&gt;") != std::string::npos);
    CHECK(xml.find("<b>") == std::string::npos);
}
