#include "text/pattern_shape.h"

#include "text/code_points.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace planleser {

namespace {

// Words of a part that are told one by one; more, and a longer list costs more than it spares.
constexpr std::size_t most_words = 160;
// Words that two neighbours make together, where both have several.
constexpr std::size_t most_products = 64;
// Lists that a match must hold one word of each of.
constexpr std::size_t most_lists = 4;
// Beyond this length a literal is no rarer.
constexpr std::size_t telling_length = 8;
// RE2 takes neither more repetitions nor deeper nesting for well formed.
constexpr int most_repetitions = 1000;
constexpr int deepest_nesting = 50;

using Words = std::vector<std::string>;

// What a part of the expression matches: `words` and nothing else where it is exact, else something that
// holds one word of each list of `needed`.
struct Part {
    Words words;
    bool exact = false;
    std::vector<Words> needed;       // one after the other
    std::optional<Words> beginnings; // of what it matches, where it is not exact; nullopt: unknown
    bool may_be_empty = false;       // matches the empty text, too; of meaning where beginnings are known
    int repetitions = 1;             // most that are nested in one another, multiplied
};

Part exactly(Words words) {
    Part part;
    part.words = std::move(words);
    part.exact = true;
    return part;
}
Part anything() {
    return {};
}
// An anchor: matches the empty text, in some places.
Part nothing() {
    Part part;
    part.beginnings = Words();
    part.may_be_empty = true;
    return part;
}

std::size_t shortest(Words const& words) {
    std::size_t length = std::numeric_limits<std::size_t>::max();
    for (auto const& word : words) length = std::min(length, word.size());
    return length;
}

bool tells_more(Words const& words, Words const& than) {
    if (words.empty() || than.empty()) return !words.empty();
    auto const length = std::min(shortest(words), telling_length);
    auto const other = std::min(shortest(than), telling_length);
    return length != other ? length > other : words.size() < than.size();
}

void add_unless_there(Words& words, std::string word) {
    if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
}

std::size_t most_telling(std::vector<Words> const& lists) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < lists.size(); ++i)
        if (tells_more(lists[i], lists[best])) best = i;
    return best;
}

void keep(std::vector<Words>& needed, Words words) {
    if (words.empty()) return;
    needed.push_back(std::move(words));
    if (needed.size() <= most_lists) return;
    auto const least = std::ranges::min_element(
        needed, [](Words const& one, Words const& other) { return tells_more(other, one); });
    needed.erase(least);
}

// As a part that is no longer known word by word.
Part loosened(Part part) {
    if (!part.exact) return part;
    part.exact = false;
    part.may_be_empty = std::erase(part.words, "") > 0;
    if (!part.may_be_empty) keep(part.needed, part.words);
    part.beginnings = std::move(part.words);
    part.words.clear();
    return part;
}

// A sequence of parts: exact neighbours are multiplied out, and what cannot be is needed beside the rest.
class Sequence {
public:
    void add(Part part) {
        m_repetitions = std::max(m_repetitions, part.repetitions);
        bool const few =
            m_run.size() == 1 || part.words.size() == 1 || m_run.size() * part.words.size() <= most_products;
        if (part.exact && few) return multiply(part.words);
        end_run();
        if (part.exact)
            m_run = std::move(part.words);
        else
            append(std::move(part));
    }

    Part whole() && {
        if (m_exact) {
            auto part = exactly(std::move(m_run));
            part.repetitions = m_repetitions;
            return part;
        }
        end_run();
        m_whole.repetitions = m_repetitions;
        return std::move(m_whole);
    }

private:
    void multiply(Words const& words) {
        if (words.size() == 1) {
            for (auto& begun : m_run) begun += words.front();
            return;
        }
        Words run;
        for (auto const& begun : m_run)
            for (auto const& word : words)
                if (m_run.size() == 1)
                    run.push_back(begun + word);
                else
                    add_unless_there(run, begun + word);
        m_run = std::move(run);
    }

    void end_run() {
        if (std::exchange(m_exact, false)) m_whole = nothing();
        append(loosened(exactly(std::exchange(m_run, {""}))));
    }

    void append(Part part) {
        for (auto& words : part.needed) keep(m_whole.needed, std::move(words));
        if (!m_whole.beginnings || !m_whole.may_be_empty) return;
        m_whole.may_be_empty = part.may_be_empty;
        if (!part.beginnings || m_whole.beginnings->size() + part.beginnings->size() > most_words)
            m_whole.beginnings.reset();
        else
            m_whole.beginnings->insert(
                m_whole.beginnings->end(), part.beginnings->begin(), part.beginnings->end());
    }

    Words m_run{""};
    Part m_whole; // what came before the run
    bool m_exact = true;
    int m_repetitions = 1;
};

std::optional<Words> exact_words_of(std::vector<Part> const& parts) {
    Words words;
    for (auto const& part : parts) {
        if (!part.exact || words.size() + part.words.size() > most_words) return std::nullopt;
        for (auto const& word : part.words) add_unless_there(words, word);
    }
    return words;
}

// Any one of several parts.
Part any_of(std::vector<Part> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    Part whole;
    for (auto const& part : parts) whole.repetitions = std::max(whole.repetitions, part.repetitions);
    if (auto words = exact_words_of(parts)) {
        whole.exact = true;
        whole.words = *std::move(words);
        return whole;
    }
    Words needed, beginnings;
    bool all_need = true, all_begin = true;
    for (auto& one : parts) {
        auto part = loosened(std::move(one));
        all_need = all_need && !part.needed.empty();
        all_begin = all_begin && part.beginnings;
        if (all_need)
            for (auto& word : part.needed[most_telling(part.needed)])
                add_unless_there(needed, std::move(word));
        if (all_begin)
            for (auto& word : *part.beginnings) add_unless_there(beginnings, std::move(word));
        whole.may_be_empty = whole.may_be_empty || part.may_be_empty;
        all_need = all_need && needed.size() <= most_words;
        all_begin = all_begin && beginnings.size() <= most_words;
    }
    if (all_need) keep(whole.needed, std::move(needed));
    if (all_begin) whole.beginnings = std::move(beginnings);
    return whole;
}

// Thrown and caught in this file: the expression has what this reader does not know.
struct Beyond {};

class ShapeReader {
public:
    explicit ShapeReader(std::string_view expression) : m_text(expression) {}

    PatternShape read() {
        auto part = read_alternatives(0);
        if (m_at != m_text.size()) throw Beyond{};
        PatternShape shape;
        shape.understood = true;
        shape.has_names = !m_names.empty();
        shape.exact = part.exact;
        if (part.exact) {
            shape.literals.push_back(std::move(part.words));
            return shape;
        }
        shape.literals = std::move(part.needed);
        shape.most_telling = most_telling(shape.literals);
        if (part.beginnings && !part.may_be_empty) shape.beginnings = *std::move(part.beginnings);
        return shape;
    }

private:
    bool at_end() const { return m_at == m_text.size(); }
    bool next_is(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    bool take(std::string_view token) {
        if (m_text.substr(m_at, token.size()) != token) return false;
        m_at += token.size();
        return true;
    }

    Part read_alternatives(int depth) {
        if (depth > deepest_nesting) throw Beyond{};
        std::vector<Part> parts;
        do parts.push_back(read_sequence(depth));
        while (take("|"));
        return any_of(std::move(parts));
    }

    Part read_sequence(int depth) {
        Sequence sequence;
        while (!at_end() && !next_is('|') && !next_is(')')) sequence.add(read_counted(depth));
        return std::move(sequence).whole();
    }

    // Characters that stand for themselves, up to the one that a count may follow; empty where none does.
    std::string_view read_plain_run() {
        constexpr std::string_view counts = "*+?{", others = "|()[.^$\\";
        auto const is_any_of = [&](std::string_view signs) {
            return !at_end() && signs.find(m_text[m_at]) != std::string_view::npos;
        };
        auto const begin = m_at;
        auto last = m_at; // where the last character begins
        while (!at_end() && !is_any_of(others) && !is_any_of(counts)) {
            last = m_at;
            read_code_point();
        }
        if (is_any_of(counts)) m_at = last;
        return m_text.substr(begin, m_at - begin);
    }

    Part read_counted(int depth) {
        if (auto const run = read_plain_run(); !run.empty()) return exactly({std::string(run)});
        bool const anchor = next_is('^') || next_is('$');
        auto part = read_one(depth);
        auto const count = read_count();
        if (!count) return part;
        if (anchor || next_is('*') || next_is('+') || next_is('?') || next_is('{')) throw Beyond{};
        auto const [least, most, lazy] = *count;
        if (least == 0 && most == 1 && !lazy && part.exact) {
            add_unless_there(part.words, "");
            return part;
        }
        int const times = most < 0 ? std::max(least, 1) : std::max(most, 1);
        int const repetitions = part.repetitions * times;
        if (repetitions > most_repetitions) throw Beyond{};
        part = loosened(std::move(part));
        part.repetitions = repetitions;
        part.may_be_empty = part.may_be_empty || least == 0;
        if (least == 0) part.needed.clear();
        return part;
    }

    struct Count {
        int least = 0, most = 0; // most -1: any number
        bool lazy = false;
    };

    std::optional<Count> read_count() {
        Count count;
        if (take("*"))
            count = {0, -1};
        else if (take("+"))
            count = {1, -1};
        else if (take("?"))
            count = {0, 1};
        else if (take("{"))
            count = read_braces();
        else
            return std::nullopt;
        count.lazy = take("?");
        return count;
    }

    Count read_braces() {
        Count count;
        count.least = count.most = read_number();
        if (take(",")) count.most = next_is('}') ? -1 : read_number();
        if (!take("}") || (count.most >= 0 && count.most < count.least)) throw Beyond{};
        return count;
    }

    int read_number() {
        auto const begin = m_at;
        int number = 0;
        while (
            m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9' && number <= most_repetitions)
            number = 10 * number + (m_text[m_at++] - '0');
        if (m_at == begin || number > most_repetitions) throw Beyond{};
        return number;
    }

    Part read_one(int depth) {
        if (next_is('(')) return read_group(depth);
        if (next_is('[')) return read_class();
        if (take(".")) return anything();
        if (take("^") || take("$")) return nothing();
        if (next_is('*') || next_is('+') || next_is('?') || next_is('{')) throw Beyond{};
        if (next_is('\\')) {
            auto const escaped = read_escape();
            return escaped ? exactly({std::string(1, *escaped)}) : anything();
        }
        return exactly({std::string(read_code_point())});
    }

    Part read_group(int depth) {
        take("(");
        if (take("?P<"))
            read_name();
        else if (next_is('?') && !take("?:"))
            throw Beyond{};
        auto part = read_alternatives(depth + 1);
        if (!take(")")) throw Beyond{};
        return part;
    }

    void read_name() {
        auto const end = m_text.find('>', m_at);
        if (end == std::string_view::npos) throw Beyond{};
        auto const name = m_text.substr(m_at, end - m_at);
        auto const fits = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        };
        if (name.empty() || !std::ranges::all_of(name, fits) || !m_names.insert(name).second) throw Beyond{};
        m_at = end + 1;
    }

    // The character that an escape stands for; nullopt for a class of them.
    std::optional<char> read_escape() {
        constexpr std::string_view signs = R"(!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~)";
        if (take("\\d") || take("\\D") || take("\\s") || take("\\S") || take("\\pL")) return std::nullopt;
        if (m_at + 1 >= m_text.size() || signs.find(m_text[m_at + 1]) == std::string_view::npos)
            throw Beyond{};
        m_at += 2;
        return m_text[m_at - 1];
    }

    std::string_view read_code_point() {
        auto const point = code_point_at(m_text, m_at);
        if (point.value == 0xFFFD) throw Beyond{}; // no UTF-8
        m_at = point.end;
        return m_text.substr(point.begin, point.end - point.begin);
    }

    // A few single characters, or anything.
    Part read_class() {
        take("[");
        bool few = !take("^");
        Words members;
        do {
            if (at_end() || next_is('[')) throw Beyond{};
            if (next_is('\\')) {
                auto const escaped = read_escape();
                if (escaped)
                    add_unless_there(members, std::string(1, *escaped));
                else
                    few = false;
                if (next_is('-') && m_text.substr(m_at, 2) != "-]") throw Beyond{};
                continue;
            }
            bool const hyphen = next_is('-');
            auto const first = read_code_point();
            bool const begins_range = next_is('-') && m_text.substr(m_at, 2) != "-]";
            if (hyphen && !members.empty() && !next_is(']')) throw Beyond{};
            if (begins_range) {
                read_range_end(first);
                few = false;
            }
            add_unless_there(members, std::string(first));
        } while (!next_is(']'));
        take("]");
        return few ? exactly(std::move(members)) : anything();
    }

    void read_range_end(std::string_view first) {
        take("-");
        if (at_end() || next_is('[') || next_is('\\')) throw Beyond{};
        auto const last = read_code_point();
        if (code_point_at(last, 0).value < code_point_at(first, 0).value) throw Beyond{};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::set<std::string_view> m_names;
};

} // namespace

PatternShape shape_of(std::string_view expression) {
    try {
        return ShapeReader(expression).read();
    } catch (Beyond const&) {
        return {};
    }
}

} // namespace planleser
