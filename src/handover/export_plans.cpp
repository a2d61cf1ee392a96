#include "handover/export_plans.h"

#include "base/import_error.h"
#include "handover/data_package.h"
#include "handover/delimited_text.h"
#include "handover/export_tables.h"
#include "handover/json_lines.h"
#include "handover/plan_store.h"
#include "handover/stratml.h"
#include "handover/workbook.h"

#include <map>
#include <set>
#include <system_error>

namespace planleser {
namespace {

namespace fs = std::filesystem;
using Written = std::vector<fs::path>;

void make_folder(fs::path const& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw ImportError(ImportErrorKind::Unwritable,
            "the folder " + folder.string() + " cannot be made: " + error.message());
}

Written write_package(
    std::span<Plan const> plans, fs::path const& folder, CsvForm form, FileWriter const& write) {
    make_folder(folder);
    Written written;
    auto const tables = export_tables(plans);
    for (auto const& table : tables) {
        written.push_back(folder / (table.name + ".csv"));
        write(written.back(), write_csv(table, form));
    }
    // The descriptor speaks of the interchange form; a spreadsheet has no use for it.
    if (form.delimiter == csv_interchange.delimiter) {
        written.push_back(folder / "datapackage.json");
        write(written.back(), data_package_json(tables));
    }
    return written;
}

Written write_stratml_files(std::span<Plan const> plans, fs::path const& folder, FileWriter const& write) {
    make_folder(folder);
    Written written;
    std::map<std::string, int> uses;
    for (auto const& plan : plans) {
        auto const stem = fs::path(plan.source.file).stem().string();
        auto const name = uses[stem]++ ? stem + "-" + plan_key(plan) : stem;
        written.push_back(folder / (name + ".stratml.xml"));
        write(written.back(), write_stratml(plan));
    }
    return written;
}

// The writer of a workbook takes a path, so it is given one that no reader looks at until all of it is there.
Written write_whole_workbook(std::span<Plan const> plans, fs::path const& out) {
    auto const unfinished = fs::path(out.string() + ".part");
    write_workbook(unfinished, plans);
    std::error_code error;
    fs::rename(unfinished, out, error);
    if (error) throw ImportError(ImportErrorKind::Unwritable, out.string() + ": " + error.message());
    return {out};
}

// Keeps the last of each key, in the order of the first.
std::vector<Plan> without_repeats(std::vector<Plan> plans) {
    std::map<std::string, std::size_t> place;
    std::vector<Plan> kept;
    for (auto& plan : plans) {
        auto const [at, is_new] = place.try_emplace(plan_key(plan), kept.size());
        if (is_new)
            kept.push_back(std::move(plan));
        else
            kept[at->second] = std::move(plan);
    }
    return kept;
}

} // namespace

std::vector<std::string> const& export_formats() {
    static std::vector<std::string> const formats = {
        "jsonl", "csv", "csv-excel-nb", "sqlite", "xlsx", "stratml"};
    return formats;
}

std::vector<fs::path> export_plans(
    std::vector<Plan> plans, std::string const& format, fs::path const& out, FileWriter const& write) {
    plans = without_repeats(std::move(plans));
    if (format == "csv") return write_package(plans, out, csv_interchange, write);
    if (format == "csv-excel-nb") return write_package(plans, out, csv_excel_nb, write);
    if (format == "stratml") return write_stratml_files(plans, out, write);
    if (out.has_parent_path()) make_folder(out.parent_path());
    if (format == "xlsx") return write_whole_workbook(plans, out);
    if (format == "sqlite") {
        auto const store = open_sqlite_store(out);
        store->put(export_tables(plans));
        store->commit();
    } else
        write(out, write_json_lines(plans));
    return {out};
}

} // namespace planleser
