// How values stand in JSON that plans and comparisons share: places, optional values, lists, members.
//
// A document's writer derives from JsonValues<itself>, says `using JsonValues<itself>::write;` and adds one
// overload of write() for each value of its own; lists and optional values then find them.
#pragma once

#include "base/place.h"
#include "plan/json_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

template <class Writer>
struct JsonValues {
    JsonWriter out;

    void write(std::string const& text) { out.text(text); }
    void write(int number) { out.integer(number); }
    void write(std::size_t number) { out.integer(static_cast<std::int64_t>(number)); }
    void write(Decimal number) { out.exact(number); }

    void write(Place const& place) {
        out.begin_object(JsonShape::OneLine);
        write_place_members(place);
        out.end_object();
    }

    // `page` and, where it is known, `box`: [left, top, right, bottom].
    void write_place_members(Place const& place) {
        out.key("page"), out.integer(place.page);
        if (place.box.is_empty()) return;
        out.key("box");
        out.begin_list(JsonShape::OneLine);
        for (double const edge : {place.box.x0, place.box.y0, place.box.x1, place.box.y1}) out.rounded(edge);
        out.end_list();
    }

    template <class T>
    void write(std::optional<T> const& value) {
        if (value)
            self().write(*value);
        else
            out.null();
    }

    template <class T>
    void write_list(std::vector<T> const& list, JsonShape shape) {
        out.begin_list(shape);
        for (auto const& element : list) self().write(element);
        out.end_list();
    }

    template <class T>
    void member(std::string_view name, T const& value) {
        out.key(name);
        self().write(value);
    }
    template <class T>
    void member(std::string_view name, std::vector<T> const& list, JsonShape shape = JsonShape::Lines) {
        out.key(name);
        write_list(list, shape);
    }
    void truth_member(std::string_view name, bool value) {
        out.key(name);
        out.truth(value);
    }

private:
    Writer& self() { return static_cast<Writer&>(*this); }
};

} // namespace planleser
