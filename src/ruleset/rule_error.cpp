#include "ruleset/rule_error.h"

#include "base/import_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace planleser {

namespace {

std::string_view line_of(std::string_view text, int number) {
    for (int line = 1; line < number; ++line) {
        auto const end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

// How many letters must change (Levenshtein).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            auto const replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

} // namespace

void fail_at(std::string_view toml, std::string const& file, SourcePoint at, std::string const& what) {
    auto const line = line_of(toml, at.line);
    std::string caret;
    for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(std::max(at.column, 1)) && i < line.size(); ++i)
        if ((static_cast<unsigned char>(line[i]) & 0xC0) != 0x80) caret += line[i] == '\t' ? '\t' : ' ';
    throw ImportError(ImportErrorKind::BadRules,
        fmt::format("{}.toml:{}:{}: {}\n    {}\n    {}^", file, at.line, at.column, what, line, caret));
}

std::string nearest_name_hint(std::string_view word, std::span<std::string_view const> names) {
    std::string_view nearest;
    auto least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (auto const name : names)
        if (auto const distance = edit_distance(word, name); distance < least)
            least = distance, nearest = name;
    return nearest.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", nearest);
}

} // namespace planleser
