#include "pdf/path_shapes.h"

#include <algorithm>
#include <cmath>

namespace planleser {

namespace {

Box bounds_of(std::span<PathPoint const> points) {
    Box box;
    for (auto const& point : points) box.include({point.x, point.y, point.x, point.y});
    return box;
}

bool has_curve(std::span<PathPoint const> points) {
    return std::any_of(points.begin(), points.end(), [](PathPoint const& point) { return point.control; });
}

// Of the polygon through all points; control points stand in for their curves.
double area_of(std::span<PathPoint const> points) {
    double twice = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const& a = points[i];
        auto const& b = points[(i + 1) % points.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

void count_shape(Box const& box, PageContent& page) {
    ++page.shapes.count;
    page.shapes.box.include(box);
}

// A path around one of its own points, to which all others are equally near, but for the control points of
// the curve between them.
void add_sector(
    std::span<PathPoint const> points, Colour colour, ShapeOptions const& options, PageContent& page) {
    if (points.size() > options.most_sector_points) return;
    auto const away = [](PathPoint const& a, PathPoint const& b) { return std::hypot(a.x - b.x, a.y - b.y); };
    for (auto const& middle : points) {
        if (middle.control) continue;
        double radius = 0;
        std::size_t round = 0;
        bool fits = true;
        for (auto const& point : points) {
            double const distance = away(point, middle);
            if (distance < 0.1) continue;
            if (radius == 0) radius = distance;
            double const most = point.control ? options.control_reach : 1.02;
            fits = distance > 0.98 * radius && distance < most * radius;
            if (!fits) break;
            ++round;
        }
        if (!fits || round < 4 || radius < options.least_sector) continue;
        page.sectors.push_back(
            {{middle.x - radius, middle.y - radius, middle.x + radius, middle.y + radius}, colour});
        return;
    }
}

void add_line(Box box, double width, Colour colour, Box const& clip, PageContent& page) {
    // A line on the very edge of the clip is half seen.
    bool const across = box.width() >= box.height();
    double const x = across ? 0 : width / 2, y = across ? width / 2 : 0;
    Box const seen = intersection(box, {clip.x0 - x, clip.y0 - y, clip.x1 + x, clip.y1 + y});
    if (seen.is_empty()) return;
    page.lines.push_back({seen.x0, seen.y0, seen.x1, seen.y1, width, colour});
}

bool is_box(std::span<PathPoint const> points, Box const& box, ShapeOptions const& options) {
    if (box.area() <= 0 || area_of(points) < options.box_share * box.area()) return false;
    return !has_curve(points) || std::min(box.width(), box.height()) >= options.smallest_round;
}

// A disc, square or lozenge. Letters drawn as curves are seldom so compact.
bool is_compact(PathOutline const& path, Box const& box, double least_share) {
    double const width = box.width(), height = box.height();
    return path.ends.size() == 1 && std::abs(width - height) < 0.15 * width &&
           area_of(path.subpath(0)) >= least_share * box.area();
}

bool is_bullet(PathOutline const& path, Box const& box, ShapeOptions const& options) {
    return std::min(box.width(), box.height()) >= options.smallest_bullet &&
           std::max(box.width(), box.height()) <= options.smallest_round &&
           is_compact(path, box, options.bullet_share);
}

bool is_disc(PathOutline const& path, Box const& box, ShapeOptions const& options) {
    return box.width() > options.smallest_round && box.width() <= options.largest_disc &&
           is_compact(path, box, options.disc_share);
}

// Two boxes, one just within the other, are the border between them, however the path is wound.
bool add_frame(
    PathOutline const& path, Colour colour, Box const& clip, ShapeOptions const& options, PageContent& page) {
    if (path.ends.size() != 2) return false;
    Box outer = bounds_of(path.subpath(0)), inner = bounds_of(path.subpath(1));
    if (!outer.contains(inner)) std::swap(outer, inner);
    if (!outer.contains(inner) || !is_box(path.subpath(0), bounds_of(path.subpath(0)), options) ||
        !is_box(path.subpath(1), bounds_of(path.subpath(1)), options))
        return false;
    double const left = inner.x0 - outer.x0, right = outer.x1 - inner.x1;
    double const top = inner.y0 - outer.y0, bottom = outer.y1 - inner.y1;
    if (std::max({left, right, top, bottom}) >= 2 * options.thickest_line) return false;
    auto const side = [&](double x0, double y0, double x1, double y1, double width) {
        if (width > 0) add_line({x0, y0, x1, y1}, width, colour, clip, page);
    };
    double const x0 = outer.x0 + left / 2, x1 = outer.x1 - right / 2;
    double const y0 = outer.y0 + top / 2, y1 = outer.y1 - bottom / 2;
    side(x0, y0, x1, y0, top);
    side(x0, y1, x1, y1, bottom);
    side(x0, y0, x0, y1, left);
    side(x1, y0, x1, y1, right);
    return true;
}

} // namespace

void add_box(Box const& box, Colour colour, Box const& clip, ShapeOptions const& options, PageContent& page) {
    Box const seen = intersection(box, clip);
    if (seen.is_empty()) return;
    double const thin = std::min(box.width(), box.height());
    if (thin >= options.thickest_line) {
        if (seen.area() > 0) page.fills.push_back({seen, colour});
        return;
    }
    if (box.width() >= box.height()) {
        add_line({box.x0, box.centre_y(), box.x1, box.centre_y()}, thin, colour, clip, page);
    } else {
        add_line({box.centre_x(), box.y0, box.centre_x(), box.y1}, thin, colour, clip, page);
    }
}

void add_fill(
    PathOutline const& path, Colour colour, Box const& clip, ShapeOptions const& options, PageContent& page) {
    if (add_frame(path, colour, clip, options, page)) return;
    for (std::size_t n = 0; n < path.ends.size(); ++n) {
        auto const points = path.subpath(n);
        Box const box = bounds_of(points);
        if (points.size() < 3 || intersection(box, clip).is_empty()) continue;
        bool const thin = std::min(box.width(), box.height()) < options.thickest_line &&
                          std::max(box.width(), box.height()) >= 2 * options.thickest_line;
        if (is_box(points, box, options) || (thin && !has_curve(points))) {
            add_box(box, colour, clip, options, page);
        } else {
            if (is_bullet(path, box, options)) page.fills.push_back({intersection(box, clip), colour});
            if (is_disc(path, box, options)) page.discs.push_back({intersection(box, clip), colour});
            count_shape(intersection(box, clip), page);
            add_sector(points, colour, options, page);
        }
    }
}

void add_stroke(PathOutline const& path, double width, Colour colour, Box const& clip,
    ShapeOptions const& options, PageContent& page) {
    for (std::size_t n = 0; n < path.ends.size(); ++n) {
        auto const points = path.subpath(n);
        bool straight = true;
        for (std::size_t i = 1; i < points.size(); ++i) {
            auto const &a = points[i - 1], &b = points[i];
            double const across = std::abs(b.x - a.x), down = std::abs(b.y - a.y);
            if (a.control || b.control || std::min(across, down) > options.crooked) {
                straight = false;
                continue;
            }
            if (std::max(across, down) < options.shortest_piece) continue;
            Box const box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
            if (width > options.thickest_stroke) {
                double const half = width / 2;
                Box const wide = across >= down ? Box{box.x0, box.y0 - half, box.x1, box.y1 + half}
                                                : Box{box.x0 - half, box.y0, box.x1 + half, box.y1};
                add_box(wide, colour, clip, options, page);
            } else {
                add_line(box, width, colour, clip, page);
            }
        }
        Box const box = intersection(bounds_of(points), clip);
        if (!straight && !box.is_empty()) count_shape(box, page);
    }
}

} // namespace planleser
