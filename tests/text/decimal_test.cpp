#include "text/decimal.h"

#include <catch2/catch.hpp>
#include <random>

using namespace planleser;

namespace {

Decimal decimal(std::string_view text) {
    auto const value = Decimal::parse(text);
    REQUIRE(value);
    return *value;
}

} // namespace

TEST_CASE("a decimal reads and writes itself without loss", "[text][decimal]") {
    struct Case {
        std::string text, written;
    };
    auto const c = GENERATE(values<Case>({
        {"0", "0"},
        {"-0", "0"},
        {"6987", "6987"},
        {"-1234.50", "-1234.5"},
        {"0.000000001", "0.000000001"},
        {"-0.05", "-0.05"},
        {"1000000000000000", "1000000000000000"},
        {"1000000000000000.01", "1000000000000000.01"},
        {"999999999999999999", "999999999999999999"},
        {"007.10", "7.1"},
    }));
    CHECK(decimal(c.text).to_string() == c.written);
}

TEST_CASE("what is no decimal, or does not fit, is nothing", "[text][decimal]") {
    auto const text = GENERATE(as<std::string>{}, "", "-", ".5", "5.", "1.2.3", "1 000", "+5", "1e3",
        "0.0000000001", "1000000000000000000", "12345678901234567890", "5.x");
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
}

TEST_CASE("equal values are equal members", "[text][decimal]") {
    CHECK(decimal("2.50") == decimal("2.5"));
    CHECK(Decimal::from_units(250, 2) == Decimal::from_units(25, 1));
    CHECK(decimal("100").places() == 0);
}

TEST_CASE("money is exact at 10^15 kroner", "[text][decimal]") {
    auto const big = decimal("1000000000000000");
    auto const oere = decimal("0.01");
    CHECK(big.plus(oere)->to_string() == "1000000000000000.01");
    CHECK(big.plus(oere)->minus(big) == oere);
    CHECK(big.minus(oere)->to_string() == "999999999999999.99");
    auto sum = Decimal(0);
    for (int i = 0; i < 1000; ++i) sum = *sum.plus(decimal("1000000000000.1"));
    CHECK(sum.to_string() == "1000000000000100");
    CHECK(decimal("10.5").times(Decimal(1'000'000))->to_string() == "10500000");
}

TEST_CASE("a result that does not fit is nothing rather than wrong", "[text][decimal]") {
    auto const biggest = decimal("999999999999999999");
    CHECK_FALSE(biggest.plus(Decimal(1)));
    CHECK_FALSE(biggest.negated().minus(Decimal(1)));
    CHECK_FALSE(biggest.times(biggest));
    CHECK_FALSE(decimal("0.00001").times(decimal("0.00001")));
    CHECK_FALSE(biggest.plus(decimal("0.5")));
}

TEST_CASE("decimals order by value, not by places", "[text][decimal]") {
    CHECK(decimal("2.5") < Decimal(3));
    CHECK(decimal("-2.5") < decimal("-2.49"));
    CHECK(decimal("999999999999999999") > decimal("0.000000001"));
}

TEST_CASE("sums of random øre agree with integers", "[text][decimal]") {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::int64_t> oere(-100'000'000'000, 100'000'000'000);
    Decimal sum;
    std::int64_t expected = 0;
    for (int i = 0; i < 2000; ++i) {
        auto const units = oere(random);
        sum = *sum.plus(Decimal::from_units(units, 2));
        expected += units;
    }
    CHECK(sum == Decimal::from_units(expected, 2));
}
