#include "compare/match_items.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>

namespace planleser {
namespace {

struct Pair {
    std::uint32_t from = 0, to = 0;
    double likeness = 0;
    bool same_content = false, same_text = false, same_number = false, same_area = false, hinted = false;
    // The best pair first. The last keys are the same seen from either side, so that the mirrored match
    // decides alike.
    auto rank(std::size_t older, std::size_t newer) const {
        auto const a = static_cast<std::int64_t>(from) * static_cast<std::int64_t>(newer);
        auto const b = static_cast<std::int64_t>(to) * static_cast<std::int64_t>(older);
        return std::tuple(!same_content, -likeness, !same_number, std::abs(a - b), from + to);
    }
};

double area_share(MatchItem const& a, MatchItem const& b, MatchOptions const& options) {
    if (a.area < 0 || b.area < 0) return options.unknown_area;
    return a.area == b.area ? options.same_area : 0;
}

// A measure may live on as an item or a target of a wider one: its text is held against each part of the
// other.
double likest_part(MatchItem const& a, MatchItem const& b) {
    if (a.parts.empty() || b.parts.empty()) return 0;
    double best = 0;
    for (auto const& part : b.parts) best = std::max(best, cosine(a.parts.front(), part));
    for (auto const& part : a.parts) best = std::max(best, cosine(part, b.parts.front()));
    return best;
}

Pair judge(MatchItem const& a, MatchItem const& b, std::uint32_t from, std::uint32_t to,
    MatchOptions const& options) {
    Pair pair{from, to};
    pair.same_content = a.content == b.content;
    pair.same_text = a.text == b.text;
    pair.same_number = !a.number.empty() && a.number == b.number;
    pair.same_area = a.area >= 0 && a.area == b.area;
    double words = (cosine(a.own, b.own) + cosine(a.all, b.all)) / 2;
    words = std::max(words, options.as_part * likest_part(a, b));
    if (pair.same_text) words = std::max(words, options.same_text);
    if (pair.same_content)
        pair.likeness = 1;
    else if (words > 0)
        pair.likeness =
            std::min(0.999, words + area_share(a, b, options) + (pair.same_number ? options.same_number : 0));
    return pair;
}

std::vector<TermId> shared_terms(TermVector const& a, TermVector const& b, TermIndex const& terms) {
    std::vector<TermId> shared;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->id < j->id)
            ++i;
        else if (j->id < i->id)
            ++j;
        else
            shared.push_back((++j, i++)->id);
    }
    std::stable_sort(shared.begin(), shared.end(),
        [&](TermId x, TermId y) { return terms.rarity_of(x) > terms.rarity_of(y); });
    return shared;
}

std::vector<Pair> candidate_pairs(std::span<MatchItem const> older, std::span<MatchItem const> newer,
    TermIndex const& terms, MatchOptions const& options, std::span<Hint const> hints) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> seen;
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> hinted;
    for (auto const& hint : hints) {
        seen.emplace_back(hint.from, hint.to);
        hinted[seen.back()] += hint.likeness;
    }
    CandidateIndex const in_newer(newer, terms, options), in_older(older, terms, options);
    for (std::uint32_t i = 0; i < older.size(); ++i)
        for (auto const j : in_newer.candidates_for(older[i])) seen.emplace_back(i, j);
    for (std::uint32_t j = 0; j < newer.size(); ++j)
        for (auto const i : in_older.candidates_for(newer[j])) seen.emplace_back(i, j);
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    std::vector<Pair> pairs;
    for (auto const& [i, j] : seen) {
        auto pair = judge(older[i], newer[j], i, j, options);
        if (auto const hint = hinted.find({i, j}); hint != hinted.end() && !pair.same_content) {
            pair.likeness = std::min(0.999, pair.likeness + hint->second);
            pair.hinted = true;
        }
        if (pair.likeness >= options.pair) pairs.push_back(pair);
    }
    std::sort(pairs.begin(), pairs.end(), [&](Pair const& a, Pair const& b) {
        return a.rank(older.size(), newer.size()) < b.rank(older.size(), newer.size());
    });
    return pairs;
}

// The groups under construction: each item's group, -1 while it has none.
struct Groups {
    std::vector<int> of_older, of_newer;
    std::vector<std::vector<Pair>> pairs;

    Groups(std::size_t older, std::size_t newer) : of_older(older, -1), of_newer(newer, -1) {}

    void begin(Pair const& pair) {
        of_older[pair.from] = of_newer[pair.to] = static_cast<int>(pairs.size());
        pairs.push_back({pair});
    }
    // Adds a left-over to the group of the other side, if that keeps it n to 1 or 1 to n.
    void join(Pair const& pair) {
        auto& from = of_older[pair.from];
        auto& to = of_newer[pair.to];
        if ((from < 0) == (to < 0)) return;
        int const group = std::max(from, to);
        auto& members = pairs[static_cast<std::size_t>(group)];
        bool const one_side_stays = std::all_of(members.begin(), members.end(),
            [&](Pair const& member) { return from < 0 ? member.to == pair.to : member.from == pair.from; });
        if (!one_side_stays) return;
        from = to = group;
        members.push_back(pair);
    }
};

// For each item of one side its pairs, best first.
class Alternatives {
public:
    Alternatives(
        std::span<Pair const> pairs, std::size_t items, std::uint32_t Pair::*own, std::uint32_t Pair::*other)
        : m_pairs(pairs), m_other(other), m_of_item(items), m_next(items, 0) {
        for (std::uint32_t i = 0; i < pairs.size(); ++i) m_of_item[pairs[i].*own].push_back(i);
    }
    // The likeness of the best pair whose other item has no group; 0: none. Groups only grow.
    double best_free(std::size_t item, std::vector<int> const& group_of_other) {
        auto const& own = m_of_item[item];
        auto& next = m_next[item];
        while (next < own.size() && group_of_other[m_pairs[own[next]].*m_other] >= 0) ++next;
        return next < own.size() ? m_pairs[own[next]].likeness : 0;
    }

private:
    std::span<Pair const> m_pairs;
    std::uint32_t Pair::*m_other;
    std::vector<std::vector<std::uint32_t>> m_of_item;
    std::vector<std::size_t> m_next;
};

ItemMatch match_of(std::vector<Pair> const& members, std::span<MatchItem const> older,
    std::span<MatchItem const> newer, TermIndex const& terms) {
    ItemMatch match;
    for (auto const& pair : members) {
        match.from.push_back(pair.from);
        match.to.push_back(pair.to);
        match.likeness += pair.likeness / static_cast<double>(members.size());
    }
    for (auto* side : {&match.from, &match.to}) {
        std::sort(side->begin(), side->end());
        side->erase(std::unique(side->begin(), side->end()), side->end());
    }
    auto const& first = members.front();
    match.same_content = members.size() == 1 && first.same_content;
    match.same_text = members.size() == 1 && first.same_text;
    match.same_number = first.same_number;
    match.same_area = first.same_area;
    match.hinted = first.hinted;
    match.shared = shared_terms(older[first.from].all, newer[first.to].all, terms);
    return match;
}

Groups group(std::span<Pair const> pairs, std::span<MatchItem const> older, std::span<MatchItem const> newer,
    MatchOptions const& options) {
    Groups groups(older.size(), newer.size());
    Alternatives of_older(pairs, older.size(), &Pair::from, &Pair::to);
    Alternatives of_newer(pairs, newer.size(), &Pair::to, &Pair::from);
    auto const may_join = [&](Pair const& pair) {
        bool const elsewhere = area_share(older[pair.from], newer[pair.to], options) == 0;
        return !pair.same_text && pair.likeness >= (elsewhere ? options.join_elsewhere : options.join);
    };
    for (auto const& pair : pairs) {
        bool const from_free = groups.of_older[pair.from] < 0, to_free = groups.of_newer[pair.to] < 0;
        if (from_free && to_free) groups.begin(pair);
        if (from_free == to_free || !may_join(pair)) continue;
        double const other = from_free ? of_older.best_free(pair.from, groups.of_newer)
                                       : of_newer.best_free(pair.to, groups.of_older);
        if (other < options.far_better * pair.likeness) groups.join(pair);
    }
    for (auto const& pair : pairs)
        if (may_join(pair)) groups.join(pair);
    return groups;
}

} // namespace

CandidateIndex::CandidateIndex(
    std::span<MatchItem const> items, TermIndex const& terms, MatchOptions const& options)
    : m_items(items), m_terms(terms), m_options(options), m_postings(terms.size()) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        for (auto const& term : items[i].all) m_postings[term.id].push_back(i);
        m_same_text[items[i].text].push_back(i);
    }
}

std::vector<std::uint32_t> CandidateIndex::candidates_for(MatchItem const& item) const {
    std::vector<TermId> rarest;
    for (auto const& term : item.all)
        if (!m_postings[term.id].empty()) rarest.push_back(term.id);
    std::sort(rarest.begin(), rarest.end(), [&](TermId a, TermId b) {
        return std::pair(m_postings[a].size(), a) < std::pair(m_postings[b].size(), b);
    });
    std::vector<std::uint32_t> found;
    if (auto const same = m_same_text.find(item.text); same != m_same_text.end())
        found.assign(same->second.begin(),
            same->second.begin() +
                static_cast<std::ptrdiff_t>(std::min(same->second.size(), m_options.candidates)));
    std::size_t looked_at = 0;
    for (auto const term : rarest) {
        looked_at += m_postings[term].size();
        if (looked_at > m_options.candidates && !found.empty()) break;
        auto const end = m_postings[term].begin() +
                         static_cast<std::ptrdiff_t>(std::min(m_postings[term].size(), m_options.candidates));
        found.insert(found.end(), m_postings[term].begin(), end);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<Likely> CandidateIndex::best_for(MatchItem const& item, std::size_t most) const {
    std::vector<Likely> best;
    for (auto const i : candidates_for(item)) {
        auto const pair = judge(item, m_items[i], 0, i, m_options);
        if (pair.likeness >= m_options.pair)
            best.push_back({i, pair.likeness, shared_terms(item.all, m_items[i].all, m_terms)});
    }
    std::stable_sort(
        best.begin(), best.end(), [](Likely const& a, Likely const& b) { return a.likeness > b.likeness; });
    best.resize(std::min(best.size(), most));
    return best;
}

std::vector<ItemMatch> match_items(std::span<MatchItem const> older, std::span<MatchItem const> newer,
    TermIndex const& terms, MatchOptions const& options, std::span<Hint const> hints) {
    auto const pairs = candidate_pairs(older, newer, terms, options, hints);
    auto const groups = group(pairs, older, newer, options);
    std::vector<ItemMatch> matches;
    for (auto const& members : groups.pairs) matches.push_back(match_of(members, older, newer, terms));
    for (std::size_t i = 0; i < older.size(); ++i)
        if (groups.of_older[i] < 0) matches.emplace_back().from = {i};
    for (std::size_t j = 0; j < newer.size(); ++j)
        if (groups.of_newer[j] < 0) matches.emplace_back().to = {j};
    return matches;
}

} // namespace planleser
