#include "structure/table_columns.h"

#include <catch2/catch.hpp>

using namespace planleser;
using Edges = std::vector<double>;

TEST_CASE("columns agree though the next page stands further left and is set a little wider", "[structure]") {
    auto const match = match_columns({60, 120, 300, 520}, {40, 104, 282, 505});
    REQUIRE(match);
    CHECK(match->below == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("a part without one of the lines keeps its cells over both columns", "[structure]") {
    auto const match = match_columns({60, 120, 300, 520}, {60, 120, 520});
    REQUIRE(match);
    CHECK(match->below == std::vector<std::size_t>{0, 1, 3});
    CHECK(match->edges == Edges{60, 120, 300, 520});
}

TEST_CASE("a finer part makes the table's columns finer", "[structure]") {
    auto const match = match_columns({60, 300, 520}, {60, 120, 300, 520});
    REQUIRE(match);
    CHECK(match->above == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("columns of other widths are another table's", "[structure]") {
    CHECK_FALSE(match_columns({60, 120, 300, 520}, {60, 260, 300, 520}));
    CHECK_FALSE(match_columns({60, 120, 300, 520}, {60, 120, 300, 380}));
    CHECK_FALSE(match_columns({60}, {60, 120}));
}

TEST_CASE("the rest of a row is placed by where its texts begin", "[structure]") {
    auto const match = place_columns({60, 250, 410, 540}, {64, 252, 400});
    REQUIRE(match);
    CHECK(match->below == std::vector<std::size_t>{0, 1, 2});
    CHECK_FALSE(place_columns({60, 250, 410, 540}, {64, 80, 400}));
}
