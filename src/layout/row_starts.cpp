#include "layout/row_starts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace planleser {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// What a row of text has in one column.
struct ColumnLine {
    double x0 = 0, x1 = 0;
    ViewWord const* first = nullptr; // nullptr: nothing
    std::size_t above = none;        // row of text with the line above it in this column
    std::size_t next = none;         // row of text with the first line of this column from here on
};

class RowFinder {
public:
    RowFinder(TableView const& view, TextRows const& text, std::size_t header,
        std::span<ColumnGap const> gaps, RowStartOptions const& options)
        : m_view(view), m_text(text), m_header(header), m_gaps(gaps), m_options(options),
          m_columns(gaps.size() + 1) {}

    RowStarts find();

private:
    void read_lines();
    void find_pitch();
    void judge_columns();
    ColumnLine const& line(std::size_t row, std::size_t column) const {
        return m_lines[row * m_columns + column];
    }
    // From the lowest baseline of the row above to the highest of this one.
    double distance(std::size_t row) const { return m_tops[row] - m_bottoms[row - 1]; }
    // From the line above in the column.
    double step(std::size_t row, std::size_t column) const {
        ColumnLine const& own = line(row, column);
        return own.first->baseline - line(own.above, column).first->baseline;
    }
    bool is_apart(double step, std::size_t row) const {
        return step > m_options.extra_leading * m_pitch * m_text.rows[row].size;
    }
    bool has_leading(std::size_t row) const { return is_apart(distance(row), row); }
    bool is_flush(ColumnLine const& line, std::size_t column) const {
        return line.x0 < m_begins[column] + m_options.indent * m_view.text_size;
    }
    bool is_item(ColumnLine const& line, std::size_t column) const;
    bool is_forced(ColumnLine const& line, std::size_t column) const;
    bool begins_anew(std::size_t row, std::size_t column) const;
    std::size_t columns_at(std::size_t row) const;
    bool begins_with_leading(std::size_t row, std::size_t band_end) const;
    bool begins_solid(std::size_t row) const;
    bool runs_past(std::size_t row, std::size_t column) const;
    double usual_row_gap() const;
    std::size_t spaced_bands() const;
    bool counts_lines() const;
    void count_rows(RowStarts& found) const;

    TableView const& m_view;
    TextRows const& m_text;
    std::size_t m_header;
    std::span<ColumnGap const> m_gaps;
    RowStartOptions const& m_options;
    std::size_t m_columns;
    std::vector<ColumnLine> m_lines;        // by row, then column
    std::vector<double> m_begins, m_limits; // where the lines of a column begin, and how far they could reach
    std::vector<double> m_tops, m_bottoms;  // the highest and the lowest baseline of each row
    double m_pitch = 1.2;                   // in font sizes
    double m_row_gap = 0;                   // points
    bool m_single_lines = false;            // hardly any line of any column goes on with the one above
    std::vector<bool> m_set_right;          // columns whose lines end flush and do not begin so
    std::vector<bool> m_entries;            // columns whose lines hardly ever go on with the line above
    bool m_listed = false;                  // rows begin with bullets
    bool m_spaced = false;                  // white parts most of the rows
    bool m_counted = false;                 // the first column counts nearly every line
};

void RowFinder::read_lines() {
    m_lines.assign(m_text.rows.size() * m_columns, {});
    m_begins.assign(m_columns, std::numeric_limits<double>::infinity());
    double right = 0; // of the page's text
    for (ViewWord const& word : m_view.words) right = std::max(right, std::min(word.box.x1, m_view.width));
    double const padding = m_options.padding * m_view.text_size;
    m_limits.assign(m_columns, right);
    for (std::size_t column = 0; column < m_gaps.size(); ++column)
        m_limits[column] = std::max(m_gaps[column].x0, m_gaps[column].x1 - padding);
    m_tops.assign(m_text.rows.size(), std::numeric_limits<double>::infinity());
    m_bottoms.assign(m_text.rows.size(), 0);
    std::vector<std::size_t> last(m_columns, none);
    for (std::size_t row = 0; row < m_text.rows.size(); ++row)
        for (Phrase const& phrase : m_text.phrases_of(m_text.rows[row])) {
            std::size_t column = 0;
            while (column < m_gaps.size() && m_gaps[column].middle() < phrase.box.centre_x()) ++column;
            ColumnLine& line = m_lines[row * m_columns + column];
            if (line.first == nullptr) {
                line.x0 = phrase.box.x0;
                line.first = &m_view.words[m_text.words[phrase.begin]];
                line.above = last[column];
                if (row >= m_header) last[column] = row;
            }
            line.x1 = std::max(line.x1, phrase.box.x1);
            m_tops[row] = std::min(m_tops[row], line.first->baseline);
            m_bottoms[row] = std::max(m_bottoms[row], line.first->baseline);
            if (row < m_header) continue;
            m_begins[column] = std::min(m_begins[column], line.x0);
        }
    for (auto row = m_text.rows.size(); row-- > 0;)
        for (std::size_t column = 0; column < m_columns; ++column) {
            auto& own = m_lines[row * m_columns + column];
            own.next = own.first != nullptr           ? row
                       : row + 1 < m_text.rows.size() ? line(row + 1, column).next
                                                      : none;
        }
}

// The least distance between lines of one column that comes more than by chance.
void RowFinder::find_pitch() {
    constexpr double least = 0.9, chance = 0.05; // font sizes; share of the distances
    std::vector<double> distances;
    for (std::size_t row = m_header; row < m_text.rows.size(); ++row)
        for (std::size_t column = 0; column < m_columns; ++column) {
            ColumnLine const& own = line(row, column);
            if (own.first == nullptr || own.above == none) continue;
            double const pitch = step(row, column) / std::max(m_text.rows[row].size, 1.0);
            if (pitch >= least && pitch <= m_options.cell_pitch) distances.push_back(pitch);
        }
    if (distances.empty()) return;
    auto const at =
        distances.begin() + static_cast<std::ptrdiff_t>(chance * static_cast<double>(distances.size()));
    std::nth_element(distances.begin(), at, distances.end());
    m_pitch = *at;
}

void RowFinder::judge_columns() {
    constexpr std::size_t least_lines = 4;
    constexpr double exact = 0.15; // font sizes
    m_set_right.assign(m_columns, false);
    m_entries.assign(m_columns, false);
    m_single_lines = true;
    for (std::size_t column = 0; column < m_columns; ++column) {
        double end = 0;
        for (auto row = m_header; row < m_text.rows.size(); ++row) end = std::max(end, line(row, column).x1);
        std::size_t lines = 0, right = 0, left = 0, anew = 0, figures = 0;
        for (auto row = m_header; row < m_text.rows.size(); ++row) {
            ColumnLine const& own = line(row, column);
            if (own.first == nullptr) continue;
            ++lines;
            figures += own.first->kind == WordKind::Figure ? 1U : 0U;
            right += own.x1 > end - exact * m_view.text_size ? 1U : 0U;
            left += own.x0 < m_begins[column] + exact * m_view.text_size ? 1U : 0U;
        }
        m_set_right[column] = lines > 1 && right * 10 >= lines * 8 && (left < right || 2 * figures > lines);
        for (auto row = m_header; row < m_text.rows.size(); ++row) anew += begins_anew(row, column) ? 1U : 0U;
        m_entries[column] = lines >= least_lines && anew * 10 >= lines * 9;
        m_single_lines = m_single_lines && lines > 0 && anew * 10 >= lines * 9;
    }
}

// A bullet or the letter of an item; numbers may count the rows.
bool RowFinder::is_item(ColumnLine const& line, std::size_t column) const {
    bool const bullet = line.first->marker && line.first->kind != WordKind::Figure;
    return (bullet && !m_listed) || (!is_flush(line, column) && !m_set_right[column]);
}

// Whether the first word would not have fitted behind the line above.
bool RowFinder::is_forced(ColumnLine const& below, std::size_t column) const {
    ColumnLine const& above = line(below.above, column);
    double const space = 0.25 * m_view.text_size;
    if (m_set_right[column]) return false;
    return above.x1 + space + below.first->box.width() > m_limits[column];
}

bool RowFinder::begins_anew(std::size_t row, std::size_t column) const {
    ColumnLine const& own = line(row, column);
    if (own.first == nullptr || own.first->lower || is_item(own, column)) return false;
    return own.above == none || own.above + 1 < row || !is_forced(own, column) ||
           is_item(line(own.above, column), column);
}

std::size_t RowFinder::columns_at(std::size_t row) const {
    std::size_t count = 0;
    for (std::size_t column = 0; column < m_columns; ++column) count += line(row, column).first ? 1U : 0U;
    return count;
}

// The white above rows that begin in the first column and in another one, as half of them have it.
double RowFinder::usual_row_gap() const {
    std::vector<double> gaps;
    for (std::size_t row = m_header + 1; row < m_text.rows.size(); ++row) {
        ColumnLine const& first = line(row, 0);
        if (has_leading(row) && first.first != nullptr && !is_item(first, 0) && columns_at(row) >= 2)
            gaps.push_back(distance(row));
    }
    if (gaps.empty()) return 0;
    auto const middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

// Whether a row begins at `row`, which has white above it; nothing parts its band before `band_end`.
bool RowFinder::begins_with_leading(std::size_t row, std::size_t band_end) const {
    std::size_t label = row;
    while (label < band_end && line(label, 0).first == nullptr) ++label;
    if (label == band_end) {
        // Rows of a group that the first column names once.
        std::size_t others = 0;
        for (std::size_t column = 1; column < m_columns; ++column)
            others += begins_anew(row, column) ? 1U : 0U;
        return others >= 2;
    }
    if (is_item(line(label, 0), 0)) return false;
    bool const alone = columns_at(label) < 2;
    if (!alone || label > row) return true;
    return distance(row) >= m_options.row_gap * m_row_gap && !line(label, 0).first->lower;
}

// Whether the text of a column runs on past the top of the row.
bool RowFinder::runs_past(std::size_t row, std::size_t column) const {
    auto const next = line(row, column).next;
    if (next == none || line(next, column).above == none) return false;
    if (is_apart(step(next, column), next)) return false;
    return next > row || line(next, column).first->lower;
}

// Whether a row begins at `row`, which stands as close to the one above as lines of a cell do.
bool RowFinder::begins_solid(std::size_t row) const {
    ColumnLine const& label = line(row, 0);
    if (m_counted) return label.first != nullptr;
    if (label.first == nullptr || label.first->lower || is_item(label, 0)) return false;
    bool const outdented = label.above != none && is_item(line(label.above, 0), 0);
    bool const after_hole = label.above != none && label.above + 1 < row;
    std::size_t beside = 0, anew = 0, after_holes = 0;
    for (std::size_t column = 1; column < m_columns; ++column) {
        if (runs_past(row, column)) return false;
        ColumnLine const& other = line(row, column);
        if (other.first == nullptr) continue;
        ++beside;
        if (!begins_anew(row, column)) continue;
        ++anew;
        if (other.above == none || other.above + 1 < row || m_entries[column]) ++after_holes;
    }
    if (m_single_lines) return begins_anew(row, 0);
    if (m_spaced) return anew > 0 && (outdented || after_hole);
    return (anew > 0 && begins_anew(row, 0)) || after_holes > 0 || anew >= 2 || (after_hole && beside > 0);
}

// Bands between stretches of white that have text in the first column and in another one.
std::size_t RowFinder::spaced_bands() const {
    std::size_t bands = 0;
    std::vector<bool> filled(m_columns);
    auto const close = [&] {
        bands += filled[0] && std::count(filled.begin(), filled.end(), true) >= 2 ? 1U : 0U;
        filled.assign(m_columns, false);
    };
    for (std::size_t row = m_header; row < m_text.rows.size(); ++row) {
        if (row > m_header && has_leading(row)) close();
        for (std::size_t column = 0; column < m_columns; ++column)
            if (line(row, column).first != nullptr) filled[column] = true;
    }
    close();
    return bands;
}

// Whether the first column counts up by one, and most lines have such a number: each is a row.
bool RowFinder::counts_lines() const {
    constexpr std::size_t least_rows = 3;
    std::size_t lines = 0, counted = 0;
    int last = -1;
    for (std::size_t row = m_header; row < m_text.rows.size(); ++row) {
        ++lines;
        auto const* const first = line(row, 0).first;
        if (first == nullptr) continue;
        if (first->page_number < 0 || (last >= 0 && first->page_number != last + 1)) return false;
        last = first->page_number;
        ++counted;
    }
    return counted >= least_rows && counted * 10 >= lines * 7;
}

void RowFinder::count_rows(RowStarts& found) const {
    bool labelled = false;
    std::vector<bool> filled(m_columns);
    auto const close = [&] {
        found.aligned += std::count(filled.begin(), filled.end(), true) >= 2 ? 1U : 0U;
        filled.assign(m_columns, false);
    };
    for (std::size_t row = m_header; row < m_text.rows.size(); ++row) {
        if (found.plan.starts[row]) {
            close();
            ++found.rows;
            labelled = false;
        }
        // Cells may be set to the middle of their row, so what stands level does not tell.
        for (std::size_t column = 0; column < m_columns; ++column)
            if (line(row, column).first != nullptr) filled[column] = true;
        ColumnLine const& label = line(row, 0);
        if (label.first == nullptr) continue;
        bool const white = label.above == none || is_apart(step(row, 0), row);
        if (!is_item(label, 0) && (m_spaced ? white : begins_anew(row, 0))) {
            ++found.beginnings;
            found.beginning_rows += labelled ? 0U : 1U;
        }
        labelled = true;
    }
    close();
}

RowStarts RowFinder::find() {
    read_lines();
    find_pitch();
    judge_columns();
    auto const rows = m_text.rows.size();
    RowStarts found;
    found.pitch = m_pitch;
    found.plan.header = m_header;
    found.plan.starts.assign(rows, false);
    if (m_header > 0) found.plan.starts[0] = true;
    if (m_header >= rows) return found;

    std::size_t bulleted = 0, labels = 0;
    for (std::size_t row = m_header; row < rows; ++row) {
        ColumnLine const& label = line(row, 0);
        labels += label.first != nullptr ? 1U : 0U;
        bulleted += label.first != nullptr && label.first->marker ? 1U : 0U;
    }
    m_listed = bulleted * 10 >= labels * 6;
    m_spaced = spaced_bands() >= 3;
    m_counted = counts_lines();
    m_row_gap = usual_row_gap();

    std::size_t band = m_header;
    while (band < rows) {
        std::size_t end = band + 1;
        while (end < rows && !has_leading(end)) ++end;
        found.plan.starts[band] = band == m_header || begins_with_leading(band, end);
        for (auto row = band + 1; row < end; ++row) found.plan.starts[row] = begins_solid(row);
        band = end;
    }
    count_rows(found);
    return found;
}

} // namespace

RowStarts find_row_starts(TableView const& view, TextRows const& text, std::size_t header,
    std::span<ColumnGap const> gaps, RowStartOptions const& options) {
    return RowFinder(view, text, header, gaps, options).find();
}

} // namespace planleser
