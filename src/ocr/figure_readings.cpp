#include "ocr/figure_readings.h"

#include <algorithm>
#include <utility>

namespace planleser {
namespace {

bool is_digit(std::string_view symbol) {
    return symbol.size() == 1 && symbol[0] >= '0' && symbol[0] <= '9';
}

bool is_dash(std::string_view symbol) {
    return symbol == "-" || symbol == "–" || symbol == "—";
}

bool is_letter(std::string_view symbol) {
    auto const c = static_cast<unsigned char>(symbol.front());
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xC3;
}

double centre_of(ReadSymbol const& symbol) {
    return (symbol.x0 + symbol.x1) / 2;
}

std::string text_of(ReadStrip const& read) {
    std::string text;
    for (auto const& symbol : read.symbols) {
        if (symbol.begins_word && !text.empty()) text += ' ';
        text += symbol.text;
    }
    return text;
}

// Its digits with the sign before them: what two readings must have in common.
std::string value_of(ReadStrip const& read) {
    std::string value;
    for (auto const& symbol : read.symbols) {
        if (value.empty() && is_dash(symbol.text)) value = '-';
        value += figure_of(symbol.text);
    }
    return value;
}

struct Signs {
    std::size_t digits = 0, odd = 0; // odd: neither digits nor what figures are written with
    bool unit = false;               // a word of letters alone: 'kr'
};

Signs signs_of(ReadStrip const& read) {
    Signs signs;
    bool digit_in_word = false;
    std::size_t letters_in_word = 0;
    auto const end_word = [&] {
        signs.unit = signs.unit || (!digit_in_word && letters_in_word >= 2);
        digit_in_word = false;
        letters_in_word = 0;
    };
    for (auto const& symbol : read.symbols) {
        if (symbol.begins_word) end_word();
        digit_in_word = digit_in_word || is_digit(symbol.text);
        letters_in_word += is_letter(symbol.text) ? 1U : 0U;
        signs.digits += is_digit(symbol.text) ? 1U : 0U;
        bool const usual = is_digit(symbol.text) || is_dash(symbol.text) || symbol.text == "," ||
                           symbol.text == "." || symbol.text == "(" || symbol.text == ")" ||
                           symbol.text == "%" || symbol.text == "*" || symbol.text == "+";
        signs.odd += usual ? 0U : 1U;
    }
    end_word();
    return signs;
}

bool is_figure(Signs const& signs) {
    return signs.digits > 0 && signs.odd == 0;
}

} // namespace

std::string_view figure_of(std::string_view symbol) {
    if (is_digit(symbol)) return symbol;
    if (symbol == "o" || symbol == "O") return "0";
    return symbol == "l" || symbol == "I" || symbol == "|" ? "1" : "";
}

void FigureReader::settle_shapes(TextStrip const& strip, ReadStrip& read) const {
    settle_zero(strip, read);
    settle_minus(strip, read);
    part_figures(strip, read);
}

// A figure zero that stands alone is the same to the model as a letter O. It is narrower.
void FigureReader::settle_zero(TextStrip const& strip, ReadStrip& read) const {
    if (read.symbols.size() != 1 || figure_of(read.symbols[0].text) != "0") return;
    if (strip.box.width() < m_options.zero_width * strip.box.height()) read.symbols[0].text = "0";
}

// Whether the strip's first piece of ink is a dash: low, wide, and half way up a figure.
bool FigureReader::begins_with_dash(TextStrip const& strip) const {
    auto const& box = m_strips.ink.boxes[strip.parts.front()];
    double const foot = strip.baseline + strip.slope * (box.centre_x() - strip.box.centre_x());
    double const rise = (foot - box.centre_y()) / strip.height;
    return box.height() <= m_options.dash_height * strip.height &&
           box.width() >= m_options.dash_width * strip.height && box.width() <= strip.height &&
           3 * box.width() >= 4 * box.height() && rise > 0.2 && rise < 0.65;
}

// The minus of a figure is to the model one dash of many signs, and dropped or taken for another now and
// then: '«187 412'. Its shape and place tell it for sure.
void FigureReader::settle_minus(TextStrip const& strip, ReadStrip& read) const {
    if (strip.parts.size() < 2 || !begins_with_dash(strip)) return;
    bool const figure = std::all_of(read.symbols.begin() + 1, read.symbols.end(),
        [](ReadSymbol const& s) { return is_digit(s.text) || s.text == "," || s.text == "."; });
    if (!figure || !is_digit(read.symbols.back().text)) return;
    auto const& dash = m_strips.ink.boxes[strip.parts.front()];
    auto const& next = m_strips.ink.boxes[strip.parts[1]];
    auto& first = read.symbols.front();
    if (is_dash(first.text)) return;
    if (centre_of(first) < next.x0 && !is_digit(first.text)) {
        first.text = "-";
        first.confidence = std::max(first.confidence, m_options.doubt);
        return;
    }
    if (!is_digit(first.text) || centre_of(first) < next.x0) return;
    first.begins_word = false;
    read.symbols.insert(read.symbols.begin(),
        {"-", static_cast<double>(dash.x0), static_cast<double>(dash.x1), m_options.doubt, true});
}

// The model drops the narrow space of "1 618 402" now and then. Between figures, whose letters are all of one
// width, the gap in the ink tells it for sure.
void FigureReader::part_figures(TextStrip const& strip, ReadStrip& read) const {
    double const wide = m_options.space * strip.height;
    auto const& boxes = m_strips.ink.boxes;
    int reached = boxes[strip.parts.front()].x1;
    std::size_t next = 1;
    for (auto part : strip.parts) {
        double const middle = (reached + boxes[part].x0) / 2.0;
        if (boxes[part].x0 - reached >= wide) {
            while (next < read.symbols.size() && centre_of(read.symbols[next]) < middle) ++next;
            if (next == read.symbols.size()) return;
            auto& symbol = read.symbols[next];
            auto const& before = read.symbols[next - 1];
            if (is_digit(symbol.text) && is_digit(before.text) && centre_of(before) < middle)
                symbol.begins_word = true;
        }
        reached = std::max(reached, boxes[part].x1);
    }
}

// Its column on a page that lies upright.
double FigureReader::right_end(TextStrip const& strip) const {
    return strip.box.x1 + m_strips.slope * strip.baseline;
}

void FigureReader::find_columns(std::vector<StripReading> const& readings) {
    for (auto const& reading : readings)
        if (is_figure(signs_of(reading.read))) m_ends.push_back(right_end(reading.strip));
    std::sort(m_ends.begin(), m_ends.end());
}

bool FigureReader::in_column(TextStrip const& strip) const {
    double const end = right_end(strip), near = m_options.column_edge * strip.height;
    auto const first = std::lower_bound(m_ends.begin(), m_ends.end(), end - near);
    auto const last = std::upper_bound(first, m_ends.end(), end + near);
    return static_cast<std::size_t>(last - first) >= m_options.column_figures;
}

ReadStrip FigureReader::second_reading(TextStrip const& strip, ReadingMode mode) const {
    auto read = m_reader.read(m_ink, m_strips.ink, strip, mode);
    if (!read.symbols.empty()) settle_shapes(strip, read);
    return read;
}

// What both agree on is sure; where they differ the first stands, unless it is no figure at all: either is
// doubtful.
void FigureReader::compare(StripReading& reading, ReadStrip second, std::vector<FigureDoubt>& doubts) const {
    auto& first = reading.read;
    auto const signs = signs_of(first);
    bool const same = value_of(first) == value_of(second);
    bool const takes_second =
        !is_figure(signs) && !signs.unit && is_figure(signs_of(second)) && in_column(reading.strip);
    if (same && !takes_second) {
        for (auto& symbol : first.symbols)
            if (is_digit(symbol.text)) symbol.confidence = std::max(symbol.confidence, m_options.doubt);
        return;
    }
    FigureDoubt doubt{reading.strip.box, text_of(first), text_of(second)};
    if (takes_second) {
        std::swap(doubt.kept, doubt.other);
        first = std::move(second);
    }
    for (auto& symbol : first.symbols) symbol.confidence = std::min(symbol.confidence, m_options.doubted);
    doubts.push_back(std::move(doubt));
}

// A dash that stands off a figure or behind it is as often what is left of a drawn line.
void FigureReader::doubt_odd_signs(ReadStrip& read) const {
    auto const& symbols = read.symbols;
    if (symbols.size() < 2 || !is_figure(signs_of(read))) return;
    bool const off = is_dash(symbols[0].text) && symbols[1].begins_word;
    if (!off && !is_dash(symbols.back().text)) return;
    for (auto& symbol : read.symbols) symbol.confidence = std::min(symbol.confidence, m_options.doubted);
}

std::vector<FigureDoubt> FigureReader::read_again(
    std::vector<StripReading>& readings, std::vector<StripReading>& illegible, double confidence) {
    find_columns(readings);
    std::vector<FigureDoubt> doubts;
    for (auto& reading : readings) {
        if (reading.strip.kind != StripKind::Text) continue;
        auto const signs = signs_of(reading.read);
        if (signs.digits == 0) continue;
        double lowest = 1;
        for (auto const& symbol : reading.read.symbols)
            if (is_digit(symbol.text)) lowest = std::min(lowest, symbol.confidence);
        bool const broken = signs.odd > 0 && !signs.unit && 2 * signs.digits >= reading.read.symbols.size();
        bool const figure = is_figure(signs) || (broken && in_column(reading.strip));
        bool const again =
            lowest < m_options.doubt || (figure && (broken || confidence < m_options.badly_read));
        if (!again) continue;
        compare(reading, second_reading(reading.strip, figure ? ReadingMode::Figure : ReadingMode::Enlarged),
            doubts);
    }
    for (auto& reading : readings) {
        if (reading.strip.kind != StripKind::Text) continue;
        doubt_odd_signs(reading.read);
        for (auto& symbol : reading.read.symbols)
            if (is_digit(symbol.text) && confidence < m_options.hardly_read)
                symbol.confidence = std::min(symbol.confidence, m_options.hardly_sure);
    }
    std::vector<StripReading> left;
    for (auto& reading : illegible) {
        ReadStrip second;
        if (in_column(reading.strip)) second = second_reading(reading.strip, ReadingMode::Figure);
        if (is_figure(signs_of(second)) && second.confidence >= m_options.doubted) {
            reading.read.symbols.clear();
            compare(reading, std::move(second), doubts);
            readings.push_back(std::move(reading));
        } else {
            left.push_back(std::move(reading));
        }
    }
    illegible = std::move(left);
    return doubts;
}

} // namespace planleser
