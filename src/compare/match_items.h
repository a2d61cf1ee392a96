// Which items of an older list live on in a newer one.
//
// One-to-one first, best likeness first; what is left over joins a pair as a merge or a split where its own
// words carry it, at once where a pair of its own would be far less likely. Nothing is forced: an item
// without a like one is new or dropped. The result does not depend on the order of the two lists:
// match_items(b, a) is its mirror.
//
// Candidates come from an index on rare words, so the cost grows with the items, not with their pairs.
#pragma once

#include "compare/terms.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planleser {

struct MatchItem {
    TermVector own;                // its text and items
    TermVector all;                // with targets and partners
    std::vector<TermVector> parts; // its text, then each item and target, by itself
    std::string text;              // folded: equal texts are the same item unless a better pair is found
    std::string content;           // folded, with all its parts: equal content comes before all
    std::string number;            // empty: none
    int area = -1;                 // the same number on both sides: the same area; -1: none
};

// Chosen on pairs of plans of different years and makers: measures rarely leave their area, so the area is
// worth as much as a rare shared word, and without it the words alone must carry the match.
struct MatchOptions {
    double pair = 0.25;          // least likeness of a one-to-one pair
    double join = 0.3;           // least likeness of a left-over that joins a pair as merge or split
    double join_elsewhere = 0.5; // the same where the two areas are known and differ
    double far_better = 0.6; // below this part of its likeness to a pair, a left-over begins none of its own
    double as_part = 0.6;    // of the likeness of its text to one item or target of the other
    double same_area = 0.15; // what a shared area adds
    double unknown_area = 0.07;   // what it adds where one side names no area
    double same_number = 0.03;    // what a shared number adds
    double same_text = 0.9;       // the least likeness of two equal texts, even of common words alone
    std::size_t candidates = 400; // postings looked at for one item, rarest words first
};

struct ItemMatch {
    std::vector<std::size_t> from, to; // one is of size 1, unless empty
    double likeness = 0;
    bool same_number = false, same_area = false, same_text = false, same_content = false;
    bool hinted = false;        // a Hint speaks for it
    std::vector<TermId> shared; // the words that carry it, rarest first
};

// What else is known to speak for a pair, added to its likeness.
struct Hint {
    std::size_t from = 0, to = 0;
    double likeness = 0;
};

// Every item of both lists stands in exactly one match.
std::vector<ItemMatch> match_items(std::span<MatchItem const> older, std::span<MatchItem const> newer,
    TermIndex const& terms, MatchOptions const& options, std::span<Hint const> hints = {});

// The best `most` of `newer` for one item, best first, each with a likeness of at least options.pair.
struct Likely {
    std::size_t item = 0;
    double likeness = 0;
    std::vector<TermId> shared;
};
class CandidateIndex {
public:
    // Keeps views: both outlive the index.
    CandidateIndex(std::span<MatchItem const> items, TermIndex const& terms, MatchOptions const& options);

    // Items that share a rare word or the whole text with it, ascending.
    std::vector<std::uint32_t> candidates_for(MatchItem const& item) const;
    std::vector<Likely> best_for(MatchItem const& item, std::size_t most) const;

private:
    std::span<MatchItem const> m_items;
    TermIndex const& m_terms;
    MatchOptions m_options;
    std::vector<std::vector<std::uint32_t>> m_postings; // by term
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_same_text;
};

} // namespace planleser
