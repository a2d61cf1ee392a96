// What a text is about, as weighted terms: Norwegian stems, parts of compounds, nynorsk brought to bokmål.
//
// Stems by the Snowball stemmer for Norwegian (libstemmer). Weights are inverse document frequencies
// (K. Spärck Jones, 1972): a word that half of the measures hold says little about which one is which.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

class RuleSet;

// What the rules know of the language, not of any organisation.
struct CompareWords {
    std::set<std::string, std::less<>> common;               // say nothing: "og", "skal", "ulike"
    std::map<std::string, std::string, std::less<>> bokmaal; // nynorsk word → bokmål word
};

// From the word lists common_words and word_pairs ("ikkje=ikke"); empty where the rules have none.
CompareWords compare_words(RuleSet const& rules);

using TermId = std::uint32_t;

struct Term {
    TermId id = 0;
    float weight = 0;
    bool operator==(Term const&) const = default;
};

// Terms by id, each once.
using TermVector = std::vector<Term>;

// Numbers the terms of a set of texts. Texts are noted first, so that compounds can be taken apart by the
// words that the plans themselves use; then weighed.
class TermIndex {
public:
    explicit TermIndex(CompareWords words);
    ~TermIndex();
    TermIndex(TermIndex&&) noexcept;
    TermIndex& operator=(TermIndex&&) noexcept;

    // One text with the weight of its field: a measure's own words say more than its partners.
    struct Part {
        std::string_view text;
        float weight = 1;
    };
    // Counts the words of one item (a measure, a goal), each once, towards the vocabulary and the document
    // frequencies.
    void note(std::span<Part const> parts);
    // The vector of an item, its length 1 (or empty). Requires that every item was noted. A text that says
    // less than `full_length` keeps a length below 1 in proportion: two short phrases are alike by chance.
    // The words of `setting`, the title under which an item stands, say where it stands rather than what it
    // is.
    TermVector weigh(
        std::span<Part const> parts, std::string_view setting = {}, double full_length = 0) const;
    // How much the words of an item say: the length of its vector before it is brought to 1.
    double length_of(std::span<Part const> parts, std::string_view setting = {}) const;

    // A readable word for a term: the first surface form seen.
    std::string_view word_of(TermId term) const;
    double rarity_of(TermId term) const;
    std::size_t size() const;

private:
    struct Members;
    std::unique_ptr<Members> m;
};

// The cosine of two vectors of length 1; less where one is shorter.
double cosine(TermVector const& a, TermVector const& b);

} // namespace planleser
