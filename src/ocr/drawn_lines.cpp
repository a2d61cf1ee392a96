#include "ocr/drawn_lines.h"

#include "ocr/pixel_access.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace planleser {
namespace {

int pixels(double inches, double resolution) {
    return std::max(1, static_cast<int>(std::lround(inches * resolution)));
}

// A form's page has a thousand runs; hatching has no end of them.
constexpr int most_runs = 10000;

// Along: the direction the lines run in; across: the other. A run leans when its page lies askew.
struct Run {
    double along0, along1, across0, across1; // its two ends
    double thickness;
    double covered; // length that has ink
};

Run run_of(Pix* part, PixelBox const& box, bool horizontal) {
    // Where the run begins and ends across is read from the ink at its ends.
    auto const at_end = [&](int first, int last) {
        double sum = 0, count = 0;
        for (int y = horizontal ? 0 : first; y < (horizontal ? box.height() : last); ++y)
            for (int x = horizontal ? first : 0; x < (horizontal ? last : box.width()); ++x)
                if (bit_at(row_of(part, y), x)) {
                    sum += horizontal ? box.y0 + y + 0.5 : box.x0 + x + 0.5;
                    ++count;
                }
        return count > 0 ? sum / count : (horizontal ? box.centre_y() : box.centre_x());
    };
    int const length = horizontal ? box.width() : box.height();
    int const end = std::min(length, 8);
    double const begin_at = horizontal ? box.x0 : box.y0;
    return {begin_at, begin_at + length, at_end(0, end), at_end(length - end, length),
        static_cast<double>(count_ink(part)) / length, static_cast<double>(length)};
}

std::vector<Run> runs_of(Pix* opened, bool horizontal, double thickest) {
    std::vector<Run> runs;
    Pixa* parts = nullptr;
    Boxa* boxes = pixConnComp(opened, &parts, 8);
    for (int i = 0; i < std::min(boxaGetCount(boxes), most_runs); ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        PixPtr const part(pixaGetPix(parts, i, L_CLONE));
        auto const run = run_of(part.get(), {x, y, x + w, y + h}, horizontal);
        if (run.thickness <= thickest) runs.push_back(run);
    }
    boxaDestroy(&boxes);
    pixaDestroy(&parts);
    return runs;
}

// Joins runs that continue each other. Sorted by where they begin, each run looks for the open line whose
// end lies nearest; lines that ended too far back are closed, so the work stays near the count of open lines.
std::vector<Run> joined(std::vector<Run> runs, double gap, double max_slope, double slack) {
    std::sort(runs.begin(), runs.end(), [](Run const& a, Run const& b) {
        return a.along0 != b.along0 ? a.along0 < b.along0 : a.across0 < b.across0;
    });
    std::vector<Run> closed, open;
    for (auto const& run : runs) {
        std::erase_if(open, [&](Run const& line) {
            bool const past = line.along1 + gap < run.along0;
            if (past) closed.push_back(line);
            return past;
        });
        auto best = open.end();
        double nearest = 0;
        for (auto line = open.begin(); line != open.end(); ++line) {
            double const reach = run.along0 - line->along1;
            double const off = std::abs(run.across0 - line->across1);
            if (off > slack + max_slope * std::max(reach, 0.0)) continue;
            if (reach < 0 && run.along1 < line->along1) continue;
            if (best == open.end() || off < nearest) {
                best = line;
                nearest = off;
            }
        }
        if (best == open.end()) {
            open.push_back(run);
            continue;
        }
        double const old = best->along1 - best->along0, added = run.along1 - run.along0;
        best->thickness = (best->thickness * old + run.thickness * added) / (old + added);
        best->covered += added;
        best->across1 = run.across1;
        best->along1 = run.along1;
    }
    closed.insert(closed.end(), open.begin(), open.end());
    return closed;
}

struct Crowding {
    double fuller = 0, emptier = 0; // share of ink beside a line, on its two sides
};

Crowding crowding(Pix* mask, PixelLine const& line, double thickest) {
    double const length = line.horizontal ? line.x1 - line.x0 : line.y1 - line.y0;
    double const off = std::min(line.width, thickest) / 2 + 2.5;
    std::array<double, 2> shares{};
    for (std::size_t i = 0; i < 2; ++i) {
        double const side = i == 0 ? -off : off;
        double ink = 0, seen = 0;
        for (double at = 0; at < length; at += 2) {
            double const x = line.x0 + (line.x1 - line.x0) * at / length + (line.horizontal ? 0 : side);
            double const y = line.y0 + (line.y1 - line.y0) * at / length + (line.horizontal ? side : 0);
            if (x < 0 || y < 0 || x >= pixGetWidth(mask) || y >= pixGetHeight(mask)) continue;
            ink += bit_at(row_of(mask, static_cast<int>(y)), static_cast<int>(x)) ? 1 : 0;
            ++seen;
        }
        if (seen > 0) shares[i] = ink / seen;
    }
    return {std::max(shares[0], shares[1]), std::min(shares[0], shares[1])};
}

// Paints a horizontal line into `mask`, but for the columns where a letter passes through it: a "g" that
// stands on an underline has ink above and below.
void paint_between_letters(Pix* mask, PixelLine const& line, Pix* ink) {
    int const half = static_cast<int>(std::ceil(line.width / 2)) + 1;
    auto const has_ink = [&](int x, int y) {
        return y >= 0 && y < pixGetHeight(ink) && bit_at(row_of(ink, y), x);
    };
    int const last = std::min(static_cast<int>(line.x1), pixGetWidth(mask) - 1);
    for (int x = std::max(0, static_cast<int>(line.x0)); x <= last; ++x) {
        double const share = (x - line.x0) / std::max(1.0, line.x1 - line.x0);
        int const middle = static_cast<int>(line.y0 + (line.y1 - line.y0) * share);
        if (has_ink(x, middle - half - 1) && has_ink(x, middle + half + 1)) continue;
        for (int y = std::max(0, middle - half); y <= std::min(middle + half, pixGetHeight(mask) - 1); ++y)
            pixSetPixel(mask, x, y, 1);
    }
}

} // namespace

FoundLines find_drawn_lines(Ink const& ink, DrawnLineOptions const& options) {
    double const resolution = ink.resolution;
    int const run = pixels(options.run, resolution);
    int const thick = pixels(options.thickness, resolution);
    auto const pale = checked(pixThresholdToBinary(ink.grey.get(), options.level));
    FoundLines found;
    found.mask = checked(pixCreate(pixGetWidth(pale.get()), pixGetHeight(pale.get()), 1));
    for (bool const horizontal : {true, false}) {
        int const bridge = std::max(2, run / 12);
        auto opened = checked(horizontal ? pixCloseSafeBrick(nullptr, pale.get(), bridge, 1)
                                         : pixCloseSafeBrick(nullptr, pale.get(), 1, bridge));
        opened = checked(horizontal ? pixOpenBrick(nullptr, opened.get(), run, 1)
                                    : pixOpenBrick(nullptr, opened.get(), 1, run));
        auto const lines = joined(runs_of(opened.get(), horizontal, thick), pixels(options.gap, resolution),
            options.max_slope, std::max(2.0, resolution / 75));
        for (auto const& line : lines) {
            double const length = line.along1 - line.along0;
            if (length < options.length * resolution || line.covered < options.covered * length) continue;
            if (std::abs(line.across1 - line.across0) > options.max_slope * length) continue;
            PixelLine const candidate =
                horizontal
                    ? PixelLine{line.along0, line.across0, line.along1, line.across1, line.thickness, true}
                    : PixelLine{line.across0, line.along0, line.across1, line.along1, line.thickness, false};
            auto const beside = crowding(ink.mask.get(), candidate, thick);
            bool const underline = length >= options.underline * resolution && line.covered > 0.97 * length &&
                                   beside.emptier <= options.crowded / 2;
            if (beside.fuller <= options.crowded || underline) found.lines.push_back(candidate);
        }
    }
    // Painted from the lines, not from the runs: what no line holds is part of a letter.
    for (auto const& line : found.lines) {
        if (line.horizontal) continue;
        pixRenderLine(found.mask.get(), static_cast<int>(line.x0), static_cast<int>(line.y0),
            static_cast<int>(line.x1), static_cast<int>(line.y1), static_cast<int>(std::ceil(line.width)) + 2,
            L_SET_PIXELS);
    }
    auto const letters = checked(pixSubtract(nullptr, ink.mask.get(), found.mask.get()));
    for (auto const& line : found.lines)
        if (line.horizontal) paint_between_letters(found.mask.get(), line, letters.get());
    return found;
}

} // namespace planleser
