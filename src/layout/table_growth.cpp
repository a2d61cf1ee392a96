#include "layout/table_growth.h"

#include <algorithm>
#include <cmath>

namespace planleser {

std::size_t column_at(std::span<ColumnGap const> gaps, double x) {
    auto const next = std::lower_bound(
        gaps.begin(), gaps.end(), x, [](ColumnGap const& gap, double at) { return gap.middle() < at; });
    return static_cast<std::size_t>(next - gaps.begin());
}

TableGrower::TableGrower(TableView const& view, TextRows const& text, GrowthOptions const& options)
    : m_view(view), m_text(text), m_options(options), m_looks(looks_of(view, text)),
      m_usual(usual_look(view, text)) {}

bool TableGrower::is_heading_like(std::size_t row) const {
    constexpr std::uint32_t most_words = 6;
    auto const phrases = m_text.phrases_of(m_text.rows[row]);
    return std::all_of(phrases.begin(), phrases.end(), [&](Phrase const& phrase) {
        bool const year = phrase.end - phrase.begin == 1 && word(phrase.begin).year;
        return phrase.end - phrase.begin <= most_words && !phrase.marker &&
               (phrase.kind == WordKind::Text || year);
    });
}

bool TableGrower::is_too_far(std::size_t row) const {
    return distance(row) > m_options.row_pitch * std::max(m_text.rows[row].size, m_view.text_size);
}

Phrase TableGrower::part_of(Phrase const& phrase, std::uint32_t begin, std::uint32_t end) const {
    Phrase part = phrase;
    part.begin = begin;
    part.end = end;
    part.box = {};
    for (auto i = begin; i < end; ++i) part.box.include(word(i).box);
    part.marker = end - begin == 1 && word(begin).marker;
    return part;
}

// The word of a phrase over a gap that begins where the text of the next column does. What begins in a
// further column itself may fill that column to its end; prose begins in the first.
std::optional<std::uint32_t> TableGrower::next_column_word(
    GrowingTable const& table, Phrase const& phrase) const {
    constexpr double exact = 0.12;                       // in font sizes
    constexpr double least_space = 0.4, touching = 0.05; // in font sizes; spaces of a line are near 0.25
    auto const is_begin = [&](ViewWord const& own) {
        return std::any_of(table.begins.begin() + 1, table.begins.end(),
            [&](double begin) { return std::abs(own.box.x0 - begin) < exact * own.size; });
    };
    double const least = is_begin(word(phrase.begin)) ? touching : least_space;
    for (auto i = phrase.begin + 1; i < phrase.end; ++i) {
        ViewWord const &before = word(i - 1), &own = word(i);
        bool const cut_off = own.box.x0 - before.box.x1 < touching * own.size && !own.lower;
        if ((cut_off || own.box.x0 - before.box.x1 >= least * own.size) && is_begin(own)) return i;
    }
    return std::nullopt;
}

bool TableGrower::place(GrowingTable& table, Phrase const& phrase, std::vector<PlacedPhrase>& placed) const {
    constexpr double touch = 0.01; // points
    double const least = m_options.least_gap * m_view.text_size;
    std::size_t column = 0;
    for (std::size_t gap = 0; gap < table.gaps.size(); ++gap) {
        ColumnGap& white = table.gaps[gap];
        if (phrase.box.x0 >= white.x1 - touch) {
            column = gap + 1;
            continue;
        }
        if (phrase.box.x1 <= white.x0 + touch) break;
        bool const from_left = phrase.box.x0<white.x0, from_right = phrase.box.x1> white.x1;
        if (from_left && from_right) {
            auto const part = next_column_word(table, phrase);
            if (!part) return false;
            Phrase const before = part_of(phrase, phrase.begin, *part);
            if (before.box.x1 > white.x1 - least)
                placed.push_back({before, gap});
            else if (!place(table, before, placed))
                return false;
            return place(table, part_of(phrase, *part, phrase.end), placed);
        }
        bool const left = from_left || (!from_right && phrase.box.x0 - white.x0 < white.x1 - phrase.box.x1);
        // A full cell beside the next one leaves little white, but does not deny it.
        if (left)
            white.x0 = std::max(white.x0, std::min(phrase.box.x1, white.x1 - least));
        else
            white.x1 = std::min(white.x1, std::max(phrase.box.x0, white.x0 + least));
        if (left) break;
        column = gap + 1;
    }
    placed.push_back({phrase, column});
    return true;
}

bool TableGrower::place(GrowingTable& table, std::size_t row, std::vector<PlacedPhrase>& placed) const {
    auto const gaps = table.gaps;
    for (Phrase const& phrase : m_text.phrases_of(m_text.rows[row]))
        if (!place(table, phrase, placed)) {
            table.gaps = gaps;
            return false;
        }
    return true;
}

// A first column without a heading, seen in the first row below the headings.
void TableGrower::add_column_before(GrowingTable& table) const {
    constexpr double widest = 0.4; // of the page
    TextRow const& row = m_text.rows[table.first + table.header];
    Phrase const& phrase = m_text.phrases[row.begin];
    if (row.count() < 2 || phrase.box.x1 > table.left - m_options.least_gap * m_view.text_size ||
        phrase.box.x0 < table.left - widest * m_view.width)
        return;
    table.gaps.insert(table.gaps.begin(), {phrase.box.x1, table.left});
    table.begins.insert(table.begins.begin(), phrase.box.x0);
    table.left = phrase.box.x0;
    for (auto& heading : table.rows)
        for (PlacedPhrase& placed : heading) ++placed.column;
}

// Whether the row is the title of a group of rows: alone, in bold print, and more of the table follows.
bool TableGrower::is_spanning(GrowingTable const& table, std::size_t row) const {
    if (m_text.rows[row].count() != 1 || row + 1 >= m_text.rows.size()) return false;
    Phrase const& phrase = m_text.phrases[m_text.rows[row].begin];
    double const flush = m_options.flush * m_view.text_size;
    if (std::abs(phrase.box.x0 - table.begins.front()) > flush || phrase.box.x1 > table.right + flush ||
        !m_looks[row].bold || m_looks[row].size > 1.1 * m_usual.size || is_too_far(row + 1))
        return false;
    GrowingTable below;
    below.gaps = table.gaps;
    below.begins = table.begins;
    std::vector<PlacedPhrase> placed;
    return place(below, row + 1, placed) && placed.size() >= 2 && placed.front().column == 0;
}

bool TableGrower::grow(GrowingTable& table) {
    auto const below_headings = table.first + table.header;
    auto row = table.first;
    for (; row < m_text.rows.size(); ++row, ++m_steps) {
        if (row > table.first && is_too_far(row)) break;
        if (row == below_headings && table.header > 0) add_column_before(table);
        table.before_heading = row >= below_headings && table.set_apart && m_text.rows[row].count() >= 2 &&
                               is_alike(m_looks[row], table.look) && is_heading_like(row);
        if (table.before_heading) break;
        std::vector<PlacedPhrase> placed;
        if (!place(table, row, placed)) {
            if (row < below_headings || !is_spanning(table, row)) break;
            placed.assign(1, {m_text.phrases[m_text.rows[row].begin], 0});
        }
        table.rows.push_back(std::move(placed));
    }
    table.end = row;
    if (table.rows.size() > table.header) trim(table);
    return table.rows.size() > table.header;
}

// Whether a paragraph that begins at the row stands in the table and not below it. A further paragraph of the
// first column must be as far from the row above as rows are, and break where the column ends.
bool TableGrower::keeps_to_column(
    GrowingTable const& table, std::size_t row, double pitch, double row_gap) const {
    auto const& placed = table.rows[row].front();
    double const step = distance(table.first + row);
    if (placed.column > 0) return step < 1.1 * std::max(row_gap, m_options.cell_pitch * m_view.text_size);
    if (step > 1.1 * std::max(row_gap, pitch) || row + 1 >= table.rows.size()) return false;
    auto const& next = table.rows[row + 1].front();
    double column_end = 0;
    for (std::size_t i = table.header; i < row; ++i)
        for (PlacedPhrase const& own : table.rows[i])
            if (own.column == 0) column_end = std::max(column_end, own.phrase.box.x1);
    return next.column == 0 && distance(table.first + row + 1) < m_options.extra_leading * pitch &&
           placed.phrase.box.x1 + word(next.phrase.begin).box.width() > column_end - m_view.text_size;
}

// The least distance between lines of one column.
double TableGrower::line_pitch(GrowingTable const& table) const {
    double const least = 0.9 * m_view.text_size;
    double pitch = m_options.cell_pitch * m_view.text_size;
    std::vector<double> above(table.gaps.size() + 1, -pitch);
    for (auto i = table.header; i < table.rows.size(); ++i)
        for (PlacedPhrase const& placed : table.rows[i]) {
            double const baseline = word(placed.phrase.begin).baseline;
            double const step = baseline - above[placed.column];
            if (step > least) pitch = std::min(pitch, step);
            above[placed.column] = baseline;
        }
    return pitch;
}

// What follows a table looks like its first column as long as it is short. Bands of lines as close as those
// of a cell tell: the last that has two columns is the table's, and those below that keep to a column.
void TableGrower::trim(GrowingTable& table) const {
    auto const end = table.rows.size();
    double const pitch = line_pitch(table);
    std::vector<double> gaps;
    auto const is_apart = [&](std::size_t i) {
        return distance(table.first + i) > m_options.extra_leading * pitch;
    };
    std::size_t last = table.header; // the end of the last band with two columns
    for (std::size_t begin = table.header, i = begin; begin < end; begin = i) {
        std::size_t across = 0; // columns of the band
        std::vector<bool> filled(table.gaps.size() + 1);
        for (i = begin; i < end && (i == begin || !is_apart(i)); ++i)
            for (PlacedPhrase const& placed : table.rows[i])
                if (!filled[placed.column]) {
                    filled[placed.column] = true;
                    ++across;
                }
        if (across < 2 && !(table.repeated && begin == table.header)) continue;
        last = i;
        if (begin > table.header) gaps.push_back(distance(table.first + begin));
    }
    if (last > table.header) {
        double row_gap = 0;
        if (!gaps.empty()) {
            auto const middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
            std::nth_element(gaps.begin(), middle, gaps.end());
            row_gap = *middle;
        }
        PrintLook const& body = m_looks[table.first + last - 1];
        for (; last < end; ++last) {
            PrintLook const& own = m_looks[table.first + last];
            if (std::abs(own.size - body.size) > 0.05 * body.size || (own.bold && !body.bold)) break;
            if (is_apart(last) && !keeps_to_column(table, last, pitch, row_gap)) break;
        }
    } else {
        last = 0;
    }
    table.rows.resize(last);
    table.end = table.first + last;
}

} // namespace planleser
