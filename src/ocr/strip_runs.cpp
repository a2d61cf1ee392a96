#include "ocr/strip_runs.h"

#include "ocr/pixel_access.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <string_view>
#include <utility>

namespace planleser {
namespace {

// Letters by the height they reach; which heights those are differs between typefaces.
enum class Reach { None, Small, Ascender, Capital, Figure };
constexpr std::size_t reach_count = 5;

struct LetterHeights {
    std::array<double, reach_count>
        height{}; // usual one of the strip's letters of each reach, pixels; 0: none
    std::array<std::size_t, reach_count> count{};
};

// What is known of a strip before its runs are made.
struct StripLook {
    double size = 0;   // pixels
    double stroke = 0; // in font sizes
    Colour colour;
    double letters = 0;
    LetterHeights heights;
};

Reach reach_of(std::string_view symbol) {
    constexpr std::string_view small = "acemnorsuvwxz", ascender = "bdfhkl";
    if (symbol.size() == 2 && symbol[0] == '\xC3') {
        if (symbol == "æ" || symbol == "ø") return Reach::Small;
        return symbol == "Æ" || symbol == "Ø" ? Reach::Capital : Reach::None;
    }
    if (symbol.size() != 1) return Reach::None;
    if (small.find(symbol) != std::string_view::npos) return Reach::Small;
    if (ascender.find(symbol) != std::string_view::npos) return Reach::Ascender;
    if (symbol[0] >= 'A' && symbol[0] <= 'Z' && symbol != "J" && symbol != "Q") return Reach::Capital;
    return symbol[0] >= '0' && symbol[0] <= '9' ? Reach::Figure : Reach::None;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The mean of the values near their median: finer than whole pixels, and deaf to letters that touch others.
double usual_mean(std::vector<double> const& values) {
    double const middle = median(values);
    double sum = 0, count = 0;
    for (double const value : values) {
        if (std::abs(value - middle) > 0.12 * middle) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

// Measures the strip's letters: the component under a symbol's middle is taken for the symbol's.
LetterHeights letter_heights(StripReading const& reading, InkParts const& parts) {
    std::array<std::vector<double>, reach_count> heights;
    auto const& strip = reading.strip;
    std::size_t next = 0;
    for (auto const& symbol : reading.read.symbols) {
        auto const reach = reach_of(symbol.text);
        double const middle = (symbol.x0 + symbol.x1) / 2;
        while (next < strip.parts.size() && parts.boxes[strip.parts[next]].x1 < middle) ++next;
        if (reach == Reach::None) continue;
        double height = 0;
        for (auto i = next; i < strip.parts.size() && parts.boxes[strip.parts[i]].x0 <= middle; ++i) {
            auto const& box = parts.boxes[strip.parts[i]];
            double const foot = strip.baseline + strip.slope * (box.centre_x() - strip.box.centre_x());
            // Letters that touch others would give their neighbours' height.
            if (box.x1 < middle || box.width() > 2.5 * (symbol.x1 - symbol.x0) + 4) continue;
            height = std::max(height, foot - box.y0);
        }
        if (height > 0) heights[static_cast<std::size_t>(reach)].push_back(height);
    }
    LetterHeights result;
    for (std::size_t i = 0; i < reach_count; ++i) {
        result.height[i] = usual_mean(heights[i]);
        result.count[i] = heights[i].size();
    }
    return result;
}

// The heights of the picture's typeface in heights of its small letters, from strips that have both.
std::array<double, reach_count> typeface_of(
    std::vector<StripLook> const& looks, StripRunOptions const& options) {
    double const tall = options.capital / options.small_letter;
    std::array<double, reach_count> ratios{1, 1, tall, tall, tall};
    auto const small = static_cast<std::size_t>(Reach::Small);
    for (std::size_t reach = small + 1; reach < reach_count; ++reach) {
        std::vector<double> found;
        for (auto const& look : looks) {
            if (look.heights.height[small] == 0 || look.heights.height[reach] == 0) continue;
            double const ratio = look.heights.height[reach] / look.heights.height[small];
            if (ratio > 1.15 && ratio < 1.8) found.push_back(ratio);
        }
        if (found.size() >= 3) ratios[reach] = median(found);
    }
    return ratios;
}

// `whole` is the height of the strip's tallest letters, however they were read.
double size_of(StripLook const& look, std::array<double, reach_count> const& typeface, double whole,
    StripRunOptions const& options) {
    auto const& [height, count] = look.heights;
    std::size_t best = 0, tallest = 0, letters = 0;
    for (std::size_t reach = 1; reach < reach_count; ++reach) {
        letters += count[reach];
        if (count[reach] > count[best]) best = reach;
        if (count[reach] > 0 && (tallest == 0 || typeface[reach] > typeface[tallest])) tallest = reach;
    }
    double const from_whole =
        whole / (tallest > 0 ? typeface[tallest] : options.capital / options.small_letter);
    if (best == 0) return from_whole / options.small_letter;
    if (letters >= options.enough_letters) return height[best] / typeface[best] / options.small_letter;
    // In a short word the model's places are off by a letter, and one letter's height is another's: the
    // middle of what its letters say, each for itself, and of what the whole says is safer than any.
    std::vector<double> sizes{from_whole};
    for (std::size_t reach = 1; reach < reach_count; ++reach)
        sizes.insert(sizes.end(), count[reach], height[reach] / typeface[reach]);
    if (sizes.size() == 2) sizes.push_back(from_whole);
    return median(sizes) / options.small_letter;
}

// The grey of the strip's darkest tenth: its ink where no paper is mixed in.
int ink_level(TextStrip const& strip, InkParts const& parts, Ink const& ink) {
    std::array<std::uint32_t, 256> counts{};
    std::uint32_t total = 0;
    for (auto part : strip.parts) {
        auto const& box = parts.boxes[part];
        for (int y = 0; y < box.height(); ++y)
            for (int x = 0; x < box.width(); ++x) {
                if (!bit_at(row_of(parts.shapes[part].get(), y), x)) continue;
                ++counts[static_cast<std::size_t>(byte_at(row_of(ink.grey.get(), box.y0 + y), box.x0 + x))];
                ++total;
            }
    }
    std::uint32_t seen = 0;
    for (int level = 0; level < 255; ++level)
        if ((seen += counts[static_cast<std::size_t>(level)]) * 10 >= total) return level;
    return 254;
}

constexpr int paper_noise = 20; // grey levels off white

// The mean thickness of the strokes, pixels: what they darken, over half the length of their rims. The
// darkening is taken from the grey picture, since small type's strokes are two pixels or three.
double stroke_of(TextStrip const& strip, InkParts const& parts, Ink const& ink) {
    double const full = 255 - ink_level(strip, parts, ink);
    double dark = 0, rims = 0;
    for (auto part : strip.parts) {
        auto const& box = parts.boxes[part];
        // With a border of one pixel, since a stroke's pale rim is ink too, the paler the ink the more of it.
        auto const shape = checked(pixAddBorder(parts.shapes[part].get(), 1, 0));
        auto const around = checked(pixDilateBrick(nullptr, shape.get(), 3, 3));
        for (int y = 0; y < box.height() + 2; ++y) {
            int const row = std::clamp(box.y0 + y - 1, 0, pixGetHeight(ink.grey.get()) - 1);
            auto const* inside = row_of(shape.get(), y);
            auto const* above = row_of(shape.get(), std::max(0, y - 1));
            auto const* rim = row_of(around.get(), y);
            auto const* grey = row_of(ink.grey.get(), row);
            for (int x = 0; x < box.width() + 2; ++x) {
                int const column = std::clamp(box.x0 + x - 1, 0, pixGetWidth(ink.grey.get()) - 1);
                int const darkness = 255 - byte_at(grey, column);
                if (bit_at(rim, x) && darkness > paper_noise) dark += std::min(1.0, darkness / full);
                rims += bit_at(inside, x) != (x > 0 && bit_at(inside, x - 1)) ? 1 : 0;
                rims += bit_at(inside, x) != bit_at(above, x) ? 1 : 0;
            }
        }
    }
    // A rim that leans crosses more pixel borders than it is long.
    return rims > 0 ? 2 * dark / (rims * std::numbers::pi / 4) : 0;
}

// The colour of the inner of the strokes: rims are mixed with paper.
Colour colour_of(TextStrip const& strip, InkParts const& parts, Raster const& raster, int coloured) {
    std::array<double, 3> sum{};
    double count = 0;
    for (auto part : strip.parts) {
        Pix* shape = parts.shapes[part].get();
        auto const& box = parts.boxes[part];
        for (int y = 1; y + 1 < box.height(); ++y)
            for (int x = 1; x + 1 < box.width(); ++x) {
                bool const inner = bit_at(row_of(shape, y), x - 1) && bit_at(row_of(shape, y), x + 1) &&
                                   bit_at(row_of(shape, y - 1), x) && bit_at(row_of(shape, y + 1), x);
                if (!inner) continue;
                auto const* pixel =
                    raster.row(box.y0 + y) + static_cast<std::ptrdiff_t>(box.x0 + x) * raster.channels;
                for (std::size_t channel = 0; channel < 3; ++channel)
                    sum[channel] += pixel[raster.channels == 3 ? channel : 0];
                ++count;
            }
    }
    if (count == 0) return {};
    for (auto& value : sum) value /= count;
    auto const [low, high] = std::minmax_element(sum.begin(), sum.end());
    if (*high < coloured * 1.6 && *high - *low < coloured) return {};
    auto const step = [](double value) {
        return static_cast<std::uint8_t>(std::lround(value / 24) * 24 % 256);
    };
    return {step(sum[0]), step(sum[1]), step(sum[2])};
}

// Gives sizes that nearly agree the commonest of them.
void settle_sizes(std::vector<StripLook>& looks, double tolerance) {
    std::vector<std::size_t> order(looks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return looks[a].size < looks[b].size; });
    std::vector<bool> settled(looks.size(), false);
    std::vector<double> centres;
    std::vector<std::pair<std::size_t, double>> moved; // done last, since `order` is by the sizes measured
    auto const weight_of = [&](std::size_t i) { return settled[i] ? 0 : looks[i].letters; };
    // At most a dozen sizes matter on a page; what is left keeps its own.
    for (int round = 0; round < 12; ++round) {
        double sum = 0, weight = 0, best = 0, centre = 0;
        for (std::size_t first = 0, last = 0; first < order.size(); ++first) {
            double const end = looks[order[first]].size * (1 + 2 * tolerance);
            for (; last < order.size() && looks[order[last]].size <= end; ++last) {
                weight += weight_of(order[last]);
                sum += weight_of(order[last]) * looks[order[last]].size;
            }
            if (weight > best + 0.5) {
                best = weight;
                centre = sum / weight;
            }
            weight -= weight_of(order[first]);
            sum -= weight_of(order[first]) * looks[order[first]].size;
        }
        if (best == 0) break;
        centres.push_back(centre);
        for (auto i : order) {
            if (settled[i] || std::abs(looks[i].size / centre - 1) > tolerance) continue;
            settled[i] = true;
            moved.emplace_back(i, centre);
        }
    }
    for (auto const& [i, centre] : moved) looks[i].size = centre;
    // A figure or a short word tells its size badly: it takes the nearest common one.
    for (auto& look : looks) {
        if (look.letters > 3) continue;
        auto const nearest = std::min_element(centres.begin(), centres.end(),
            [&](double a, double b) { return std::abs(a - look.size) < std::abs(b - look.size); });
        if (nearest != centres.end() && std::abs(look.size / *nearest - 1) < 3 * tolerance)
            look.size = *nearest;
    }
}

double usual_size(std::vector<StripLook> const& looks) {
    std::vector<double> sizes;
    for (auto const& look : looks)
        for (double letter = 0; letter < look.letters; letter += 8) sizes.push_back(look.size);
    return median(std::move(sizes));
}

double usual_stroke(std::vector<StripLook> const& looks) {
    std::vector<std::pair<double, double>> strokes;
    double total = 0;
    for (auto const& look : looks) {
        if (look.letters < 4) continue;
        strokes.emplace_back(look.stroke, look.letters);
        total += look.letters;
    }
    std::sort(strokes.begin(), strokes.end());
    double seen = 0;
    for (auto const& [stroke, letters] : strokes)
        if ((seen += letters) >= 0.35 * total) return stroke;
    return 0;
}

class RunWriter {
public:
    RunWriter(Recognised& found, PixelPlacement const& placement, StripRunOptions const& options)
        : m_found(found), m_placement(placement), m_options(options) {}

    void write(StripReading const& reading, StripLook const& look, std::uint16_t font) {
        auto const& strip = reading.strip;
        GlyphRun run;
        run.begin = static_cast<std::uint32_t>(m_found.glyphs.size());
        run.font = font;
        run.colour = look.colour;
        m_size = m_placement.points(look.size);
        m_baseline = m_placement.y(strip.box.centre_x(), strip.baseline);
        run.size = static_cast<float>(std::round(m_size * 10) / 10);
        run.baseline = static_cast<float>(m_baseline);
        // The model places letters to a few pixels. Within a word they touch, as advance boxes do; gaps there
        // would look like spaces.
        auto const& symbols = reading.read.symbols;
        auto const joint = [&](std::size_t i) { // between the symbols i - 1 and i
            return m_placement.x((symbols[i - 1].x1 + symbols[i].x0) / 2, strip.baseline);
        };
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            bool const last = i + 1 == symbols.size();
            bool const begins = i == 0 || symbols[i].begins_word, ends = last || symbols[i + 1].begins_word;
            double const x0 = begins ? m_placement.x(symbols[i].x0, strip.baseline) : joint(i);
            double const x1 = ends ? m_placement.x(symbols[i].x1, strip.baseline) : joint(i + 1);
            add(symbols[i].text, x0, std::max(x0, x1), symbols[i].confidence);
            if (!ends || last) continue;
            double const next = m_placement.x(symbols[i + 1].x0, strip.baseline);
            add(" ", std::min(x1, next), std::max(x1, next), symbols[i].confidence);
        }
        run.end = static_cast<std::uint32_t>(m_found.glyphs.size());
        if (run.begin == run.end) return;
        for (auto i = run.begin; i < run.end; ++i) {
            auto const& glyph = m_found.glyphs[i];
            run.box.include({glyph.x0, glyph.y0, glyph.x1, glyph.y1});
        }
        m_found.runs.push_back(run);
    }

private:
    void add(std::string_view text, double x0, double x1, double confidence) {
        Glyph glyph;
        glyph.x0 = static_cast<float>(x0);
        glyph.x1 = static_cast<float>(x1);
        glyph.y0 = static_cast<float>(m_baseline - m_options.ascent * m_size);
        glyph.y1 = static_cast<float>(m_baseline + m_options.descent * m_size);
        glyph.text_begin = static_cast<std::uint32_t>(m_found.text.size());
        glyph.confidence = static_cast<std::uint8_t>(std::lround(std::min(0.99, confidence) * 100));
        m_found.text += text;
        m_found.glyphs.push_back(glyph);
    }

    Recognised& m_found;
    PixelPlacement const& m_placement;
    StripRunOptions const& m_options;
    double m_size = 0, m_baseline = 0;
};

} // namespace

PixelPlacement::PixelPlacement(Raster const& raster, double slope)
    : m_box(raster.box), m_scale_x(raster.box.width() / raster.width),
      m_scale_y(raster.box.height() / raster.height), m_middle_x(raster.width / 2.0),
      m_middle_y(raster.height / 2.0), m_cosine(std::cos(std::atan(slope))),
      m_sine(std::sin(std::atan(slope))) {}

double PixelPlacement::x(double column, double row) const {
    double const dx = column - m_middle_x, dy = row - m_middle_y;
    return m_box.x0 + (m_middle_x + dx * m_cosine + dy * m_sine) * m_scale_x;
}

double PixelPlacement::y(double column, double row) const {
    double const dx = column - m_middle_x, dy = row - m_middle_y;
    return m_box.y0 + (m_middle_y + dy * m_cosine - dx * m_sine) * m_scale_y;
}

void add_runs(Recognised& found, std::vector<StripReading> const& readings, InkParts const& parts,
    Ink const& ink, Raster const& raster, PixelPlacement const& placement, StripRunOptions const& options) {
    std::vector<StripLook> looks;
    for (auto const& reading : readings) {
        StripLook look;
        look.letters = static_cast<double>(reading.read.symbols.size());
        look.heights = letter_heights(reading, parts);
        look.colour = colour_of(reading.strip, parts, raster, options.coloured);
        looks.push_back(look);
    }
    auto const typeface = typeface_of(looks, options);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        looks[i].size = size_of(looks[i], typeface, readings[i].strip.tallest, options);
        looks[i].stroke = stroke_of(readings[i].strip, parts, ink) / looks[i].size;
        if (readings[i].strip.kind != StripKind::Text) looks[i].letters = 0;
    }
    settle_sizes(looks, options.size_tolerance);
    // Bullets and leaders have no letters to measure.
    double const usual = usual_size(looks);
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (readings[i].strip.kind != StripKind::Text && usual > 0) looks[i].size = usual;
    double const regular = usual_stroke(looks);
    found.fonts = {Font{"recognised", false, false, false}, Font{"recognised", true, false, false}};
    std::vector<std::size_t> order(readings.size());
    std::iota(order.begin(), order.end(), 0U);
    auto const top = [&](std::size_t i) {
        return placement.y(readings[i].strip.box.centre_x(), readings[i].strip.baseline);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        auto const ya = top(a), yb = top(b);
        return ya != yb ? ya < yb : readings[a].strip.box.x0 < readings[b].strip.box.x0;
    });
    RunWriter writer(found, placement, options);
    for (auto i : order) {
        bool const bold = looks[i].letters >= 2 && regular > 0 && looks[i].stroke > options.bold * regular;
        writer.write(readings[i], looks[i], bold ? 1 : 0);
    }
}

} // namespace planleser
