#include "page/charts.h"

#include "text/code_points.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace planleser {

namespace {

struct Label {
    Box box;
    double value = 0;
    bool share = false; // "25 %"
    double middle = 0;  // y of the figures' middle
};

// The number that a label says and nothing else: "1 500", "-2,5", "40 %", "20 mill.".
std::optional<Label> label_of(std::string_view text) {
    std::string digits, unit;
    for (CodePoint point; point.end < text.size();) {
        point = code_point_at(text, point.end);
        auto const value = point.value;
        if (value == ' ' || value == 0xA0 || value == 0x202F || value == 0x2009) continue;
        bool const figure = (value >= '0' && value <= '9') || value == '.' || value == ',';
        bool const after_digit = digits.find_first_of("0123456789") != std::string::npos;
        if (figure && unit.empty())
            digits += static_cast<char>(value == ',' ? '.' : value);
        else if ((value == '-' || value == 0x2212 || value == 0x2013) && digits.empty())
            digits = "-";
        else if (figure || !after_digit)
            return std::nullopt;
        else
            unit += value < 0x80 ? static_cast<char>(value) : 'x';
    }
    if (digits.find_first_of("0123456789") == std::string::npos || unit.size() > 5) return std::nullopt;
    // A point before three digits groups them.
    for (auto at = digits.find('.'); at != std::string::npos; at = digits.find('.', at))
        if (digits.size() - at == 4 || digits.find('.', at + 1) != std::string::npos)
            digits.erase(at, 1);
        else
            ++at;
    Label label;
    label.value = std::strtod(digits.c_str(), nullptr);
    label.share = unit == "%";
    return label;
}

// Labels at equal distances whose values rise by equal steps.
struct Axis {
    std::vector<Label> labels; // in the order of their values
    bool upright = false;
    double step = 0; // points between two
    Box box;

    double place(std::size_t label) const {
        return upright ? labels[label].middle : labels[label].box.centre_x();
    }
};

class ChartFinder {
public:
    ChartFinder(PageContent const& page, ChartOptions const& options) : m_page(page), m_options(options) {}

    std::vector<Box> find() {
        read_labels();
        find_pies();
        find_shares();
        if (m_labels.size() >= m_options.least_labels) {
            for (auto const& axis : find_axes(true)) judge_upright(axis);
            for (auto const& axis : find_axes(false)) judge_level(axis);
            find_labelled_bars();
        }
        return std::move(m_charts);
    }

private:
    void read_labels() {
        constexpr std::size_t longest = 24, most = 2000; // bytes of a label; labels of a page
        for (auto const& run : m_page.runs) {
            if (run.invisible || run.direction != Direction::Right) continue;
            auto const text = m_page.text_of(run);
            if (text.size() > longest) continue;
            auto label = label_of(text);
            if (!label) continue;
            label->box = run.box;
            constexpr double middle_of_figure = 0.36; // font sizes above the baseline
            label->middle = run.baseline - middle_of_figure * run.size;
            m_labels.push_back(*label);
            if (m_labels.size() == most) return;
        }
    }

    // Runs of labels that stand in one column or row. A column counts from its foot upwards: a list that
    // counts its lines does so downwards.
    std::vector<Axis> find_axes(bool upright) const {
        std::vector<Axis> axes;
        std::vector<double (*)(Label const&)> edges{[](Label const& l) { return l.middle; }};
        if (upright)
            edges = {[](Label const& l) { return l.box.x1; }, [](Label const& l) { return l.box.x0; }};
        for (auto const edge : edges) {
            auto sorted = m_labels;
            std::sort(sorted.begin(), sorted.end(),
                [&](Label const& a, Label const& b) { return edge(a) < edge(b); });
            for (std::size_t begin = 0; begin < sorted.size();) {
                std::size_t end = begin + 1;
                constexpr double same = 2; // points
                while (end < sorted.size() && edge(sorted[end]) - edge(sorted[begin]) < same) ++end;
                std::vector<Label> line(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                    sorted.begin() + static_cast<std::ptrdiff_t>(end));
                add_axes(std::move(line), upright, axes);
                begin = end;
            }
        }
        return axes;
    }

    void add_axes(std::vector<Label> line, bool upright, std::vector<Axis>& axes) const {
        auto const place = [&](Label const& l) { return upright ? -l.middle : l.box.centre_x(); };
        std::sort(
            line.begin(), line.end(), [&](Label const& a, Label const& b) { return place(a) < place(b); });
        for (std::size_t begin = 0; begin + 1 < line.size();) {
            double const step = place(line[begin + 1]) - place(line[begin]);
            double const rise = line[begin + 1].value - line[begin].value;
            auto end = begin + 1;
            while (rise > 0 && step > 0 && end < line.size() &&
                   std::abs(place(line[end]) - place(line[end - 1]) - step) < m_options.unequal * step &&
                   std::abs(line[end].value - line[end - 1].value - rise) < 1e-6 * rise)
                ++end;
            if (end - begin >= m_options.least_labels) {
                Axis axis;
                axis.labels.assign(line.begin() + static_cast<std::ptrdiff_t>(begin),
                    line.begin() + static_cast<std::ptrdiff_t>(end));
                axis.upright = upright;
                axis.step =
                    (place(line[end - 1]) - place(line[begin])) / static_cast<double>(end - begin - 1);
                for (auto const& label : axis.labels) axis.box.include(label.box);
                bool const years = rise == 1 && axis.labels[0].value >= 1900 && axis.labels[0].value <= 2100;
                if (!years) axes.push_back(std::move(axis));
            }
            begin = std::max(end - 1, begin + 1);
        }
    }

    // Rows of a table or a list have their words beside the number.
    bool has_words_beside(Axis const& axis) const {
        std::size_t rows = 0;
        for (auto const& label : axis.labels) {
            rows += std::any_of(m_page.runs.begin(), m_page.runs.end(),
                        [&](GlyphRun const& run) {
                            if (run.invisible || run.box.x0 < label.box.x1 || run.box.x0 > label.box.x1 + 100)
                                return false;
                            if (label.middle < run.box.y0 || label.middle > run.box.y1) return false;
                            return !label_of(m_page.text_of(run)) && !m_page.text_of(run).empty();
                        })
                        ? 1U
                        : 0U;
        }
        return 2 * rows >= axis.labels.size();
    }

    // To the right of a column of labels: lines at them, bars standing on the lowest, or a curve over a line
    // at the lowest.
    void judge_upright(Axis const& axis) {
        if (has_words_beside(axis)) return;
        double const near = m_options.beside_tick * axis.step, foot = axis.place(0);
        auto const begins = [&](double x) {
            return x > axis.box.x1 - 3 && x < axis.box.x1 + m_options.widest_gap;
        };
        std::vector<bool> lined(axis.labels.size());
        Box chart = axis.box;
        for (auto const& line : m_page.lines) {
            if (!line.horizontal() || !begins(line.x0) || line.x1 - line.x0 < m_options.least_line) continue;
            for (std::size_t i = 0; i < lined.size(); ++i) {
                if (std::abs(line.y0 - axis.place(i)) > near) continue;
                lined[i] = true;
                chart.include({line.x0, line.y0, line.x1, line.y1});
            }
        }
        auto const lines = std::count(lined.begin(), lined.end(), true);
        std::size_t bars = 0;
        for (auto const& fill : m_page.fills) {
            if (std::abs(fill.box.y1 - foot) > near || fill.box.x0 < axis.box.x1) continue;
            if (fill.box.height() > axis.box.height() + axis.step) continue;
            if (fill.box.x0 > axis.box.x1 + m_options.tallest) continue;
            ++bars;
            chart.include(fill.box);
        }
        bool const curve =
            m_page.shapes.count > 0 && lined[0] && intersection(m_page.shapes.box, chart).height() > 0;
        if (lines >= 2 || bars >= 2 || curve) add(chart);
    }

    // Above a row of labels: bars that begin at the first, of several lengths, or upright lines at several.
    void judge_level(Axis const& axis) {
        double const near = m_options.beside_tick * axis.step, foot = axis.place(0);
        Box chart = axis.box;
        std::vector<double> lengths;
        for (auto const& fill : m_page.fills) {
            if (std::abs(fill.box.x0 - foot) > near || fill.box.y1 > axis.box.y0 + axis.step) continue;
            if (fill.box.y0 < axis.box.y0 - m_options.tallest) continue;
            if (fill.box.width() > axis.box.width() + axis.step) continue;
            bool const known = std::any_of(lengths.begin(), lengths.end(),
                [&](double length) { return std::abs(length - fill.box.width()) < 2; });
            if (!known) lengths.push_back(fill.box.width());
            chart.include(fill.box);
        }
        std::vector<bool> lined(axis.labels.size());
        for (auto const& line : m_page.lines) {
            if (line.horizontal() || line.y1 - line.y0 < m_options.least_line) continue;
            if (std::abs(line.y1 - axis.box.y0) > m_options.widest_gap) continue;
            for (std::size_t i = 0; i < lined.size(); ++i)
                if (std::abs(line.x0 - axis.place(i)) <= near) lined[i] = true;
        }
        if (lengths.size() >= 2 && std::count(lined.begin(), lined.end(), true) >= 1) add(chart);
    }

    // Bars side by side on one line, or one above the other from one line, as long as their numbers say.
    void find_labelled_bars() {
        constexpr std::size_t most = 400; // fills of a page; more are a mosaic
        if (m_page.fills.size() > most) return;
        for (bool const upright : {true, false}) {
            std::vector<std::pair<Box, double>> bars;
            for (auto const& fill : m_page.fills)
                if (auto const value = value_at_end(fill.box, upright)) bars.emplace_back(fill.box, *value);
            for (auto const& [first, value] : bars) {
                Box chart;
                std::vector<double> lengths;
                for (auto const& [box, other] : bars) {
                    bool const same =
                        upright
                            ? std::abs(box.y1 - first.y1) < 1 && std::abs(box.width() - first.width()) < 1
                            : std::abs(box.x0 - first.x0) < 1 && std::abs(box.height() - first.height()) < 1;
                    double const length = upright ? box.height() : box.width();
                    double const usual = (upright ? first.height() : first.width()) / value;
                    if (!same || std::abs(length / other - usual) > 0.04 * usual) continue;
                    bool const known = std::any_of(lengths.begin(), lengths.end(),
                        [&](double known_one) { return std::abs(known_one - length) < 2; });
                    if (!known) lengths.push_back(length);
                    chart.include(box);
                }
                if (lengths.size() < 3) continue;
                add(chart);
                break;
            }
        }
    }

    // The number at the far end of a bar, in it or beyond.
    std::optional<double> value_at_end(Box const& bar, bool upright) const {
        for (auto const& label : m_labels) {
            if (label.value <= 0) continue;
            double const size = label.box.height();
            bool const at = upright ? label.box.centre_x() > bar.x0 && label.box.centre_x() < bar.x1 &&
                                          std::abs(label.middle - bar.y0) < 1.2 * size
                                    : label.middle > bar.y0 && label.middle < bar.y1 &&
                                          label.box.x0 < bar.x1 + 1.5 * size &&
                                          label.box.x1 > bar.x1 - 1.5 * size;
            if (at) return label.value;
        }
        return std::nullopt;
    }

    void find_pies() {
        for (auto const& first : m_page.sectors) {
            double const radius = first.radius(), x = first.disc.centre_x(), y = first.disc.centre_y();
            if (radius < m_options.least_radius) continue;
            std::size_t sectors = 0;
            bool colours = false;
            for (auto const& other : m_page.sectors) {
                double const off = std::hypot(other.disc.centre_x() - x, other.disc.centre_y() - y);
                if (std::abs(other.radius() - radius) > 0.03 * radius || off > 0.2 * radius) continue;
                ++sectors;
                colours = colours || !(other.colour == first.colour);
            }
            auto const numbers = std::count_if(m_labels.begin(), m_labels.end(), [&](Label const& label) {
                return std::hypot(label.box.centre_x() - x, label.middle - y) < 1.6 * radius;
            });
            bool const plain = sectors >= 3 && radius >= m_options.plain_radius;
            if (colours && sectors >= 2 && (numbers >= 2 || plain)) add(first.disc);
        }
    }

    // Shares in a picture, which stand neither below nor beside one another.
    void find_shares() {
        if (!m_page.recognised) return;
        for (auto const& picture : m_page.pictures) {
            double sum = 0;
            std::vector<Box> shares;
            for (auto const& label : m_labels) {
                if (!label.share || !picture.box.contains(label.box.centre_x(), label.middle)) continue;
                sum += label.value;
                shares.push_back(label.box);
            }
            auto const scattered = [&](auto const& low, auto const& high) {
                std::size_t apart = 0;
                for (auto const& a : shares)
                    apart += std::none_of(shares.begin(), shares.end(),
                                 [&](Box const& b) {
                                     return &a != &b && overlap(low(a), high(a), low(b), high(b)) > 0;
                                 })
                                 ? 1U
                                 : 0U;
                return apart >= 2;
            };
            if (shares.size() >= 3 && std::abs(sum - 100) <= 2 &&
                scattered([](Box const& b) { return b.x0; }, [](Box const& b) { return b.x1; }) &&
                scattered([](Box const& b) { return b.y0; }, [](Box const& b) { return b.y1; }))
                add(picture.box);
        }
    }

    // Several signs of one chart are one.
    void add(Box const& box) {
        for (auto& chart : m_charts) {
            if (intersection(chart, box).is_empty()) continue;
            chart.include(box);
            return;
        }
        m_charts.push_back(box);
    }

    PageContent const& m_page;
    ChartOptions const& m_options;
    std::vector<Label> m_labels;
    std::vector<Box> m_charts;
};

} // namespace

std::vector<Box> find_charts(PageContent const& page, ChartOptions const& options) {
    return ChartFinder(page, options).find();
}

} // namespace planleser
