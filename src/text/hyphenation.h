// Joins the lines of a paragraph into running text: one space where a line ended, none where a word was
// broken.
//
// A line that ends in a hyphen either broke a word ('sam-' 'ordning'), or its hyphen belongs to the text: a
// compound with a hyphen of its own ('E6-' 'utbygging'), a part that a later word completes ('areal-' 'og
// transportplan'). Evidence in order:
//   1. the next line begins with a conjunction: the hyphen stays, and a space follows;
//   2. the document's own vocabulary has the word whole, or has it with its hyphen, elsewhere: as there;
//   3. form: a digit, capital or closing mark before the hyphen ('E6-', 'KS-', '"pluss"-'), a capital or
//   digit after
//      it, one letter alone before it ('e-' 'post'), or a name the document knows as a word ('Oslo-'): it
//      stays;
//   4. otherwise the word was broken: the hyphen goes to `dropped`. So it does for a soft hyphen before a
//   lower-case
//      letter, whatever else.
// A slash at a line's end or at the next one's beginning joins without a space, unless a space stands on its
// other side. So does a dash between digits ('2024–' '2027').
#pragma once

#include "text/sourced_text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace planleser {

// The words that a document holds unbroken. Words are told apart by the hash of their folded form alone: a
// collision costs one hyphen and is rarer than a misprint.
class Vocabulary {
public:
    // Adds the words of one line. The pieces of a broken word at its ends are no words: a hyphen at the
    // line's end says so for the last, `begins` for the first.
    enum class Begins { Whole, MidWord };
    void add_line(std::string_view line, Begins begins = Begins::Whole);

    bool contains(std::string_view word) const;

private:
    std::unordered_set<std::uint64_t> m_hashes;
};

struct HyphenationOptions {
    // Folded words after which a line-end hyphen stands for the end of a later word: 'og', 'eller', 'til' …
    std::vector<std::string> conjunctions;
};

// Whether a line ends in the middle of a word, as far as its last character tells.
bool ends_in_hyphen(std::string_view line);

// Appends `line`, which follows the text as the next line of the same paragraph, and returns the byte of
// `text` where it begins. An empty text or line joins without a space.
std::size_t append_line(SourcedText& text, SourcedText const& line, Vocabulary const& vocabulary,
    HyphenationOptions const& options);

// A soft hyphen that no line came to join is the hyphen that a reader sees.
void finish_lines(SourcedText& text);

} // namespace planleser
