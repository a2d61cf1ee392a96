#include "plan/quantities.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <optional>

namespace planleser {

namespace {

// A bound is one to three words: 'minst', 'mer enn', 'ikke mindre enn'.
constexpr int most_bound_words = 3;
// Adjectives between a number and what it counts.
constexpr int most_adjectives = 2;

bool contains(std::vector<std::string> const& words, std::string const& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_word_part(char32_t value) {
    return is_letter(value) || value == U'-';
}

ByteRange word_behind(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    auto end = at;
    while (end < text.size() && is_word_part(code_point_at(text, end).value))
        end = code_point_at(text, end).end;
    while (end > at && text[end - 1] == '-') --end;
    return {at, end};
}

// The word before `at`, an abbreviation's point and a space between allowed.
ByteRange word_before(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] == ' ') --at;
    auto end = at;
    if (end > 0 && (text[end - 1] == '.' || text[end - 1] == ':')) --end;
    auto begin = end;
    while (begin > 0 && is_word_part(code_point_before(text, begin).value))
        begin = code_point_before(text, begin).begin;
    return {begin, end};
}

// Cut at a full stop before a space and a capital, and at line ends.
std::vector<ByteRange> sentences_of(std::string_view text) {
    std::vector<ByteRange> sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const stop = text[at] == '.' || text[at] == ';' || text[at] == '!' || text[at] == '?';
        bool const ends = text[at] == '\n' || (stop && at + 2 < text.size() && text[at + 1] == ' ' &&
                                                  is_upper(code_point_at(text, at + 2).value));
        if (!ends) continue;
        sentences.push_back({begin, at + 1});
        begin = at + 1;
    }
    if (begin < text.size()) sentences.push_back({begin, text.size()});
    return sentences;
}

class QuantityFinder {
public:
    QuantityFinder(std::string_view text, QuantityRules const& rules) : m_text(text), m_rules(rules) {}

    std::vector<Quantity> find() {
        m_dates = find_dates(m_text, m_rules.calendar);
        auto numbers = find_amounts(m_text, m_rules.amounts);
        add_number_words(numbers);
        for (auto const& sentence : sentences_of(m_text)) {
            auto const first = m_found.size();
            for (auto const& number : numbers)
                if (number.at.begin >= sentence.begin && number.at.begin < sentence.end)
                    take(number, sentence);
            if (auto const deadline = deadline_in(sentence))
                for (auto i = first; i < m_found.size(); ++i) m_found[i].deadline = deadline;
        }
        return std::move(m_found);
    }

private:
    void add_number_words(std::vector<Amount>& numbers) const {
        if (m_rules.number_words.empty()) return;
        for (std::size_t at = 0; at < m_text.size();) {
            auto const point = code_point_at(m_text, at);
            if (!is_letter(point.value)) {
                at = point.end;
                continue;
            }
            auto const word = word_behind(m_text, at);
            at = std::max(word.end, point.end);
            auto const found = m_rules.number_words.find(fold(word.of(m_text)));
            bool const alone =
                word.begin == 0 || !is_word_character(code_point_before(m_text, word.begin).value);
            if (found == m_rules.number_words.end() || !alone) continue;
            Amount amount;
            amount.at = amount.number = word;
            amount.value = Decimal(found->second);
            numbers.push_back(std::move(amount));
        }
        std::sort(numbers.begin(), numbers.end(),
            [](Amount const& a, Amount const& b) { return a.at.begin < b.at.begin; });
    }

    bool is_date(Amount const& number) const {
        return std::any_of(m_dates.begin(), m_dates.end(), [&](DateMention const& date) {
            return number.number.begin < date.at.end && date.at.begin < number.number.end;
        });
    }

    bool is_numbering(Amount const& number) const {
        auto const word = word_before(m_text, number.at.begin);
        if (contains(m_rules.numbering, fold(word.of(m_text)))) return true;
        auto begin = number.at.begin;
        while (begin > 0 && m_text[begin - 1] == ' ') --begin;
        return begin > 0 && code_point_before(m_text, begin).value == U'§';
    }

    struct Bound {
        char const* name = "exactly";
        std::size_t begin = 0; // byte where its words begin; of the number where there are none
    };

    Bound bound_before(Amount const& number, ByteRange sentence) const {
        Bound bound{"exactly", number.at.begin};
        std::string phrase;
        auto at = number.at.begin;
        for (int words = 0; words < most_bound_words; ++words) {
            auto const word = word_before(m_text, at);
            if (word.empty() || word.begin < sentence.begin) break;
            phrase = phrase.empty() ? fold(word.of(m_text)) : fold(word.of(m_text)) + " " + phrase;
            at = word.begin;
            // The longest phrase wins: 'ikke mindre enn' over 'mindre enn'.
            if (contains(m_rules.at_least, phrase))
                bound = {"at_least", word.begin};
            else if (contains(m_rules.at_most, phrase))
                bound = {"at_most", word.begin};
            else if (contains(m_rules.about, phrase))
                bound = {"about", word.begin};
        }
        return bound;
    }

    bool may_be_adjective(std::string_view word) const {
        auto const folded = fold(word);
        return std::any_of(m_rules.adjective_endings.begin(), m_rules.adjective_endings.end(),
            [&](std::string const& ending) { return folded.ends_with(ending); });
    }

    bool may_be_unit(ByteRange word) const {
        return !word.empty() && !contains(m_rules.no_unit, fold(word.of(m_text)));
    }

    // What stands behind the number: the word that is counted, adjectives before it passed over.
    ByteRange unit_behind(std::size_t at) const {
        auto unit = word_behind(m_text, at);
        if (!may_be_unit(unit)) return {};
        for (int i = 0; i < most_adjectives && may_be_adjective(unit.of(m_text)); ++i) {
            auto const next = word_behind(m_text, unit.end);
            bool const adjacent = next.begin == unit.end + 1;
            if (!adjacent || !may_be_unit(next)) break;
            unit = next;
        }
        return unit;
    }

    void take(Amount const& number, ByteRange sentence) {
        if (is_date(number) || is_numbering(number)) return;
        auto const bound = bound_before(number, sentence);
        Quantity quantity;
        auto const unit = unit_behind(number.at.end);
        auto end = number.at.end;
        if (number.percent)
            quantity.unit = "%";
        else if (!number.currency.empty())
            quantity.unit = number.currency;
        else
            quantity.unit = unit.of(m_text);
        bool const bounded = bound.begin < number.at.begin;
        if (quantity.unit.empty() && !bounded) return;
        if (!unit.empty() && number.currency.empty()) end = unit.end;
        auto const value = number.in_units();
        if (!value) return;
        quantity.value = *value;
        if (number.upto) quantity.value_to = number.upto->times(Decimal(number.scale));
        quantity.bound = bound.name;
        quantity.words = m_text.substr(bound.begin, end - bound.begin);
        m_found.push_back(std::move(quantity));
    }

    std::optional<std::string> deadline_in(ByteRange sentence) const {
        for (auto const& date : m_dates) {
            if (date.at.begin < sentence.begin || date.at.begin >= sentence.end) continue;
            std::string phrase;
            auto at = date.at.begin;
            for (int words = 0; words < most_bound_words; ++words) {
                auto const word = word_before(m_text, at);
                if (word.empty() || word.begin < sentence.begin) break;
                phrase = phrase.empty() ? fold(word.of(m_text)) : fold(word.of(m_text)) + " " + phrase;
                at = word.begin;
                if (contains(m_rules.deadline, phrase)) return std::string(date.at.of(m_text));
            }
        }
        return std::nullopt;
    }

    std::string_view m_text;
    QuantityRules const& m_rules;
    std::vector<DateMention> m_dates;
    std::vector<Quantity> m_found;
};

} // namespace

std::vector<Quantity> find_quantities(std::string_view text, QuantityRules const& rules) {
    return QuantityFinder(text, rules).find();
}

} // namespace planleser
