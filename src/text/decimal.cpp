#include "text/decimal.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace planleser {

namespace {

constexpr int most_places = 9;
constexpr std::int64_t limit = 1'000'000'000'000'000'000; // |units| stays below it

constexpr std::array<std::int64_t, most_places + 1> powers_of_ten = {
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

std::int64_t power_of_ten(int exponent) {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

// __int128 holds any product of two units, and any unit scaled up by 10^9.
using Wide = __int128;

std::optional<Decimal> narrowed(Wide units, int places) {
    while (places > 0 && units % 10 == 0) {
        units /= 10;
        --places;
    }
    if (units <= -Wide{limit} || units >= Wide{limit} || places > most_places) return std::nullopt;
    return Decimal::from_units(static_cast<std::int64_t>(units), places);
}

Wide scaled(Decimal value, int places) {
    return Wide{value.units()} * power_of_ten(places - value.places());
}

} // namespace

Decimal Decimal::from_units(std::int64_t units, int places) {
    assert(places >= 0 && places <= most_places && units > -limit && units < limit);
    while (places > 0 && units % 10 == 0) {
        units /= 10;
        --places;
    }
    Decimal result;
    result.m_units = units;
    result.m_places = places;
    return result;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    auto const point = text.find('.');
    if (point == 0 || point == text.size() - 1) return std::nullopt;
    auto const whole_digits = std::min(point, text.size());
    auto fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    if (fraction.size() > most_places) return std::nullopt;
    std::int64_t units = 0;
    auto const take = [&units](std::string_view digits) {
        for (char const c : digits) {
            if (c < '0' || c > '9' || units >= limit / 10) return false;
            units = units * 10 + (c - '0');
        }
        return true;
    };
    auto whole = text.substr(0, whole_digits);
    while (whole.size() > 1 && whole.starts_with('0')) whole.remove_prefix(1);
    if (point != std::string_view::npos &&
        text.find_first_not_of("0123456789", point + 1) != std::string_view::npos)
        return std::nullopt;
    if (!take(whole) || !take(fraction)) return std::nullopt;
    return from_units(negative ? -units : units, static_cast<int>(fraction.size()));
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
    int const places = std::max(m_places, other.m_places);
    return narrowed(scaled(*this, places) + scaled(other, places), places);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
    return plus(other.negated());
}

std::optional<Decimal> Decimal::times(Decimal other) const {
    return narrowed(Wide{m_units} * other.m_units, m_places + other.m_places);
}

Decimal Decimal::negated() const {
    return from_units(-m_units, m_places);
}

std::string Decimal::to_string() const {
    bool const negative = m_units < 0;
    auto digits = std::to_string(negative ? -m_units : m_units);
    auto const places = static_cast<std::size_t>(m_places);
    if (places > 0) {
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
    }
    return negative ? "-" + digits : digits;
}

std::strong_ordering Decimal::operator<=>(Decimal const& other) const {
    int const places = std::max(m_places, other.m_places);
    auto const a = scaled(*this, places), b = scaled(other, places);
    return a < b   ? std::strong_ordering::less
           : a > b ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
}

} // namespace planleser
