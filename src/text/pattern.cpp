#include "text/pattern.h"

#include "text/code_points.h"
#include "text/literal_index.h"
#include "text/pattern_shape.h"

#include <algorithm>
#include <mutex>
#include <re2/re2.h>
#include <re2/set.h>

namespace planleser {

namespace {

// One rule's compiled program; far above what a written pattern needs, far below what hurts (patterns come
// from files).
constexpr std::int64_t pattern_memory = 4 << 20;

// A match that fails at a word's boundary is looked for again one character on; hostile text is given up on.
constexpr int boundary_tries = 64;

RE2::Options re2_options(PatternCase letter_case, std::int64_t memory) {
    RE2::Options options;
    options.set_case_sensitive(letter_case == PatternCase::Sensitive);
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

std::optional<PatternError> ascii_only_escape(std::string_view expression) {
    for (std::size_t at = 0; at + 1 < expression.size(); ++at) {
        if (expression[at] != '\\') continue;
        char const escaped = expression[at + 1];
        if (escaped == 'Q') {
            auto const end = expression.find("\\E", at + 2);
            if (end == std::string_view::npos) return std::nullopt;
            at = end + 1;
            continue;
        }
        if (escaped == 'b' || escaped == 'B' || escaped == 'w' || escaped == 'W')
            return PatternError{at, std::string("\\") + escaped + " knows no letter beyond ASCII"};
        ++at;
    }
    return std::nullopt;
}

std::string reason_of(RE2::ErrorCode code) {
    switch (code) {
    case RE2::ErrorBadEscape:
        return "bad escape sequence";
    case RE2::ErrorBadCharClass:
        return "bad character class";
    case RE2::ErrorBadCharRange:
        return "bad character class range";
    case RE2::ErrorMissingBracket:
        return "missing closing ]";
    case RE2::ErrorMissingParen:
        return "missing closing )";
    case RE2::ErrorUnexpectedParen:
        return "unexpected )";
    case RE2::ErrorTrailingBackslash:
        return "trailing \\ at the end";
    case RE2::ErrorRepeatArgument:
        return "nothing to repeat";
    case RE2::ErrorRepeatSize:
        return "bad repetition size";
    case RE2::ErrorRepeatOp:
        return "bad repetition operator";
    case RE2::ErrorBadPerlOp:
        return "bad perl operator";
    case RE2::ErrorBadUTF8:
        return "not UTF-8";
    case RE2::ErrorBadNamedCapture:
        return "bad name of a group";
    case RE2::ErrorPatternTooLarge:
        return "pattern too large";
    default:
        return "pattern cannot be compiled";
    }
}

// The first ) that closes nothing.
std::size_t unexpected_parenthesis(std::string_view expression) {
    int depth = 0;
    bool in_class = false;
    for (std::size_t at = 0; at < expression.size(); ++at) {
        char const c = expression[at];
        if (c == '\\')
            ++at;
        else if (c == '[' || c == ']')
            in_class = c == '[';
        else if (c == '(' && !in_class)
            ++depth;
        else if (c == ')' && !in_class && --depth < 0)
            return at;
    }
    return expression.size();
}

PatternError error_of(RE2 const& compiled, std::string_view expression) {
    // RE2 reports a parenthesis without its partner as the whole pattern.
    auto offset = expression.size();
    if (compiled.error_code() == RE2::ErrorUnexpectedParen)
        offset = unexpected_parenthesis(expression);
    else if (compiled.error_code() != RE2::ErrorMissingParen && !compiled.error_arg().empty())
        offset = std::min(expression.find(compiled.error_arg()), expression.size());
    return {offset, reason_of(compiled.error_code())};
}

// The expression as RE2 gets it: \pL as the class of Latin letters.
std::string with_latin_letters(std::string_view expression) {
    constexpr std::string_view letters =
        "A-Za-z\\x{AA}\\x{B5}\\x{BA}\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{24F}";
    std::string out;
    std::size_t class_begin = std::string_view::npos; // of the class that is open
    for (std::size_t at = 0; at < expression.size(); ++at) {
        bool const in_class = class_begin != std::string_view::npos;
        if (in_class && expression.substr(at, 2) == "[:") { // [:alpha:]
            auto const end = std::min(expression.find(":]", at), expression.size() - 1);
            out += expression.substr(at, end + 2 - at);
            at = end + 1;
            continue;
        }
        if (expression[at] == '[' && !in_class) class_begin = at;
        // A bracket that stands first in a class belongs to it.
        bool const first = at == class_begin + 1 || (at == class_begin + 2 && expression[at - 1] == '^');
        if (expression[at] == ']' && in_class && !first) class_begin = std::string_view::npos;
        if (expression[at] != '\\' || at + 1 == expression.size()) {
            out += expression[at];
        } else if (expression.substr(at, 3) == "\\pL") {
            out += in_class ? std::string(letters) : '[' + std::string(letters) + ']';
            at += 2;
        } else if (expression[at + 1] == 'Q') { // quoted up to \E
            auto const end = std::min(expression.find("\\E", at), expression.size());
            out += expression.substr(at, end - at);
            at = end - 1;
        } else {
            out += expression.substr(at, 2);
            ++at;
        }
    }
    return out;
}

// Whether the grammar holds; a set parses what it takes in without making a program of it.
bool is_well_formed(std::string const& expression, PatternCase letter_case) {
    RE2::Set parser(re2_options(letter_case, pattern_memory), RE2::UNANCHORED);
    return parser.Add(expression, nullptr) >= 0;
}

} // namespace

std::optional<ByteRange> PatternMatch::group(std::string_view name) const {
    auto const found = groups.find(name);
    return found == groups.end() ? std::nullopt : std::optional(found->second);
}

// What finds a pattern's matches: its words where it is nothing else, an RE2 program otherwise.
struct Pattern::Program {
    std::string expression;
    PatternOptions options;
    PatternShape shape; // without literals where the letter case does not matter

    // The most telling literals of which every match holds one; null where none is known.
    std::vector<std::string> const* needed() const {
        if (shape.literals.empty()) return nullptr;
        auto const& list = shape.literals[shape.most_telling];
        return std::ranges::none_of(list, &std::string::empty) ? &list : nullptr;
    }

    // Whether the text is worth a search.
    bool may_match(std::string_view text) const {
        if (!needed()) return true;
        if (options.bounds == PatternBounds::WholeText) {
            if (is_words()) return std::ranges::find(words(), text) != words().end();
            auto const begins = [&](std::string const& word) { return text.starts_with(word); };
            if (!shape.beginnings.empty() && std::ranges::none_of(shape.beginnings, begins)) return false;
        }
        std::size_t at = 0; // where the literals of the lists so far end at the earliest
        for (auto const& list : shape.literals) {
            auto end = std::string_view::npos;
            for (auto const& literal : list)
                if (auto const found = text.find(literal, at); found != std::string_view::npos)
                    end = std::min(end, found + literal.size());
            if (end == std::string_view::npos) return false;
            at = end;
        }
        return true;
    }

    // The first match at or after `from`, wherever words end.
    std::optional<PatternMatch> search(std::string_view text, std::size_t from) const {
        return is_words() ? search_words(text, from) : search_program(text, from);
    }

private:
    bool is_words() const { return shape.exact && !shape.has_names; }
    std::vector<std::string> const& words() const { return shape.literals.front(); }

    std::optional<PatternMatch> search_words(std::string_view text, std::size_t from) const {
        ByteRange first{std::string_view::npos, 0};
        for (auto const& word : words()) {
            bool const whole = options.bounds == PatternBounds::WholeText;
            auto const at = !whole                      ? text.find(word, from)
                            : text.substr(from) == word ? from
                                                        : std::string_view::npos;
            if (at < first.begin) first = {at, at + word.size()};
        }
        if (first.begin == std::string_view::npos) return std::nullopt;
        return PatternMatch{first, {}};
    }

    std::optional<PatternMatch> search_program(std::string_view text, std::size_t from) const {
        auto const& re2 = compiled();
        if (!re2.ok()) return std::nullopt; // too large, since its grammar holds
        auto const& names = re2.NamedCapturingGroups();
        std::size_t const groups =
            names.empty() ? 0 : static_cast<std::size_t>(re2.NumberOfCapturingGroups());
        std::vector<re2::StringPiece> pieces(groups + 1);
        auto const anchor = options.bounds == PatternBounds::WholeText ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
        if (!re2.Match({text.data(), text.size()}, from, text.size(), anchor, pieces.data(),
                static_cast<int>(pieces.size())))
            return std::nullopt;
        auto const range_of = [&](re2::StringPiece const& piece) {
            auto const begin = static_cast<std::size_t>(piece.data() - text.data());
            return ByteRange{begin, begin + piece.size()};
        };
        PatternMatch match{range_of(pieces[0]), {}};
        for (auto const& [name, number] : names)
            if (auto const& piece = pieces[static_cast<std::size_t>(number)]; piece.data())
                match.groups.emplace(name, range_of(piece));
        return match;
    }

    RE2 const& compiled() const {
        std::call_once(m_made, [this] {
            auto re2 = re2_options(options.letter_case, pattern_memory);
            re2.set_never_capture(shape.understood && !shape.has_names);
            m_compiled = std::make_unique<RE2>(with_latin_letters(expression), re2);
        });
        return *m_compiled;
    }

    mutable std::once_flag m_made;
    mutable std::unique_ptr<RE2> m_compiled;
};

std::variant<Pattern, PatternError> Pattern::compile(std::string_view expression, PatternOptions options) {
    auto shape = shape_of(expression);
    if (!shape.understood) {
        if (auto error = ascii_only_escape(expression)) return *error;
        if (!is_well_formed(with_latin_letters(expression), options.letter_case)) {
            // Told of the pattern as it was written.
            RE2 const written(re2::StringPiece(expression.data(), expression.size()),
                re2_options(options.letter_case, pattern_memory));
            return error_of(written, expression);
        }
    }
    if (options.letter_case == PatternCase::Insensitive) {
        shape.literals.clear();
        shape.exact = false;
    }
    Pattern pattern;
    pattern.m_expression = expression;
    pattern.m_options = options;
    pattern.m_program = std::make_shared<Program>();
    pattern.m_program->expression = expression;
    pattern.m_program->options = options;
    pattern.m_program->shape = std::move(shape);
    return pattern;
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
    if (from == 0 && !m_program->may_match(text)) return std::nullopt;
    for (int tries = 0; tries < boundary_tries && from <= text.size(); ++tries) {
        auto match = m_program->search(text, from);
        if (!match) return std::nullopt;
        auto const whole = match->whole;
        bool const holds = m_options.bounds != PatternBounds::WholeWords ||
                           (is_word_boundary(text, whole.begin) && is_word_boundary(text, whole.end));
        if (holds) return match;
        if (whole.begin >= text.size()) return std::nullopt;
        from = code_point_at(text, whole.begin).end;
    }
    return std::nullopt;
}

std::vector<PatternMatch> Pattern::find_all(std::string_view text) const {
    std::vector<PatternMatch> all;
    for (std::size_t from = 0; from <= text.size();) {
        auto match = find(text, from);
        if (!match) break;
        if (match->whole.begin == match->whole.end) {
            if (match->whole.end >= text.size()) break;
            from = code_point_at(text, match->whole.end).end;
            continue;
        }
        from = match->whole.end;
        all.push_back(*std::move(match));
    }
    return all;
}

// The literals of all members, and who needs which.
struct PatternSet::Index {
    void build_once(std::vector<Pattern> const& patterns) {
        std::call_once(m_built, [&] {
            std::vector<LiteralIndex::Entry> entries;
            for (std::size_t i = 0; i < patterns.size(); ++i) {
                auto const* needed = patterns[i].m_program->needed();
                if (!needed) always.push_back(i);
                if (needed)
                    for (auto const& literal : *needed) entries.push_back({literal, i});
            }
            literals = LiteralIndex(std::move(entries));
        });
    }

    LiteralIndex literals;
    std::vector<std::size_t> always; // members of which no literal is known

private:
    std::once_flag m_built;
};

PatternSet::PatternSet(std::vector<Pattern> patterns)
    : m_patterns(std::move(patterns)), m_index(std::make_unique<Index>()) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

std::vector<std::size_t> PatternSet::candidates(std::string_view text) const {
    m_index->build_once(m_patterns);
    auto candidates = m_index->literals.owners_in(text);
    candidates.insert(candidates.end(), m_index->always.begin(), m_index->always.end());
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return candidates;
}

} // namespace planleser
