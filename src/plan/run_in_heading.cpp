#include "plan/run_in_heading.h"

#include "text/code_points.h"

#include <algorithm>

namespace planleser {

std::optional<RunInHeading> run_in_heading(Piece const& piece) {
    constexpr std::size_t longest = 60; // bytes
    if (piece.is_item() || piece.bold.empty() || piece.bold.front().begin != 0) return std::nullopt;
    auto const& text = piece.text;
    auto heading = trimmed(text.part(0, std::min(piece.bold.front().end, text.size())));
    auto rest = trimmed(text.part(std::min(piece.bold.front().end, text.size())));
    constexpr std::string_view end_marks = ".:";
    auto const is_end_mark = [&](char c) { return end_marks.find(c) != std::string_view::npos; };
    bool ended = false;
    if (!heading.empty() && is_end_mark(heading.text.back())) {
        heading = trimmed(heading.part(0, heading.size() - 1));
        ended = true;
    } else if (!rest.empty() && is_end_mark(rest.text.front())) {
        rest = trimmed(rest.part(1));
        ended = true;
    }
    if (heading.empty() || rest.empty() || heading.size() > longest ||
        !is_upper(code_point_at(heading.text, 0).value))
        return std::nullopt;
    auto const next = code_point_at(rest.text, 0).value;
    bool const begins = is_upper(next) || (next >= U'0' && next <= U'9');
    return ended || begins ? std::optional(RunInHeading{std::move(heading), std::move(rest)}) : std::nullopt;
}

} // namespace planleser
