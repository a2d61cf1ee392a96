// Years, periods and dates as documents write them: '29. august 2024', '18.12.2024', '4.6.25', '2024–27', 'Q1
// 2026', '1. halvår 2026'. The names of months and of parts of a year come from the caller: CalendarWords.
#pragma once

#include "text/byte_range.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// Folded (text/fold.h), without a final point.
struct CalendarWords {
    struct Month {
        std::string word; // 'august', 'aug'
        int month = 1;
    };
    struct YearPart {
        std::string word; // 'kvartal', 'q' (a number stands behind it), 'halvår', 'tertial'
        int parts = 4;    // how many a year has
    };
    std::vector<Month> months;
    std::vector<YearPart> year_parts;
    std::vector<std::string> until; // between two years: 'til', 'til og med'
};

enum class DateKind { Year, YearRange, Month, Day, YearPart };

struct DateMention {
    ByteRange at;
    DateKind kind = DateKind::Year;
    std::optional<int> year; // absent in '1. halvår', '29. august', 'Q1'
    int last_year = 0;       // of a YearRange
    int month = 0, day = 0;  // of Month and Day
    int part = 0, parts = 0; // of YearPart: the part-th of so many
    bool short_year = false; // two digits were written

    // '2024', '2024-08', '2024-08-29', '2024/2027'; empty without a year and for parts of a year.
    std::string iso() const;
};

// From left to right, without overlap, the longest reading first. Four digits are a year from 1900 to 2100
// and where no letter or digit touches them; two digits only in a date of three parts or behind a full year
// ('2024-27').
std::vector<DateMention> find_dates(std::string_view text, CalendarWords const& words);

// Whether the date exists in the Gregorian calendar.
bool is_date(int year, int month, int day);

} // namespace planleser
