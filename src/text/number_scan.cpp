#include "text/number_scan.h"

#include "text/code_points.h"

#include <algorithm>
#include <cassert>

namespace planleser {

namespace {

struct DigitGroup {
    char separator = 0; // before it: ' ', '.', ',', '\''; 0: the first
    ByteRange digits;
};

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) ++at;
    return at;
}

char separator_of(char32_t value) {
    if (is_space(value)) return ' ';
    if (value == U'\'' || value == 0x2019) return '\'';
    return value == U'.' || value == U',' ? static_cast<char>(value) : '\0';
}

bool space_may_group(std::vector<DigitGroup> const& groups, std::size_t next_size, SpaceGrouping spaces) {
    bool const size_fits = spaces == SpaceGrouping::Strict ? next_size == 3 : next_size >= 3;
    return size_fits && groups.front().digits.size() <= 3 &&
           std::all_of(
               groups.begin() + 1, groups.end(), [](auto const& group) { return group.separator == ' '; });
}

std::vector<DigitGroup> scan_groups(std::string_view text, std::size_t begin, SpaceGrouping spaces) {
    std::vector<DigitGroup> groups{{0, {begin, end_of_digits(text, begin)}}};
    for (auto end = groups.back().digits.end; end < text.size(); end = groups.back().digits.end) {
        auto const point = code_point_at(text, end);
        char const separator = separator_of(point.value);
        auto const digits = ByteRange{point.end, end_of_digits(text, point.end)};
        if (separator == 0 || digits.empty()) break;
        if (separator == ' ' && !space_may_group(groups, digits.size(), spaces)) break;
        groups.push_back({separator, digits});
    }
    return groups;
}

bool are_thousands(std::span<DigitGroup const> groups) {
    return groups.front().digits.size() <= 3 &&
           std::all_of(groups.begin() + 1, groups.end(), [&](auto const& group) {
               return group.digits.size() == 3 && group.separator == groups[1].separator;
           });
}

enum class Reading { Integer, Thousands, Decimals, OddThousands, NoNumber };

// Of a point or a comma that stands alone, with digits before and behind it.
Reading lone_separator(
    std::string_view text, std::vector<DigitGroup> const& groups, FigureStyle style, bool& ambiguous) {
    auto const whole = groups[0].digits;
    bool const thousands_possible = are_thousands(groups) && whole.of(text) != "0";
    char const thousands_mark = style == FigureStyle::English ? ',' : '.';
    ambiguous = thousands_possible;
    return thousands_possible && groups[1].separator == thousands_mark ? Reading::Thousands
                                                                       : Reading::Decimals;
}

Reading reading_of(
    std::string_view text, std::vector<DigitGroup> const& groups, FigureStyle style, ScannedNumber& number) {
    if (groups.size() == 1) return Reading::Integer;
    char const last = groups.back().separator;
    auto const same_as_last = std::count_if(
        groups.begin(), groups.end(), [last](DigitGroup const& group) { return group.separator == last; });
    if (last == ' ') return are_thousands(groups) ? Reading::Thousands : Reading::OddThousands;
    if (groups.size() == 2 && last != '\'') return lone_separator(text, groups, style, number.ambiguous);
    auto const before_last = std::span(groups).first(groups.size() - 1);
    if (same_as_last == 1 && last != '\'' && are_thousands(before_last)) {
        char const grouping = groups[1].separator;
        if (grouping == '.') number.speaks_for = FigureStyle::Norwegian;
        if (grouping == ',') number.speaks_for = FigureStyle::English;
        return Reading::Decimals;
    }
    if (!are_thousands(groups)) return Reading::NoNumber;
    number.speaks_for = last == ',' ? FigureStyle::English : FigureStyle::Norwegian;
    return Reading::Thousands;
}

} // namespace

ScannedNumber scan_number(std::string_view text, std::size_t begin, FigureStyle style, SpaceGrouping spaces) {
    assert(begin < text.size() && is_digit(static_cast<unsigned char>(text[begin])));
    auto const groups = scan_groups(text, begin, spaces);
    ScannedNumber number;
    number.at = {begin, groups.back().digits.end};
    auto const reading = reading_of(text, groups, style, number);
    if (reading == Reading::NoNumber) return number;
    number.odd_grouping = reading == Reading::OddThousands;
    number.has_decimals = reading == Reading::Decimals;
    std::string plain;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (number.has_decimals && i + 1 == groups.size()) plain += '.';
        plain += groups[i].digits.of(text);
    }
    bool const norwegian_decimals = number.has_decimals && groups.size() == 2 && groups[1].separator == ',';
    if (norwegian_decimals && !number.ambiguous) number.speaks_for = FigureStyle::Norwegian;
    number.value = Decimal::parse(plain);
    return number;
}

} // namespace planleser
