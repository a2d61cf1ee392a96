#include "structure/line_groups.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

namespace planleser {
namespace {

// 3 for "3." and "C.", in a series of its own kind; empty for markers that need no series.
std::optional<int> place_in_series(LineGroup const& group) {
    if (group.marker != MarkerKind::Number && group.marker != MarkerKind::Letter) return std::nullopt;
    auto const text = group.first().text.view();
    auto const word = text.substr(0, text.find(' '));
    if (!word.ends_with('.')) return std::nullopt;
    if (group.marker == MarkerKind::Number) return std::atoi(std::string(word).c_str());
    return (word[0] | 0x20) - 'a' + 1;
}

// Whether the text stands off from its marker as a tabulator sets it, wider than a space.
bool is_set_off(LineGroup const& group) {
    TextLine const& line = group.first();
    auto const text = line.text.view();
    auto const marker = std::min(text.find(' '), text.size());
    if (marker + 1 >= text.size()) return false;
    double const letter =
        (line.box.x1 - line.indent_after_marker) / static_cast<double>(text.size() - marker - 1);
    double const gap = line.indent_after_marker - line.box.x0 - letter * static_cast<double>(marker);
    return gap > 0.7 * static_cast<double>(line.style().size);
}

} // namespace

void settle_markers(std::span<LineGroup* const> groups) {
    constexpr std::size_t reach = 12; // groups between two items: their own paragraphs and sub-items
    std::vector<std::optional<int>> places;
    for (auto const* group : groups) places.push_back(place_in_series(*group));
    std::vector<bool> settled(groups.size(), true);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!places[i] || is_set_off(*groups[i])) continue;
        auto const follows = [&](std::size_t other, int step) {
            return groups[other]->marker == groups[i]->marker && places[other] && settled[other] &&
                   *places[other] + step == *places[i];
        };
        bool in_series = false;
        for (std::size_t back = 1; back <= std::min(i, reach) && !in_series; ++back)
            in_series = follows(i - back, 1);
        for (std::size_t on = 1; on <= reach && i + on < groups.size() && !in_series; ++on)
            in_series = follows(i + on, -1);
        settled[i] = in_series;
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!settled[i]) groups[i]->marker = MarkerKind::None;
}

} // namespace planleser
