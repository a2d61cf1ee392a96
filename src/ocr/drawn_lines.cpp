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
    double own = 0;                 // and on it
    double piece = 0, gap = 0;      // mean lengths of its ink's pieces and of the gaps between, pixels

    bool is_broken() const { return own > 0.15 && own < 0.85; }
};

Crowding crowding(Pix* mask, PixelLine const& line, double thickest) {
    double const length = line.horizontal ? line.x1 - line.x0 : line.y1 - line.y0;
    double const off = std::min(line.width, thickest) / 2 + 2.5;
    std::array<double, 3> shares{};
    std::array<double, 3> pieces{};
    for (std::size_t i = 0; i < 3; ++i) {
        double const side = off * (static_cast<double>(i) - 1);
        double ink = 0, seen = 0;
        bool before = false;
        for (double at = 0; at < length; at += 1) {
            double const x = line.x0 + (line.x1 - line.x0) * at / length + (line.horizontal ? 0 : side);
            double const y = line.y0 + (line.y1 - line.y0) * at / length + (line.horizontal ? side : 0);
            if (x < 0 || y < 0 || x >= pixGetWidth(mask) || y >= pixGetHeight(mask)) continue;
            bool const here = bit_at(row_of(mask, static_cast<int>(y)), static_cast<int>(x));
            ink += here ? 1 : 0;
            pieces[i] += here && !before ? 1 : 0;
            before = here;
            ++seen;
        }
        if (seen > 0) shares[i] = ink / seen;
    }
    double const parts = std::max(1.0, pieces[1]);
    return {std::max(shares[0], shares[2]), std::min(shares[0], shares[2]), shares[1],
        shares[1] * length / parts, (1 - shares[1]) * length / parts};
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

class LineFinder {
public:
    LineFinder(Ink const& ink, DrawnLineOptions const& options)
        : m_ink(ink), m_options(options), m_thick(pixels(options.thickness, ink.resolution)),
          m_pale(checked(pixThresholdToBinary(ink.grey.get(), options.level))) {
        if (ink.resolution >= 2 * options.coarse) m_coarse = checked(pixScaleAreaMap2(ink.grey.get()));
    }

    FoundLines run() {
        m_found.mask = empty_mask();
        for (bool const horizontal : {true, false}) {
            auto plain = find_plain(horizontal);
            auto faint = find_faint(horizontal);
            // The plain one is the more exact, where it is whole.
            auto const whole = painted(plain);
            std::erase_if(faint, [&](auto const& line) { return share_in(whole.get(), line) > 0.9; });
            auto const rest = painted(faint);
            std::erase_if(plain, [&](auto const& line) { return share_in(rest.get(), line) > 0.9; });
            m_found.lines.insert(m_found.lines.end(), plain.begin(), plain.end());
            m_found.lines.insert(m_found.lines.end(), faint.begin(), faint.end());
        }
        find_uprights_of_low_rows();
        paint();
        return std::move(m_found);
    }

private:
    PixPtr empty_mask() const {
        return checked(pixCreate(pixGetWidth(m_pale.get()), pixGetHeight(m_pale.get()), 1));
    }

    // What is left of `mask` when nothing is kept that is shorter than `run`.
    static PixPtr opened(Pix* mask, bool horizontal, int run) {
        int const bridge = std::max(2, run / 12);
        auto closed = checked(horizontal ? pixCloseSafeBrick(nullptr, mask, bridge, 1)
                                         : pixCloseSafeBrick(nullptr, mask, 1, bridge));
        return checked(horizontal ? pixOpenBrick(nullptr, closed.get(), run, 1)
                                  : pixOpenBrick(nullptr, closed.get(), 1, run));
    }

    std::vector<PixelLine> lines_of(Pix* runs, bool horizontal, double shortest, double resolution) const {
        int const thick = pixels(m_options.thickness, resolution);
        std::vector<PixelLine> lines;
        for (auto const& line : joined(runs_of(runs, horizontal, thick), pixels(m_options.gap, resolution),
                 m_options.max_slope, std::max(2.0, resolution / 75))) {
            double const length = line.along1 - line.along0;
            if (length < shortest * resolution || line.covered < m_options.covered * length) continue;
            if (std::abs(line.across1 - line.across0) > m_options.max_slope * length) continue;
            lines.push_back(pixel_line(line, horizontal));
        }
        return lines;
    }

    std::vector<PixelLine> find_plain(bool horizontal) const {
        auto const runs = opened(m_pale.get(), horizontal, pixels(m_options.run, m_ink.resolution));
        auto lines = lines_of(runs.get(), horizontal, m_options.length, m_ink.resolution);
        std::erase_if(lines, [&](PixelLine const& line) {
            double const length = std::max(line.x1 - line.x0, line.y1 - line.y0);
            auto const beside = crowding(m_ink.mask.get(), line, m_thick);
            bool const as_a_word = line.width > m_options.heavy * m_ink.resolution &&
                                   length < m_options.longest_word * m_ink.resolution;
            if (as_a_word && (beside.is_broken() || beside.fuller > m_options.crowded / 2)) return true;
            // The feet of heavy letters make a line, too, but one with gaps.
            bool const underline = length >= m_options.underline * m_ink.resolution && beside.own > 0.9 &&
                                   beside.emptier <= m_options.crowded / 2;
            return beside.fuller > m_options.crowded && !underline;
        });
        return lines;
    }

    PixPtr painted(std::vector<PixelLine> const& lines) const {
        auto mask = empty_mask();
        for (auto const& line : lines) render(mask.get(), line, 2 * reach);
        return mask;
    }

    static double share_in(Pix* mask, PixelLine const& line) {
        constexpr int samples = 50;
        double inside = 0;
        for (int i = 0; i < samples; ++i) {
            double const share = (i + 0.5) / samples;
            inside +=
                is_set(mask, line.x0 + (line.x1 - line.x0) * share, line.y0 + (line.y1 - line.y0) * share)
                    ? 1
                    : 0;
        }
        return inside / samples;
    }

    // A hairline that leans is spread over two rows of pixels in turn, each too pale to count. Blurred along
    // its direction it stands out from the paper on both its sides again. Blurred text does so too, hence the
    // wide berth.
    std::vector<PixelLine> find_faint(bool horizontal) const {
        Pix* grey = m_coarse ? m_coarse.get() : m_ink.grey.get();
        double const scale = static_cast<double>(pixGetWidth(m_ink.grey.get())) / pixGetWidth(grey);
        double const resolution = m_ink.resolution / scale;
        int const half = pixels(m_options.blur, resolution);
        int const across = 2 * pixels(m_options.thickness, resolution) + 1;
        auto const blurred = checked(pixBlockconv(grey, horizontal ? half : 1, horizontal ? 1 : half));
        auto const darker = checked(
            pixTophat(blurred.get(), horizontal ? 1 : across, horizontal ? across : 1, L_TOPHAT_BLACK));
        auto const dark = checked(pixThresholdToBinary(darker.get(), m_options.faint));
        pixInvert(dark.get(), dark.get());
        auto const runs = opened(dark.get(), horizontal, pixels(m_options.run, resolution));
        std::vector<PixelLine> lines;
        for (auto line : lines_of(runs.get(), horizontal, m_options.faint_length, resolution)) {
            (horizontal ? line.x0 : line.y0) += half; // the blur made it longer
            (horizontal ? line.x1 : line.y1) -= half;
            for (double* value : {&line.x0, &line.y0, &line.x1, &line.y1, &line.width}) *value *= scale;
            auto const beside = crowding(m_ink.mask.get(), line, m_thick);
            if (beside.fuller > m_options.faint_crowded) continue;
            bool const dotted = !horizontal && line.width < m_options.heavy * m_ink.resolution &&
                                line.y1 - line.y0 > m_options.dotted_length * m_ink.resolution &&
                                beside.piece < m_options.dot * m_ink.resolution &&
                                beside.gap < m_options.dot_gap * m_ink.resolution;
            if (beside.is_broken() && !dotted) continue; // letters that stand below each other
            lines.push_back(line);
        }
        if (lines.size() > m_options.most_faint) lines.clear();
        return lines;
    }

    // What parts the cells of a low row is no longer than a letter, but reaches from line to line.
    void find_uprights_of_low_rows() {
        auto const rows = empty_mask(), known = empty_mask();
        for (auto const& line : m_found.lines)
            render(line.horizontal ? rows.get() : known.get(), line, line.horizontal ? 2 * reach : m_thick);
        auto const runs = opened(m_pale.get(), false, pixels(m_options.low_row, m_ink.resolution));
        for (auto const& run : runs_of(runs.get(), false, m_thick)) {
            if (run.along1 - run.along0 > 2 * m_options.length * m_ink.resolution) continue;
            auto const line = pixel_line(run, false);
            if (!is_set(rows.get(), line.x0, line.y0) || !is_set(rows.get(), line.x1, line.y1)) continue;
            if (is_set(known.get(), (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)) continue;
            if (crowding(m_ink.mask.get(), line, m_thick).fuller <= m_options.crowded)
                m_found.lines.push_back(line);
        }
    }

    // From the lines, not from the runs: what no line holds is part of a letter.
    void paint() {
        for (auto const& line : m_found.lines)
            if (!line.horizontal)
                render(m_found.mask.get(), line, static_cast<int>(std::ceil(line.width)) + 2);
        auto const letters = checked(pixSubtract(nullptr, m_ink.mask.get(), m_found.mask.get()));
        for (auto const& line : m_found.lines)
            if (line.horizontal) paint_between_letters(m_found.mask.get(), line, letters.get());
    }

    static constexpr int reach = 4; // pixels that an upright may end off the line it meets

    static PixelLine pixel_line(Run const& run, bool horizontal) {
        if (horizontal) return {run.along0, run.across0, run.along1, run.across1, run.thickness, true};
        return {run.across0, run.along0, run.across1, run.along1, run.thickness, false};
    }

    static void render(Pix* mask, PixelLine const& line, int width) {
        pixRenderLine(mask, static_cast<int>(line.x0), static_cast<int>(line.y0), static_cast<int>(line.x1),
            static_cast<int>(line.y1), width, L_SET_PIXELS);
    }

    static bool is_set(Pix* mask, double x, double y) {
        int const column = std::clamp(static_cast<int>(x), 0, pixGetWidth(mask) - 1);
        int const row = std::clamp(static_cast<int>(y), 0, pixGetHeight(mask) - 1);
        return bit_at(row_of(mask, row), column);
    }

    Ink const& m_ink;
    DrawnLineOptions const& m_options;
    int m_thick;
    PixPtr m_pale;
    PixPtr m_coarse; // of half the resolution, where that is enough; else none
    FoundLines m_found;
};

} // namespace

FoundLines find_drawn_lines(Ink const& ink, DrawnLineOptions const& options) {
    return LineFinder(ink, options).run();
}

} // namespace planleser
