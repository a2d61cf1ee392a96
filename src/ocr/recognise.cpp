#include "ocr/recognise.h"

#include "ocr/drawn_lines.h"
#include "ocr/figure_readings.h"
#include "ocr/ink.h"
#include "ocr/strip_runs.h"
#include "ocr/text_strips.h"
#include "ocr/turned_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>

namespace planleser {
namespace {

bool is_letter_or_digit(std::string_view symbol) {
    auto const c = static_cast<unsigned char>(symbol.front());
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC3;
}

class PictureReader {
public:
    PictureReader(Raster const& raster, TextReader& reader, RecogniseOptions const& options)
        : m_raster(raster), m_reader(reader), m_options(options), m_ink(find_ink(raster)),
          m_lines(find_drawn_lines(m_ink)), m_strips(find_text_strips(m_ink, m_lines)),
          m_placement(raster, m_strips.slope), m_figures(reader, m_ink, m_strips, options.figures) {}

    // As text that lies or stands on its head is: letter by letter taken for others.
    bool was_badly_read() const {
        return m_letters >= m_options.letters_to_judge &&
               m_letter_confidence < m_options.badly_read * m_letters;
    }

    // How well the longest strips are read; 0 where there are none.
    double sample() {
        std::vector<TextStrip const*> longest;
        for (auto const& strip : m_strips.strips)
            if (strip.kind == StripKind::Text && strip.parts.size() >= m_options.sample_letters)
                longest.push_back(&strip);
        std::sort(longest.begin(), longest.end(),
            [](auto const* a, auto const* b) { return a->parts.size() > b->parts.size(); });
        if (longest.size() > m_options.sample_strips) longest.resize(m_options.sample_strips);
        double sum = 0;
        for (auto const* strip : longest)
            sum += m_reader.read(m_ink, m_strips.ink, *strip, ReadingMode::Line).confidence;
        // Lines that are missing count as unread: a page seen the right way has enough of them.
        return sum / static_cast<double>(m_options.sample_strips);
    }

    Recognised read() {
        std::vector<StripReading> readings;
        if (m_strips.too_busy || m_strips.strips.size() > m_options.most_strips) {
            m_found.unread.push_back(m_raster.box);
            m_strips.strips.clear();
        }
        for (auto const& strip : m_strips.strips) {
            StripReading reading{strip, read_strip(strip)};
            if (reading.read.symbols.empty()) continue;
            readings.push_back(std::move(reading));
        }
        read_figures_again(readings);
        for (auto& reading : readings) settle_baseline(reading);
        add_runs(m_found, readings, m_strips.ink, m_ink, m_raster, m_placement);
        m_found.skew = std::atan(m_strips.slope) * 180 / std::numbers::pi;
        add_lines();
        add_fills();
        return std::move(m_found);
    }

private:
    ReadStrip read_strip(TextStrip const& strip) {
        if (strip.kind != StripKind::Text) return drawn_sign(strip);
        auto result = m_reader.read(m_ink, m_strips.ink, strip, ReadingMode::Line);
        if (result.symbols.empty()) result = m_reader.read(m_ink, m_strips.ink, strip, ReadingMode::Raw);
        double const letters = static_cast<double>(strip.parts.size());
        m_letters += letters;
        m_letter_confidence += letters * result.confidence;
        if (is_dirt(strip, result)) return {};
        if (!is_legible(result)) {
            m_illegible.push_back({strip, std::move(result)});
            return {};
        }
        m_figures.settle_shapes(strip, result);
        return result;
    }

    void read_figures_again(std::vector<StripReading>& readings) {
        double const confidence = m_letters > 0 ? m_letter_confidence / m_letters : 1;
        for (auto const& doubt : m_figures.read_again(readings, m_illegible, confidence))
            m_found.doubtful.push_back({box_of(doubt.box), doubt.kept, doubt.other});
        for (auto const& [strip, read] : m_illegible)
            if (strip.box.height() > 0.5 * m_strips.usual_height) m_found.unread.push_back(box_of(strip.box));
    }

    // A few marks of a drawing make a word more easily than many, so they have to be surer. A figure is kept
    // and marked as doubtful.
    bool is_legible(ReadStrip const& read) const {
        bool const figure = std::all_of(read.symbols.begin(), read.symbols.end(),
            [](ReadSymbol const& s) { return !figure_of(s.text).empty(); });
        bool const few = read.symbols.size() <= 6 && !figure;
        return read.confidence >= (few ? m_options.legible_word : m_options.legible);
    }

    // Bullets and leaders are known by their shape; a recogniser of text guesses at them.
    ReadStrip drawn_sign(TextStrip const& strip) const {
        ReadStrip result;
        for (auto part : strip.parts) {
            auto const& box = m_strips.ink.boxes[part];
            ReadSymbol symbol;
            symbol.text = strip.kind == StripKind::Bullet ? "•" : ".";
            symbol.x0 = box.x0;
            symbol.x1 = box.x1;
            symbol.confidence = 0.99;
            result.symbols.push_back(symbol);
        }
        result.confidence = 0.99;
        return result;
    }

    // Dashes, bullets and stars hang above the line that their letters would stand on.
    void settle_baseline(StripReading& reading) const {
        auto& strip = reading.strip;
        double const tall = m_strips.usual_tall;
        if (strip.kind == StripKind::Leader || strip.box.height() > 0.8 * tall) return;
        auto const& first = reading.read.symbols.front().text;
        bool const one = reading.read.symbols.size() == 1;
        if (strip.kind == StripKind::Bullet) {
            if (auto const* text = text_beside(strip))
                strip.baseline = text->baseline + text->slope * (strip.box.centre_x() - text->box.centre_x());
            else
                strip.baseline = strip.box.centre_y() + m_options.middle * tall;
        } else if (one && (first == "-" || first == "–" || first == "—")) {
            strip.baseline = strip.box.centre_y() + m_options.middle * tall;
        } else if (first == "*") {
            strip.baseline = strip.box.y0 + tall;
        }
    }

    // The text that a bullet stands before: the nearest to its right at its height.
    TextStrip const* text_beside(TextStrip const& bullet) const {
        TextStrip const* best = nullptr;
        for (auto const& strip : m_strips.strips) {
            if (strip.kind != StripKind::Text || strip.box.x0 < bullet.box.x1) continue;
            if (strip.box.x0 - bullet.box.x1 > m_options.bullet_indent * m_strips.usual_tall) continue;
            double const foot = strip.baseline + strip.slope * (bullet.box.centre_x() - strip.box.centre_x());
            double const middle = bullet.box.centre_y();
            if (middle > foot || middle < foot - 1.2 * strip.height) continue;
            if (best == nullptr || strip.box.x0 < best->box.x0) best = &strip;
        }
        return best;
    }

    // Specks read as points and quotes, edges of the sheet read as letters.
    bool is_dirt(TextStrip const& strip, ReadStrip const& read) const {
        double const usual = m_strips.usual_height;
        bool const lettered = std::any_of(read.symbols.begin(), read.symbols.end(),
            [](ReadSymbol const& symbol) { return is_letter_or_digit(symbol.text); });
        int const margin = std::max(m_raster.width, m_raster.height) / 200;
        bool const at_edge = strip.box.x0 <= margin || strip.box.y0 <= margin ||
                             strip.box.x1 >= m_raster.width - margin ||
                             strip.box.y1 >= m_raster.height - margin;
        if (lettered) return at_edge && read.symbols.size() <= 3 && read.confidence < 0.9;
        bool const dash = strip.box.width() >= 1.8 * strip.box.height() && strip.box.width() >= 0.2 * usual &&
                          strip.box.width() <= 3 * usual;
        return !dash && (strip.box.height() < 0.6 * usual || read.confidence < 0.8);
    }

    Box box_of(PixelBox const& box) const {
        Box result;
        for (double const x : {box.x0, box.x1})
            for (double const y : {box.y0, box.y1}) {
                double const px = m_placement.x(x, y), py = m_placement.y(x, y);
                result.include({px, py, px, py});
            }
        return result;
    }

    void add_lines() {
        for (auto const& line : m_lines.lines) {
            DrawnLine drawn;
            drawn.width = m_placement.points(line.width);
            double const x0 = m_placement.x(line.x0, line.y0), y0 = m_placement.y(line.x0, line.y0);
            double const x1 = m_placement.x(line.x1, line.y1), y1 = m_placement.y(line.x1, line.y1);
            if (line.horizontal) {
                drawn.x0 = std::min(x0, x1);
                drawn.x1 = std::max(x0, x1);
                drawn.y0 = drawn.y1 = (y0 + y1) / 2;
            } else {
                drawn.x0 = drawn.x1 = (x0 + x1) / 2;
                drawn.y0 = std::min(y0, y1);
                drawn.y1 = std::max(y0, y1);
            }
            m_found.lines.push_back(drawn);
        }
    }

    void add_fills() {
        for (auto const& area : m_ink.fills) {
            // The upright box with the same middle and area: a leaning one's corners stick out.
            double const x = m_placement.x(area.box.centre_x(), area.box.centre_y());
            double const y = m_placement.y(area.box.centre_x(), area.box.centre_y());
            double const lean = std::abs(m_strips.slope);
            double const width =
                m_placement.points(std::max(1.0, area.box.width() - lean * area.box.height()));
            double const height =
                m_placement.points(std::max(1.0, area.box.height() - lean * area.box.width()));
            m_found.fills.push_back(
                {{x - width / 2, y - height / 2, x + width / 2, y + height / 2}, area.colour});
        }
    }

    Raster const& m_raster;
    TextReader& m_reader;
    RecogniseOptions const& m_options;
    Ink m_ink;
    FoundLines m_lines;
    StripPage m_strips;
    PixelPlacement m_placement;
    FigureReader m_figures;
    std::vector<StripReading> m_illegible;
    Recognised m_found;
    double m_letters = 0, m_letter_confidence = 0; // tried, and their sum
};

// How to turn the picture so that its text stands upright; None where no other way is clearly better.
Turn find_turn(
    Raster const& raster, PictureReader& as_it_is, TextReader& reader, RecogniseOptions const& options) {
    Turn best = Turn::None;
    double most = std::max(as_it_is.sample() + options.clearly, options.surely);
    for (auto const way : {Turn::Quarter, Turn::Half, Turn::ThreeQuarters}) {
        auto const other = turned(raster, way);
        double const found = PictureReader(other, reader, options).sample();
        if (found <= most) continue;
        most = found;
        best = way;
    }
    return best;
}

std::vector<Place> places_of(std::vector<Box> const& boxes, int page) {
    std::vector<Place> places;
    for (auto const& box : boxes) places.push_back({page, box});
    return places;
}

} // namespace

Recognised recognise(Raster const& raster, TextReader& reader, int page_number,
    RecogniseOptions const& options, Diagnostics& diagnostics) {
    if (raster.empty() || raster.box.is_empty()) return {};
    if (std::max(raster.width, raster.height) > options.longest_side) {
        diagnostics.warn("ocr.picture-too-large",
            "a picture of " + std::to_string(raster.width) + " x " + std::to_string(raster.height) +
                " pixels was not read",
            {{page_number, raster.box}});
        return {};
    }
    PictureReader picture(raster, reader, options);
    auto found = picture.read();
    if (options.turning == Turning::Never || !picture.was_badly_read()) return found;
    auto const turn = find_turn(raster, picture, reader, options);
    if (turn == Turn::None) return found;
    auto const upright = turned(raster, turn);
    found = PictureReader(upright, reader, options).read();
    found.turned = degrees_of(turn);
    return found;
}

void report(Recognised const& found, int page_number, Diagnostics& diagnostics) {
    if (found.turned != 0)
        diagnostics.warn("ocr.picture-turned",
            "the page was scanned " + std::string(found.turned == 180 ? "upside down" : "lying") +
                ": it was turned by " + std::to_string(found.turned) +
                " degrees, and places on it are those of the turned page",
            {{page_number, {}}});
    if (!found.unread.empty())
        diagnostics.warn("ocr.unread-ink",
            std::to_string(found.unread.size()) + " places that look like text could not be read",
            places_of(found.unread, page_number));
    for (auto const& figure : found.doubtful)
        diagnostics.warn("ocr.doubtful-figure",
            "a figure was read as \"" + figure.text + "\" and as \"" + figure.other +
                "\": the former was kept",
            {{page_number, figure.box}});
}

} // namespace planleser
