#include "page/merge_lines.h"

#include <catch2/catch.hpp>

using namespace planleser;

namespace {

std::vector<DrawnLine> merged(std::vector<DrawnLine> lines) {
    return merge_lines(std::move(lines), {});
}

} // namespace

TEST_CASE("a border drawn cell by cell is one line", "[page]") {
    auto const lines = merged(
        {{200, 100, 300, 100, 0.5, {}}, {72, 100.1, 200.4, 100.1, 0.5, {}}, {299, 100, 420, 100, 0.5, {}}});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].x0 == 72);
    CHECK(lines[0].x1 == 420);
}

TEST_CASE("lines of another colour, width or height stay apart", "[page]") {
    CHECK(merged({{72, 100, 200, 100, 0.5, {}}, {200, 100, 300, 100, 0.5, {255, 0, 0}}}).size() == 2);
    CHECK(merged({{72, 100, 200, 100, 0.5, {}}, {200, 100, 300, 100, 3, {}}}).size() == 2);
    CHECK(merged({{72, 100, 200, 100, 0.5, {}}, {200, 101, 300, 101, 0.5, {}}}).size() == 2);
    CHECK(merged({{72, 100, 200, 100, 0.5, {}}, {203, 100, 300, 100, 0.5, {}}}).size() == 2);
}

TEST_CASE("dots and dashes drawn singly are one line", "[page]") {
    std::vector<DrawnLine> dashes;
    for (int i = 0; i < 40; ++i) dashes.push_back({72.0 + 5 * i, 100, 75.0 + 5 * i, 100, 0.5, {}});
    auto const lines = merged(dashes);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].x1 == 72 + 5 * 39 + 3);
}

TEST_CASE("a dot alone is no line", "[page]") {
    CHECK(merged({{72, 100, 73, 100, 0.5, {}}}).empty());
}

TEST_CASE("lines come from top to bottom, then from left to right", "[page]") {
    auto const lines = merged({{300, 50, 300, 200, 1, {}}, {72, 200, 300, 200, 1, {}},
        {72, 50, 72, 200, 1, {}}, {72, 50, 300, 50, 1, {}}});
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].y0 == 50);
    CHECK(lines[1].y0 == 200);
    CHECK(lines[2].x0 == 72);
    CHECK(lines[3].x0 == 300);
}
