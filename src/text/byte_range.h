// A part of a text, in bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace planleser {

struct ByteRange {
    std::size_t begin = 0, end = 0;

    bool empty() const { return begin == end; }
    std::size_t size() const { return end - begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(ByteRange const&) const = default;
};

} // namespace planleser
