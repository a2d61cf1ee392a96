// The rules that read one document: a rule file with all it inherits, ready to be asked.
//
// Asking folds the text once, looks up in one pass which patterns of a kind may match (PatternSet), and runs
// those alone. Of several rules that match, the one nearest to the file asked for wins, then the one that
// stands first.
#pragma once

#include "ruleset/rule_file.h"
#include "text/byte_range.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planleser {

// A rule that matched, with byte ranges of the text as it was given.
struct RuleHit {
    Rule const* rule = nullptr; // lives as long as the RuleSet
    ByteRange whole;
    std::map<std::string, ByteRange, std::less<>> captures; // those that took part

    std::optional<ByteRange> capture(std::string_view name) const;
};

class RuleSet {
public:
    // `files`: the one asked for first, then what it inherits, nearest first.
    explicit RuleSet(std::vector<RuleFile> files);
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    ~RuleSet();

    // A trailing colon and blanks at the ends do not count.
    std::optional<RuleHit> find_term(std::string_view text, TermPlace place) const;
    // All of them, the first in order first: what a word means may hang on what stands below it.
    std::vector<RuleHit> find_terms(std::string_view text, TermPlace place) const;
    // The first rule of that kind that matches, with its first match.
    std::optional<RuleHit> find(RuleKind kind, std::string_view text) const;
    // Every match of every rule of that kind, from left to right.
    std::vector<RuleHit> find_all(RuleKind kind, std::string_view text) const;
    // Those of the rules that mean what is wanted; the others are not run.
    using MeaningTest = std::function<bool(Meaning)>;
    std::vector<RuleHit> find_all(RuleKind kind, MeaningTest const& wanted, std::string_view text) const;
    std::vector<RuleHit> find_all(RuleKind kind, Meaning wanted, std::string_view text) const;

    // All rules of a kind that no nearer file replaces or leaves out, in the order in which they win.
    std::vector<Rule const*> const& rules(RuleKind kind) const;

    // Empty where no file has such a list.
    std::vector<std::string> const& words(std::string_view list) const;
    std::map<std::string, std::int64_t> const& values(std::string_view map) const;
    // What the files say of the document where it is silent itself.
    std::optional<std::string> document_fact(std::string_view name) const;

    // Builds at once what asking builds bit by bit: for who forks workers, so that each finds it built.
    void warm_up() const;

    std::vector<RuleFile> const& files() const;
    std::string const& name() const; // of the file asked for

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace planleser
