#include "ocr/text_strips.h"

#include "ocr/pixel_access.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace planleser {
namespace {

using Indices = std::vector<std::size_t>;

// Where components lie, by bands of rows, each band from left to right.
class BandIndex {
public:
    BandIndex(std::vector<PixelBox> const& boxes, Indices const& members, int band_height)
        : m_boxes(boxes), m_height(std::max(4, band_height)) {
        int last = 0;
        for (auto i : members) {
            last = std::max(last, boxes[i].y1);
            m_widest = std::max(m_widest, boxes[i].width());
        }
        m_bands.resize(static_cast<std::size_t>(last / m_height) + 1);
        for (auto i : members)
            for (int band = boxes[i].y0 / m_height; band <= (boxes[i].y1 - 1) / m_height; ++band)
                m_bands[static_cast<std::size_t>(band)].push_back(i);
        for (auto& band : m_bands)
            std::sort(band.begin(), band.end(), [&](auto a, auto b) { return boxes[a].x0 < boxes[b].x0; });
    }

    // Calls `visit` for the members that meet the area; one that spans bands may come more than once.
    template <typename Visit>
    void visit(PixelBox const& area, Visit visit) const {
        int const last = std::min((area.y1 - 1) / m_height, static_cast<int>(m_bands.size()) - 1);
        for (int band = std::max(0, area.y0 / m_height); band <= last; ++band) {
            auto const& row = m_bands[static_cast<std::size_t>(band)];
            auto at = std::lower_bound(
                row.begin(), row.end(), area.x0 - m_widest, [&](auto i, int x) { return m_boxes[i].x0 < x; });
            for (; at != row.end() && m_boxes[*at].x0 < area.x1; ++at)
                if (m_boxes[*at].x1 > area.x0) visit(*at);
        }
    }

private:
    std::vector<PixelBox> const& m_boxes;
    int m_height;
    int m_widest = 0;
    std::vector<Indices> m_bands;
};

class Groups {
public:
    explicit Groups(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0U); }
    std::size_t root(std::size_t i) {
        while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { m_parent[root(a)] = root(b); }

private:
    Indices m_parent;
};

int shared_rows(PixelBox const& a, PixelBox const& b) {
    return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

double median(std::vector<double> values, double share = 0.5) {
    if (values.empty()) return 0;
    auto const at =
        std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

class StripFinder {
public:
    StripFinder(StripPage& page, FoundLines const& lines, double resolution, StripOptions const& options)
        : m_page(page), m_boxes(page.ink.boxes), m_resolution(resolution), m_options(options),
          m_groups(page.ink.boxes.size()), m_taken(page.ink.boxes.size(), false) {
        for (auto const& line : lines.lines)
            if (!line.horizontal) m_uprights.push_back(line);
    }

    void run() {
        sort_by_size();
        link_letters();
        find_leaders();
        attach_small_parts();
        gather();
        for (auto& strip : m_page.strips) measure(strip);
        settle_slopes();
    }

private:
    bool parted(PixelBox const& a, PixelBox const& b) const {
        double const middle = (std::max(a.y0, b.y0) + std::min(a.y1, b.y1)) / 2.0;
        return std::any_of(m_uprights.begin(), m_uprights.end(), [&](PixelLine const& line) {
            if (middle < line.y0 || middle > line.y1) return false;
            double const x =
                line.x0 + (line.x1 - line.x0) * (middle - line.y0) / std::max(1.0, line.y1 - line.y0);
            return a.centre_x() < x && x < b.centre_x();
        });
    }

    void sort_by_size() {
        std::vector<double> heights;
        for (auto const& box : m_boxes)
            if (box.height() > 0.045 * m_resolution) heights.push_back(box.height());
        m_usual = heights.empty() ? 0.075 * m_resolution : median(heights);
        m_page.usual_height = m_usual;
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            auto const& box = m_boxes[i];
            if (box.height() > m_options.tallest * m_resolution ||
                box.width() > 3 * m_options.tallest * m_resolution) {
                m_page.left_over.push_back(box);
                m_taken[i] = true;
            } else if (box.height() < m_options.small * m_usual) {
                m_small.push_back(i);
            } else {
                m_letters.push_back(i);
            }
        }
    }

    void link_letters() {
        BandIndex const index(m_boxes, m_letters, static_cast<int>(m_usual));
        for (auto i : m_letters) {
            auto const& a = m_boxes[i];
            // Taller neighbours may stand farther off, so the reach is that of the tallest allowed.
            int const reach = static_cast<int>(m_options.gap * m_options.height_ratio * a.height());
            // An apostrophe is nearer than the letter behind it, and has no rows in common with that.
            std::optional<std::size_t> best, best_alike;
            int nearest = 0, nearest_alike = 0;
            index.visit({a.x0, a.y0, a.x1 + reach, a.y1}, [&](std::size_t j) {
                auto const& b = m_boxes[j];
                if (j == i || b.centre_x() <= a.centre_x()) return;
                int const gap = b.x0 - a.x1;
                int const lower = std::min(a.height(), b.height()), taller = std::max(a.height(), b.height());
                double const height = std::min(taller, 2 * lower);
                if (gap > m_options.gap * height || shared_rows(a, b) < m_options.overlap * lower) return;
                if (taller > m_options.height_ratio * lower && gap > 0.25 * height) return;
                if (!best || gap < nearest) {
                    best = j;
                    nearest = gap;
                }
                if (taller < m_options.alike * lower && (!best_alike || gap < nearest_alike)) {
                    best_alike = j;
                    nearest_alike = gap;
                }
            });
            for (auto const& next : {best, best_alike})
                if (next && !parted(a, m_boxes[*next])) m_groups.join(i, *next);
        }
    }

    bool is_dot(PixelBox const& box) const {
        return box.width() < 0.5 * m_usual && box.height() < m_options.small * m_usual &&
               box.width() < 2 * box.height() && box.height() < 2 * box.width();
    }

    bool evenly_spaced(Indices const& parts) const {
        double least = 1e9, most = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            double const step = m_boxes[parts[i]].centre_x() - m_boxes[parts[i - 1]].centre_x();
            least = std::min(least, step);
            most = std::max(most, step);
        }
        return most <= 2.2 * least;
    }

    // Rows of equal dots, as between a heading and its page number.
    void find_leaders() {
        Indices dots;
        for (auto i : m_small)
            if (is_dot(m_boxes[i])) dots.push_back(i);
        BandIndex const index(m_boxes, dots, static_cast<int>(m_usual));
        std::vector<std::optional<std::size_t>> next(m_boxes.size());
        std::vector<bool> follows(m_boxes.size(), false);
        for (auto i : dots) {
            auto const& a = m_boxes[i];
            int nearest = static_cast<int>(1.2 * m_usual);
            index.visit({a.x1, a.y0, a.x1 + nearest, a.y1}, [&](std::size_t j) {
                auto const& b = m_boxes[j];
                if (b.x0 < a.x1 || std::abs(b.centre_y() - a.centre_y()) > 0.2 * m_usual) return;
                if (b.x0 - a.x1 >= nearest) return;
                nearest = b.x0 - a.x1;
                next[i] = j;
            });
            if (next[i]) follows[*next[i]] = true;
        }
        for (auto i : dots) {
            if (follows[i] || !next[i]) continue;
            TextStrip strip;
            strip.kind = StripKind::Leader;
            for (std::optional<std::size_t> at = i; at; at = next[*at]) {
                if (m_taken[*at]) break;
                strip.parts.push_back(*at);
            }
            if (strip.parts.size() < 6 || !evenly_spaced(strip.parts)) continue;
            for (auto part : strip.parts) m_taken[part] = true;
            m_page.strips.push_back(std::move(strip));
        }
    }

    // The ring of an "å" is half as high as the letter in some typefaces.
    static bool is_accent(PixelBox const& above, PixelBox const& letter) {
        return letter.x0 < above.centre_x() && above.centre_x() < letter.x1 &&
               above.width() < 0.8 * letter.width() && above.height() < 0.75 * letter.height() &&
               above.y1 <= letter.y0 + 2 && letter.y0 - above.y1 < 0.35 * letter.height();
    }

    // Dots, accents and dashes go to the nearest letter; those far from any make strips of their own.
    void attach_small_parts() {
        BandIndex const letters(m_boxes, m_letters, static_cast<int>(m_usual));
        // In a heading an accent is as large as a letter of the text below: it shows by being alone.
        std::vector<int> members(m_boxes.size(), 0);
        for (auto i : m_letters) ++members[m_groups.root(i)];
        Indices small = m_small, loose;
        for (auto i : m_letters)
            if (members[m_groups.root(i)] == 1) small.push_back(i);
        for (auto i : small) {
            if (m_taken[i]) continue;
            auto const& a = m_boxes[i];
            double const height = std::max<double>(m_usual, a.height() / m_options.small);
            int const reach = static_cast<int>(0.9 * height), rise = static_cast<int>(0.7 * height);
            std::optional<std::size_t> best;
            double nearest = 0;
            letters.visit({a.x0 - reach, a.y0 - rise, a.x1 + reach, a.y1 + rise}, [&](std::size_t j) {
                auto const& b = m_boxes[j];
                if (j == i) return;
                bool const low = a.height() <= m_options.small * std::max<double>(m_usual, 1.2 * b.height());
                if (!low && !is_accent(a, b)) return;
                double const aside = std::max({0, b.x0 - a.x1, a.x0 - b.x1});
                double const above = std::max({0, b.y0 - a.y1, a.y0 - b.y1});
                double const distance = aside + 1.5 * above;
                if (aside > reach || above > rise || (best && distance >= nearest)) return;
                best = j;
                nearest = distance;
            });
            if (best && !parted(a, m_boxes[*best]) && !parted(m_boxes[*best], a))
                m_groups.join(i, *best);
            else if (a.height() < m_options.small * m_usual)
                loose.push_back(i);
        }
        // A dash or a pair of points alone in a cell is text; a lone point is dirt.
        for (auto i : loose)
            if (is_dot(m_boxes[i]) && m_boxes[i].width() < 0.35 * m_usual) m_taken[i] = true;
    }

    void gather() {
        std::vector<std::size_t> strip_of(m_boxes.size(), m_boxes.size());
        for (std::size_t i = 0; i < m_boxes.size(); ++i) {
            if (m_taken[i]) continue;
            auto const root = m_groups.root(i);
            if (strip_of[root] == m_boxes.size()) {
                strip_of[root] = m_page.strips.size();
                m_page.strips.emplace_back();
            }
            m_page.strips[strip_of[root]].parts.push_back(i);
        }
        std::vector<TextStrip> bullets;
        for (auto& strip : m_page.strips) {
            std::sort(strip.parts.begin(), strip.parts.end(),
                [&](auto a, auto b) { return m_boxes[a].x0 < m_boxes[b].x0; });
            if (strip.kind == StripKind::Text && begins_with_bullet(strip)) {
                if (strip.parts.size() == 1) {
                    strip.kind = StripKind::Bullet;
                } else {
                    bullets.emplace_back();
                    bullets.back().kind = StripKind::Bullet;
                    bullets.back().parts = {strip.parts.front()};
                    strip.parts.erase(strip.parts.begin());
                }
            }
        }
        std::move(bullets.begin(), bullets.end(), std::back_inserter(m_page.strips));
    }

    bool begins_with_bullet(TextStrip const& strip) const {
        auto const& box = m_boxes[strip.parts.front()];
        double const width = box.width(), height = box.height();
        if (width < 0.22 * m_usual || width > 1.0 * m_usual) return false;
        if (width > 1.3 * height || height > 1.3 * width) return false;
        double const fill = count_ink(m_page.ink.shapes[strip.parts.front()].get()) / (width * height);
        if (fill < m_options.bullet_fill_low) return false;
        if (strip.parts.size() == 1) return true;
        auto const& next = m_boxes[strip.parts[1]];
        // A full stop lies on the line of the letters' feet, a bullet in the middle of their height.
        return next.x0 - box.x1 > 0.5 * m_usual && box.y1 < next.y1 - 0.1 * next.height() &&
               box.y0 > next.y0 - 0.1 * next.height();
    }

    // Fits a line under the letters' feet; letters that reach below it are left out in a second and third
    // try.
    void measure(TextStrip& strip) const {
        strip.box = m_boxes[strip.parts.front()];
        for (auto part : strip.parts) strip.box = united(strip.box, m_boxes[part]);
        Indices feet;
        for (auto part : strip.parts)
            if (m_boxes[part].height() >= 0.5 * m_usual) feet.push_back(part);
        if (feet.size() < 8 || strip.box.width() < 8 * m_usual) return;
        double slope = 0, level = 0;
        double tolerance = m_usual;
        for (int round = 0; round < 4; ++round) {
            double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
            for (auto part : feet) {
                double const x = m_boxes[part].centre_x() - strip.box.centre_x(), y = m_boxes[part].y1;
                if (round > 0 && std::abs(y - (level + slope * x)) > tolerance) continue;
                ++n, sx += x, sy += y, sxx += x * x, sxy += x * y;
            }
            double const spread = n * sxx - sx * sx;
            if (n < 5 || spread <= 0) break;
            slope = (n * sxy - sx * sy) / spread;
            level = (sy - slope * sx) / n;
            tolerance = std::max(1.5, tolerance * 0.4);
        }
        strip.slope = slope;
        strip.baseline = level;
    }

    void settle_slopes() {
        std::vector<double> slopes;
        for (auto const& strip : m_page.strips)
            if (strip.slope != 0)
                for (int weight = strip.box.width(); weight > 0; weight -= static_cast<int>(8 * m_usual) + 1)
                    slopes.push_back(strip.slope);
        m_page.slope = median(slopes);
        if (std::abs(m_page.slope) < m_options.straight) m_page.slope = 0;
        std::vector<double> tall;
        for (auto& strip : m_page.strips) {
            if (std::abs(strip.slope - m_page.slope) > m_options.bend || strip.slope == 0)
                settle_short(strip);
            std::vector<double> heights;
            for (auto part : strip.parts) {
                auto const& box = m_boxes[part];
                if (box.height() < 0.5 * m_usual) continue;
                heights.push_back(
                    strip.baseline + strip.slope * (box.centre_x() - strip.box.centre_x()) - box.y0);
            }
            strip.tallest = heights.empty() ? m_usual : std::max(0.3 * m_usual, median(heights, 0.9));
            strip.height = strip.tallest;
            if (strip.kind == StripKind::Text && strip.parts.size() > 5) tall.push_back(strip.height);
        }
        // A strip of small letters alone would be taken for capitals of a smaller size.
        double const usual = tall.empty() ? m_usual : median(tall);
        m_page.usual_tall = usual;
        for (auto& strip : m_page.strips)
            if (strip.parts.size() < 8 && strip.height > 0.6 * usual && strip.height < 0.82 * usual)
                strip.height = usual;
    }

    void settle_short(TextStrip& strip) const {
        strip.slope = m_page.slope;
        std::vector<double> feet;
        for (auto part : strip.parts) {
            auto const& box = m_boxes[part];
            if (box.height() < 0.5 * m_usual && strip.kind == StripKind::Text && strip.parts.size() > 1)
                continue;
            feet.push_back(box.y1 - strip.slope * (box.centre_x() - strip.box.centre_x()));
        }
        strip.baseline = feet.empty() ? strip.box.y1 : median(feet, 0.4);
    }

    StripPage& m_page;
    std::vector<PixelBox> const& m_boxes;
    double m_resolution;
    StripOptions const& m_options;
    Groups m_groups;
    std::vector<bool> m_taken;
    std::vector<PixelLine> m_uprights;
    Indices m_letters, m_small;
    double m_usual = 0;
};

} // namespace

StripPage find_text_strips(Ink const& ink, FoundLines const& lines, StripOptions const& options) {
    StripPage page;
    auto const text = checked(pixSubtract(nullptr, ink.mask.get(), lines.mask.get()));
    l_int32 count = 0;
    pixCountConnComp(text.get(), 8, &count);
    if (count > most_components) {
        page.too_busy = true;
        return page;
    }
    Pixa* parts = nullptr;
    Boxa* boxes = pixConnComp(text.get(), &parts, 8);
    double const speck = options.speck * ink.resolution;
    // What is left of a drawn line's uneven edge lies within a few pixels of it.
    auto const rim = checked(pixDilateBrick(nullptr, lines.mask.get(), 5, 5));
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        l_int32 x = 0, y = 0, w = 0, h = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &w, &h);
        if (w < speck && h < speck) continue;
        PixPtr shape(pixaGetPix(parts, i, L_CLONE));
        if (std::min(w, h) < 5) {
            auto const edge = checked(pixCopy(nullptr, shape.get()));
            pixRasterop(edge.get(), 0, 0, w, h, PIX_SRC & PIX_DST, rim.get(), x, y);
            if (2 * count_ink(edge.get()) > count_ink(shape.get())) continue;
        }
        page.ink.boxes.push_back({x, y, x + w, y + h});
        page.ink.shapes.push_back(std::move(shape));
    }
    boxaDestroy(&boxes);
    pixaDestroy(&parts);
    if (!page.ink.boxes.empty()) StripFinder(page, lines, ink.resolution, options).run();
    return page;
}

} // namespace planleser
