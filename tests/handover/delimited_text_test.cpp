#include "handover/delimited_text.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

ExportTable const table{"t", "", {{"navn", ColumnType::Text, ""}, {"beløp", ColumnType::Number, ""}},
    {"navn"}, {},
    {{std::string("a;b,\"c\"\nd"), Decimal::from_units(-12345, 1)},
        {std::string("@kommando"), std::monostate{}}, {std::string("😀"), Decimal(1'000'000'000'000'000)}}};

} // namespace

TEST_CASE("CSV of the interchange form has comma, point and no mark", "[handover]") {
    CHECK(write_csv(table, csv_interchange) ==
          "navn,beløp\r\n\"a;b,\"\"c\"\"\nd\",-1234.5\r\n'@kommando,\r\n😀,1000000000000000\r\n");
}

TEST_CASE("CSV for a Norwegian Excel has semicolon, decimal comma and a mark", "[handover]") {
    CHECK(write_csv(table, csv_excel_nb) ==
          "\xEF\xBB\xBFnavn;beløp\r\n\"a;b,\"\"c\"\"\nd\";-1234,5\r\n'@kommando;\r\n😀;1000000000000000\r\n");
}

TEST_CASE("a text that a spreadsheet would run is made harmless, a number is not touched", "[handover]") {
    struct Row {
        char const *text, *expected;
    };
    auto const row = GENERATE(values<Row>({{"=1+1", "'=1+1"}, {"+47 22", "'+47 22"},
        {"-5 møter", "'-5 møter"}, {"@x", "'@x"}, {"\tx", "'\tx"}, {"x=1", "x=1"}, {"", ""}}));
    CHECK(csv_text(row.text, ',') == row.expected);
}
