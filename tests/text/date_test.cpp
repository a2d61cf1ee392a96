#include "text/date.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

CalendarWords const words{
    {{"januar", 1}, {"februar", 2}, {"mars", 3}, {"mai", 5}, {"juni", 6}, {"august", 8}, {"aug", 8},
        {"desember", 12}},
    {{"kvartal", 4}, {"q", 4}, {"halvår", 2}, {"tertial", 3}, {"t", 3}},
    {"til", "til og med"},
};

std::string shown(DateMention const& date) {
    auto const year = date.year ? std::to_string(*date.year) : "?";
    switch (date.kind) {
    case DateKind::YearPart:
        return std::to_string(date.part) + "/" + std::to_string(date.parts) + " " + year;
    case DateKind::Day:
        if (!date.year) return "?-" + std::to_string(date.month) + "-" + std::to_string(date.day);
        [[fallthrough]];
    default:
        return date.iso();
    }
}

} // namespace

TEST_CASE("dates and periods are found as documents write them", "[text][date]") {
    struct Case {
        std::string text;
        std::vector<std::string> expected;
    };
    auto const c = GENERATE(values<Case>({
        {"Vedtatt 29. august 2024 av styret", {"2024-08-29"}},
        {"29 AUGUST 2024", {"2024-08-29"}},
        {"29. aug. 2024", {"2024-08-29"}},
        {"29. august.", {"?-8-29"}},
        {"Vedtatt 18.12.2024.", {"2024-12-18"}},
        {"prognose pr. 29.11.2024", {"2024-11-29"}},
        {"prognose pr. 31.12.20", {"2020-12-31"}},
        {"4.6.25", {"2025-06-04"}},
        {"4. 6. 2025", {"2025-06-04"}},
        {"18/12-2024", {"2024-12-18"}},
        {"2024-12-18", {"2024-12-18"}},
        {"31.02.2024", {}},
        {"29.02.2024 og 29.02.2023", {"2024-02-29"}},
        {"Folketall pr 1.1.200", {}},
        {"Handlingsprogram 2025–2028", {"2025/2028"}},
        {"2025-28", {"2025/2028"}},
        {"2025 - 2028", {"2025/2028"}},
        {"2025/2026", {"2025/2026"}},
        {"2025/26", {"2025/2026"}},
        {"fra 2025 til og med 2028", {"2025/2028"}},
        {"2028-2025", {"2028", "2025"}},
        {"Budsjett 2024", {"2024"}},
        {"Revidert juni 2024", {"2024-06"}},
        {"i juni", {}},
        {"1. halvår 2026", {"1/2 2026"}},
        {"2. halvår", {"2/2 ?"}},
        {"Q1", {"1/4 ?"}},
        {"Q3 2026", {"3/4 2026"}},
        {"4. kvartal 2025", {"4/4 2025"}},
        {"T2 2024", {"2/3 2024"}},
        {"5. kvartal", {}},
        {"kr 2.024 og 20245 og A2024 og 2024x", {}},
        {"2024.", {"2024"}},
        {"2024,5 og 2024.12345 og 2025-2028,12345", {"2025"}},
        {"SDG13, E6 og 1850", {}},
        {"2.1.3 Samarbeid", {}},
        {"innen 2030, senest 2035", {"2030", "2035"}},
    }));
    CAPTURE(c.text);
    std::vector<std::string> found;
    for (auto const& date : find_dates(c.text, words)) found.push_back(shown(date));
    CHECK(found == c.expected);
}

TEST_CASE("a date says which bytes it stands in", "[text][date]") {
    std::string const text = "Vedtatt 29. august 2024, økt";
    auto const dates = find_dates(text, words);
    REQUIRE(dates.size() == 1);
    CHECK(dates[0].at.of(text) == "29. august 2024");
}

TEST_CASE("two digits for a year are marked as such", "[text][date]") {
    CHECK(find_dates("4.6.25", words).at(0).short_year);
    CHECK_FALSE(find_dates("4.6.2025", words).at(0).short_year);
}
