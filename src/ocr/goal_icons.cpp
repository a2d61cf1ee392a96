#include "ocr/goal_icons.h"

#include "ocr/drawn_lines.h"
#include "ocr/ink.h"
#include "ocr/text_strips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

namespace planleser {
namespace {

// The UN's guidelines for the use of the SDG logo give these.
constexpr std::array<Colour, 17> official{{{0xE5, 0x24, 0x3B}, {0xDD, 0xA6, 0x3A}, {0x4C, 0x9F, 0x38},
    {0xC5, 0x19, 0x2D}, {0xFF, 0x3A, 0x21}, {0x26, 0xBD, 0xE2}, {0xFC, 0xC3, 0x0B}, {0xA2, 0x19, 0x42},
    {0xFD, 0x69, 0x25}, {0xDD, 0x13, 0x67}, {0xFD, 0x9D, 0x24}, {0xBF, 0x8B, 0x2E}, {0x3F, 0x7E, 0x44},
    {0x0A, 0x97, 0xD9}, {0x56, 0xC0, 0x2B}, {0x00, 0x68, 0x9D}, {0x19, 0x48, 0x6A}}};

// Agreement of number and colour, number against a colour that is near, colour alone.
constexpr double both = 0.97, number_mainly = 0.8, colour_alone = 0.65;

double distance(Colour const& a, Colour const& b) {
    double const red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
    return std::sqrt(red * red + green * green + blue * blue);
}

struct Square {
    PixelBox box; // pixels
    Colour colour;
};

class SquareFinder {
public:
    SquareFinder(Raster const& raster, GoalIconOptions const& options)
        : m_raster(raster), m_options(options),
          m_seen(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height), false) {}

    std::vector<Square> run() {
        std::vector<Square> squares;
        int const step = m_options.least_side / 2;
        for (int y = step; y < m_raster.height; y += step)
            for (int x = step; x < m_raster.width; x += step)
                if (!m_seen[index(x, y)] && is_goal_colour(pixel(x, y)))
                    if (auto square = grow(x, y)) squares.push_back(*square);
        // Parts of a drawing that are cut off from the rest of their square are squares in a square.
        std::sort(squares.begin(), squares.end(),
            [](Square const& a, Square const& b) { return a.box.width() > b.box.width(); });
        std::vector<Square> outer;
        for (auto const& square : squares)
            if (std::none_of(
                    outer.begin(), outer.end(), [&](Square const& o) { return holds(o.box, square.box); }))
                outer.push_back(square);
        std::sort(outer.begin(), outer.end(), [](Square const& a, Square const& b) {
            return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
        });
        return outer;
    }

private:
    static bool holds(PixelBox const& outer, PixelBox const& inner) {
        return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1;
    }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_raster.width) +
               static_cast<std::size_t>(x);
    }
    Colour pixel(int x, int y) const {
        auto const* p = m_raster.row(y) + 3 * static_cast<std::ptrdiff_t>(x);
        return {p[0], p[1], p[2]};
    }
    bool is_goal_colour(Colour const& c) const {
        auto const [low, high] = std::minmax({c.red, c.green, c.blue});
        return high - low > 40 && std::any_of(official.begin(), official.end(), [&](Colour const& goal) {
            return distance(c, goal) < m_options.near_colour;
        });
    }

    std::optional<Square> grow(int x0, int y0) {
        std::vector<std::pair<int, int>> edge{{x0, y0}};
        m_seen[index(x0, y0)] = true;
        PixelBox box{x0, y0, x0 + 1, y0 + 1};
        double count = 0;
        std::array<double, 3> sum{};
        while (!edge.empty()) {
            auto const [x, y] = edge.back();
            edge.pop_back();
            auto const here = pixel(x, y);
            ++count;
            sum[0] += here.red, sum[1] += here.green, sum[2] += here.blue;
            box = united(box, {x, y, x + 1, y + 1});
            for (auto const& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                int const nx = x + dx, ny = y + dy;
                if (nx < 0 || ny < 0 || nx >= m_raster.width || ny >= m_raster.height) continue;
                if (m_seen[index(nx, ny)]) continue;
                auto const next = pixel(nx, ny);
                if (distance(next, here) > m_options.neighbour || !is_goal_colour(next)) continue;
                m_seen[index(nx, ny)] = true;
                edge.emplace_back(nx, ny);
            }
        }
        int const shorter = std::min(box.width(), box.height()), longer = std::max(box.width(), box.height());
        if (shorter < m_options.least_side || longer > m_options.squareness * shorter) return std::nullopt;
        if (count < m_options.solidity * shorter * longer) return std::nullopt;
        double const white = white_share(box);
        if (white < m_options.least_white || white > m_options.most_white) return std::nullopt;
        auto const mean = [&](std::size_t i) { return static_cast<std::uint8_t>(sum[i] / count); };
        return Square{box, {mean(0), mean(1), mean(2)}};
    }

    double white_share(PixelBox const& box) const {
        double white = 0, all = 0;
        for (int y = box.y0; y < box.y1; y += 2)
            for (int x = box.x0; x < box.x1; x += 2, ++all) {
                auto const c = pixel(x, y);
                white += std::min({c.red, c.green, c.blue}) > 190 ? 1 : 0;
            }
        return all > 0 ? white / all : 0;
    }

    Raster const& m_raster;
    GoalIconOptions const& m_options;
    std::vector<bool> m_seen;
};

// The upper left part of a square, its white as ink. As wide as `share` of the square.
Raster corner_of(Raster const& raster, Square const& square, double share) {
    Raster corner;
    int const margin = std::max(2, square.box.width() / 50);
    int const x0 = square.box.x0 + margin, y0 = square.box.y0 + margin;
    int const width = static_cast<int>(share * square.box.width());
    int const height = static_cast<int>(std::min(0.5, share * 1.1) * square.box.height());
    int const border = std::max(4, width / 6);
    corner.width = width + 2 * border;
    corner.height = height + 2 * border;
    corner.pixels.assign(
        static_cast<std::size_t>(corner.width) * static_cast<std::size_t>(corner.height), 255);
    // As if half an inch wide: then a number is of the size that text has.
    corner.box = {0, 0, 36, 36.0 * corner.height / corner.width};
    double const reach = std::max(40.0, distance(square.colour, {255, 255, 255}));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            if (x0 + x >= raster.width || y0 + y >= raster.height) continue;
            auto const* p = raster.row(y0 + y) + 3 * static_cast<std::ptrdiff_t>(x0 + x);
            double const away = distance({p[0], p[1], p[2]}, {255, 255, 255});
            auto const at = static_cast<std::size_t>(y + border) * static_cast<std::size_t>(corner.width) +
                            static_cast<std::size_t>(x + border);
            corner.pixels[at] = static_cast<std::uint8_t>(255 * std::min(1.0, away / reach));
        }
    return corner;
}

std::optional<int> number_in(Raster const& corner, TextReader& reader) {
    auto const ink = find_ink(corner);
    auto const page = find_text_strips(ink, find_drawn_lines(ink));
    std::vector<TextStrip const*> strips;
    for (auto const& strip : page.strips)
        if (strip.kind == StripKind::Text && strip.box.height() > 0.25 * corner.height)
            strips.push_back(&strip);
    std::sort(strips.begin(), strips.end(),
        [](auto const* a, auto const* b) { return a->box.x0 + a->box.y0 < b->box.x0 + b->box.y0; });
    for (auto const* strip : strips) {
        auto read = reader.read(ink, page.ink, *strip, ReadingMode::Line);
        if (read.symbols.empty()) read = reader.read(ink, page.ink, *strip, ReadingMode::Raw);
        std::string digits;
        bool all_digits = true;
        for (auto const& symbol : read.symbols) {
            if (symbol.text.size() == 1 && symbol.text[0] >= '0' && symbol.text[0] <= '9')
                digits += symbol.text;
            else
                all_digits = all_digits && (symbol.text == "." || symbol.text == ",");
        }
        if (digits.empty() || digits.size() > 2 || !all_digits) continue;
        int const number = std::stoi(digits);
        if (number >= 1 && number <= 17) return number;
    }
    return std::nullopt;
}

struct Decision {
    int goal = 0; // 0: none
    double confidence = 0;
};

Decision decide(
    std::vector<ColourMatch> const& colours, std::optional<int> number, GoalIconOptions const& options) {
    if (number) {
        if (colours[0].goal == *number) return {*number, both};
        for (auto const& match : colours)
            if (match.goal == *number && match.distance < options.near_colour)
                return {*number, number_mainly};
        return {};
    }
    bool const sure =
        colours[0].distance < options.exact_colour && colours[1].distance > 2 * colours[0].distance;
    return sure ? Decision{colours[0].goal, colour_alone} : Decision{};
}

// The number that stands in the upper left quarter of a square, drawn as text.
std::optional<int> number_on(Box const& square, PageContent const& page) {
    for (auto const& run : page.runs) {
        if (run.invisible || run.box.centre_x() > square.centre_x() || run.box.x0 < square.x0) continue;
        if (run.box.centre_y() > square.centre_y() || run.box.centre_y() < square.y0) continue;
        auto text = std::string(page.text_of(run));
        text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
        if (text.empty() || text.size() > 2 || text.find_first_not_of("0123456789") != std::string::npos)
            continue;
        int const number = std::stoi(text);
        if (number >= 1 && number <= 17) return number;
    }
    return std::nullopt;
}

bool has_icon_size(Box const& box, GoalIconOptions const& options) {
    double const shorter = std::min(box.width(), box.height()), longer = std::max(box.width(), box.height());
    return shorter >= options.least_points && longer <= options.most_points &&
           longer <= options.squareness * shorter;
}

// Squares that number chapters have one colour for all numbers, and one of them may be a goal's.
void drop_colours_of(std::vector<Colour> const& others, std::vector<Colour> const& of_icon,
    std::vector<GoalIcon>& icons, GoalIconOptions const& options) {
    for (std::size_t i = icons.size(); i-- > 0;)
        if (std::any_of(others.begin(), others.end(),
                [&](Colour const& other) { return distance(other, of_icon[i]) < options.drawn_colour; }))
            icons.erase(icons.begin() + static_cast<std::ptrdiff_t>(i));
}

// What a rendering shows within a box of the page.
Raster part_of(Raster const& whole, Box const& box) {
    double const scale = whole.width / whole.box.width();
    auto const column = [&](double x) {
        return std::clamp(static_cast<int>(std::lround((x - whole.box.x0) * scale)), 0, whole.width);
    };
    auto const row = [&](double y) {
        return std::clamp(static_cast<int>(std::lround((y - whole.box.y0) * scale)), 0, whole.height);
    };
    int const x0 = column(box.x0), x1 = column(box.x1), y0 = row(box.y0), y1 = row(box.y1);
    Raster part;
    part.box = box;
    part.width = x1 - x0;
    part.height = y1 - y0;
    part.channels = whole.channels;
    for (int y = y0; y < y1; ++y)
        part.pixels.insert(
            part.pixels.end(), whole.row(y) + x0 * whole.channels, whole.row(y) + x1 * whole.channels);
    return part;
}

} // namespace

std::vector<ColourMatch> goals_of(Colour const& colour) {
    std::vector<ColourMatch> matches;
    for (std::size_t i = 0; i < official.size(); ++i)
        matches.push_back({static_cast<int>(i) + 1, distance(colour, official[i])});
    std::sort(
        matches.begin(), matches.end(), [](auto const& a, auto const& b) { return a.distance < b.distance; });
    return matches;
}

std::vector<GoalIcon> find_goal_icons(
    Raster const& raster, std::function<TextReader&()> const& reader, GoalIconOptions const& options) {
    std::vector<GoalIcon> icons;
    if (raster.channels != 3 || raster.empty() || raster.box.is_empty()) return icons;
    double const points = raster.box.width() / raster.width;
    for (auto const& square : SquareFinder(raster, options).run()) {
        if (square.box.width() * points < options.least_points) continue;
        auto const colours = goals_of(square.colour);
        // Where the number ends depends on its figures, and plain icons have it larger than the official
        // ones.
        std::optional<int> number;
        for (double const share : {0.24, 0.30, 0.6}) {
            auto const found = number_in(corner_of(raster, square, share), reader());
            if (found && (!number || *found == colours[0].goal)) number = found;
            if (number == colours[0].goal) break;
        }
        auto const decision = decide(colours, number, options);
        if (decision.goal == 0) continue;
        double const rows = raster.box.height() / raster.height;
        icons.push_back({{raster.box.x0 + square.box.x0 * points, raster.box.y0 + square.box.y0 * rows,
                             raster.box.x0 + square.box.x1 * points, raster.box.y0 + square.box.y1 * rows},
            decision.goal, decision.confidence});
    }
    return icons;
}

std::vector<GoalIcon> find_drawn_goal_icons(PageContent const& page, GoalIconOptions const& options) {
    std::vector<GoalIcon> icons;
    std::vector<Colour> of_icon, of_others;
    for (auto const& fill : page.fills) {
        if (!has_icon_size(fill.box, options)) continue;
        auto const number = number_on(fill.box, page);
        if (!number) continue; // a square in such a colour may be anything
        auto const nearest = goals_of(fill.colour)[0];
        if (nearest.goal == *number && nearest.distance < options.drawn_colour) {
            icons.push_back({fill.box, *number, both});
            of_icon.push_back(fill.colour);
        } else {
            of_others.push_back(fill.colour);
        }
    }
    drop_colours_of(of_others, of_icon, icons, options);
    return icons;
}

std::vector<FilledBox> find_blank_goal_squares(PageContent const& page, GoalIconOptions const& options) {
    std::vector<FilledBox> squares;
    if (page.shapes.count == 0) return squares;
    for (auto const& fill : page.fills) {
        if (!has_icon_size(fill.box, options) || intersection(fill.box, page.shapes.box).is_empty()) continue;
        if (goals_of(fill.colour)[0].distance >= options.drawn_colour) continue;
        auto const holds = [&](GlyphRun const& run) {
            return !run.invisible && fill.box.contains(run.box.centre_x(), run.box.centre_y());
        };
        if (std::none_of(page.runs.begin(), page.runs.end(), holds)) squares.push_back(fill);
    }
    return squares;
}

std::vector<GoalIcon> find_outlined_goal_icons(std::vector<FilledBox> const& squares, Raster const& rendered,
    std::function<TextReader&()> const& reader, GoalIconOptions options) {
    std::vector<GoalIcon> icons;
    if (rendered.empty() || rendered.box.is_empty()) return icons;
    options.exact_colour = 0;
    options.near_colour = options.drawn_colour;
    std::vector<Colour> of_icon, of_others;
    for (auto const& square : squares) {
        auto const found = find_goal_icons(part_of(rendered, square.box), reader, options);
        if (found.size() == 1) {
            icons.push_back({square.box, found[0].goal, found[0].confidence});
            of_icon.push_back(square.colour);
        } else {
            of_others.push_back(square.colour);
        }
    }
    drop_colours_of(of_others, of_icon, icons, options);
    return icons;
}

} // namespace planleser
