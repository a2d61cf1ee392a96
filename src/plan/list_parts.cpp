#include "plan/list_parts.h"

#include "text/fold.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace planleser {

namespace {

constexpr int sdg_count = 17;

// Bytes of the text outside brackets where one of `separators` stands.
std::vector<std::size_t> separators_in(std::string_view text, std::string_view separators) {
    std::vector<std::size_t> found;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        bool const decimal = c == ',' && at > 0 && at + 1 < text.size() && text[at - 1] >= '0' &&
                             text[at - 1] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
        if (depth == 0 && separators.find(c) != std::string_view::npos && !decimal) found.push_back(at);
    }
    // A bracket that never closes protects nothing.
    if (depth > 0 && found.empty() && text.find(')') == std::string_view::npos)
        for (std::size_t at = 0; at < text.size(); ++at)
            if (separators.find(text[at]) != std::string_view::npos) found.push_back(at);
    return found;
}

// A stroke between blanks parts names: 'Kulturskolen / Ungdomsrådet'; 'oppvekst/helse' may be one.
std::vector<std::size_t> free_strokes_in(std::string_view text) {
    auto strokes = separators_in(text, "/");
    std::erase_if(strokes, [&](std::size_t at) {
        return at == 0 || at + 1 >= text.size() || text[at - 1] != ' ' || text[at + 1] != ' ';
    });
    return strokes;
}

// ' og ' outside brackets, from the left: where the word begins and ends.
std::vector<ByteRange> and_words_in(std::string_view text, RuleSet const& rules) {
    std::vector<ByteRange> found;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')') depth = std::max(0, depth - 1);
        if (text[at] != ' ' || depth > 0 || at == 0 || text[at - 1] == '-') continue;
        for (auto const& word : rules.words("and_words"))
            if (text.substr(at + 1).starts_with(word) && text.substr(at + 1 + word.size()).starts_with(' '))
                found.push_back({at, at + word.size() + 2});
    }
    return found;
}

bool starts_with_and(std::string_view text, RuleSet const& rules, std::size_t& length) {
    for (auto const& word : rules.words("and_words"))
        if (text.starts_with(word + ' ')) {
            length = word.size() + 1;
            return true;
        }
    return false;
}

// 'Direktoratet for samfunnssikkerhet og beredskap': the first 'og' after such words is the name's own.
bool needs_and(std::string_view text, RuleSet const& rules) {
    auto const folded = fold(text);
    return std::ranges::any_of(
        rules.words("name_heads"), [&](std::string const& head) { return folded.starts_with(head + ' '); });
}

bool starts_upper(std::string_view text);

// 'partnere i Sverige og Danmark': names that a preposition holds together.
bool is_held_together(std::string_view text, ByteRange and_word, RuleSet const& rules) {
    auto const before = text.substr(0, and_word.begin);
    auto const last = before.rfind(' ');
    if (last == std::string_view::npos || !starts_upper(before.substr(last + 1)) ||
        !starts_upper(text.substr(and_word.end)))
        return false;
    auto const previous = before.rfind(' ', last - 1);
    auto const word = before.substr(previous == std::string_view::npos ? 0 : previous + 1,
        last - (previous == std::string_view::npos ? 0 : previous + 1));
    return std::ranges::find(rules.words("prepositions"), word) != rules.words("prepositions").end();
}

// A word in the definite form ('kommunen', 'skolene') or an abbreviation ('NAV') is somebody.
bool is_body(std::string_view text, RuleSet const& rules) {
    auto const first = text.substr(0, text.find(' ')), last = text.substr(text.rfind(' ') + 1);
    auto const is_definite = [&](std::string_view word) {
        constexpr std::size_t stem = 4; // bytes: 'barn' has no ending
        return std::ranges::any_of(rules.words("definite_endings"), [&](std::string const& ending) {
            return word.size() >= stem + ending.size() && word.ends_with(ending);
        });
    };
    auto const is_abbreviation = [](std::string_view word) {
        return word.size() >= 2 &&
               std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
    };
    return is_definite(first) || is_definite(last) || is_abbreviation(first);
}

// 'Kommunen og fylkeskommunen' are two, 'Kultur og idrett' is one.
bool are_bodies(std::string_view text, ByteRange and_word, RuleSet const& rules) {
    return is_body(text.substr(0, and_word.begin), rules) && is_body(text.substr(and_word.end), rules);
}

// 'm.fl.' and the like name nobody.
bool is_tail(std::string_view text, RuleSet const& rules) {
    auto folded = fold(text);
    while (!folded.empty() && (folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
    return std::ranges::find(rules.words("list_tails"), folded) != rules.words("list_tails").end();
}

bool starts_upper(std::string_view text) {
    if (text.empty()) return false;
    auto const length = (static_cast<unsigned char>(text[0]) & 0x80) == 0 ? std::size_t{1} : std::size_t{2};
    auto const letter = text.substr(0, length);
    return fold(letter) != letter;
}

bool is_end_punctuation(char c) {
    return c == ',' || c == ';' || c == '.' || c == ' ' || c == ':';
}

SourcedText tidy(SourcedText text) {
    text = trimmed(text);
    while (!text.empty() && (text.text.back() == ',' || text.text.back() == ';' || text.text.back() == ' '))
        text = text.part(0, text.size() - 1);
    // A full stop after a word ends a sentence; after 'mfl' it belongs to the abbreviation, and either reads
    // well.
    if (text.size() > 4 && text.text.back() == '.' && text.text.find('.') == text.size() - 1 &&
        text.size() - text.text.find_last_of(' ') > 5)
        text = text.part(0, text.size() - 1);
    while (!text.empty() && is_end_punctuation(text.text.front())) text = text.part(1);
    return text;
}

void add(std::vector<SourcedText>& parts, SourcedText const& text, RuleSet const& rules) {
    auto part = tidy(text);
    if (part.empty() || part.text == "-" || part.text == "–" || is_tail(part.text, rules)) return;
    parts.push_back(std::move(part));
}

// Where a sentence ends and another begins inside a list: 'næringen. Regionale sentre'.
std::vector<std::size_t> sentence_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 4; at + 2 < text.size(); ++at) {
        bool const word_before = std::string_view(" .(").find(text[at - 1]) == std::string_view::npos &&
                                         text.find_last_of(" .", at - 1) != std::string_view::npos
                                     ? at - text.find_last_of(" .", at - 1) > 5
                                     : at > 4;
        if (text[at] == '.' && text[at + 1] == ' ' && word_before && starts_upper(text.substr(at + 2)))
            ends.push_back(at);
    }
    return ends;
}

void split_last(std::vector<SourcedText>& parts, SourcedText const& last, ListSplit split, bool after_comma,
    RuleSet const& rules) {
    std::size_t length = 0;
    auto const text = trimmed(last);
    if (starts_with_and(text.text, rules, length)) return add(parts, text.part(length), rules);
    auto ands = and_words_in(text.text, rules);
    if (!ands.empty() && ands.size() == 1 && needs_and(text.text, rules)) ands.clear();
    if (!ands.empty() && is_held_together(text.text, ands.back(), rules)) ands.clear();
    if (split == ListSplit::AtCommasOnly) ands.clear();
    if (!ands.empty() && split == ListSplit::AtCommas && !after_comma &&
        !(ands.size() == 1 && are_bodies(text.text, ands.back(), rules)) &&
        !starts_upper(std::string_view(text.text).substr(ands.back().end)))
        ands.clear();
    if (ands.empty()) return add(parts, text, rules);
    add(parts, text.part(0, ands.back().begin), rules);
    add(parts, text.part(ands.back().end), rules);
}

void split_line(
    std::vector<SourcedText>& parts, SourcedText const& line, ListSplit split, RuleSet const& rules) {
    auto cuts = separators_in(line.text, ",;");
    auto const sentences = sentence_ends(line.text);
    std::vector<std::size_t> all = cuts;
    all.insert(all.end(), sentences.begin(), sentences.end());
    if (split != ListSplit::AtCommasOnly) {
        auto const strokes = free_strokes_in(line.text);
        all.insert(all.end(), strokes.begin(), strokes.end());
    }
    std::ranges::sort(all);
    std::size_t begin = 0;
    bool after_comma = false;
    for (auto const cut : all) {
        auto const part = line.part(begin, cut - begin);
        if (line.text[cut] == '.')
            split_last(parts, part, split, after_comma, rules);
        else
            add(parts, part, rules);
        after_comma = line.text[cut] == ',';
        begin = cut + 1;
    }
    split_last(parts, line.part(begin), split, after_comma, rules);
}

} // namespace

std::vector<SourcedText> split_list(std::span<Piece const> pieces, ListSplit split, RuleSet const& rules) {
    std::vector<SourcedText> parts;
    for (auto const& piece : pieces) {
        if (piece.is_item())
            add(parts, piece.text, rules);
        else
            split_line(parts, piece.text, split, rules);
    }
    return parts;
}

std::vector<int> find_sdgs(SourcedText const& text, SdgContext context, RuleSet const& rules) {
    std::set<int> goals;
    auto const add_numbers = [&](std::string_view numbers) {
        for (std::size_t at = 0; at < numbers.size();) {
            int value = 0;
            auto const read = std::from_chars(numbers.data() + at, numbers.data() + numbers.size(), value);
            if (read.ec != std::errc()) {
                ++at;
                continue;
            }
            if (value >= 1 && value <= sdg_count) goals.insert(value);
            at = static_cast<std::size_t>(read.ptr - numbers.data());
            // '11.3' is a target of goal 11.
            if (at + 1 < numbers.size() && numbers[at] == '.' && numbers[at + 1] != ' ')
                at = std::min(numbers.find_first_of(" ,;/", at), numbers.size());
        }
    };
    for (auto const& hit : rules.find_all(RuleKind::Sdg, text.text)) {
        if (hit.rule->number)
            goals.insert(*hit.rule->number);
        else if (auto const numbers = hit.capture("numbers"))
            add_numbers(numbers->of(text.text));
    }
    if (context == SdgContext::Bare && goals.empty()) add_numbers(text.text);
    return {goals.begin(), goals.end()};
}

} // namespace planleser
