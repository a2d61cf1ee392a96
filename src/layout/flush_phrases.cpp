#include "layout/flush_phrases.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace planleser {
namespace {

// Figures set to the right that text of the next column follows: the text stands flush, and the figures begin
// anywhere, so that they are no words which several lines repeat. Figures that lead their rows are numbers of
// a list.
class FigureEnds {
public:
    FigureEnds(TableView const& view, TextRows const& text, FlushOptions const& options)
        : m_view(view), m_text(text), m_options(options) {
        for (std::size_t row = 0; row < text.rows.size(); ++row)
            for (Phrase const& phrase : text.phrases_of(text.rows[row]))
                for (auto i = phrase.begin + 1; i < phrase.end; ++i)
                    if (may_end(phrase, i, row))
                        m_places.push_back({word(i).box.x0, word(figure_begin(phrase, i)).box.x0, row});
        std::sort(
            m_places.begin(), m_places.end(), [](Place const& a, Place const& b) { return a.x0 < b.x0; });
    }

    bool ends_before(Phrase const& phrase, std::uint32_t i, std::size_t row) const {
        if (!may_end(phrase, i, row)) return false;
        double const x0 = word(i).box.x0, exact = m_options.exact * m_view.text_size;
        auto place = std::lower_bound(
            m_places.begin(), m_places.end(), x0 - exact, [](Place const& a, double x) { return a.x0 < x; });
        std::size_t same = 0;
        double least = x0, most = 0;
        for (; place != m_places.end() && place->x0 <= x0 + exact; ++place) {
            if (place->row + m_options.rows_around < row || place->row > row + m_options.rows_around)
                continue;
            ++same;
            least = std::min(least, place->begin);
            most = std::max(most, place->begin);
        }
        return same >= m_options.least_flush && most - least > m_options.ragged * m_view.text_size;
    }

private:
    struct Place {
        double x0, begin; // where the text begins, and where the figure before it does
        std::size_t row;
    };

    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    bool may_end(Phrase const& phrase, std::uint32_t i, std::size_t row) const {
        if (i == phrase.begin || !is_figure_like(word(i - 1).kind)) return false;
        return word(i).kind == WordKind::Text && !word(i).raised &&
               figure_begin(phrase, i) > m_text.phrases[m_text.rows[row].begin].begin;
    }

    std::uint32_t figure_begin(Phrase const& phrase, std::uint32_t i) const {
        auto first = i - 1;
        while (first > phrase.begin && word(first - 1).group_head && word(first).group_tail) --first;
        return first;
    }

    TableView const& m_view;
    TextRows const& m_text;
    FlushOptions const& m_options;
    std::vector<Place> m_places; // by x0
};

class PhraseParter {
public:
    PhraseParter(TableView const& view, TextRows const& text, FlushOptions const& options)
        : m_view(view), m_text(text), m_options(options), m_figure_ends(view, text, options) {
        for (std::size_t row = 0; row < text.rows.size(); ++row)
            for (auto i = text.rows[row].begin + 1; i < text.rows[row].end; ++i)
                m_begins.emplace_back(text.phrases[i].box.x0, row);
        std::sort(m_begins.begin(), m_begins.end());
    }

    TextRows part() const {
        TextRows parted;
        parted.words = m_text.words;
        for (std::size_t index = 0; index < m_text.rows.size(); ++index) {
            TextRow row = m_text.rows[index];
            row.begin = static_cast<std::uint32_t>(parted.phrases.size());
            for (Phrase const& phrase : m_text.phrases_of(m_text.rows[index])) {
                auto begin = phrase.begin;
                for (auto i = phrase.begin + 1; i < phrase.end; ++i) {
                    bool const begins =
                        (may_begin_column(phrase, begin, i) && is_flush(word(i).box.x0, index)) ||
                        m_figure_ends.ends_before(phrase, i, index);
                    if (!begins) continue;
                    parted.phrases.push_back(made_of(begin, i));
                    begin = i;
                }
                parted.phrases.push_back(begin == phrase.begin ? phrase : made_of(begin, phrase.end));
            }
            row.end = static_cast<std::uint32_t>(parted.phrases.size());
            parted.rows.push_back(row);
        }
        return parted;
    }

private:
    ViewWord const& word(std::uint32_t i) const { return m_view.words[m_text.words[i]]; }

    bool may_begin_column(Phrase const& phrase, std::uint32_t begin, std::uint32_t i) const {
        if (phrase.kind != WordKind::Text) return false;
        ViewWord const &left = word(i - 1), &right = word(i);
        if (right.raised || (left.group_head && right.group_tail)) return false;
        if (i == begin + 1 && left.marker) return false; // a list item's text stands flush with its own lines
        return right.box.x0 - left.box.x1 >= m_options.least_space * right.size;
    }

    bool is_flush(double x, std::size_t row) const {
        double const exact = m_options.exact * m_view.text_size;
        auto begin = std::lower_bound(m_begins.begin(), m_begins.end(), std::pair(x - exact, std::size_t{0}));
        std::vector<std::size_t> rows;
        for (; begin != m_begins.end() && begin->first <= x + exact; ++begin)
            if (begin->second + m_options.rows_around >= row &&
                begin->second <= row + m_options.rows_around && begin->second != row &&
                std::find(rows.begin(), rows.end(), begin->second) == rows.end()) {
                rows.push_back(begin->second);
                if (rows.size() >= m_options.least_flush) return true;
            }
        return false;
    }

    Phrase made_of(std::uint32_t begin, std::uint32_t end) const {
        return phrase_of(m_view, m_text.words, begin, end);
    }

    TableView const& m_view;
    TextRows const& m_text;
    FlushOptions const& m_options;
    FigureEnds m_figure_ends;
    std::vector<std::pair<double, std::size_t>> m_begins; // of phrases behind another one, with their rows
};

} // namespace

TextRows part_flush_phrases(TableView const& view, TextRows text, FlushOptions const& options) {
    if (text.rows.size() <= options.least_flush) return text;
    text = PhraseParter(view, text, options).part();
    return PhraseParter(view, text, options).part(); // what the first pass parted shows where columns begin
}

} // namespace planleser
