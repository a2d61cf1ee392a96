#include "handover/delimited_text.h"

#include <algorithm>

namespace planleser {
namespace {

std::string cell_of(ExportValue const& value, CsvForm form) {
    if (auto const* text = std::get_if<std::string>(&value)) return csv_text(*text, form.delimiter);
    if (auto const* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    if (auto const* number = std::get_if<Decimal>(&value)) {
        auto text = number->to_string();
        std::replace(text.begin(), text.end(), '.', form.decimal_mark);
        return text;
    }
    return {};
}

} // namespace

std::string csv_quoted(std::string_view text, char delimiter) {
    if (text.find_first_of(std::string("\"\r\n") + delimiter) == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (char const c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_text(std::string_view text, char delimiter) {
    bool const runs =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return csv_quoted((runs ? "'" : "") + std::string(text), delimiter);
}

std::string write_csv(ExportTable const& table, CsvForm form) {
    std::string out = form.byte_order_mark ? "\xEF\xBB\xBF" : "";
    auto const end_row = [&](std::size_t begin) {
        if (out.size() > begin) out.pop_back();
        out += "\r\n";
    };
    auto begin = out.size();
    for (auto const& column : table.columns) out += csv_text(column.name, form.delimiter) + form.delimiter;
    end_row(begin);
    for (auto const& row : table.rows) {
        begin = out.size();
        for (auto const& value : row) out += cell_of(value, form) + form.delimiter;
        end_row(begin);
    }
    return out;
}

} // namespace planleser
