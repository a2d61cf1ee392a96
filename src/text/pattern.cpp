#include "text/pattern.h"

#include "text/code_points.h"

#include <algorithm>
#include <mutex>
#include <re2/re2.h>
#include <re2/set.h>

namespace planleser {

namespace {

// One rule's compiled program; far above what a written pattern needs, far below what hurts (patterns come
// from files).
constexpr std::int64_t pattern_memory = 4 << 20;
// All rules in one automaton. Where it does not suffice, each pattern is tried alone.
constexpr std::int64_t set_memory = 64 << 20;

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

// Fills `pieces` with the whole match and its groups.
bool match_at(RE2 const& compiled, std::string_view text, std::size_t from, PatternBounds bounds,
    std::vector<re2::StringPiece>& pieces) {
    auto const anchor = bounds == PatternBounds::WholeText ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    return compiled.Match({text.data(), text.size()}, from, text.size(), anchor, pieces.data(),
        static_cast<int>(pieces.size()));
}

} // namespace

std::optional<ByteRange> PatternMatch::group(std::string_view name) const {
    auto const found = m_names->find(name);
    if (found == m_names->end()) return std::nullopt;
    return groups[static_cast<std::size_t>(found->second) - 1];
}

struct Pattern::Program {
    std::string expression; // as RE2 gets it
    PatternCase letter_case;

    RE2 const& compiled() const {
        std::call_once(m_made, [this] {
            m_compiled = std::make_unique<RE2>(expression, re2_options(letter_case, pattern_memory));
            auto const& names = m_compiled->NamedCapturingGroups();
            m_names = std::make_shared<std::map<std::string, int, std::less<>>>(names.begin(), names.end());
        });
        return *m_compiled;
    }
    std::shared_ptr<std::map<std::string, int, std::less<>> const> const& names() const {
        compiled();
        return m_names;
    }

private:
    mutable std::once_flag m_made;
    mutable std::unique_ptr<RE2> m_compiled;
    mutable std::shared_ptr<std::map<std::string, int, std::less<>> const> m_names;
};

std::variant<Pattern, PatternError> Pattern::compile(std::string_view expression, PatternOptions options) {
    if (auto error = ascii_only_escape(expression)) return *error;
    auto const latin = with_latin_letters(expression);
    if (!is_well_formed(latin, options.letter_case)) {
        // Told of the pattern as it was written.
        RE2 const written(re2::StringPiece(expression.data(), expression.size()),
            re2_options(options.letter_case, pattern_memory));
        return error_of(written, expression);
    }
    Pattern pattern;
    pattern.m_expression = expression;
    pattern.m_options = options;
    pattern.m_program = std::make_shared<Program>();
    pattern.m_program->expression = latin;
    pattern.m_program->letter_case = options.letter_case;
    return pattern;
}

std::optional<PatternMatch> Pattern::find(std::string_view text, std::size_t from) const {
    auto const& compiled = m_program->compiled();
    if (!compiled.ok()) return std::nullopt; // too large, since its grammar holds
    std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(compiled.NumberOfCapturingGroups()) + 1);
    for (int tries = 0; tries < boundary_tries && from <= text.size(); ++tries) {
        if (!match_at(compiled, text, from, m_options.bounds, pieces)) return std::nullopt;
        auto const range_of = [&](re2::StringPiece const& piece) {
            auto const begin = static_cast<std::size_t>(piece.data() - text.data());
            return ByteRange{begin, begin + piece.size()};
        };
        auto const whole = range_of(pieces[0]);
        bool const holds = m_options.bounds != PatternBounds::WholeWords ||
                           (is_word_boundary(text, whole.begin) && is_word_boundary(text, whole.end));
        if (!holds) {
            if (whole.begin >= text.size()) return std::nullopt;
            from = code_point_at(text, whole.begin).end;
            continue;
        }
        PatternMatch match;
        match.whole = whole;
        match.groups.reserve(pieces.size() - 1);
        for (std::size_t i = 1; i < pieces.size(); ++i)
            match.groups.push_back(pieces[i].data() ? std::optional(range_of(pieces[i])) : std::nullopt);
        match.m_names = m_program->names();
        return match;
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

std::vector<std::string> Pattern::group_names() const {
    std::vector<std::string> names;
    for (auto const& [name, number] : *m_program->names()) names.push_back(name);
    return names;
}

struct PatternSet::Automaton {
    PatternCase letter_case;
    bool whole_text; // all its members are held against the whole text, so that most texts end it within a
                     // few bytes
    std::vector<std::size_t> indices; // of its members in m_patterns

    // Null where the set needs more memory than it may have: then every member must be tried.
    RE2::Set const* compiled(std::vector<Pattern> const& patterns) {
        std::call_once(m_once, [&] {
            auto set = std::make_unique<RE2::Set>(
                re2_options(letter_case, set_memory), whole_text ? RE2::ANCHOR_BOTH : RE2::UNANCHORED);
            for (auto const index : indices) set->Add(patterns[index].m_program->expression, nullptr);
            if (set->Compile()) m_set = std::move(set);
        });
        return m_set.get();
    }

private:
    std::once_flag m_once;
    std::unique_ptr<RE2::Set> m_set;
};

PatternSet::PatternSet(std::vector<Pattern> patterns) : m_patterns(std::move(patterns)) {
    for (auto const letter_case : {PatternCase::Sensitive, PatternCase::Insensitive})
        for (bool const whole_text : {true, false}) {
            auto automaton = std::make_unique<Automaton>();
            automaton->letter_case = letter_case;
            automaton->whole_text = whole_text;
            for (std::size_t i = 0; i < m_patterns.size(); ++i) {
                auto const& options = m_patterns[i].options();
                if (options.letter_case == letter_case &&
                    (options.bounds == PatternBounds::WholeText) == whole_text)
                    automaton->indices.push_back(i);
            }
            if (!automaton->indices.empty()) m_automata.push_back(std::move(automaton));
        }
}

PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

std::vector<std::size_t> PatternSet::matching(std::string_view text) const {
    std::vector<std::size_t> candidates;
    for (auto const& automaton : m_automata) {
        std::vector<int> members;
        RE2::Set::ErrorInfo info{RE2::Set::kNoError};
        auto const* set = automaton->compiled(m_patterns);
        bool const matched = set && set->Match({text.data(), text.size()}, &members, &info);
        if (set && (matched || info.kind == RE2::Set::kNoError))
            for (int const member : members)
                candidates.push_back(automaton->indices[static_cast<std::size_t>(member)]);
        else
            candidates.insert(candidates.end(), automaton->indices.begin(), automaton->indices.end());
    }
    std::sort(candidates.begin(), candidates.end());
    std::erase_if(candidates, [&](std::size_t index) {
        auto const& pattern = m_patterns[index];
        bool const set_is_exact = pattern.options().bounds == PatternBounds::Anywhere;
        return !set_is_exact && !pattern.matches(text);
    });
    return candidates;
}

} // namespace planleser
