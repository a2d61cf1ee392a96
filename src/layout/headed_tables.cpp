#include "layout/headed_tables.h"

#include "layout/headed_table_trust.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace planleser {
namespace {

class HeadedFinder {
public:
    HeadedFinder(TableView const& view, TextRows const& text, HeadedTableOptions const& options)
        : m_view(view), m_text(text), m_options(options), m_grower(view, text, options.growth) {}

    std::vector<HeadedTable> find(TableGuide const* guide);

private:
    std::optional<GrowingTable> seed_at(std::size_t row) const;
    std::vector<ColumnGap> headings_at(std::size_t row, GrowingTable& table) const;
    void add_headings(std::size_t row, Phrase const& phrase, std::vector<ColumnGap>& headings) const;
    bool may_be_plain_heading(std::size_t row) const;
    std::size_t count_guided(std::size_t row, TableGuide const& guide, double shift) const;
    std::optional<GrowingTable> seed_from(TableGuide const& guide) const;
    bool stands_on(GrowingTable const& table, TableGuide const& guide) const;
    bool is_parted_by_page(GrowingTable const& table) const;
    HeadedTable made_of(GrowingTable const& table) const;
    std::optional<HeadedTable> finish(GrowingTable const& table);
    bool is_row_of_cards(GrowingTable const& table, RowStarts const& starts);
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    TableView const& m_view;
    TextRows const& m_text;
    HeadedTableOptions const& m_options;
    TableGrower m_grower;
    std::size_t m_end_of_cards = 0; // row with the headings of the next row of cards
};

// A narrow column's heading stands close to the next one: "Nr", and what is done.
void HeadedFinder::add_headings(
    std::size_t row, Phrase const& phrase, std::vector<ColumnGap>& headings) const {
    constexpr double exact = 0.12;              // font sizes
    constexpr std::size_t rows = 14, least = 2; // below, to look at, and where text must begin so
    double const space = m_options.growth.least_gap * m_view.text_size;
    auto const begins_below = [&](double x) {
        std::size_t count = 0;
        for (auto below = row + 1; below < std::min(row + rows, m_text.rows.size()); ++below)
            for (Phrase const& other : m_text.phrases_of(m_text.rows[below]))
                for (auto i = other.begin; i < other.end; ++i)
                    if (std::abs(word(i).box.x0 - x) < exact * m_view.text_size &&
                        (i == other.begin || word(i).box.x0 - word(i - 1).box.x1 > space)) {
                        ++count;
                        break;
                    }
        return count >= least;
    };
    ColumnGap heading = {phrase.box.x0, word(phrase.begin).box.x1};
    for (auto i = phrase.begin + 1; i < phrase.end; ++i) {
        if (word(i).box.x0 - heading.x1 > space && begins_below(word(i).box.x0)) {
            headings.push_back(heading);
            heading.x0 = word(i).box.x0;
        }
        heading.x1 = word(i).box.x1;
    }
    headings.push_back(heading);
}

// Where the headings that begin at this row stand; several lines of them only where they are set apart.
std::vector<ColumnGap> HeadedFinder::headings_at(std::size_t row, GrowingTable& table) const {
    std::vector<ColumnGap> phrases;
    std::size_t most = 0;
    auto end = row;
    for (; end < m_text.rows.size() && end - row < m_options.heading_lines; ++end) {
        TextRow const& line = m_text.rows[end];
        if (end > row && (!table.set_apart || !is_alike(m_grower.look(end), table.look) ||
                             m_grower.distance(end) > m_options.growth.cell_pitch * line.size))
            break;
        if (!m_grower.is_heading_like(end)) break;
        auto const before = phrases.size();
        for (Phrase const& phrase : m_text.phrases_of(line)) add_headings(row, phrase, phrases);
        most = std::max(most, phrases.size() - before);
    }
    table.header = end - row;
    std::sort(
        phrases.begin(), phrases.end(), [](ColumnGap const& a, ColumnGap const& b) { return a.x0 < b.x0; });
    std::vector<ColumnGap> columns;
    for (ColumnGap const& phrase : phrases)
        if (columns.empty() || phrase.x0 > columns.back().x1 + m_options.growth.least_gap * m_view.text_size)
            columns.push_back(phrase);
        else
            columns.back().x1 = std::max(columns.back().x1, phrase.x1);
    if (most < 2 || columns.size() < most) return {};
    return columns;
}

// Headings in the print of the text begin with capital letters below some white.
bool HeadedFinder::may_be_plain_heading(std::size_t row) const {
    auto const phrases = m_text.phrases_of(m_text.rows[row]);
    if (phrases.size() < 3) return false;
    return std::none_of(
        phrases.begin(), phrases.end(), [&](Phrase const& phrase) { return word(phrase.begin).lower; });
}

std::optional<GrowingTable> HeadedFinder::seed_at(std::size_t row) const {
    GrowingTable table;
    table.first = table.end = row;
    table.look = m_grower.look(row);
    table.set_apart = stands_out(table.look, m_grower.usual());
    if (!table.set_apart && !may_be_plain_heading(row)) return std::nullopt;
    auto const columns = headings_at(row, table);
    if (columns.empty()) return std::nullopt;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) table.gaps.push_back({columns[i - 1].x1, columns[i].x0});
        table.begins.push_back(columns[i].x0);
    }
    table.left = columns.front().x0;
    table.right = columns.back().x1;
    return table;
}

// How many columns of the guide begin or end with a phrase of the row; 0 where the row does not keep to them.
// Another page may have other margins: `shift`.
std::size_t HeadedFinder::count_guided(std::size_t row, TableGuide const& guide, double shift) const {
    double const flush = m_options.growth.flush * m_view.text_size;
    std::size_t column = 0, matched = 0;
    bool counted = false;
    for (Phrase const& phrase : m_text.phrases_of(m_text.rows[row])) {
        while (column + 1 < guide.columns.size() &&
               guide.columns[column + 1].begin + shift < phrase.box.x0 + flush) {
            ++column;
            counted = false;
        }
        TableGuide::Column const own = {
            guide.columns[column].begin + shift, guide.columns[column].end + shift};
        bool const last = column + 1 == guide.columns.size();
        if (phrase.box.x0 < own.begin - flush ||
            (!last && phrase.box.x1 > guide.columns[column + 1].begin + shift))
            return 0;
        if (!counted && (phrase.box.x0 < own.begin + flush || std::abs(phrase.box.x1 - own.end) < flush)) {
            ++matched;
            counted = true;
        }
    }
    return matched;
}

// Where the table of the page above goes on: at the top, below no more than a running header.
std::optional<GrowingTable> HeadedFinder::seed_from(TableGuide const& guide) const {
    double const running_header = m_options.running_header * m_view.height;
    double shift = 0;
    std::size_t row = 0;
    for (; row < m_text.rows.size(); ++row) {
        shift = 0;
        if (count_guided(row, guide, shift) >= 2) break;
        // The rest of a row that the page break cut may stand in one column alone.
        bool const keeps = count_guided(row, guide, shift) == 1;
        shift = m_text.phrases[m_text.rows[row].begin].box.x0 - guide.columns.front().begin;
        if (count_guided(row, guide, shift) >= 2) break;
        if (!keeps && m_text.rows[row].baseline > running_header) return std::nullopt;
    }
    if (row == m_text.rows.size()) return std::nullopt;
    // The headings once more: they lead themselves.
    if (auto const headings = seed_at(row); headings && headings->set_apart) return std::nullopt;
    GrowingTable table;
    table.guided = true;
    for (table.first = row; table.first > 0; --table.first) {
        auto const above = table.first - 1;
        double const gap = m_grower.distance(table.first) / std::max(m_text.rows[above].size, 1.0);
        bool const near = m_text.rows[above].baseline > running_header ? gap <= m_options.growth.row_pitch
                                                                       : gap <= m_options.header_gap;
        if (!near || count_guided(above, guide, shift) == 0) break;
    }
    if (table.first > 0 && m_text.rows[table.first - 1].baseline > running_header) return std::nullopt;
    table.end = table.first;
    for (std::size_t i = 0; i < guide.columns.size(); ++i) {
        if (i > 0) table.gaps.push_back({guide.columns[i - 1].end + shift, guide.columns[i].begin + shift});
        table.begins.push_back(guide.columns[i].begin + shift);
    }
    table.left = guide.columns.front().begin + shift;
    table.right = guide.columns.back().end + shift;
    return table;
}

// Whether few rows stand between headings and other ones in the same print, or below the last of such.
bool HeadedFinder::is_row_of_cards(GrowingTable const& table, RowStarts const& starts) {
    bool const last = table.first == m_end_of_cards && m_end_of_cards > 0;
    bool same_words = table.before_heading; // the headings once more
    if (table.before_heading) {
        auto const own = m_text.phrases_of(m_text.rows[table.first]);
        auto const next = m_text.phrases_of(m_text.rows[table.end]);
        same_words = own.size() == next.size();
        for (std::size_t i = 0; same_words && i < own.size(); ++i)
            same_words = own[i].end - own[i].begin == next[i].end - next[i].begin &&
                         std::abs(own[i].box.width() - next[i].box.width()) < 0.1 * m_view.text_size;
    }
    bool const cards =
        starts.rows <= m_options.rows_of_cards && (last || (table.before_heading && !same_words));
    if (cards && table.before_heading) m_end_of_cards = table.end;
    return cards;
}

// Whether the headings begin where the columns of the guide do.
bool HeadedFinder::stands_on(GrowingTable const& table, TableGuide const& guide) const {
    if (table.begins.size() != guide.columns.size()) return false;
    double const shift = table.begins.front() - guide.columns.front().begin;
    for (std::size_t i = 0; i < table.begins.size(); ++i)
        if (std::abs(table.begins[i] - guide.columns[i].begin - shift) >
            m_options.growth.flush * m_view.text_size)
            return false;
    return true;
}

// The table's own rows, words and phrases; where rows begin stays open.
HeadedTable HeadedFinder::made_of(GrowingTable const& table) const {
    HeadedTable made;
    made.gaps = table.gaps;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        TextRow row = m_text.rows[table.first + i];
        row.begin = static_cast<std::uint32_t>(made.text.phrases.size());
        for (PlacedPhrase const& placed : table.rows[i]) {
            Phrase phrase = placed.phrase;
            phrase.begin = static_cast<std::uint32_t>(made.text.words.size());
            for (auto word = placed.phrase.begin; word < placed.phrase.end; ++word)
                made.text.words.push_back(m_text.words[word]);
            phrase.end = static_cast<std::uint32_t>(made.text.words.size());
            made.text.phrases.push_back(phrase);
            made.box.include(phrase.box);
        }
        row.end = static_cast<std::uint32_t>(made.text.phrases.size());
        made.text.rows.push_back(row);
    }
    made.box.x0 = std::min(made.box.x0, table.left);
    made.box.x1 = std::max(made.box.x1, table.right);
    made.plan.header = table.header;
    made.plan.starts.assign(made.text.rows.size(), false);
    return made;
}

std::optional<HeadedTable> HeadedFinder::finish(GrowingTable const& table) {
    HeadedTable made = made_of(table);
    RowStarts const starts = find_row_starts(m_view, made.text, table.header, made.gaps);
    made.plan = starts.plan;
    HeadedTableTrust const trust(m_view, made, m_options);
    if (!trust.is_convincing(table, starts) || is_row_of_cards(table, starts) || trust.is_for_figures())
        return std::nullopt;
    return made;
}

// Headings alone at the foot of the page, whose table begins on the next one.
bool HeadedFinder::is_parted_by_page(GrowingTable const& table) const {
    auto const end = table.first + table.header;
    return table.look.bold && table.gaps.size() >= 2 && table.set_apart &&
           m_text.rows[table.first].baseline > m_options.page_foot * m_view.height &&
           m_text.rows[end - 1].baseline < m_options.running_footer * m_view.height &&
           (end == m_text.rows.size() ||
               m_text.rows[end].baseline > m_options.running_footer * m_view.height);
}

std::vector<HeadedTable> HeadedFinder::find(TableGuide const* guide) {
    std::vector<HeadedTable> found;
    if (m_text.rows.size() < 2) return found;
    std::size_t row = 0;
    auto const take = [&](GrowingTable table) {
        if (!m_grower.grow(table)) {
            if (!is_parted_by_page(table)) return;
            table.rows.resize(table.header);
            for (std::size_t i = 0; i < table.header; ++i) {
                table.rows[i].clear();
                m_grower.place(table, table.first + i, table.rows[i]);
            }
            table.end = table.first + table.header;
            found.push_back(made_of(table));
            row = table.end;
            return;
        }
        auto made = finish(table);
        if (!made) return;
        found.push_back(std::move(*made));
        row = table.end;
    };
    if (guide != nullptr)
        if (auto table = seed_from(*guide)) take(std::move(*table));
    std::size_t const most_steps = 40 * m_text.rows.size() + 1000; // attempts that fail late may be many
    while (row < m_text.rows.size() && m_grower.steps() < most_steps) {
        auto const before = row;
        if (auto table = seed_at(row)) {
            table->repeated = guide != nullptr && table->set_apart && stands_on(*table, *guide);
            take(std::move(*table));
        }
        if (row == before) ++row;
    }
    return found;
}

} // namespace

std::vector<HeadedTable> find_headed_tables(
    TableView const& view, TextRows const& text, TableGuide const* guide, HeadedTableOptions const& options) {
    return HeadedFinder(view, text, options).find(guide);
}

} // namespace planleser
