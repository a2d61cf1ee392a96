#include "corrections/text_likeness.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace planleser {

namespace {

std::vector<std::uint16_t> sorted_pairs(std::string_view text) {
    std::vector<std::uint16_t> pairs;
    for (std::size_t i = 1; i < text.size(); ++i) {
        auto const first = static_cast<unsigned char>(text[i - 1]),
                   second = static_cast<unsigned char>(text[i]);
        pairs.push_back(static_cast<std::uint16_t>(first << 8 | second));
    }
    std::ranges::sort(pairs);
    return pairs;
}

} // namespace

std::string comparable_text(std::string_view text) {
    auto const folded = fold(text);
    std::string result;
    result.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        auto const point = code_point_at(folded, at);
        if (is_word_character(point.value)) result.append(folded, at, point.end - at);
        at = point.end;
    }
    return result;
}

double likeness(std::string_view a, std::string_view b) {
    if (a == b) return 1;
    if (a.size() < 2 || b.size() < 2) return 0;
    auto const ours = sorted_pairs(a), theirs = sorted_pairs(b);
    std::size_t common = 0;
    for (auto i = ours.begin(), j = theirs.begin(); i != ours.end() && j != theirs.end();) {
        if (*i == *j) {
            ++common, ++i, ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return 2.0 * static_cast<double>(common) / static_cast<double>(ours.size() + theirs.size());
}

} // namespace planleser
