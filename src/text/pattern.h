// Regular expressions of rule files: RE2 behind our own types, so that no pattern can take more than linear
// time.
//
// Syntax: https://github.com/google/re2/wiki/Syntax. Texts and patterns are UTF-8. RE2's \b, \B, \w and \W
// know ASCII alone ('\bår' never matches at a word's beginning), so a pattern with one of them is refused:
// \pL for letters, and PatternBounds::WholeWords for word boundaries. \pL means the Latin letters up to
// U+024F, which Norwegian, Sámi and their neighbours are written with: all of Unicode's letters make a
// program ten times as large.
#pragma once

#include "text/byte_range.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace planleser {

struct PatternError {
    std::size_t offset = 0; // byte of the pattern
    std::string reason;     // 'missing closing ]', without the pattern
};

enum class PatternCase { Sensitive, Insensitive };
enum class PatternBounds {
    Anywhere,
    WholeWords, // a match begins and ends where a word does; å is part of a word
    WholeText,  // from the first byte to the last
};

struct PatternOptions {
    PatternCase letter_case = PatternCase::Insensitive;
    PatternBounds bounds = PatternBounds::Anywhere;
};

struct PatternMatch {
    ByteRange whole;
    std::map<std::string, ByteRange, std::less<>> groups; // those that have a name and took part

    std::optional<ByteRange> group(std::string_view name) const;
};

// Cheap to copy. Its grammar is checked at once, its program made when a text is first worth it: one that
// holds a literal that every match must hold (text/pattern_shape.h). Patterns that are words and nothing
// else need no program at all.
class Pattern {
public:
    static std::variant<Pattern, PatternError> compile(
        std::string_view expression, PatternOptions options = {});

    // The first match at or after byte `from`. Of several that begin there, the one RE2 prefers
    // (leftmost-first).
    std::optional<PatternMatch> find(std::string_view text, std::size_t from = 0) const;
    // All matches that do not overlap, from left to right; empty ones are left out.
    std::vector<PatternMatch> find_all(std::string_view text) const;
    bool matches(std::string_view text) const { return find(text).has_value(); }

    std::string_view expression() const { return m_expression; }
    PatternOptions options() const { return m_options; }

private:
    Pattern() = default;

    struct Program;
    friend class PatternSet;

    std::string m_expression;
    PatternOptions m_options;
    std::shared_ptr<Program> m_program;
};

// Many patterns against one text in one pass: which of them are worth a find().
class PatternSet {
public:
    // Cheap: what finds the members is built when candidates() is first called.
    explicit PatternSet(std::vector<Pattern> patterns);
    ~PatternSet();
    PatternSet(PatternSet&&) noexcept;
    PatternSet& operator=(PatternSet&&) noexcept;

    // Indices of the patterns that may match, ascending; every other is sure not to.
    std::vector<std::size_t> candidates(std::string_view text) const;
    Pattern const& operator[](std::size_t index) const { return m_patterns[index]; }
    std::size_t size() const { return m_patterns.size(); }

private:
    struct Index;
    std::vector<Pattern> m_patterns;
    std::unique_ptr<Index> m_index;
};

} // namespace planleser
