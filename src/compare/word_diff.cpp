#include "compare/word_diff.h"

#include "text/word_boundaries.h"

#include <algorithm>
#include <cstddef>

namespace planleser {
namespace {

// Keeps the trace of a hopeless pair below some 32 MB.
constexpr std::ptrdiff_t most_edits = 2000;

struct Step {
    Edit edit;
    std::string_view text;
};

using Pieces = std::vector<std::string_view>;

// Walks the trace back from the end, giving the steps in reverse.
std::vector<Step> steps_back(
    Pieces const& older, Pieces const& newer, std::vector<std::vector<std::ptrdiff_t>> const& trace) {
    std::vector<Step> steps;
    auto x = static_cast<std::ptrdiff_t>(older.size()), y = static_cast<std::ptrdiff_t>(newer.size());
    for (auto d = static_cast<std::ptrdiff_t>(trace.size()) - 1; d >= 0; --d) {
        auto const reach = [&](std::ptrdiff_t k) {
            return d == 0 ? 0 : trace[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(k + d - 1)];
        };
        auto const k = x - y;
        bool const down = d > 0 && (k == -d || (k != d && reach(k - 1) < reach(k + 1)));
        auto const previous_k = down ? k + 1 : k - 1;
        auto const previous_x = d == 0 ? 0 : reach(previous_k);
        auto const previous_y = d == 0 ? 0 : previous_x - previous_k;
        while (x > previous_x && y > previous_y) {
            --x, --y;
            steps.push_back({Edit::Same, newer[static_cast<std::size_t>(y)]});
        }
        if (d == 0) break;
        if (down)
            steps.push_back({Edit::Added, newer[static_cast<std::size_t>(--y)]});
        else
            steps.push_back({Edit::Removed, older[static_cast<std::size_t>(--x)]});
    }
    return steps;
}

// Row d of the result: the furthest x on each diagonal k = -d … d, at index k + d.
std::vector<std::vector<std::ptrdiff_t>> shortest_edit(Pieces const& older, Pieces const& newer) {
    auto const n = static_cast<std::ptrdiff_t>(older.size()), m = static_cast<std::ptrdiff_t>(newer.size());
    std::vector<std::vector<std::ptrdiff_t>> trace;
    for (std::ptrdiff_t d = 0; d <= std::min(n + m, most_edits); ++d) {
        std::vector<std::ptrdiff_t> row(static_cast<std::size_t>(2 * d + 1));
        for (std::ptrdiff_t k = -d; k <= d; k += 2) {
            auto const before = [&](std::ptrdiff_t at) {
                return trace.back()[static_cast<std::size_t>(at + d - 1)];
            };
            std::ptrdiff_t x = 0;
            if (d > 0)
                x = k == -d || (k != d && before(k - 1) < before(k + 1)) ? before(k + 1) : before(k - 1) + 1;
            auto y = x - k;
            while (x < n && y < m && older[static_cast<std::size_t>(x)] == newer[static_cast<std::size_t>(y)])
                ++x, ++y;
            row[static_cast<std::size_t>(k + d)] = x;
            if (x >= n && y >= m) {
                trace.push_back(std::move(row));
                return trace;
            }
        }
        trace.push_back(std::move(row));
    }
    return {};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

void add(std::vector<DiffPart>& parts, Edit edit, std::string_view text) {
    if (text.empty()) return;
    if (!parts.empty() && parts.back().edit == edit)
        parts.back().text += text;
    else
        parts.push_back({edit, std::string(text)});
}

// A lone space between two changes says nothing to a reader: it joins them into one removal and one addition.
std::vector<DiffPart> with_changes_joined(std::vector<Step> const& steps) {
    std::vector<DiffPart> parts;
    std::string removed, added;
    auto const flush = [&] {
        add(parts, Edit::Removed, removed);
        add(parts, Edit::Added, added);
        removed.clear();
        added.clear();
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const& [edit, text] = steps[i];
        bool const bridge = edit == Edit::Same && is_blank(text) && !(removed.empty() && added.empty()) &&
                            i + 1 < steps.size() && steps[i + 1].edit != Edit::Same;
        if (edit == Edit::Same && !bridge) {
            flush();
            add(parts, Edit::Same, text);
        }
        if (edit == Edit::Removed || bridge) removed += text;
        if (edit == Edit::Added || bridge) added += text;
    }
    flush();
    return parts;
}

} // namespace

std::vector<DiffPart> word_diff(std::string_view older, std::string_view newer) {
    auto const from = word_pieces(older), to = word_pieces(newer);
    auto const trace = shortest_edit(from, to);
    if (trace.empty()) {
        std::vector<DiffPart> whole;
        add(whole, Edit::Removed, older);
        add(whole, Edit::Added, newer);
        return whole;
    }
    auto steps = steps_back(from, to, trace);
    std::reverse(steps.begin(), steps.end());
    return with_changes_joined(steps);
}

} // namespace planleser
