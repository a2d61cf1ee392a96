#include "plan/json_reader.h"

#include <array>
#include <charconv>
#include <limits>

namespace planleser {

std::string JsonReader::text() const {
    require(m_value.is_string(), "a text");
    return m_value.get<std::string>();
}

std::int64_t JsonReader::integer() const {
    require(m_value.is_number_integer(), "a whole number");
    if (m_value.is_number_unsigned() &&
        m_value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        fail("the number is too large");
    return m_value.get<std::int64_t>();
}

int JsonReader::small_integer() const {
    auto const value = integer();
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        fail("the number is too large");
    return static_cast<int>(value);
}

double JsonReader::number() const {
    require(m_value.is_number(), "a number");
    return m_value.get<double>();
}

Decimal JsonReader::decimal() const {
    if (m_value.is_number_integer()) return Decimal(integer());
    // The shortest decimal that gives the same double is what was written, up to 15 digits.
    std::array<char, 400> digits;
    auto const written =
        std::to_chars(digits.data(), digits.data() + digits.size(), number(), std::chars_format::fixed);
    auto const value = Decimal::parse({digits.data(), written.ptr});
    if (!value) fail("the number is too large or has too many decimals");
    return *value;
}

bool JsonReader::truth() const {
    require(m_value.is_boolean(), "true or false");
    return m_value.get<bool>();
}

void JsonReader::fail(std::string const& what) const {
    throw ImportError(ImportErrorKind::BadPlan, (m_pointer.empty() ? "/" : m_pointer) + ": " + what);
}

void JsonReader::require(bool holds, char const* expected) const {
    if (!holds) fail(std::string("expected ") + expected + ", found " + m_value.type_name());
}

} // namespace planleser
