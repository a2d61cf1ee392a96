#include "handover/status_file.h"

#include "base/import_error.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <vector>

namespace planleser {
namespace {

constexpr std::array<std::pair<std::string_view, char const*>, 9> colours = {
    {{"green", "green"}, {"grønn", "green"}, {"grøn", "green"}, {"yellow", "yellow"}, {"gul", "yellow"},
        {"red", "red"}, {"rød", "red"}, {"raud", "red"}, {"grønt", "green"}}};

struct Row {
    int line = 0;
    std::vector<std::string> cells;
};

std::vector<Row> rows_of(std::string_view csv) {
    auto const first_line = csv.substr(0, csv.find('\n'));
    char const delimiter =
        std::ranges::count(first_line, ';') > std::ranges::count(first_line, ',') ? ';' : ',';
    std::vector<Row> rows{{1, {""}}};
    bool quoted = false;
    int line = 1;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        char const c = csv[i];
        line += c == '\n';
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            rows.back().cells.back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == delimiter)
            rows.back().cells.emplace_back();
        else if (!quoted && c == '\n')
            rows.push_back({line, {""}});
        else if (quoted || c != '\r')
            rows.back().cells.back() += c;
    }
    std::erase_if(rows, [](Row const& row) { return row.cells.size() == 1 && row.cells.front().empty(); });
    return rows;
}

std::string colour_of(std::string const& status) {
    auto const folded = fold(status);
    auto const colour =
        std::ranges::find_if(colours, [&](auto const& pair) { return folded.starts_with(pair.first); });
    return colour == colours.end() ? std::string() : colour->second;
}

} // namespace

std::map<std::string, MeasureStatus> read_status_file(std::string_view csv) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::map<std::string, MeasureStatus> result;
    for (auto const& row : rows_of(csv)) {
        if (row.cells.size() < 2)
            throw ImportError(ImportErrorKind::BadPlan, "line " + std::to_string(row.line) +
                                                            ": no status after the measure id \"" +
                                                            row.cells.front() + "\"");
        result[row.cells[0]] = {
            colour_of(row.cells[1]), row.cells[1], row.cells.size() > 2 ? row.cells[2] : std::string()};
    }
    return result;
}

} // namespace planleser
