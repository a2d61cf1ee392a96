#include "layout/headed_tables.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace planleser {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// How the words of a row are set.
struct Look {
    std::uint16_t font = 0;
    double size = 0;
    bool bold = false, alike = true; // alike: all its words are set so
};

struct Placed {
    Phrase phrase;
    std::size_t column = 0;
};

// A table while rows are added below its headings.
struct Growth {
    std::size_t first = 0, end = 0; // rows of the text
    std::size_t header = 0;         // of them
    std::vector<ColumnGap> gaps;
    double left = 0, right = 0; // of the headings
    std::vector<std::vector<Placed>> rows;
    Look look; // of the headings
    bool set_apart = false, guided = false;
    std::vector<double> begins; // of the columns' text, where it recurs
};

bool is_alike(Look const& a, Look const& b) {
    return a.alike == b.alike && a.bold == b.bold && (!a.alike || a.font == b.font) &&
           std::abs(a.size - b.size) < 0.05 * a.size;
}

std::size_t column_of(std::span<ColumnGap const> gaps, Box const& box) {
    auto const next = std::lower_bound(gaps.begin(), gaps.end(), box.centre_x(),
        [](ColumnGap const& gap, double x) { return gap.middle() < x; });
    return static_cast<std::size_t>(next - gaps.begin());
}

class HeadedFinder {
public:
    HeadedFinder(TableView const& view, TextRows const& text, Rulings const& rulings,
        HeadedTableOptions const& options)
        : m_view(view), m_text(text), m_rulings(rulings), m_options(options) {}

    std::vector<HeadedTable> find(TableGuide const* guide);

private:
    Look look_of(TextRow const& row) const;
    Look usual_look() const;
    bool is_heading_like(TextRow const& row) const;
    std::optional<Growth> seed_at(std::size_t row) const;
    std::optional<Growth> seed_from(TableGuide const& guide) const;
    bool grow(Growth& table);
    bool place(Growth& table, std::size_t row, std::vector<Placed>& placed) const;
    bool place(Growth& table, Phrase const& phrase, std::vector<Placed>& placed) const;
    std::optional<std::uint32_t> next_column_word(Growth const& table, Phrase const& phrase) const;
    Phrase part_of(Phrase const& phrase, std::uint32_t begin, std::uint32_t end) const;
    bool is_too_far(std::size_t row) const;
    bool is_other_heading(Growth const& table, std::size_t row) const;
    bool is_spanning(Growth const& table, std::size_t row) const;
    void trim(Growth& table) const;
    std::optional<HeadedTable> finish(Growth& table) const;
    bool is_convincing(Growth const& table, HeadedTable const& made, RowStarts const& starts) const;
    bool stands_flush(HeadedTable const& made) const;
    bool is_prose(HeadedTable const& made) const;
    bool has_figure_column(HeadedTable const& made, std::span<ColumnGap const> gaps) const;
    bool is_for_figures(HeadedTable const& made) const;
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    TableView const& m_view;
    TextRows const& m_text;
    Rulings const& m_rulings;
    HeadedTableOptions const& m_options;
    std::vector<Look> m_looks; // by row
    Look m_usual;
    std::size_t m_steps = 0; // rows looked at
};

Look HeadedFinder::look_of(TextRow const& row) const {
    Look look;
    bool first = true;
    for (Phrase const& phrase : m_text.phrases_of(row))
        for (auto i = phrase.begin; i < phrase.end; ++i) {
            ViewWord const& own = word(i);
            if (own.raised) continue;
            if (first) {
                look = {own.font, own.size, own.bold, true};
                first = false;
            } else if (look.font != own.font || std::abs(look.size - own.size) > 0.05 * look.size) {
                look.alike = false;
                look.bold = look.bold && own.bold;
            }
        }
    return look;
}

// Of most rows.
Look HeadedFinder::usual_look() const {
    std::map<std::pair<std::uint16_t, long>, std::size_t> words;
    for (TextRow const& row : m_text.rows)
        for (Phrase const& phrase : m_text.phrases_of(row))
            for (auto i = phrase.begin; i < phrase.end; ++i)
                ++words[{word(i).font, std::lround(word(i).size * 4)}];
    Look usual;
    std::size_t most = 0;
    for (auto const& [look, count] : words)
        if (count > most) {
            most = count;
            usual.font = look.first;
            usual.size = static_cast<double>(look.second) / 4;
        }
    for (ViewWord const& own : m_view.words)
        if (own.font == usual.font) {
            usual.bold = own.bold;
            break;
        }
    return usual;
}

bool HeadedFinder::is_heading_like(TextRow const& row) const {
    auto const phrases = m_text.phrases_of(row);
    return std::all_of(phrases.begin(), phrases.end(), [&](Phrase const& phrase) {
        bool const year = phrase.end - phrase.begin == 1 && word(phrase.begin).year;
        return phrase.end - phrase.begin <= m_options.heading_words && !phrase.marker &&
               (phrase.kind == WordKind::Text || year);
    });
}

// Headings that begin at this row: columns, and how they are set.
std::optional<Growth> HeadedFinder::seed_at(std::size_t row) const {
    Growth table;
    table.first = row;
    table.look = m_looks[row];
    bool const other_print = table.look.font != m_usual.font && table.look.alike;
    table.set_apart = (table.look.bold && !m_usual.bold) || other_print ||
                      (table.look.alike && table.look.size > 1.05 * m_usual.size);
    std::vector<ColumnGap> columns; // here: where each heading stands
    std::size_t end = row;
    std::size_t most_phrases = 0;
    for (; end < m_text.rows.size() && end - row < m_options.heading_lines; ++end) {
        TextRow const& line = m_text.rows[end];
        if (end > row &&
            (!table.set_apart || !is_alike(m_looks[end], table.look) ||
                line.baseline - m_text.rows[end - 1].baseline > m_options.cell_pitch * line.size))
            break;
        if (!is_heading_like(line)) break;
        most_phrases = std::max(most_phrases, line.count());
        for (Phrase const& phrase : m_text.phrases_of(line))
            columns.push_back({phrase.box.x0, phrase.box.x1});
    }
    if (most_phrases < 2) return std::nullopt;
    std::sort(
        columns.begin(), columns.end(), [](ColumnGap const& a, ColumnGap const& b) { return a.x0 < b.x0; });
    std::vector<ColumnGap> joined;
    for (ColumnGap const& column : columns)
        if (joined.empty() || column.x0 > joined.back().x1 + m_options.least_gap * m_view.text_size)
            joined.push_back(column);
        else
            joined.back().x1 = std::max(joined.back().x1, column.x1);
    if (joined.size() < most_phrases) return std::nullopt;
    if (!table.set_apart && joined.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (i > 0) table.gaps.push_back({joined[i - 1].x1, joined[i].x0});
        table.begins.push_back(joined[i].x0);
    }
    table.left = joined.front().x0;
    table.right = joined.back().x1;
    table.header = end - row;
    table.end = row;
    return table;
}

// Where the table of the page above goes on.
std::optional<Growth> HeadedFinder::seed_from(TableGuide const& guide) const {
    double const flush = m_options.flush * m_view.text_size;
    for (std::size_t row = 0; row < m_text.rows.size(); ++row) {
        auto const phrases = m_text.phrases_of(m_text.rows[row]);
        // Another page may have other margins.
        double const shift = phrases.front().box.x0 - guide.columns.front().begin;
        std::size_t column = 0, matched = 0;
        bool conforms = true;
        for (Phrase const& phrase : phrases) {
            while (column < guide.columns.size() &&
                   guide.columns[column].begin + shift < phrase.box.x0 - flush &&
                   std::abs(guide.columns[column].end + shift - phrase.box.x1) > flush)
                ++column;
            if (column >= guide.columns.size() ||
                (std::abs(guide.columns[column].begin + shift - phrase.box.x0) > flush &&
                    std::abs(guide.columns[column].end + shift - phrase.box.x1) > flush)) {
                conforms = false;
                break;
            }
            ++matched;
            ++column;
        }
        if (!conforms || matched < 2) {
            if (m_text.rows[row].baseline > m_options.running_header * m_view.height) {
                // The rest of a row that the page break cut may stand in one column alone.
                if (m_text.rows[row].count() > 1) return std::nullopt;
            }
            continue;
        }
        Growth table;
        table.guided = true;
        table.first = table.end = row;
        for (std::size_t i = 0; i < guide.columns.size(); ++i) {
            if (i > 0)
                table.gaps.push_back({guide.columns[i - 1].end + shift, guide.columns[i].begin + shift});
            table.begins.push_back(guide.columns[i].begin + shift);
        }
        table.left = guide.columns.front().begin + shift;
        table.right = guide.columns.back().end + shift;
        // What stands close above goes with it.
        while (table.first > 0 && m_text.rows[table.first].baseline - m_text.rows[table.first - 1].baseline <
                                      m_options.cell_pitch * m_text.rows[table.first].size)
            --table.first;
        for (auto above = table.first; above-- > 0;)
            if (m_text.rows[above].baseline > m_options.running_header * m_view.height) return std::nullopt;
        table.end = table.first;
        return table;
    }
    return std::nullopt;
}

bool HeadedFinder::is_too_far(std::size_t row) const {
    TextRow const &above = m_text.rows[row - 1], &below = m_text.rows[row];
    return below.baseline - above.baseline > m_options.row_pitch * std::max(below.size, m_view.text_size);
}

Phrase HeadedFinder::part_of(Phrase const& phrase, std::uint32_t begin, std::uint32_t end) const {
    Phrase part = phrase;
    part.begin = begin;
    part.end = end;
    part.box = {};
    for (auto i = begin; i < end; ++i) part.box.include(word(i).box);
    part.marker = end - begin == 1 && word(begin).marker;
    return part;
}

// The word of a phrase over a gap that begins where the text of the next column does, close to the word
// before.
std::optional<std::uint32_t> HeadedFinder::next_column_word(Growth const& table, Phrase const& phrase) const {
    constexpr double least_space = 0.4, exact = 0.12; // in font sizes; spaces of a line are near 0.25
    for (auto i = phrase.begin + 1; i < phrase.end; ++i) {
        ViewWord const &before = word(i - 1), &own = word(i);
        if (own.box.x0 - before.box.x1 < least_space * own.size) continue;
        for (std::size_t column = 1; column < table.begins.size(); ++column)
            if (std::abs(own.box.x0 - table.begins[column]) < exact * own.size &&
                before.box.x1 < table.gaps[column - 1].x1)
                return i;
    }
    return std::nullopt;
}

bool HeadedFinder::place(Growth& table, Phrase const& phrase, std::vector<Placed>& placed) const {
    double const least = m_options.least_gap * m_view.text_size;
    std::size_t column = 0;
    auto gaps = table.gaps;
    for (std::size_t gap = 0; gap < gaps.size(); ++gap) {
        ColumnGap& white = gaps[gap];
        if (phrase.box.x0 >= white.x1 - 0.01) {
            column = gap + 1;
            continue;
        }
        if (phrase.box.x1 <= white.x0 + 0.01) break;
        bool const from_left = phrase.box.x0<white.x0, from_right = phrase.box.x1> white.x1;
        if (from_left && from_right) {
            auto const part = next_column_word(table, phrase);
            return part && place(table, part_of(phrase, phrase.begin, *part), placed) &&
                   place(table, part_of(phrase, *part, phrase.end), placed);
        }
        if (from_left || (!from_right && phrase.box.x0 - white.x0 < white.x1 - phrase.box.x1)) {
            white.x0 = phrase.box.x1;
        } else {
            white.x1 = phrase.box.x0;
            column = gap + 1;
        }
        if (white.x1 - white.x0 < least) return false;
        if (column == gap) break;
    }
    table.gaps = std::move(gaps);
    placed.push_back({phrase, column});
    return true;
}

bool HeadedFinder::place(Growth& table, std::size_t row, std::vector<Placed>& placed) const {
    auto const gaps = table.gaps;
    for (Phrase const& phrase : m_text.phrases_of(m_text.rows[row]))
        if (!place(table, phrase, placed)) {
            table.gaps = gaps;
            return false;
        }
    return true;
}

// Whether the row is the title of a group of rows: alone, set apart, and more of the table follows.
bool HeadedFinder::is_spanning(Growth const& table, std::size_t row) const {
    if (m_text.rows[row].count() != 1 || row + 1 >= m_text.rows.size()) return false;
    Phrase const& phrase = m_text.phrases[m_text.rows[row].begin];
    Look const& look = m_looks[row];
    double const flush = m_options.flush * m_view.text_size;
    if (std::abs(phrase.box.x0 - table.begins.front()) > flush || phrase.box.x1 > table.right + flush ||
        !look.bold || look.size > 1.1 * m_usual.size || is_too_far(row + 1))
        return false;
    Growth below = table;
    std::vector<Placed> placed;
    return place(below, row + 1, placed) && placed.size() >= 2 && placed.front().column == 0;
}

// Whether the row is set as the headings are, in several columns: the headings of another table, of cards or
// of page columns. A sum in bold print has figures.
bool HeadedFinder::is_other_heading(Growth const& table, std::size_t row) const {
    Look const& look = m_looks[row];
    return table.set_apart && m_text.rows[row].count() >= 2 && is_alike(look, table.look) &&
           is_heading_like(m_text.rows[row]);
}

bool HeadedFinder::grow(Growth& table) {
    auto row = table.first;
    for (; row < m_text.rows.size(); ++row, ++m_steps) {
        if (row > table.first && is_too_far(row)) break;
        if (row == table.first + table.header && m_text.rows[row].count() > 0) {
            // A column without a heading, before the others.
            Phrase const& phrase = m_text.phrases[m_text.rows[row].begin];
            double const least = m_options.least_gap * m_view.text_size;
            if (table.header > 0 && phrase.box.x1 < table.left - least &&
                phrase.box.x0 > table.left - 0.4 * m_view.width && m_text.rows[row].count() >= 2) {
                table.gaps.insert(table.gaps.begin(), {phrase.box.x1, table.left});
                table.begins.insert(table.begins.begin(), phrase.box.x0);
                table.left = phrase.box.x0;
                for (auto& heading : table.rows)
                    for (Placed& placed : heading) ++placed.column;
            }
        }
        if (row >= table.first + table.header && is_other_heading(table, row)) break;
        std::vector<Placed> placed;
        if (!place(table, row, placed)) {
            if (row < table.first + table.header || !is_spanning(table, row)) break;
            placed.push_back({m_text.phrases[m_text.rows[row].begin], 0});
        }
        table.rows.push_back(std::move(placed));
    }
    table.end = row;
    if (table.rows.size() <= table.header) return false;
    trim(table);
    return table.rows.size() > table.header;
}

// What follows a table looks like its first column as long as it is short. Below the last row with two
// columns only lines of the same paragraph, and further ones that had to break where the column ends, belong
// to it.
void HeadedFinder::trim(Growth& table) const {
    auto last = table.rows.size();
    while (last > table.header && table.rows[last - 1].size() < 2) --last;
    if (last <= table.header) {
        table.rows.clear();
        return;
    }
    double usual = 0, column_end = 0;
    std::vector<double> gaps;
    for (auto i = table.header; i < last; ++i) {
        if (i > table.header && table.rows[i].size() >= 2)
            gaps.push_back(m_text.rows[table.first + i].baseline - m_text.rows[table.first + i - 1].baseline);
        for (Placed const& placed : table.rows[i])
            if (placed.column == 0) column_end = std::max(column_end, placed.phrase.box.x1);
    }
    if (!gaps.empty()) {
        auto const middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        usual = *middle;
    }
    Look const body = m_looks[table.first + last - 1];
    auto const end = table.rows.size();
    double pitch = m_options.cell_pitch * m_view.text_size;
    for (auto i = table.header + 1; i < last; ++i)
        if (double const step =
                m_text.rows[table.first + i].baseline - m_text.rows[table.first + i - 1].baseline;
            step > 0.9 * m_view.text_size)
            pitch = std::min(pitch, step);
    for (; last < end; ++last) {
        auto const row = table.first + last;
        Look const& look = m_looks[row];
        if (table.rows[last].empty() || std::abs(look.size - body.size) > 0.05 * body.size ||
            (look.bold && !body.bold))
            break;
        double const step = m_text.rows[row].baseline - m_text.rows[row - 1].baseline;
        if (step < 1.15 * pitch) continue;
        // A paragraph of its own: it must be one that keeps to the first column, not one that happens to.
        bool const same_step = step < 1.1 * std::max(usual, pitch);
        bool const wraps = last + 1 < end && table.rows[last + 1].size() == 1 &&
                           table.rows[last].front().column == table.rows[last + 1].front().column &&
                           m_text.rows[row + 1].baseline - m_text.rows[row].baseline < 1.15 * pitch &&
                           table.rows[last].front().phrase.box.x1 +
                                   word(table.rows[last + 1].front().phrase.begin).box.width() >
                               column_end - m_view.text_size;
        bool const other_column = table.rows[last].front().column > 0;
        if (!other_column && !(same_step && wraps)) break;
        if (other_column && step > 1.1 * std::max(usual, m_options.cell_pitch * m_view.text_size)) break;
    }
    table.rows.resize(last);
    table.end = table.first + last;
}

// Whether the lines of every column begin, end or are centred below each other.
bool HeadedFinder::stands_flush(HeadedTable const& made) const {
    auto const columns = made.gaps.size() + 1;
    std::vector<std::vector<Box>> lines(columns);
    for (auto row = made.plan.header; row < made.text.rows.size(); ++row)
        for (Phrase const& phrase : made.text.phrases_of(made.text.rows[row])) {
            lines[column_of(made.gaps, phrase.box)].push_back(phrase.box);
        }
    double const flush = m_options.flush * m_view.text_size;
    auto const most_alike = [&](std::vector<Box> const& boxes, auto const& position) {
        std::vector<double> places;
        for (Box const& box : boxes) places.push_back(position(box));
        std::sort(places.begin(), places.end());
        std::size_t most = 0;
        for (std::size_t begin = 0, end = 0; begin < places.size(); ++begin) {
            while (end < places.size() && places[end] <= places[begin] + flush) ++end;
            most = std::max(most, end - begin);
        }
        return static_cast<double>(most);
    };
    for (auto const& boxes : lines) {
        if (boxes.empty()) return false;
        double const least = m_options.flush_share * static_cast<double>(boxes.size());
        double const indent = 3 * m_view.text_size; // of bullets and their text
        double begin = infinity;
        for (Box const& box : boxes) begin = std::min(begin, box.x0);
        auto const near = std::count_if(
            boxes.begin(), boxes.end(), [&](Box const& box) { return box.x0 < begin + indent; });
        if (most_alike(boxes, [](Box const& box) { return box.x0; }) < least &&
            most_alike(boxes, [](Box const& box) { return box.x1; }) < least &&
            most_alike(boxes, [](Box const& box) { return box.centre_x(); }) < least &&
            (static_cast<double>(near) < least ||
                most_alike(boxes, [](Box const& box) { return box.x0; }) < 0.3 * least))
            return false;
    }
    return true;
}

bool HeadedFinder::is_convincing(
    Growth const& table, HeadedTable const& made, RowStarts const& starts) const {
    auto const least = table.guided      ? m_options.rows_below_break
                       : table.set_apart ? m_options.rows_below_heading
                                         : m_options.rows_below_plain;
    if (starts.aligned < least ||
        static_cast<double>(starts.aligned) < m_options.aligned_share * static_cast<double>(starts.rows) ||
        static_cast<double>(starts.beginning_rows) <
            m_options.row_share * static_cast<double>(starts.beginnings))
        return false;
    if (!stands_flush(made)) return false;
    if (table.guided || !is_prose(made)) return true;
    return table.set_apart && starts.aligned >= m_options.rows_of_prose;
}

// Whether the lines of all columns are mostly full and of several words, as those of page columns are.
bool HeadedFinder::is_prose(HeadedTable const& made) const {
    constexpr double full = 0.75;
    constexpr std::uint32_t least_words = 3;
    auto const columns = made.gaps.size() + 1;
    std::vector<std::size_t> lines(columns), full_lines(columns);
    std::vector<Box> extents(columns);
    auto const body = std::span(made.text.rows).subspan(made.plan.header);
    for (TextRow const& row : body)
        for (Phrase const& phrase : made.text.phrases_of(row))
            extents[column_of(made.gaps, phrase.box)].include(phrase.box);
    for (TextRow const& row : body)
        for (Phrase const& phrase : made.text.phrases_of(row)) {
            auto const column = column_of(made.gaps, phrase.box);
            ++lines[column];
            if (phrase.box.width() > full * extents[column].width() &&
                phrase.end - phrase.begin >= least_words)
                ++full_lines[column];
        }
    for (std::size_t column = 0; column < columns; ++column)
        if (2 * full_lines[column] < lines[column]) return false;
    return true;
}

// Whether the words between two of the gaps are figures, though phrases may run over the gaps.
bool HeadedFinder::has_figure_column(HeadedTable const& made, std::span<ColumnGap const> gaps) const {
    std::vector<std::size_t> words(gaps.size() + 1), figures(gaps.size() + 1);
    for (TextRow const& row : std::span(made.text.rows).subspan(made.plan.header))
        for (Phrase const& phrase : made.text.phrases_of(row))
            for (auto i = phrase.begin; i < phrase.end; ++i) {
                auto const column = column_of(gaps, word(i).box);
                ++words[column];
                if (word(i).kind == WordKind::Figure || word(i).kind == WordKind::Blank) ++figures[column];
            }
    for (std::size_t column = 1; column <= gaps.size(); ++column)
        if (figures[column] > 0 && figures[column] * 10 >= words[column] * 8) return true;
    return false;
}

// Whether figures part the rows or the columns: such tables are better read from their figures
// (table_alignment.h).
bool HeadedFinder::is_for_figures(HeadedTable const& made) const {
    auto const body = std::span(made.text.rows).subspan(made.plan.header);
    auto const finer = find_column_gaps(m_view, made.text, made.text.rows);
    if (finer.size() > made.gaps.size() && has_figure_column(made, finer)) return true;
    std::size_t figure_columns = 0;
    for (std::size_t column = 1; column <= made.gaps.size(); ++column) {
        if (!is_figure_column(made.text, body, made.gaps, column)) continue;
        if (++figure_columns > 1) return true;
        std::size_t rows = 0, stacked = 0;
        bool begun = false;
        for (auto i = made.plan.header; i < made.text.rows.size(); ++i) {
            if (made.plan.starts[i]) {
                ++rows;
                begun = false;
            }
            for (Phrase const& phrase : made.text.phrases_of(made.text.rows[i]))
                if (column_of(made.gaps, phrase.box) == column && phrase.kind == WordKind::Figure) {
                    stacked += begun ? 1U : 0U;
                    begun = true;
                }
        }
        if (static_cast<double>(stacked) > m_options.stacked_share * static_cast<double>(rows)) return true;
    }
    return false;
}

std::optional<HeadedTable> HeadedFinder::finish(Growth& table) const {
    HeadedTable made;
    made.gaps = table.gaps;
    made.text.words = m_text.words;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        TextRow row = m_text.rows[table.first + i];
        row.begin = static_cast<std::uint32_t>(made.text.phrases.size());
        for (Placed const& placed : table.rows[i]) {
            made.text.phrases.push_back(placed.phrase);
            made.box.include(placed.phrase.box);
        }
        row.end = static_cast<std::uint32_t>(made.text.phrases.size());
        made.text.rows.push_back(row);
    }
    RowStarts const starts = find_row_starts(m_view, made.text, table.header, made.gaps);
    made.plan = starts.plan;
    if (!is_convincing(table, made, starts) || is_for_figures(made)) return std::nullopt;
    made.box.x0 = std::min(made.box.x0, table.left);
    made.box.x1 = std::max(made.box.x1, table.right);
    return made;
}

std::vector<HeadedTable> HeadedFinder::find(TableGuide const* guide) {
    std::vector<HeadedTable> found;
    if (m_text.rows.size() < 2) return found;
    m_usual = usual_look();
    for (TextRow const& row : m_text.rows) m_looks.push_back(look_of(row));
    std::size_t row = 0;
    if (guide != nullptr)
        if (auto table = seed_from(*guide); table && grow(*table))
            if (auto made = finish(*table)) {
                found.push_back(std::move(*made));
                row = table->end;
            }
    std::size_t const most_steps = 40 * m_text.rows.size() + 1000; // attempts that fail late may be many
    for (; row < m_text.rows.size() && m_steps < most_steps; ++row) {
        auto table = seed_at(row);
        if (!table || !grow(*table)) continue;
        auto made = finish(*table);
        if (!made) continue;
        found.push_back(std::move(*made));
        row = table->end - 1;
    }
    return found;
}

} // namespace

std::vector<HeadedTable> find_headed_tables(TableView const& view, TextRows const& text,
    Rulings const& rulings, TableGuide const* guide, HeadedTableOptions const& options) {
    return HeadedFinder(view, text, rulings, options).find(guide);
}

} // namespace planleser
