#include "corrections/quote_finder.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planleser {

namespace {

struct WordOfText {
    std::uint64_t hash = 0;
    std::size_t begin = 0, end = 0; // of the text as it was given
};

std::uint64_t hash_of(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (char const byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
}

std::vector<WordOfText> words_of(std::string_view text) {
    auto const folded = fold_with_origin(text);
    std::vector<WordOfText> words;
    for (std::size_t at = 0; at < folded.text.size();) {
        auto end = at;
        while (end < folded.text.size()) {
            auto const point = code_point_at(folded.text, end);
            if (!is_word_character(point.value)) break;
            end = point.end;
        }
        if (end > at)
            words.push_back({hash_of(std::string_view(folded.text).substr(at, end - at)), folded.original(at),
                folded.original(end)});
        at = end > at ? end : code_point_at(folded.text, at).end;
    }
    return words;
}

} // namespace

void QuoteFinder::add(SourcedText const& text) const {
    if (text.empty()) return;
    auto const number = static_cast<std::uint32_t>(m_texts.size());
    m_texts.push_back(&text);
    for (auto const& word : words_of(text.view())) {
        m_postings.emplace_back(word.hash, static_cast<std::uint32_t>(m_words.size()));
        m_words.push_back(
            {number, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end)});
    }
}

void QuoteFinder::add(Section const& section) const {
    struct Adder {
        QuoteFinder const& finder;
        void operator()(Paragraph const& paragraph) const { finder.add(paragraph.text); }
        void operator()(ListItem const& item) const { finder.add(item.content.text); }
        void operator()(Footnote const& note) const { finder.add(note.text); }
        void operator()(PictureBlock const& /*picture*/) const {}
        void operator()(Table const& table) const {
            finder.add(table.caption);
            for (auto const& cell : table.cells)
                for (auto const& block : cell.content) std::visit(*this, block);
            for (auto const& note : table.notes) finder.add(note);
        }
    };
    add(section.heading.text);
    for (auto const& block : section.blocks) std::visit(Adder{*this}, block);
    for (auto const& part : section.sections) add(part);
}

void QuoteFinder::build() const {
    if (m_built) return;
    m_built = true;
    add(m_tree.root);
    std::ranges::sort(m_postings);
}

double QuoteFinder::distance(std::uint32_t word, Place const& place) const {
    constexpr double a_page = 10000; // points, more than any page has
    auto const& text = *m_texts[m_words[word].text];
    for (auto at = m_words[word].begin; at < m_words[word].end; ++at) {
        if (text.origin[at] == no_glyph) continue;
        auto const box = m_tree.glyphs.box_of(text.origin[at]);
        auto const far = a_page * std::abs(m_tree.glyphs.page_of(text.origin[at]) - place.page);
        if (place.box.is_empty()) return far;
        return far + std::abs(box.centre_y() - place.box.centre_y()) + std::abs(box.x0 - place.box.x0);
    }
    return std::numeric_limits<double>::infinity();
}

FoundQuote QuoteFinder::found_at(std::size_t first, std::size_t count) const {
    FoundQuote found;
    auto const last = std::min(first + count, m_words.size());
    for (auto at = first; at < last;) {
        auto const text = m_words[at].text;
        auto const begin = m_words[at].begin;
        auto end = m_words[at].end;
        for (++at; at < last && m_words[at].text == text; ++at) end = m_words[at].end;
        for (auto byte = begin; byte < end; ++byte) {
            auto const glyph = m_texts[text]->origin[byte];
            if (glyph != no_glyph && (found.glyphs.empty() || found.glyphs.back() != glyph))
                found.glyphs.push_back(glyph);
        }
    }
    found.places = m_tree.glyphs.places_of(found.glyphs);
    return found;
}

std::optional<FoundQuote> QuoteFinder::find(std::string_view quote, Place const& near) const {
    build();
    auto const words = words_of(quote);
    // One a vote: the place where the first word would have to be.
    std::vector<std::int64_t> votes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const first = std::ranges::lower_bound(m_postings, Posting(words[i].hash, 0));
        std::size_t places = 0;
        for (auto at = first; at != m_postings.end() && at->first == words[i].hash; ++at) {
            if (++places > m_options.most_places && words.size() > 1) break;
            auto const begin = static_cast<std::int64_t>(at->second) - static_cast<std::int64_t>(i);
            if (begin >= 0) votes.push_back(begin);
        }
    }
    std::ranges::sort(votes);
    auto const needed = m_options.fewest_votes * static_cast<double>(words.size());
    std::size_t most = 0;
    std::vector<std::uint32_t> leading;
    for (auto at = votes.begin(); at != votes.end();) {
        auto const end = std::find_if(at, votes.end(), [&](std::int64_t other) { return other != *at; });
        auto const count = static_cast<std::size_t>(end - at);
        if (count > most) leading.clear();
        if (count >= most) leading.push_back(static_cast<std::uint32_t>(*at));
        most = std::max(most, count);
        at = end;
    }
    if (most == 0 || static_cast<double>(most) < needed) return std::nullopt;
    auto const best =
        std::ranges::min_element(leading, {}, [&](std::uint32_t begin) { return distance(begin, near); });
    return found_at(*best, words.size());
}

} // namespace planleser
