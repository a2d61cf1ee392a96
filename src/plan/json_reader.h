// A JSON value together with the JSON pointer that leads to it, so that whatever is wrong can be named.
//
// Thin over nlohmann/json, which stays in .cpp files: this header is for them alone. Every reading function
// throws ImportError (BadPlan) with "POINTER: what is wrong".
#pragma once

#include "base/import_error.h"
#include "text/decimal.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace planleser {

class JsonReader {
public:
    // Lives no longer than `value`.
    explicit JsonReader(nlohmann::json const& value, std::string pointer = {})
        : m_value(value), m_pointer(std::move(pointer)) {}

    // Calls `read` with the member, unless it is missing or null.
    template <class Read>
    void member(std::string_view name, Read&& read) const {
        require(m_value.is_object(), "an object");
        auto const found = m_value.find(name);
        if (found != m_value.end() && !found->is_null())
            read(JsonReader(*found, m_pointer + '/' + std::string(name)));
    }
    // Calls `read` with each element of this list.
    template <class Read>
    void each(Read&& read) const {
        require(m_value.is_array(), "a list");
        for (std::size_t i = 0; i < m_value.size(); ++i)
            read(JsonReader(m_value[i], m_pointer + '/' + std::to_string(i)));
    }
    // Calls `read` with the name and value of each member of this object.
    template <class Read>
    void each_member(Read&& read) const {
        require(m_value.is_object(), "an object");
        for (auto const& [name, value] : m_value.items())
            read(name, JsonReader(value, m_pointer + '/' + name));
    }

    std::string text() const;
    std::int64_t integer() const;
    int small_integer() const;
    double number() const;
    Decimal decimal() const;
    bool truth() const;
    bool is_null() const { return m_value.is_null(); }
    bool is_text() const { return m_value.is_string(); }

    [[noreturn]] void fail(std::string const& what) const;

private:
    void require(bool holds, char const* expected) const;

    nlohmann::json const& m_value;
    std::string m_pointer;
};

} // namespace planleser
