#include "plan/json_writer.h"

#include <catch2/catch.hpp>

#include <limits>
#include <utility>

using namespace planleser;

namespace {

std::string written(std::string_view text) {
    JsonWriter out;
    out.text(text);
    return out.take();
}

std::string rounded(double value) {
    JsonWriter out;
    out.rounded(value);
    return out.take();
}

} // namespace

TEST_CASE("a text is quoted, and what JSON cannot hold is escaped", "[plan]") {
    auto const [text, expected] = GENERATE(table<std::string, std::string>({
        {"Ansvar", "\"Ansvar\"\n"},
        {"årlig – 2 %", "\"årlig – 2 %\"\n"},
        {"a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"\n"},
        {"a\nb\tc", "\"a\\nb\\tc\"\n"},
        {std::string("\x01\x7F", 2), "\"\\u0001\\u007f\"\n"},
        {"\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\"\n"},
    }));
    CHECK(written(text) == expected);
}

TEST_CASE("bytes that are no UTF-8 become the replacement character", "[plan]") {
    auto const bad =
        GENERATE(as<std::string>(), "\xE5", "\xC3", "\xED\xA0\x80", "\xC0\xAF", "\xF5\x80\x80\x80");
    auto const text = written("a" + bad);
    CHECK(text.starts_with("\"a\xEF\xBF\xBD"));
    CHECK(text.find('\xE5') == std::string::npos);
    CHECK(text.find('\xED') == std::string::npos);
    CHECK(text.find('\xC0') == std::string::npos);
}

TEST_CASE("coordinates are written to a hundredth, as short as they go", "[plan]") {
    auto const [value, expected] = GENERATE(table<double, std::string>({
        {0, "0\n"},
        {72, "72\n"},
        {72.5, "72.5\n"},
        {72.004, "72\n"},
        {72.006, "72.01\n"},
        {-0.004, "0\n"},
        {-3.25, "-3.25\n"},
        {-0.5, "-0.5\n"},
        {std::numeric_limits<double>::infinity(), "0\n"},
        {1e300, "1000000000000000\n"},
        {-1e300, "-1000000000000000\n"},
    }));
    CHECK(rounded(value) == expected);
}

TEST_CASE("what stands in one line keeps all it holds in one line", "[plan]") {
    JsonWriter out;
    out.begin_object();
    out.key("empty"), out.begin_list(), out.end_list();
    out.key("lines"), out.begin_list();
    out.begin_object(JsonShape::OneLine);
    out.key("a"), out.begin_list(), out.integer(1), out.exact(*Decimal::parse("2.5")), out.end_list();
    out.key("b"), out.null();
    out.end_object();
    out.truth(true);
    out.end_list();
    out.end_object();
    CHECK(out.take() == R"({
  "empty": [],
  "lines": [
    {"a": [1, 2.5], "b": null},
    true
  ]
}
)");
}
