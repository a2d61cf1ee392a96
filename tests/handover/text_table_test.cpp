#include "handover/text_table.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

std::vector<TextTable> const tables{
    {"Tiltak", {"fra", "til"}, {{"a|b", "<æ>"}, {"=1+1", "to \"ord\", tre"}}}};

} // namespace

TEST_CASE("each format escapes what it would misread", "[handover]") {
    struct Row {
        TextTableFormat format;
        char const* expected;
    };
    auto const row = GENERATE(values<Row>({
        {TextTableFormat::Markdown,
            "# X\n\n## Tiltak\n\n| fra | til |\n| --- | --- |\n| a\\|b | <æ> |\n| =1+1 | "
            "to \"ord\", tre |\n\n"},
        {TextTableFormat::Csv, "table,fra,til\r\nTiltak,a|b,<æ>\r\nTiltak,'=1+1,\"to \"\"ord\"\", tre\"\r\n"},
        {TextTableFormat::Terminal, "X\n\nTiltak\n  fra   til\n  a|b   <æ>\n  =1+1  to \"ord\", tre\n\n"},
    }));
    CHECK(write_text_tables(tables, "X", row.format) == row.expected);
}

TEST_CASE("a page of tables links to nothing outside and escapes markup", "[handover]") {
    auto const page = write_text_tables(tables, "X", TextTableFormat::Html);
    CHECK(page.find("&lt;æ&gt;") != std::string::npos);
    CHECK(page.find("http") == std::string::npos);
}

TEST_CASE("a cell too wide for a terminal is cut at a letter", "[handover]") {
    std::string wide;
    for (int i = 0; i < 100; ++i) wide += "ø";
    auto const text = write_text_tables({{"T", {"x"}, {{wide}}}}, "X", TextTableFormat::Terminal);
    CHECK(text.find("ø…\n") != std::string::npos);
    CHECK(text.find(wide) == std::string::npos);
}
