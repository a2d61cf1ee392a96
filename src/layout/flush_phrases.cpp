#include "layout/flush_phrases.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace planleser {
namespace {

class PhraseParter {
public:
    PhraseParter(TableView const& view, TextRows const& text, FlushOptions const& options)
        : m_view(view), m_text(text), m_options(options) {
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
                    if (!may_begin_column(phrase, begin, i) || !is_flush(word(i).box.x0, index)) continue;
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
    std::vector<std::pair<double, std::size_t>> m_begins; // of phrases behind another one, with their rows
};

} // namespace

TextRows part_flush_phrases(TableView const& view, TextRows text, FlushOptions const& options) {
    if (text.rows.size() <= options.least_flush) return text;
    return PhraseParter(view, text, options).part();
}

} // namespace planleser
