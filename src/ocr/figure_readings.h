// What is particular to figures among the strips of a picture: a wrong digit is worse than none.
//
// Shapes tell what the model of text guesses at: a lone zero, a minus, the space between groups of digits. A
// doubtful figure is read a second time another way; on a picture that is badly read on the whole, where the
// model is sure of wrong digits too, every figure is. Of 842 figures of
// four poor scans the first reading had 729 right, one of digits alone 701, so the first stands; wrong ones
// that the second reading agreed with were 36 where it was only enlarged, 20 where it was of digits alone.
#pragma once

#include "ocr/strip_runs.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

struct FigureOptions {
    // Confidence of a figure's letter below which the figure is read a second time; so sure it is where both
    // agree. And the confidence of all letters where they do not.
    double doubt = 0.90, doubted = 0.45;
    // Mean confidence of a picture's letters below which every figure is read a second time, and below which
    // no figure is surer than so: on the worst picture measured three readings agreed, surely, on 5 wrong
    // figures of 133.
    double badly_read = 0.985, hardly_read = 0.98, hardly_sure = 0.7;
    // Heights of a figure: a gap so wide between two figures is a space. A "1" leaves 0.2 beside it, a narrow
    // space adds 0.3.
    double space = 0.36;
    double zero_width = 0.83;                    // of its height; the letter O is nearly round
    double dash_height = 0.36, dash_width = 0.2; // heights of a figure; of a minus, at most and at least
    // Figures whose right ends are so near to each other, in heights, stand in one column, if so many do.
    double column_edge = 0.5;
    std::size_t column_figures = 3;
};

// The figure that a sign is or looks like; empty for others.
std::string_view figure_of(std::string_view symbol);

// A figure that two readings give differently.
struct FigureDoubt {
    PixelBox box;
    std::string kept, other;
};

class FigureReader {
public:
    FigureReader(TextReader& reader, Ink const& ink, StripPage const& strips, FigureOptions const& options)
        : m_reader(reader), m_ink(ink), m_strips(strips), m_options(options) {}

    // What shapes tell. Returns a doubt where the model read a digit for a minus.
    void settle_shapes(TextStrip const& strip, ReadStrip& read) const;

    // Reads figures of `readings` again. Of `illegible` the ones in columns of figures are tried; what is
    // read is moved to `readings`. Returns what stays doubtful.
    std::vector<FigureDoubt> read_again(
        std::vector<StripReading>& readings, std::vector<StripReading>& illegible, double confidence);

private:
    bool begins_with_dash(TextStrip const& strip) const;
    void settle_zero(TextStrip const& strip, ReadStrip& read) const;
    void settle_minus(TextStrip const& strip, ReadStrip& read) const;
    void part_figures(TextStrip const& strip, ReadStrip& read) const;
    double right_end(TextStrip const& strip) const;
    bool in_column(TextStrip const& strip) const;
    void find_columns(std::vector<StripReading> const& readings);
    ReadStrip second_reading(TextStrip const& strip, ReadingMode mode) const;
    void doubt_odd_signs(ReadStrip& read) const;
    void compare(StripReading& reading, ReadStrip second, std::vector<FigureDoubt>& doubts) const;

    TextReader& m_reader;
    Ink const& m_ink;
    StripPage const& m_strips;
    FigureOptions const& m_options;
    std::vector<double> m_ends; // right ends of figures, growing
};

} // namespace planleser
