#include "handover/data_package.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace planleser {
namespace {

using Json = nlohmann::ordered_json;

char const* type_name(ColumnType type) {
    switch (type) {
    case ColumnType::Text:
        return "string";
    case ColumnType::Integer:
        return "integer";
    case ColumnType::Number:
        return "number";
    case ColumnType::Date:
        return "date";
    }
    return "any";
}

// Readers of the standard take a key that is empty in part for a broken one, other than SQL does.
bool every_row_keeps(ExportTable const& table, ForeignKey const& key) {
    std::vector<std::size_t> places;
    for (auto const& name : key.columns)
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == name) places.push_back(i);
    return std::ranges::all_of(table.rows, [&](auto const& row) {
        return std::ranges::none_of(
            places, [&](std::size_t i) { return std::holds_alternative<std::monostate>(row[i]); });
    });
}

Json schema_of(ExportTable const& table) {
    Json schema{
        {"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"}, {"fields", Json::array()}};
    for (auto const& column : table.columns) {
        Json field{{"name", column.name}, {"type", type_name(column.type)}};
        if (!column.description.empty()) field["description"] = column.description;
        schema["fields"].push_back(std::move(field));
    }
    schema["missingValues"] = {""};
    schema["primaryKey"] = table.primary_key;
    for (auto const& key : table.foreign_keys)
        if (every_row_keeps(table, key))
            schema["foreignKeys"].push_back({{"fields", key.columns},
                {"reference", {{"resource", key.table}, {"fields", key.referenced}}}});
    return schema;
}

} // namespace

std::string data_package_json(std::span<ExportTable const> tables) {
    Json package{{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
        {"name", "planleser-export"}, {"resources", Json::array()}};
    for (auto const& table : tables) {
        Json resource{{"name", table.name}, {"path", table.name + ".csv"}, {"type", "table"},
            {"format", "csv"}, {"mediatype", "text/csv"}, {"encoding", "utf-8"}};
        if (!table.description.empty()) resource["description"] = table.description;
        resource["schema"] = schema_of(table);
        package["resources"].push_back(std::move(resource));
    }
    return package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace planleser
