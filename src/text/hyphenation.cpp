#include "text/hyphenation.h"

#include "text/code_points.h"
#include "text/fold.h"
#include "text/normalise.h"

#include <algorithm>

namespace planleser {

namespace {

enum class Junction {
    Space,      // two words
    Close,      // no space, everything stays: 'E6-' 'utbygging'
    DropHyphen, // one broken word
};

// FNV-1a.
std::uint64_t hash_of(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (char const byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
}

// Words hold letters and digits, and hyphens between them.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    auto end = begin;
    while (end < text.size()) {
        auto const point = code_point_at(text, end);
        if (is_word_character(point.value)) {
            end = point.end;
            continue;
        }
        bool const inner_hyphen = point.value == U'-' && end > begin && point.end < text.size() &&
                                  is_word_character(code_point_at(text, point.end).value);
        if (!inner_hyphen) break;
        end = point.end;
    }
    return end;
}

std::size_t begin_of_word(std::string_view text, std::size_t end) {
    auto begin = end;
    while (begin > 0) {
        auto const point = code_point_before(text, begin);
        bool const hyphen_after_word = point.value == U'-' && begin < end && point.begin > 0 &&
                                       is_word_character(code_point_before(text, point.begin).value);
        if (!is_word_character(point.value) && !hyphen_after_word) break;
        begin = point.begin;
    }
    return begin;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_upper_after_first(std::string_view word) {
    for (auto at = word.empty() ? 0 : code_point_at(word, 0).end; at < word.size();) {
        auto const point = code_point_at(word, at);
        if (is_upper(point.value)) return true;
        at = point.end;
    }
    return false;
}

std::string_view after_last_hyphen(std::string_view word) {
    auto const hyphen = word.rfind('-');
    return hyphen == std::string_view::npos ? word : word.substr(hyphen + 1);
}

struct LineEnd {
    std::string_view before; // the text without the hyphen
    bool soft = false;
};

Junction junction_at_hyphen(
    LineEnd end, std::string_view line, Vocabulary const& vocabulary, HyphenationOptions const& options) {
    if (end.before.empty()) return Junction::Space;
    auto const last = code_point_before(end.before, end.before.size()).value;
    auto const next = code_point_at(line, 0).value;
    if (is_space(last)) return Junction::Space; // a dash between words
    auto const next_word = line.substr(0, end_of_word(line, 0));
    if (next_word.empty()) return next == U'/' ? Junction::Close : Junction::Space;
    if (!is_letter(last) || !is_lower(next)) return Junction::Close;
    auto const folded_next = fold(next_word);
    if (std::find(options.conjunctions.begin(), options.conjunctions.end(), folded_next) !=
        options.conjunctions.end())
        return Junction::Space;
    if (end.soft) return Junction::DropHyphen;

    auto const word = end.before.substr(begin_of_word(end.before, end.before.size()));
    auto const part = after_last_hyphen(word);
    std::string const joined = std::string(word) + std::string(next_word);
    std::string const hyphened = std::string(word) + "-" + std::string(next_word);
    bool const seen_joined =
        vocabulary.contains(joined) ||
        (part.size() < word.size() && vocabulary.contains(std::string(part) + std::string(next_word)));
    bool const seen_hyphened = vocabulary.contains(hyphened);
    if (seen_joined != seen_hyphened) return seen_joined ? Junction::DropHyphen : Junction::Close;

    bool const shorthand = count_code_points(part) == 1 || has_upper_after_first(part) ||
                           (is_upper(code_point_at(part, 0).value) && vocabulary.contains(part));
    return shorthand ? Junction::Close : Junction::DropHyphen;
}

bool is_digit_before(std::string_view text, std::size_t end) {
    return end > 0 && is_digit(code_point_before(text, end).value);
}

Junction junction_of(std::string_view text, std::string_view line, Vocabulary const& vocabulary,
    HyphenationOptions const& options) {
    if (text.ends_with(soft_hyphen))
        return junction_at_hyphen(
            {text.substr(0, text.size() - soft_hyphen.size()), true}, line, vocabulary, options);
    auto const last = code_point_before(text, text.size());
    auto const next = code_point_at(line, 0);
    if (last.value == U'-')
        return junction_at_hyphen({text.substr(0, last.begin), false}, line, vocabulary, options);
    if (is_dash(last.value))
        return is_digit_before(text, last.begin) && is_digit(next.value) ? Junction::Close : Junction::Space;
    if (last.value == U'/') {
        bool const tight = last.begin > 0 && !is_space(code_point_before(text, last.begin).value);
        return tight ? Junction::Close : Junction::Space;
    }
    if (next.value == U'/' && next.end < line.size()) {
        bool const tight =
            is_word_character(code_point_at(line, next.end).value) && is_word_character(last.value);
        return tight ? Junction::Close : Junction::Space;
    }
    return Junction::Space;
}

void drop_last_character(SourcedText& text) {
    auto const last = code_point_before(text.text, text.text.size());
    auto const glyph = text.origin[last.begin];
    if (glyph != no_glyph) text.dropped.push_back(glyph);
    text.text.resize(last.begin);
    text.origin.resize(last.begin);
}

} // namespace

void Vocabulary::add_line(std::string_view line, Begins begins) {
    bool first = begins == Begins::MidWord;
    for (std::size_t at = 0; at < line.size();) {
        auto const point = code_point_at(line, at);
        if (!is_word_character(point.value)) {
            at = point.end;
            continue;
        }
        auto const end = end_of_word(line, at);
        bool const broken = end < line.size() && ends_in_hyphen(line.substr(end)) &&
                            code_point_at(line, end).end == line.size();
        if (!first && !broken) m_hashes.insert(hash_of(fold(line.substr(at, end - at))));
        first = false;
        at = end;
    }
}

bool Vocabulary::contains(std::string_view word) const {
    return m_hashes.contains(hash_of(fold(word)));
}

bool ends_in_hyphen(std::string_view line) {
    return line.ends_with('-') || line.ends_with(soft_hyphen);
}

std::size_t append_line(SourcedText& text, SourcedText const& line, Vocabulary const& vocabulary,
    HyphenationOptions const& options) {
    if (!text.empty() && !line.empty()) {
        switch (junction_of(text.text, line.text, vocabulary, options)) {
        case Junction::Space:
            finish_lines(text);
            text.append(" ", no_glyph);
            break;
        case Junction::Close:
            finish_lines(text);
            break;
        case Junction::DropHyphen:
            drop_last_character(text);
            break;
        }
    }
    auto const begin = text.size();
    text.append(line);
    return begin;
}

void finish_lines(SourcedText& text) {
    if (!text.text.ends_with(soft_hyphen)) return;
    auto const begin = text.text.size() - soft_hyphen.size();
    auto const glyph = text.origin[begin];
    text.text.resize(begin);
    text.origin.resize(begin);
    text.append("-", glyph);
}

} // namespace planleser
