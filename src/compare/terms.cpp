#include "compare/terms.h"

#include "ruleset/rule_set.h"
#include "text/fold.h"
#include "text/word_boundaries.h"

#include <libstemmer.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace planleser {
namespace {

// Both halves of a compound are words of their own; shorter halves meet by chance ("for|an", "til|tak").
constexpr std::size_t least_half = 4;
// A part of a compound is weaker evidence than the word itself.
constexpr float half_weight = 0.6F;
// What is left of a word that the title above an item has too.
constexpr float setting_weight = 0.5F;
// Norwegian joins compounds with nothing, "s" or "e": "næring|s|areal", "barn|e|hage".
constexpr std::string_view joints[] = {"", "s", "e"};

struct StemmerCloser {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// A figure tells the year or the size, not what a measure is about.
bool is_figure(std::string_view word) {
    return word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

double size_of(TermVector const& vector) {
    double square = 0;
    for (auto const& term : vector)
        square += static_cast<double>(term.weight) * static_cast<double>(term.weight);
    return std::sqrt(square);
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

CompareWords compare_words(RuleSet const& rules) {
    CompareWords result;
    for (auto const& word : rules.words("common_words")) result.common.insert(fold(word));
    for (auto const& pair : rules.words("word_pairs"))
        if (auto const sign = pair.find('='); sign != std::string::npos)
            result.bokmaal[fold(pair.substr(0, sign))] = fold(pair.substr(sign + 1));
    return result;
}

struct TermIndex::Members {
    CompareWords words;
    std::unique_ptr<sb_stemmer, StemmerCloser> stemmer{sb_stemmer_new("norwegian", "UTF_8")};

    struct Entry {
        std::string stem, surface;
        std::uint32_t items = 0;    // in how many items it stands, by itself or in a compound
        std::vector<TermId> halves; // of a compound
    };
    std::vector<Entry> entries;
    std::unordered_map<std::string, TermId> ids;        // by stem
    std::unordered_map<std::string, std::string> stems; // by folded word
    std::vector<std::vector<TermId>> items;             // the terms of each, in the order noted
    bool counted = false;

    // Also where a nynorsk word begins a compound: "hovudbibliotek" → "hovedbibliotek".
    std::string in_bokmaal(std::string const& folded) const {
        if (auto const pair = words.bokmaal.find(folded); pair != words.bokmaal.end()) return pair->second;
        for (auto cut = folded.size(); cut-- > least_half;)
            if (folded.size() - cut >= least_half && !is_continuation(folded[cut]))
                if (auto const pair = words.bokmaal.find(std::string_view(folded).substr(0, cut));
                    pair != words.bokmaal.end())
                    return pair->second + folded.substr(cut);
        return folded;
    }

    std::string const& stem_of(std::string const& folded) {
        auto const [at, is_new] = stems.try_emplace(folded);
        if (is_new) {
            std::string const word = in_bokmaal(folded);
            auto const* stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<sb_symbol const*>(word.data()),
                static_cast<int>(word.size()));
            at->second.assign(reinterpret_cast<char const*>(stem),
                static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
        }
        return at->second;
    }

    // Compounds can be taken apart only when all words are known.
    void count() {
        if (counted) return;
        counted = true;
        for (auto& entry : entries) {
            entry.halves = find_halves(entry.stem);
            entry.items = 0;
        }
        for (auto const& item : items) {
            std::vector<TermId> terms = item;
            for (auto const term : item)
                terms.insert(terms.end(), entries[term].halves.begin(), entries[term].halves.end());
            std::sort(terms.begin(), terms.end());
            terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
            for (auto const term : terms) ++entries[term].items;
        }
    }

    double rarity_of(TermId term) const {
        // One more inside the logarithm, so that plans of a few measures still have words.
        return std::log1p(
            (static_cast<double>(items.size()) + 1) / (static_cast<double>(entries.at(term).items) + 0.5));
    }

    TermVector weights_of(std::span<Part const> parts, std::string_view setting) {
        count();
        std::unordered_map<TermId, float> weights;
        auto const keep = [&](TermId term, float weight) {
            auto& kept = weights[term];
            kept = std::max(kept, weight);
        };
        for (auto const& part : parts)
            for (auto const word : words_in(part.text)) {
                auto const known = stems.find(fold(word));
                if (known == stems.end()) continue;
                auto const term = ids.at(known->second);
                keep(term, part.weight);
                for (auto const half : entries[term].halves) keep(half, part.weight * half_weight);
            }
        for (auto const word : words_in(setting))
            if (auto const known = stems.find(fold(word)); known != stems.end())
                if (auto const at = weights.find(ids.at(known->second)); at != weights.end())
                    at->second *= setting_weight;
        TermVector vector;
        for (auto const& [term, weight] : weights)
            vector.push_back({term, weight * static_cast<float>(rarity_of(term))});
        std::sort(vector.begin(), vector.end(), [](Term const& a, Term const& b) { return a.id < b.id; });
        return vector;
    }

    // The split whose shorter half is longest, so that "sirkulær|økonomi" wins over an accidental cut.
    std::vector<TermId> find_halves(std::string const& stem) const {
        std::vector<TermId> best;
        std::size_t best_length = 0;
        for (std::size_t cut = least_half; cut + least_half <= stem.size(); ++cut) {
            if (is_continuation(stem[cut])) continue;
            auto const right = ids.find(stem.substr(cut));
            for (auto const joint : joints) {
                if (cut < joint.size() + least_half) continue;
                if (std::string_view(stem).substr(cut - joint.size(), joint.size()) != joint) continue;
                auto const left = ids.find(stem.substr(0, cut - joint.size()));
                auto const length = std::min(cut, stem.size() - cut) +
                                    (right != ids.end() && left != ids.end() ? stem.size() : 0);
                if ((left == ids.end() && right == ids.end()) || length <= best_length) continue;
                best.clear();
                if (left != ids.end()) best.push_back(left->second);
                if (right != ids.end()) best.push_back(right->second);
                best_length = length;
            }
        }
        return best;
    }
};

TermIndex::TermIndex(CompareWords words) : m(std::make_unique<Members>()) {
    m->words = std::move(words);
}
TermIndex::~TermIndex() = default;
TermIndex::TermIndex(TermIndex&&) noexcept = default;
TermIndex& TermIndex::operator=(TermIndex&&) noexcept = default;

void TermIndex::note(std::span<Part const> parts) {
    m->counted = false;
    auto& item = m->items.emplace_back();
    for (auto const& part : parts)
        for (auto const word : words_in(part.text)) {
            auto const folded = fold(word);
            if (m->words.common.contains(folded) || is_figure(folded)) continue;
            auto const& stem = m->stem_of(folded);
            auto const [at, is_new] = m->ids.try_emplace(stem, static_cast<TermId>(m->entries.size()));
            if (is_new) m->entries.push_back({stem, std::string(word), 0, {}});
            item.push_back(at->second);
        }
}

TermVector TermIndex::weigh(std::span<Part const> parts, std::string_view setting, double full_length) const {
    auto vector = m->weights_of(parts, setting);
    double const length = std::max(size_of(vector), full_length);
    if (length > 0)
        for (auto& term : vector) term.weight /= static_cast<float>(length);
    return vector;
}

double TermIndex::length_of(std::span<Part const> parts, std::string_view setting) const {
    return size_of(m->weights_of(parts, setting));
}

std::string_view TermIndex::word_of(TermId term) const {
    return m->entries.at(term).surface;
}

double TermIndex::rarity_of(TermId term) const {
    m->count();
    return m->rarity_of(term);
}

std::size_t TermIndex::size() const {
    return m->entries.size();
}

double cosine(TermVector const& a, TermVector const& b) {
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->id < j->id)
            ++i;
        else if (j->id < i->id)
            ++j;
        else
            sum += static_cast<double>(i++->weight) * static_cast<double>(j++->weight);
    }
    return std::min(1.0, sum);
}

} // namespace planleser
