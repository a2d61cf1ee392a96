// Dates: whatever a text holds, what is read from it lies in it, in order, exists in a calendar, and is read
// the same where it stands alone.
#include "text/code_points.h"
#include "text/date.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace planleser;

namespace {

CalendarWords const words{{{"januar", 1}, {"jan", 1}, {"februar", 2}, {"mai", 5}, {"august", 8}, {"des", 12}},
    {{"kvartal", 4}, {"q", 4}, {"halvår", 2}, {"tertial", 3}}, {"til", "til og med", "t.o.m."}};

void require(bool holds, char const* law, std::string_view text) {
    if (holds) return;
    auto const shown = text.substr(0, 200);
    std::fprintf(stderr, "broken: %s: '%.*s'\n", law, static_cast<int>(shown.size()), shown.data());
    std::abort();
}

bool exists(DateMention const& date) {
    if (date.year && (*date.year < 1900 || *date.year > 2100)) return false;
    switch (date.kind) {
    case DateKind::Year:
        return date.year.has_value();
    case DateKind::YearRange:
        return date.year && date.last_year > *date.year;
    case DateKind::Month:
        return date.year && is_date(*date.year, date.month, 1);
    case DateKind::Day:
        return is_date(date.year.value_or(2000), date.month, date.day);
    case DateKind::YearPart:
        return date.part >= 1 && date.part <= date.parts;
    }
    return false;
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

// Whether the digits at the end of a date are the beginning of a longer number. 'Q2.2024' is none.
bool is_cut_off(std::string_view text, DateMention const& date) {
    auto const end = date.at.end;
    if (date.kind == DateKind::YearPart) return false;
    if (!is_digit_at(text, end - 1) || end == text.size()) return false;
    return is_digit_at(text, end) || ((text[end] == '.' || text[end] == ',') && is_digit_at(text, end + 1));
}

bool are_equal(DateMention const& one, DateMention const& other) {
    return one.kind == other.kind && one.at.size() == other.at.size() && one.year == other.year &&
           one.last_year == other.last_year && one.month == other.month && one.day == other.day &&
           one.part == other.part && one.parts == other.parts && one.short_year == other.short_year;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    std::size_t end = 0;
    for (auto const& date : find_dates(text, words)) {
        require(date.at.begin >= end && date.at.begin < date.at.end && date.at.end <= text.size(),
            "dates lie within the text, in order, none twice", text);
        require(exists(date), "a date exists", text);
        require(!is_cut_off(text, date), "a date is no part of a longer number", text);
        auto const alone = find_dates(date.at.of(text), words);
        require(
            alone.size() == 1 && are_equal(alone.front(), date), "a date alone is read as in its text", text);
        date.iso();
        end = date.at.end;
    }
    return 0;
}
