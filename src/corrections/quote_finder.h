// Finds words again anywhere in a document, whatever its layout and however well it was recognised.
//
// Each word of the document is known by its place in reading order. The words of a quote vote for where the
// quote would have to begin; the beginning with most votes wins, nearest to where it stood where votes are
// equal. So a word that was read differently costs one vote.
#pragma once

#include "structure/document_tree.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace planleser {

struct QuoteFinderOptions {
    // Of the quote's words: below this it is another sentence that shares some.
    double fewest_votes = 0.6;
    // A word that stands more often than this in a document tells nothing of where one is.
    std::size_t most_places = 200;
};

struct FoundQuote {
    std::vector<GlyphId> glyphs;
    std::vector<Place> places; // one a page
};

class QuoteFinder {
public:
    // Keeps a reference to the tree. The index is built when the first quote is asked for.
    explicit QuoteFinder(DocumentTree const& tree, QuoteFinderOptions const& options = {})
        : m_tree(tree), m_options(options) {}

    // `near`: where it stood. A quote without a word is not found.
    std::optional<FoundQuote> find(std::string_view quote, Place const& near) const;

private:
    struct Word {
        std::uint32_t text = 0; // into m_texts
        std::uint32_t begin = 0, end = 0;
    };
    using Posting = std::pair<std::uint64_t, std::uint32_t>; // a word's hash and its place in m_words

    void build() const;
    void add(SourcedText const& text) const;
    void add(Section const& section) const;
    double distance(std::uint32_t word, Place const& place) const;
    FoundQuote found_at(std::size_t first, std::size_t count) const;

    DocumentTree const& m_tree;
    QuoteFinderOptions m_options;
    mutable bool m_built = false;
    mutable std::vector<SourcedText const*> m_texts;
    mutable std::vector<Word> m_words;
    mutable std::vector<Posting> m_postings; // by hash
};

} // namespace planleser
