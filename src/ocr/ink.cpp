#include "ocr/ink.h"

#include "ocr/pixel_access.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace planleser {
namespace {

using Histogram = std::array<std::uint32_t, 256>;

Histogram histogram_of(Pix* grey, int step) {
    Histogram counts{};
    for (int y = 0; y < pixGetHeight(grey); y += step) {
        auto const* line = row_of(grey, y);
        for (int x = 0; x < pixGetWidth(grey); x += step)
            ++counts[static_cast<std::size_t>(byte_at(line, x))];
    }
    return counts;
}

std::uint8_t level_at(Histogram const& counts, double share) {
    double total = 0;
    for (auto count : counts) total += count;
    double seen = 0;
    for (std::size_t level = 0; level < counts.size(); ++level) {
        seen += counts[level];
        if (seen >= share * total) return static_cast<std::uint8_t>(level);
    }
    return 255;
}

// The level that parts a histogram in two classes best (Otsu, 1979).
int otsu_level(Histogram const& counts) {
    double total = 0, sum = 0;
    for (std::size_t level = 0; level < counts.size(); ++level) {
        total += counts[level];
        sum += static_cast<double>(level) * counts[level];
    }
    double below = 0, sum_below = 0, best = -1;
    int best_level = 128;
    for (int level = 0; level < 256; ++level) {
        below += counts[static_cast<std::size_t>(level)];
        sum_below += static_cast<double>(level) * counts[static_cast<std::size_t>(level)];
        if (below == 0 || below == total) continue;
        double const difference = sum_below / below - (sum - sum_below) / (total - below);
        double const between = below * (total - below) * difference * difference;
        if (between > best) {
            best = between;
            best_level = level;
        }
    }
    return best_level;
}

int odd(double pixels) {
    return std::max(1, static_cast<int>(std::lround(pixels / 2)) * 2 + 1);
}

// The paper's level around each pixel, as a picture of the same size: the brightest there, so that a lamp's
// fall-off or a book's gutter counts as paper and a filled area does not.
PixPtr paper_levels(Pix* grey, double resolution, std::uint8_t paper, InkOptions const& options) {
    int const reduction = std::max(2, static_cast<int>(resolution / 20));
    int const width = pixGetWidth(grey), height = pixGetHeight(grey);
    if (width < 2 * reduction || height < 2 * reduction) {
        auto flat = checked(pixCreate(width, height, 8));
        pixSetAllGray(flat.get(), paper);
        return flat;
    }
    auto small = checked(
        pixScaleAreaMap(grey, 1.0F / static_cast<float>(reduction), 1.0F / static_cast<float>(reduction)));
    int const window = odd(options.paper_window * resolution / reduction);
    auto closed = checked(pixCloseGray(small.get(), window, window));
    auto const least = static_cast<int>(options.darkest_paper * paper);
    for (int y = 0; y < pixGetHeight(closed.get()); ++y) {
        auto* line = row_of(closed.get(), y);
        for (int x = 0; x < pixGetWidth(closed.get()); ++x)
            if (byte_at(line, x) < least) set_byte(line, x, paper);
    }
    auto smooth = checked(pixBlockconv(closed.get(), std::min(window / 4 + 1, pixGetWidth(closed.get()) / 4),
        std::min(window / 4 + 1, pixGetHeight(closed.get()) / 4)));
    return checked(pixScaleToSize(smooth.get(), width, height));
}

// grey := 255 * grey / paper, 255 at most.
void divide_by(Pix* grey, Pix* paper) {
    for (int y = 0; y < pixGetHeight(grey); ++y) {
        auto* line = row_of(grey, y);
        auto const* level = row_of(paper, y);
        for (int x = 0; x < pixGetWidth(grey); ++x) {
            set_byte(line, x, std::min(255, 255 * byte_at(line, x) / std::max(1, byte_at(level, x))));
        }
    }
}

// Redraws a filled area (its shape is `mask` at box's corner) as dark ink on white paper.
// Its edge is uncertain by `inside_rim` pixels inwards and `rim` outwards.
void flatten_fill(Pix* grey, Pix* mask, FilledArea& area, int inside_rim, int rim) {
    Histogram counts{};
    for (int y = 0; y < area.box.height(); ++y) {
        auto const* line = row_of(grey, area.box.y0 + y);
        auto const* inside = row_of(mask, y);
        for (int x = 0; x < area.box.width(); ++x)
            if (bit_at(inside, x)) ++counts[static_cast<std::size_t>(byte_at(line, area.box.x0 + x))];
    }
    int const level = area.level;
    int const contrast = 40;
    double darker = 0, lighter = 0;
    for (int i = 0; i < 256; ++i) {
        if (i < level - contrast) darker += counts[static_cast<std::size_t>(i)];
        if (i > level + contrast) lighter += counts[static_cast<std::size_t>(i)];
    }
    area.light_on_dark = lighter > darker;
    // The shape was found on a smoothed picture and reaches a little into the paper around.
    auto const inner = checked(pixErodeBrick(nullptr, mask, 2 * inside_rim + 1, 2 * inside_rim + 1));
    int const brightest = std::max<int>(level + contrast, level_at(counts, 0.995));
    auto grown = checked(pixAddBorder(mask, rim, 0));
    grown = checked(pixDilateBrick(nullptr, grown.get(), 2 * rim + 1, 2 * rim + 1));
    for (int y = -rim; y < area.box.height() + rim; ++y) {
        if (area.box.y0 + y < 0 || area.box.y0 + y >= pixGetHeight(grey)) continue;
        auto* line = row_of(grey, area.box.y0 + y);
        auto const* around = row_of(grown.get(), y + rim);
        for (int x = -rim; x < area.box.width() + rim; ++x) {
            int const column = area.box.x0 + x;
            if (column < 0 || column >= pixGetWidth(grey) || !bit_at(around, x + rim)) continue;
            bool const within = x >= 0 && y >= 0 && x < area.box.width() && y < area.box.height() &&
                                bit_at(row_of(inner.get(), y), x);
            int const value = byte_at(line, column);
            int flat = 255;
            if (within && area.light_on_dark)
                flat = 255 - 255 * std::max(0, value - level) / (brightest - level);
            if (!area.light_on_dark) flat = 255 * value / std::max(1, level);
            set_byte(line, column, std::clamp(flat, 0, 255));
        }
    }
}

// The colour of the fill without that of the letters on it.
Colour colour_of(Raster const& raster, Pix* grey, Pix* mask, FilledArea const& area) {
    std::array<double, 3> sum{};
    double count = 0;
    for (int y = 0; y < area.box.height(); y += 2) {
        auto const* inside = row_of(mask, y);
        auto const* line = raster.row(area.box.y0 + y);
        auto const* tones = row_of(grey, area.box.y0 + y);
        for (int x = 0; x < area.box.width(); x += 2) {
            if (!bit_at(inside, x) || std::abs(byte_at(tones, area.box.x0 + x) - area.level) > 20) continue;
            for (std::size_t channel = 0; channel < 3; ++channel) {
                auto const at =
                    static_cast<std::size_t>(area.box.x0 + x) * static_cast<std::size_t>(raster.channels);
                sum[channel] += line[at + (raster.channels == 3 ? channel : 0)];
            }
            ++count;
        }
    }
    auto const mean = [&](std::size_t channel) {
        return static_cast<std::uint8_t>(count > 0 ? std::lround(sum[channel] / count) : 0);
    };
    return {mean(0), mean(1), mean(2)};
}

struct MainTone {
    std::uint8_t level = 0;
    double share = 0; // of the pixels, that are within options.tone of it
};

MainTone main_tone(Pix* grey, Pix* mask, PixelBox const& box, InkOptions const& options) {
    Histogram counts{};
    for (int y = 0; y < box.height(); ++y) {
        auto const* line = row_of(grey, box.y0 + y);
        auto const* inside = row_of(mask, y);
        for (int x = 0; x < box.width(); ++x)
            if (bit_at(inside, x)) ++counts[static_cast<std::size_t>(byte_at(line, box.x0 + x))];
    }
    double total = 0, within = 0, most = -1;
    int best = 0;
    for (auto count : counts) total += count;
    for (int last = 0; last < 256 + options.tone; ++last) {
        if (last < 256) within += counts[static_cast<std::size_t>(last)];
        int const left = last - 2 * options.tone - 1;
        if (left >= 0) within -= counts[static_cast<std::size_t>(left)];
        if (within > most) {
            most = within;
            best = last - options.tone;
        }
    }
    return {static_cast<std::uint8_t>(std::clamp(best, 0, 255)), total > 0 ? most / total : 0};
}

void whiten(Pix* grey, PixelBox const& box) {
    for (int y = box.y0; y < box.y1; ++y) {
        auto* line = row_of(grey, y);
        for (int x = box.x0; x < box.x1; ++x) set_byte(line, x, 255);
    }
}

int reduction_of(double resolution, InkOptions const& options) {
    return std::max(2, static_cast<int>(resolution / options.coarse));
}

// The ground once the letters on it are gone, at a coarse scale. Bold letters side by side are as dark as a
// tint; closing with a brick as high as they are leaves only what they stand on.
PixPtr ground_of(Pix* grey, double resolution, InkOptions const& options) {
    int const reduction = reduction_of(resolution, options);
    float const factor = 1.0F / static_cast<float>(reduction);
    auto small = checked(pixScaleAreaMap(grey, factor, factor));
    if (pixGetWidth(small.get()) > 3 && pixGetHeight(small.get()) > 3)
        small = checked(pixBlockconv(small.get(), 1, 1)); // the brightest grain would stand for its ground
    int const letter = odd(options.fill_letter * resolution / reduction);
    return checked(pixCloseGray(small.get(), letter, letter));
}

struct Outline {
    double solidity = 0; // of what lies between its upper and its lower edge
    double boxed = 0;    // of the box that leans as its upper edge does
};

Outline outline_of(Pix* shape, InkOptions const& options) {
    int const width = pixGetWidth(shape), height = pixGetHeight(shape);
    std::vector<int> first(static_cast<std::size_t>(width), height), last(first.size(), -1);
    double ink = 0;
    for (int y = 0; y < height; ++y) {
        auto const* row = row_of(shape, y);
        for (int x = 0; x < width; ++x) {
            if (!bit_at(row, x)) continue;
            auto const column = static_cast<std::size_t>(x);
            first[column] = std::min(first[column], y);
            last[column] = y;
            ++ink;
        }
    }
    double between = 0;
    for (std::size_t x = 0; x < first.size(); ++x) between += std::max(0, last[x] - first[x] + 1);
    auto const fifth = static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, first.size() / 5));
    auto const middle_of = [&](auto begin) {
        std::vector<int> edge(begin, begin + fifth);
        std::nth_element(edge.begin(), edge.begin() + fifth / 2, edge.end());
        return edge[static_cast<std::size_t>(fifth / 2)];
    };
    double const rise = std::abs(middle_of(first.end() - fifth) - middle_of(first.begin())) * 1.25;
    double const upright = height - std::min(rise, options.fill_slope * width);
    return {between > 0 ? ink / between : 0, ink / (width * std::max(1.0, upright))};
}

// Letters are holes in a fill; a cell or a frame's inside is larger than they.
PixPtr with_letters(Pix* fills, double resolution, InkOptions const& options) {
    auto const holes = checked(pixHolesByFilling(fills, 4));
    int const letter = static_cast<int>(options.fill_hole * resolution);
    auto const letters =
        checked(pixSelectBySize(holes.get(), 0, letter, 8, L_SELECT_HEIGHT, L_SELECT_IF_LTE, nullptr));
    auto const filled = checked(pixOr(nullptr, fills, letters.get()));
    int const hole = odd(3 * options.fill_thickness * resolution);
    return checked(pixCloseSafeBrick(nullptr, filled.get(), hole, hole));
}

template <typename Take>
void for_each_part(Pix* mask, Take const& take) {
    Pixa* parts = nullptr;
    Boxa* boxes = pixConnComp(mask, &parts, 8);
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        PixPtr const shape(pixaGetPix(parts, i, L_CLONE));
        take(shape.get(), PixelBox{x, y, x + w, y + h});
    }
    boxaDestroy(&boxes);
    pixaDestroy(&parts);
}

// Redraws filled areas of a page, one after the other, as dark ink on white paper.
class FillTaker {
public:
    FillTaker(Ink& ink, Raster const& raster, Pix* smooth, Pix* ground, InkOptions const& options)
        : m_ink(ink), m_raster(raster), m_smooth(smooth), m_ground(ground), m_options(options) {}

    void take(Pix* shape, PixelBox const& box) {
        if (is_small(box)) return;
        auto const outline = outline_of(shape, m_options);
        bool const solid = outline.solidity >= m_options.fill_solidity;
        bool const large = box.width() >= m_options.wide_ground * m_ink.resolution &&
                           box.height() >= m_options.high_ground * m_ink.resolution;
        if (large && (!solid || has_tones(shape, box))) return take_apart(shape, box);
        if (solid) take_whole(shape, box, outline.boxed);
    }

private:
    bool is_small(PixelBox const& box) const {
        return box.width() < m_options.fill_width * m_ink.resolution ||
               box.height() < m_options.fill_height * m_ink.resolution;
    }

    void take_whole(Pix* shape, PixelBox const& box, double boxed) {
        FilledArea area;
        area.box = box;
        auto const tone = main_tone(m_smooth, shape, box, m_options);
        if (tone.share < m_options.one_tone) {
            // Bold letters that run together have many tones too, and are no photograph.
            if (std::min(box.width(), box.height()) < m_options.photograph_side * m_ink.resolution) return;
            m_ink.photographs.push_back(box);
            whiten(m_ink.grey.get(), box);
            return;
        }
        int const grain = std::max(1, static_cast<int>(m_ink.resolution * m_options.fill_grain));
        area.level = tone.level;
        area.colour = colour_of(m_raster, m_ink.grey.get(), shape, area);
        flatten_fill(
            m_ink.grey.get(), shape, area, grain + 2, grain + 2 + reduction_of(m_ink.resolution, m_options));
        if (boxed >= m_options.fill_solidity) m_ink.fills.push_back(area);
    }

    // The ground below `box`, as large as it is.
    PixPtr ground_below(PixelBox const& box) const {
        auto part = checked(pixCreate(box.width(), box.height(), 8));
        Pix* page = m_ink.grey.get();
        double const across = static_cast<double>(pixGetWidth(m_ground)) / pixGetWidth(page);
        double const down = static_cast<double>(pixGetHeight(m_ground)) / pixGetHeight(page);
        for (int y = 0; y < box.height(); ++y) {
            auto* line = row_of(part.get(), y);
            auto const* level =
                row_of(m_ground, std::min(static_cast<int>((box.y0 + y) * down), pixGetHeight(m_ground) - 1));
            for (int x = 0; x < box.width(); ++x)
                set_byte(line, x,
                    byte_at(
                        level, std::min(static_cast<int>((box.x0 + x) * across), pixGetWidth(m_ground) - 1)));
        }
        return part;
    }

    // Tints of different levels in one shape, each too large for letters. A photograph has all levels.
    bool has_tones(Pix* shape, PixelBox const& box) const {
        auto const ground = ground_below(box);
        auto const tone = main_tone(ground.get(), shape, {0, 0, box.width(), box.height()}, m_options);
        auto const whole = main_tone(m_smooth, shape, box, m_options);
        bool const dark = whole.level < 255 * m_options.darkest_ground; // light letters are ground there
        return !dark && tone.share < m_options.same_ground && whole.share >= m_options.one_tone;
    }

    // Dark areas within a shape, with the letters on them; its own letters are thinner.
    PixPtr dark_parts(Pix* shape, PixelBox const& box, int darkest) const {
        auto part = checked(pixCreate(box.width(), box.height(), 8));
        pixRasterop(part.get(), 0, 0, box.width(), box.height(), PIX_SRC, m_smooth, box.x0, box.y0);
        auto const dark = checked(pixThresholdToBinary(part.get(), darkest));
        pixAnd(dark.get(), dark.get(), shape);
        int const thickness = odd(m_options.fill_thickness * m_ink.resolution);
        auto const opened = checked(pixOpenBrick(nullptr, dark.get(), thickness, thickness));
        return with_letters(opened.get(), m_ink.resolution, m_options);
    }

    // What has no one tone or is no one area, as a table of tinted rows across tinted columns below a dark
    // head: its dark parts are areas of their own, and the rest is divided by its own level pixel by pixel.
    void take_apart(Pix* shape, PixelBox const& box) {
        Pix* grey = m_ink.grey.get();
        auto const ground = ground_below(box);
        int const darkest = static_cast<int>(255 * m_options.darkest_ground);
        auto const dark = dark_parts(shape, box, darkest);
        for (int y = 0; y < box.height(); ++y) {
            auto* line = row_of(grey, box.y0 + y);
            auto const* inside = row_of(shape, y);
            auto const* apart = row_of(dark.get(), y);
            auto const* level = row_of(ground.get(), y);
            for (int x = 0; x < box.width(); ++x) {
                int const paper = byte_at(level, x);
                if (bit_at(inside, x) && !bit_at(apart, x) && paper >= darkest)
                    set_byte(line, box.x0 + x, std::min(255, 255 * byte_at(line, box.x0 + x) / paper));
            }
        }
        for_each_part(dark.get(), [&](Pix* part, PixelBox const& within) {
            PixelBox const area{
                box.x0 + within.x0, box.y0 + within.y0, box.x0 + within.x1, box.y0 + within.y1};
            auto const outline = outline_of(part, m_options);
            if (!is_small(area) && outline.solidity >= m_options.fill_solidity)
                take_whole(part, area, outline.boxed);
        });
    }

    Ink& m_ink;
    Raster const& m_raster;
    Pix* m_smooth;
    Pix* m_ground;
    InkOptions const& m_options;
};

void find_fills(Ink& ink, Raster const& raster, InkOptions const& options) {
    Pix* grey = ink.grey.get();
    // Smoothed: a fill may be printed as a screen of dots, or come grainy out of a camera.
    int const grain = std::max(1, static_cast<int>(ink.resolution * options.fill_grain));
    auto const smooth = checked(pixBlockconv(grey, grain, grain));
    auto const dark = checked(pixThresholdToBinary(smooth.get(), static_cast<int>(255 * options.dark_fill)));
    auto const ground = ground_of(grey, ink.resolution, options);
    auto const tinted =
        checked(pixThresholdToBinary(ground.get(), static_cast<int>(255 * options.pale_fill)));
    auto const pale = checked(pixScaleToSize(tinted.get(), pixGetWidth(grey), pixGetHeight(grey)));
    pixOr(dark.get(), dark.get(), pale.get());
    int const thickness = odd(options.fill_thickness * ink.resolution);
    auto const opened = checked(pixOpenBrick(nullptr, dark.get(), thickness, thickness));
    l_int32 none = 0;
    pixZero(opened.get(), &none);
    if (none != 0) return;
    // Heavy letters leave crumbs that would grow together with a fill beside them.
    int const crumb = static_cast<int>(options.fill_width * ink.resolution);
    auto const solid =
        checked(pixSelectBySize(opened.get(), crumb, 0, 8, L_SELECT_WIDTH, L_SELECT_IF_GTE, nullptr));
    auto const shapes = with_letters(solid.get(), ink.resolution, options);
    FillTaker taker(ink, raster, smooth.get(), ground.get(), options);
    for_each_part(shapes.get(), [&](Pix* shape, PixelBox const& box) { taker.take(shape, box); });
}

} // namespace

Ink find_ink(Raster const& raster, InkOptions const& options) {
    Ink ink;
    ink.grey = to_grey(raster);
    // A picture of unknown place is taken for a page's width.
    ink.resolution = raster.resolution() > 0 ? raster.resolution() : raster.width / 8.27;
    auto const paper = level_at(histogram_of(ink.grey.get(), 3), 0.9);
    auto const levels =
        paper_levels(ink.grey.get(), ink.resolution, std::max<std::uint8_t>(paper, 1), options);
    divide_by(ink.grey.get(), levels.get());
    find_fills(ink, raster, options);
    // Thin strokes are paler than thick ones, so the parting of ink and paper leans to the paper's side.
    int const level = std::clamp(otsu_level(histogram_of(ink.grey.get(), 2)), 130, 190);
    ink.mask = checked(pixThresholdToBinary(ink.grey.get(), level));
    return ink;
}

} // namespace planleser
