#include "text/date.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

constexpr int first_year = 1900, last_year = 2100;
constexpr int century_pivot = 70; // '69' is 2069, '70' is 1970

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto const point = code_point_at(text, at);
        if (!is_space(point.value)) break;
        at = point.end;
    }
    return at;
}

struct Number {
    ByteRange at;
    int value = 0;
    std::size_t digits() const { return at.size(); }
};

// One to four digits; longer runs are no part of a date.
std::optional<Number> number_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    int value = 0;
    while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) {
        if (end - begin == 4) return std::nullopt;
        value = value * 10 + (text[end] - '0');
        ++end;
    }
    if (end == begin) return std::nullopt;
    return Number{{begin, end}, value};
}

ByteRange letters_at(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end < text.size()) {
        auto const point = code_point_at(text, end);
        if (!is_letter(point.value)) break;
        end = point.end;
    }
    return {begin, end};
}

bool is_year(Number const& number) {
    return number.digits() == 4 && number.value >= first_year && number.value <= last_year;
}

std::optional<int> year_of(Number const& number) {
    if (is_year(number)) return number.value;
    if (number.digits() == 2) return number.value + (number.value < century_pivot ? 2000 : 1900);
    return std::nullopt;
}

bool touches_word(std::string_view text, std::size_t end) {
    return end < text.size() && is_word_character(code_point_at(text, end).value);
}

// A point or comma with a digit behind it: the number goes on.
bool goes_on(std::string_view text, std::size_t end) {
    return end + 1 < text.size() && (text[end] == '.' || text[end] == ',') &&
           is_digit(static_cast<unsigned char>(text[end + 1]));
}

// The year behind a day, month or part of a year, if one stands there: returns where it ends.
std::size_t take_year(std::string_view text, std::size_t at, DateMention& date) {
    auto const begin = skip_spaces(text, at);
    auto const number = number_at(text, begin);
    if (!number || !is_year(*number) || touches_word(text, number->at.end) || goes_on(text, number->at.end))
        return at;
    date.year = number->value;
    return number->at.end;
}

// '18.12.2024', '4.6.25', '18/12-2024', '2024-12-18'.
std::optional<DateMention> numeric_date(std::string_view text, Number const& first) {
    auto const separator_at = [&](std::size_t at) { return at < text.size() ? text[at] : '\0'; };
    auto const is_separator = [](char c) { return c == '.' || c == '/' || c == '-'; };
    char const separator = separator_at(first.at.end);
    if (!is_separator(separator)) return std::nullopt;
    auto second_begin = first.at.end + 1;
    if (separator == '.') second_begin = skip_spaces(text, second_begin);
    auto const second = number_at(text, second_begin);
    if (!second || !is_separator(separator_at(second->at.end))) return std::nullopt;
    auto third_begin = second->at.end + 1;
    if (separator == '.') third_begin = skip_spaces(text, third_begin);
    auto const third = number_at(text, third_begin);
    if (!third || touches_word(text, third->at.end) || goes_on(text, third->at.end)) return std::nullopt;
    DateMention date;
    date.kind = DateKind::Day;
    date.at = {first.at.begin, third->at.end};
    bool const iso = is_year(first) && separator == '-';
    auto const year = year_of(iso ? first : *third);
    date.month = second->value;
    date.day = iso ? third->value : first.value;
    if (!year || !is_date(*year, date.month, date.day)) return std::nullopt;
    date.year = year;
    date.short_year = !iso && third->digits() == 2;
    return date;
}

class DateFinder {
public:
    DateFinder(std::string_view text, CalendarWords const& words) : m_text(text), m_words(words) {}

    std::vector<DateMention> find() {
        std::vector<DateMention> dates;
        for (std::size_t at = 0; at < m_text.size();) {
            auto const point = code_point_at(m_text, at);
            bool const begins = at == 0 || !is_word_character(code_point_before(m_text, at).value);
            std::optional<DateMention> date;
            if (begins && is_digit(point.value))
                date = at_number(at);
            else if (begins && is_letter(point.value))
                date = at_word(at);
            if (date) {
                at = date->at.end;
                dates.push_back(*date);
            } else {
                at = begins || !is_word_character(point.value) ? end_of_token(at, point) : point.end;
            }
        }
        return dates;
    }

private:
    // Digits and the points and commas between them, or letters, are passed over as a whole.
    std::size_t end_of_token(std::size_t at, CodePoint point) const {
        if (is_letter(point.value)) return letters_at(m_text, at).end;
        if (!is_digit(point.value)) return point.end;
        auto end = at;
        while (end < m_text.size() &&
               (is_digit(static_cast<unsigned char>(m_text[end])) || goes_on(m_text, end)))
            ++end;
        return end;
    }

    std::optional<DateMention> at_number(std::size_t at) const {
        if (at > 0 && (m_text[at - 1] == '.' || m_text[at - 1] == ',') && at > 1 &&
            is_digit(static_cast<unsigned char>(m_text[at - 2])))
            return std::nullopt;
        auto const number = number_at(m_text, at);
        if (!number) return std::nullopt;
        if (auto date = numeric_date(m_text, *number)) return date;
        if (auto date = day_and_month(*number)) return date;
        if (auto date = ordinal_part(*number)) return date;
        if (is_year(*number) && !touches_word(m_text, number->at.end) && !goes_on(m_text, number->at.end))
            return year_or_range(*number);
        return std::nullopt;
    }

    // '29. august 2024', '29 august'.
    std::optional<DateMention> day_and_month(Number const& day) const {
        if (day.digits() > 2) return std::nullopt;
        auto at = day.at.end;
        if (at < m_text.size() && m_text[at] == '.') ++at;
        auto const word = letters_at(m_text, skip_spaces(m_text, at));
        int const month = month_of(word.of(m_text));
        if (month == 0) return std::nullopt;
        DateMention date;
        date.kind = DateKind::Day;
        date.month = month;
        date.day = day.value;
        auto end = word.end;
        if (end < m_text.size() && m_text[end] == '.') ++end;
        date.at = {day.at.begin, take_year(m_text, end, date)};
        if (!date.year) date.at.end = word.end;
        if (!is_date(date.year.value_or(2000), date.month, date.day)) return std::nullopt;
        return date;
    }

    // '1. halvår 2026', '3 kvartal'.
    std::optional<DateMention> ordinal_part(Number const& number) const {
        if (number.digits() != 1) return std::nullopt;
        auto at = number.at.end;
        if (at < m_text.size() && m_text[at] == '.') ++at;
        auto const word = letters_at(m_text, skip_spaces(m_text, at));
        auto const* part = part_of(word.of(m_text));
        if (!part || number.value < 1 || number.value > part->parts) return std::nullopt;
        return part_mention({number.at.begin, word.end}, number.value, part->parts);
    }

    std::optional<DateMention> at_word(std::size_t at) const {
        auto const word = letters_at(m_text, at);
        if (int const month = month_of(word.of(m_text)); month != 0) {
            DateMention date;
            date.kind = DateKind::Month;
            date.month = month;
            auto end = word.end;
            if (end < m_text.size() && m_text[end] == '.') ++end;
            end = take_year(m_text, end, date);
            // A month's name alone is too often a verb, a name or a sentence's beginning to be a date.
            if (!date.year) return std::nullopt;
            date.at = {at, end};
            return date;
        }
        // 'Q1', 'T2'.
        auto const* part = part_of(word.of(m_text));
        auto const number = part ? number_at(m_text, word.end) : std::nullopt;
        if (!number || number->digits() != 1 || number->value < 1 || number->value > part->parts ||
            touches_word(m_text, number->at.end))
            return std::nullopt;
        return part_mention({at, number->at.end}, number->value, part->parts);
    }

    DateMention part_mention(ByteRange at, int part, int parts) const {
        DateMention date;
        date.kind = DateKind::YearPart;
        date.part = part;
        date.parts = parts;
        date.at = {at.begin, take_year(m_text, at.end, date)};
        return date;
    }

    DateMention year_or_range(Number const& first) const {
        DateMention date;
        date.at = first.at;
        date.year = first.value;
        date.last_year = first.value;
        auto const last = range_end(first);
        if (!last) return date;
        auto const year =
            last->digits() == 2 ? std::optional(first.value / 100 * 100 + last->value) : year_of(*last);
        if (!year || *year <= first.value) return date;
        date.kind = DateKind::YearRange;
        date.last_year = *year;
        date.short_year = last->digits() == 2;
        date.at.end = last->at.end;
        return date;
    }

    std::optional<Number> range_end(Number const& first) const {
        auto const sign_at = skip_spaces(m_text, first.at.end);
        if (sign_at >= m_text.size()) return std::nullopt;
        auto const sign = code_point_at(m_text, sign_at);
        auto last_at = sign.end;
        bool const tight = sign_at == first.at.end;
        if (is_dash(sign.value) || (sign.value == U'/' && tight))
            last_at = skip_spaces(m_text, last_at);
        else if (auto const word = until_word(sign_at); !word.empty())
            last_at = skip_spaces(m_text, word.end);
        else
            return std::nullopt;
        auto const last = number_at(m_text, last_at);
        if (!last || touches_word(m_text, last->at.end) || goes_on(m_text, last->at.end)) return std::nullopt;
        bool const short_year = last->digits() == 2 && tight && last_at == sign.end;
        return is_year(*last) || short_year ? last : std::nullopt;
    }

    // The longest of the words for 'until' that stands here.
    ByteRange until_word(std::size_t at) const {
        ByteRange longest;
        for (auto const& word : m_words.until) {
            auto const candidate = m_text.substr(at, word.size());
            if (word.size() > longest.size() && fold(candidate) == word &&
                !touches_word(m_text, at + word.size()))
                longest = {at, at + word.size()};
        }
        return longest;
    }

    int month_of(std::string_view word) const {
        if (word.empty()) return 0;
        auto const folded = fold(word);
        auto const found = std::find_if(m_words.months.begin(), m_words.months.end(),
            [&](CalendarWords::Month const& month) { return month.word == folded; });
        return found == m_words.months.end() ? 0 : found->month;
    }

    CalendarWords::YearPart const* part_of(std::string_view word) const {
        if (word.empty()) return nullptr;
        auto const folded = fold(word);
        auto const found = std::find_if(m_words.year_parts.begin(), m_words.year_parts.end(),
            [&](CalendarWords::YearPart const& part) { return part.word == folded; });
        return found == m_words.year_parts.end() ? nullptr : &*found;
    }

    std::string_view m_text;
    CalendarWords const& m_words;
};

} // namespace

bool is_date(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) return false;
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::string DateMention::iso() const {
    if (!year || kind == DateKind::YearPart) return {};
    auto const padded = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    auto text = std::to_string(*year);
    if (kind == DateKind::YearRange) return text + "/" + std::to_string(last_year);
    if (kind == DateKind::Year) return text;
    text += "-" + padded(month);
    return kind == DateKind::Day ? text + "-" + padded(day) : text;
}

std::vector<DateMention> find_dates(std::string_view text, CalendarWords const& words) {
    return DateFinder(text, words).find();
}

} // namespace planleser
