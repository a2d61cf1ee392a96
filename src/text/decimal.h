// An exact decimal number: money is never binary floating point.
//
// value = units / 10^places, with 0 <= places <= 9 and |units| < 10^18. Kept without trailing zeros, so that
// equal values are equal members.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t whole) : m_units(whole) {}
    // units / 10^places.
    static Decimal from_units(std::int64_t units, int places);
    // "-1234.5": an optional minus, digits, at most one point. Nothing else, and nullopt where it does not
    // fit.
    static std::optional<Decimal> parse(std::string_view text);

    std::int64_t units() const { return m_units; }
    int places() const { return m_places; }
    bool is_whole() const { return m_places == 0; }

    // nullopt where the result does not fit.
    std::optional<Decimal> plus(Decimal other) const;
    std::optional<Decimal> minus(Decimal other) const;
    std::optional<Decimal> times(Decimal other) const;
    Decimal negated() const;

    std::string to_string() const; // as parse() reads it
    std::strong_ordering operator<=>(Decimal const& other) const;
    bool operator==(Decimal const& other) const = default;

private:
    std::int64_t m_units = 0;
    int m_places = 0;
};

} // namespace planleser
