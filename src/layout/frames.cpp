#include "layout/frames.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace planleser {
namespace {

bool same_box(Box const& a, Box const& b, double slack) {
    return a.contains(b, slack) && b.contains(a, slack);
}

// Rectangles of two horizontal lines with the same ends and vertical lines at both ends.
std::vector<Box> find_drawn_rectangles(PageContent const& page, FrameOptions const& options) {
    using Ends = std::pair<std::int64_t, std::int64_t>;
    std::map<Ends, std::vector<DrawnLine const*>> level, upright; // by ends
    auto const key = [&](double a, double b) {
        return Ends{std::llround(a / options.same_edge), std::llround(b / options.same_edge)};
    };
    for (DrawnLine const& line : page.lines)
        if (line.horizontal())
            level[key(line.x0, line.x1)].push_back(&line);
        else
            upright[key(line.y0, line.y1)].push_back(&line);
    auto const is_upright = [&](double x, double y0, double y1) {
        auto const middle = key(y0, y1);
        for (auto a = middle.first - 1; a <= middle.first + 1; ++a)
            for (auto b = middle.second - 1; b <= middle.second + 1; ++b)
                if (auto const found = upright.find({a, b}); found != upright.end())
                    for (auto const* line : found->second)
                        if (std::abs(line->x0 - x) <= options.same_edge) return true;
        return false;
    };
    std::vector<Box> boxes;
    for (auto& [ends, lines] : level) {
        if (lines.size() < 2 || lines.size() > options.most) continue;
        std::sort(lines.begin(), lines.end(), [](auto a, auto b) { return a->y0 < b->y0; });
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            Box const box{lines[i]->x0, lines[i]->y0, lines[i]->x1, lines[i + 1]->y1};
            if (box.height() > 2 * options.same_edge && is_upright(box.x0, box.y0, box.y1) &&
                is_upright(box.x1, box.y0, box.y1))
                boxes.push_back(box);
        }
    }
    return boxes;
}

struct Candidate {
    Box box;
    Colour background;
    bool filled;
};

// Fills of one colour and width that touch from top to bottom: the background of a paragraph, painted by
// lines.
void join_touching(std::vector<Candidate>& fills, FrameOptions const& options) {
    std::stable_sort(fills.begin(), fills.end(), [](auto const& a, auto const& b) {
        return std::pair(a.box.x0, a.box.y0) < std::pair(b.box.x0, b.box.y0);
    });
    std::vector<Candidate> joined;
    for (Candidate const& fill : fills) {
        if (!joined.empty()) {
            Candidate& last = joined.back();
            if (last.background == fill.background &&
                std::abs(last.box.x0 - fill.box.x0) < options.same_edge &&
                std::abs(last.box.x1 - fill.box.x1) < options.same_edge &&
                std::abs(last.box.y1 - fill.box.y0) < options.same_edge) {
                last.box.include(fill.box);
                continue;
            }
        }
        joined.push_back(fill);
    }
    fills = std::move(joined);
}

std::vector<Candidate> find_candidates(PageContent const& page, FrameOptions const& options) {
    double const page_area = page.width * page.height;
    double const smallest = 8; // points: lower than a line of the smallest print
    auto const fits = [&](Box const& box) {
        return box.width() > 3 * smallest && box.height() > smallest &&
               box.area() < options.largest * page_area;
    };
    std::vector<Candidate> candidates;
    for (FilledBox const& fill : page.fills)
        if (fits(fill.box)) candidates.push_back({fill.box, fill.colour, true});
    std::stable_sort(candidates.begin(), candidates.end(),
        [](auto const& a, auto const& b) { return a.box.area() > b.box.area(); });
    if (candidates.size() > options.most) candidates.resize(options.most);

    // A fill in the colour of what it covers is not seen. Larger ones come first here, as they do when
    // painted.
    std::vector<Candidate> seen;
    for (Candidate const& candidate : candidates) {
        Colour below{255, 255, 255};
        for (FilledBox const& fill : page.fills)
            if (fill.box.area() >= options.largest * page_area &&
                fill.box.contains(candidate.box, options.same_edge))
                below = fill.colour;
        bool is_twin = false;
        for (Candidate const& larger : seen) {
            if (!larger.box.contains(candidate.box, options.same_edge)) continue;
            below = larger.background;
            is_twin = is_twin || same_box(larger.box, candidate.box, options.same_edge);
        }
        if (!is_twin && candidate.background != below) seen.push_back(candidate);
    }
    join_touching(seen, options);
    auto const filled = seen.size();
    for (Box const& box : find_drawn_rectangles(page, options)) {
        if (!fits(box) || seen.size() >= 2 * options.most) continue;
        bool const is_twin = std::any_of(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(filled),
            [&](Candidate const& fill) { return same_box(fill.box, box, 2 * options.same_edge); });
        if (!is_twin) seen.push_back({box, {255, 255, 255}, false});
    }
    return seen;
}

} // namespace

std::vector<Frame> find_frames(PageContent const& page, std::span<Word const> words,
    std::span<std::uint32_t const> which, std::span<Box const> tables, FrameOptions const& options) {
    auto candidates = find_candidates(page, options);
    std::erase_if(candidates, [&](Candidate const& candidate) {
        for (Box const& table : tables) {
            double const shared = intersection(table, candidate.box).area();
            if (shared > 0.5 * candidate.box.area() ||
                (shared > 0 && !candidate.box.contains(table, 3 * options.same_edge)))
                return true;
        }
        return std::none_of(which.begin(), which.end(), [&](std::uint32_t index) {
            return candidate.box.contains(words[index].box.centre_x(), words[index].box.centre_y());
        });
    });
    std::stable_sort(candidates.begin(), candidates.end(),
        [](auto const& a, auto const& b) { return a.box.area() > b.box.area(); });
    std::vector<Frame> frames;
    for (Candidate const& candidate : candidates) {
        Frame frame{candidate.box, candidate.background, -1};
        for (std::size_t larger = frames.size(); larger-- > 0 && frame.parent < 0;)
            if (intersection(frames[larger].box, frame.box).area() > 0.9 * frame.box.area())
                frame.parent = static_cast<std::int32_t>(larger);
        frames.push_back(frame);
    }
    return frames;
}

std::int32_t frame_at(std::span<Frame const> frames, double x, double y) {
    for (auto index = frames.size(); index-- > 0;)
        if (frames[index].box.contains(x, y)) return static_cast<std::int32_t>(index);
    return -1;
}

} // namespace planleser
