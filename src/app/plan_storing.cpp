#include "app/plan_storing.h"

#include "app/plan_files.h"

#include "base/import_error.h"
#include "handover/export_tables.h"
#include "handover/plan_store.h"

#include <map>
#include <utility>

namespace planleser {

namespace {

constexpr std::size_t plans_at_once = 64; // some 10 MB; fewer would cost more statements a plan

ExportTable document_table() {
    using enum ColumnType;
    return {"document", "What each document of an archive came to",
        {{"document", Text, "Path of the PDF"}, {"plan", Text, "Key of its plan"},
            {"state", Text, "imported, failed, or planned: an import did not come to it"},
            {"sha256", Text, "Of the PDF"}, {"failed_pages", Integer, "More than none: its plan is partial"},
            {"kind", Text, "Of the failure"}, {"reason", Text, "Of the failure"},
            {"page", Integer, "Of the failure"}, {"ended", Text, "When it was imported, UTC"}},
        {"document"}, {{{"plan"}, "plan", {"plan"}}}, {}};
}

ExportValue text_or_none(std::string const& text) {
    return text.empty() ? ExportValue() : ExportValue(text);
}

} // namespace

StoredPlans store_plans(
    std::vector<std::filesystem::path> const& files, std::function<PlanStore&()> const& store) {
    StoredPlans result;
    std::map<std::string, Plan> plans; // of two with one key the last
    auto const put = [&] {
        std::vector<Plan> batch;
        for (auto& [key, plan] : plans) batch.push_back(std::move(plan));
        plans.clear();
        if (!batch.empty()) store().put(export_tables(batch));
        result.stored += batch.size();
    };
    for (auto const& file : files) {
        try {
            auto plan = load_plan(file);
            auto key = plan_key(plan);
            plans.insert_or_assign(std::move(key), std::move(plan));
        } catch (ImportError const& error) {
            result.failures.push_back(error.what());
        }
        if (plans.size() == plans_at_once) put();
    }
    put();
    return result;
}

void store_documents(std::vector<ShardDocument> const& documents, PlanStore& store) {
    auto table = document_table();
    for (auto const& [entry, plan] : documents) {
        bool const imported = !plan.empty();
        table.rows.push_back({entry.key, imported ? ExportValue(plan_key_of(entry.sha256)) : ExportValue(),
            entry.state, text_or_none(entry.sha256),
            imported ? ExportValue(static_cast<std::int64_t>(failed_pages_of(entry))) : ExportValue(),
            text_or_none(entry.kind), text_or_none(entry.reason),
            entry.page > 0 ? ExportValue(std::int64_t{entry.page}) : ExportValue(),
            text_or_none(entry.ended)});
    }
    store.put({&table, 1});
}

} // namespace planleser
