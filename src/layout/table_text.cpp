#include "layout/table_text.h"

#include <algorithm>
#include <cmath>

namespace planleser {
namespace {

bool ruling_between(Rulings const& rulings, double x0, double x1, double y) {
    auto ruling = std::lower_bound(rulings.vertical.begin(), rulings.vertical.end(), x0,
        [](Ruling const& a, double x) { return a.at < x; });
    constexpr int most_rulings = 50;
    for (int seen = 0; seen < most_rulings && ruling != rulings.vertical.end() && ruling->at <= x1;
         ++ruling, ++seen)
        if (ruling->begin <= y && y <= ruling->end) return true;
    return false;
}

class RowMaker {
public:
    RowMaker(TableView const& view, Rulings const& rulings, PhraseOptions const& options)
        : m_view(view), m_rulings(rulings), m_options(options) {}

    TextRows make(std::span<std::uint32_t const> which);

private:
    void add_row(std::vector<std::uint32_t>& row);
    bool parts(ViewWord const& left, ViewWord const& right, bool leader_between) const;

    TableView const& m_view;
    Rulings const& m_rulings;
    PhraseOptions const& m_options;
    TextRows m_text;
};

bool RowMaker::parts(ViewWord const& left, ViewWord const& right, bool leader_between) const {
    if (leader_between) return true;
    double const size = std::max(left.size, right.size);
    double const gap = right.box.x0 - left.box.x1;
    if (gap > 0.1 * size && ruling_between(m_rulings, left.box.x1 - 0.2 * size, right.box.x0 + 0.2 * size,
                                left.baseline - 0.3 * size))
        return true;
    if (left.group_head && right.group_tail && gap <= m_options.group_gap * size) return false;
    bool const figures = is_figure_like(left.kind) && is_figure_like(right.kind);
    return gap > (figures ? m_options.figure_gap : m_options.text_gap) * size;
}

void RowMaker::add_row(std::vector<std::uint32_t>& row) {
    std::sort(row.begin(), row.end(), [&](std::uint32_t a, std::uint32_t b) {
        auto const& left = m_view.words[a];
        auto const& right = m_view.words[b];
        return left.box.x0 != right.box.x0 ? left.box.x0 < right.box.x0 : a < b;
    });
    TextRow made;
    made.begin = static_cast<std::uint32_t>(m_text.phrases.size());
    Phrase phrase;
    ViewWord const* before = nullptr;
    bool leader = false;
    for (std::uint32_t const index : row) {
        ViewWord const& word = m_view.words[index];
        if (word.kind == WordKind::Leader) {
            leader = true;
            continue;
        }
        if (before != nullptr && parts(*before, word, leader)) {
            m_text.phrases.push_back(phrase_of(m_view, m_text.words, phrase.begin, phrase.end));
            before = nullptr;
        }
        auto const place = static_cast<std::uint32_t>(m_text.words.size());
        if (before == nullptr) phrase.begin = place;
        m_text.words.push_back(index);
        phrase.end = place + 1;
        if (!word.raised || word.size > made.size) {
            if (word.size > made.size) made.baseline = word.baseline;
            made.size = std::max(made.size, word.size);
        }
        if (before == nullptr || word.box.x1 >= before->box.x1) before = &word;
        leader = false;
    }
    if (before != nullptr)
        m_text.phrases.push_back(phrase_of(m_view, m_text.words, phrase.begin, phrase.end));
    made.end = static_cast<std::uint32_t>(m_text.phrases.size());
    if (made.count() > 0) m_text.rows.push_back(made);
    row.clear();
}

TextRows RowMaker::make(std::span<std::uint32_t const> which) {
    std::vector<std::uint32_t> row;
    double baseline = 0, size = 0;
    for (std::uint32_t const index : which) {
        ViewWord const& word = m_view.words[index];
        if (!word.upright) continue;
        if (!row.empty() &&
            word.baseline - baseline > m_options.baseline_tolerance * std::min(size, word.size))
            add_row(row);
        if (row.empty()) {
            baseline = word.baseline;
            size = word.size;
        }
        size = std::max(size, word.size);
        row.push_back(index);
    }
    if (!row.empty()) add_row(row);
    return std::move(m_text);
}

} // namespace

Phrase phrase_of(
    TableView const& view, std::span<std::uint32_t const> words, std::uint32_t begin, std::uint32_t end) {
    Phrase phrase;
    phrase.begin = begin;
    phrase.end = end;
    bool figure = false, text = false, blank = false;
    for (auto i = begin; i < end; ++i) {
        ViewWord const& word = view.words[words[i]];
        phrase.box.include(word.box);
        figure = figure || word.kind == WordKind::Figure;
        text = text || word.kind == WordKind::Text;
        blank = blank || word.kind == WordKind::Blank;
    }
    phrase.kind = text     ? WordKind::Text
                  : figure ? WordKind::Figure
                  : blank  ? WordKind::Blank
                           : WordKind::Text;
    phrase.marker = end - begin == 1 && view.words[words[begin]].marker;
    return phrase;
}

TextRows find_text_rows(TableView const& view, std::span<std::uint32_t const> which, Rulings const& rulings,
    PhraseOptions const& options) {
    return RowMaker(view, rulings, options).make(which);
}

} // namespace planleser
