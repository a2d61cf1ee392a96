#include "plan/column_contents.h"

#include "plan/budget_grid.h"
#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <string>
#include <vector>

namespace planleser {

namespace {

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < folded.size();) {
        auto const point = code_point_at(folded, at);
        if (!is_word_character(point.value)) {
            if (at > begin) words.push_back(folded.substr(begin, at - begin));
            begin = point.end;
        }
        at = point.end;
    }
    if (folded.size() > begin) words.push_back(folded.substr(begin));
    return words;
}

bool is_number(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether one of the list's phrases consists of such words, this one among them.
bool is_among(std::string_view word, std::vector<std::string> const& phrases) {
    return std::ranges::any_of(phrases, [&](std::string const& phrase) {
        for (auto at = phrase.find(word); at != std::string::npos; at = phrase.find(word, at + 1))
            if (is_word_boundary(phrase, at) && is_word_boundary(phrase, at + word.size())) return true;
        return false;
    });
}

bool has_word(std::string_view folded) {
    constexpr std::size_t shortest = 3;
    return std::ranges::any_of(words_of(folded), [](std::string_view word) {
        return word.size() >= shortest &&
               std::ranges::none_of(word, [](char c) { return c >= '0' && c <= '9'; });
    });
}

} // namespace

bool says_when(std::string_view text, RuleSet const& rules) {
    constexpr std::size_t longest = 60;      // bytes
    constexpr std::size_t shortest_part = 4; // 'kvartal'; 'q' and 't' are other things too
    if (text.empty() || text.size() > longest) return false;
    auto const folded = fold(text);
    bool named = false;
    for (auto const word : words_of(folded)) {
        bool const part = rules.values("year_part").contains(std::string(word));
        bool const time = is_bare_year(word) || (part && word.size() >= shortest_part) ||
                          rules.values("month").contains(std::string(word)) ||
                          is_among(word, rules.words("time_words"));
        named = named || time;
        bool const beside_time = part || (is_number(word) && word.size() <= 2) ||
                                 is_among(word, rules.words("deadline")) ||
                                 is_among(word, rules.words("until"));
        if (!time && !beside_time) return false;
    }
    return named;
}

ColumnContents contents_of(Table const& table, int column, int first_row, RuleSet const& rules) {
    ColumnContents contents;
    for (auto const& cell : table.cells) {
        if (cell.column != column || cell.column_end != column || cell.row < first_row ||
            cell.content.empty())
            continue;
        auto const text = cell.text().text;
        if (text.empty()) continue;
        ++contents.filled;
        if (says_when(text, rules)) {
            ++contents.times;
        } else if (has_word(fold(text))) {
            ++contents.texts;
            contents.bytes += text.size();
        }
    }
    return contents;
}

TextAndTime split_time(SourcedText const& text, RuleSet const& rules) {
    if (says_when(text.text, rules)) return {{}, text};
    for (std::string_view const joint : {"/", ";", ",", " – ", " - ", "("}) {
        auto const last = text.text.rfind(joint), first = text.text.find(joint);
        if (last == std::string::npos) continue;
        auto behind = trimmed(text.part(last + joint.size()));
        if (joint == "(" && behind.text.ends_with(')')) behind = trimmed(behind.part(0, behind.size() - 1));
        if (says_when(behind.text, rules)) return {trimmed(text.part(0, last)), behind};
        auto const before = trimmed(text.part(0, first));
        if (says_when(before.text, rules)) return {trimmed(text.part(first + joint.size())), before};
    }
    return {text, {}};
}

} // namespace planleser
