#include "ruleset/rule_file.h"

#include "ruleset/rule_error.h"
#include "ruleset/word_lists.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>

namespace planleser {

namespace {

struct KindName {
    std::string_view name;
    RuleKind kind;
};
constexpr std::array<KindName, rule_kind_count> kind_names{
    {{"term", RuleKind::Term}, {"numbered", RuleKind::Numbered}, {"statement", RuleKind::Statement},
        {"fact", RuleKind::Fact}, {"sdg", RuleKind::Sdg}, {"budget", RuleKind::Budget}}};
constexpr std::array<std::string_view, 14> file_keys{"name", "description", "inherits", "leave_out", "for",
    "words", "values", "document", "term", "numbered", "statement", "fact", "sdg", "budget"};
constexpr std::array<std::string_view, 9> rule_keys{
    "id", "means", "match", "where", "confidence", "number", "yes", "no", "comment"};
constexpr std::array<std::string_view, 7> scope_keys{
    "title", "organisation", "producer", "text", "years", "priority", "comment"};
constexpr std::array<std::string_view, 4> place_names{"column", "label", "heading", "mark"};
// Lists that the program itself looks up; every other list must stand in a pattern.
constexpr std::array<std::string_view, 28> program_lists{"hyphen_conjunctions", "numbered_things", "at_least",
    "at_most", "about", "deadline", "no_unit", "adjective_endings", "percent_words", "and_words",
    "name_heads", "definite_endings", "nynorsk", "bokmal", "list_tails", "until", "numbering_words",
    "abbreviations", "common_words", "word_pairs", "prepositions", "time_words", "duty_words", "author_words",
    "reader_words", "mark_chosen", "mark_open", "mark_refused"};

// Whether a letter of the expression is a capital; those of \S, \pL or a group's name are not.
bool has_capital(std::string_view expression) {
    std::string beyond_ascii;
    for (std::size_t at = 0; at < expression.size(); ++at) {
        char const c = expression[at];
        if (c == '\\') {
            at += expression.substr(at, 3) == "\\pL" ? 2U : 1U;
        } else if (expression.substr(at, 4) == "(?P<") {
            at = std::min(expression.find('>', at), expression.size());
        } else if (c >= 'A' && c <= 'Z') {
            return true;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            beyond_ascii += c;
        }
    }
    return fold(beyond_ascii) != beyond_ascii;
}

class RuleFileReader {
public:
    RuleFileReader(std::string_view toml, std::string const& name, WordLists const& inherited)
        : m_toml(toml), m_lists(inherited) {
        m_file.name = name;
    }

    std::vector<std::string> inherited() const {
        toml::table const root = parse();
        auto const* names = root.get("inherits");
        return names ? texts_of(*names) : std::vector<std::string>();
    }

    RuleFile read() {
        toml::table const root = parse();
        read_words(root);
        for (auto const& [key, value] : root) read_member(key, value);
        check_words_used(root);
        return std::move(m_file);
    }

private:
    using Node = toml::node;

    toml::table parse() const {
        try {
            return toml::parse(m_toml);
        } catch (toml::parse_error const& error) {
            fail(error.source().begin, std::string(error.description()));
        }
    }

    [[noreturn]] void fail(toml::source_position at, std::string const& what) const {
        fail_at(m_toml, m_file.name, {static_cast<int>(at.line), static_cast<int>(at.column)}, what);
    }
    [[noreturn]] void fail(Node const& node, std::string const& what) const {
        fail(node.source().begin, what);
    }

    void refuse_unknown(toml::key const& key, std::span<std::string_view const> known) const {
        if (std::ranges::find(known, key.str()) != known.end()) return;
        fail(key.source().begin,
            fmt::format("unknown key \"{}\"{}", key.str(), nearest_name_hint(key.str(), known)));
    }

    std::string text_of(Node const& node) const {
        auto const text = node.value_exact<std::string>();
        if (!text) fail(node, "expected a text in quotes");
        return *text;
    }
    int number_of(Node const& node) const {
        auto const number = node.value_exact<std::int64_t>();
        if (!number || *number < -1'000'000 || *number > 1'000'000) fail(node, "expected a whole number");
        return static_cast<int>(*number);
    }
    toml::table const& table_of(Node const& node) const {
        if (auto const* table = node.as_table()) return *table;
        fail(node, "expected a table");
    }
    // One text, or a list of texts.
    template <class Take>
    void each_of(Node const& node, Take&& take) const {
        if (auto const* list = node.as_array())
            for (auto const& element : *list) take(element);
        else
            take(node);
    }
    std::vector<std::string> texts_of(Node const& node) const {
        std::vector<std::string> texts;
        each_of(node, [&](Node const& element) { texts.push_back(text_of(element)); });
        return texts;
    }
    static SourcePoint point_of(Node const& node) {
        return {static_cast<int>(node.source().begin.line), static_cast<int>(node.source().begin.column)};
    }

    void read_words(toml::table const& root) {
        auto const* words = root.get("words");
        if (!words) return;
        for (auto const& [key, value] : table_of(*words)) {
            auto const name = std::string(key.str());
            m_lists[name] = m_file.words[name] = texts_of(value);
            if (m_file.words[name].empty()) fail(value, "a word list needs a word");
        }
    }

    void read_member(toml::key const& key, Node const& value) {
        for (auto const& [name, kind] : kind_names)
            if (key.str() == name) return read_rules(value, kind);
        refuse_unknown(key, file_keys);
        if (key.str() == "name")
            read_name(value);
        else if (key.str() == "description")
            m_file.description = text_of(value);
        else if (key.str() == "inherits")
            m_file.inherits = texts_of(value);
        else if (key.str() == "leave_out")
            m_file.leaves_out = texts_of(value);
        else if (key.str() == "for")
            read_scope(table_of(value));
        else if (key.str() == "values")
            read_values(table_of(value));
        else if (key.str() == "document")
            read_facts(table_of(value));
    }

    void read_name(Node const& value) const {
        if (auto const name = text_of(value); name != m_file.name)
            fail(value, fmt::format("the file is named \"{}\", not \"{}\"", m_file.name, name));
    }

    void read_values(toml::table const& values) {
        for (auto const& [name, map] : values)
            for (auto const& [word, number] : table_of(map)) {
                auto const value = number.value_exact<std::int64_t>();
                if (!value) fail(number, "expected a whole number");
                m_file.values[std::string(name.str())][std::string(word.str())] = *value;
            }
    }

    void read_facts(toml::table const& facts) {
        constexpr std::array<std::string_view, 3> known{"organisation", "kind", "adopted_by"};
        for (auto const& [key, value] : facts) {
            refuse_unknown(key, known);
            m_file.facts[std::string(key.str())] = text_of(value);
        }
    }

    void read_scope(toml::table const& scope) {
        auto& out = m_file.scope;
        for (auto const& [key, value] : scope) {
            refuse_unknown(key, scope_keys);
            if (key.str() == "title")
                out.title = patterns_of(value, PatternBounds::WholeWords);
            else if (key.str() == "organisation")
                out.organisation = patterns_of(value, PatternBounds::WholeWords);
            else if (key.str() == "producer")
                out.producer = patterns_of(value, PatternBounds::Anywhere);
            else if (key.str() == "text")
                out.text = patterns_of(value, PatternBounds::WholeWords);
            else if (key.str() == "priority")
                out.priority = number_of(value);
            else if (key.str() == "years")
                read_years(value);
        }
    }

    void read_years(Node const& value) {
        auto const* years = value.as_array();
        if (!years || years->size() != 2)
            fail(value, "expected the first and the last year, as in [FIRST, LAST]");
        m_file.scope.first_year = number_of((*years)[0]);
        m_file.scope.last_year = number_of((*years)[1]);
    }

    std::vector<Pattern> patterns_of(Node const& value, PatternBounds bounds) {
        std::vector<Pattern> patterns;
        each_of(value, [&](Node const& element) { patterns.push_back(pattern_of(element, bounds)); });
        return patterns;
    }

    Pattern pattern_of(Node const& node, PatternBounds bounds) {
        auto const written = text_of(node);
        std::string expression;
        try {
            expression = with_words(written, m_lists, m_used);
        } catch (UnknownWordList const& unknown) {
            std::vector<std::string_view> names;
            for (auto const& [name, words] : m_lists) names.push_back(name);
            fail(node, fmt::format("no word list is named \"{}\"{}", unknown.name,
                           nearest_name_hint(unknown.name, names)));
        }
        // Patterns are asked about folded text, which has no capitals; a program that knows none is half as
        // large.
        auto const letter_case = has_capital(expression) ? PatternCase::Insensitive : PatternCase::Sensitive;
        auto compiled = Pattern::compile(expression, {letter_case, bounds});
        if (auto const* error = std::get_if<PatternError>(&compiled))
            fail(node, fmt::format("bad pattern '{}': {}", written, error->reason));
        return std::get<Pattern>(std::move(compiled));
    }

    void read_rules(Node const& value, RuleKind kind) {
        auto const* rules = value.as_array();
        if (!rules) fail(value, "write it with two brackets on each side, as in [[term]]");
        for (auto const& element : *rules) read_rule(table_of(element), kind);
    }

    static PatternBounds bounds_of(RuleKind kind) {
        return kind == RuleKind::Term || kind == RuleKind::Numbered ? PatternBounds::WholeText
                                                                    : PatternBounds::WholeWords;
    }

    void read_rule(toml::table const& table, RuleKind kind) {
        Rule rule;
        rule.kind = kind;
        rule.at = point_of(table);
        bool has_meaning = false;
        for (auto const& [key, value] : table) {
            refuse_unknown(key, rule_keys);
            if (key.str() == "id")
                rule.id = text_of(value);
            else if (key.str() == "means")
                rule.means = meaning_of(value), has_meaning = true;
            else if (key.str() == "match")
                rule.patterns = patterns_of(value, bounds_of(kind));
            else if (key.str() == "where")
                rule.places = places_of(value);
            else if (key.str() == "confidence")
                rule.confidence = confidence_of(value);
            else if (key.str() == "number")
                rule.number = number_of(value);
            else if (key.str() == "yes")
                rule.yes = examples_of(value);
            else if (key.str() == "no")
                rule.no = examples_of(value);
        }
        if (rule.id.empty()) fail(table, "a rule needs an id");
        if (!has_meaning) fail(table, fmt::format("the rule \"{}\" does not say what it means", rule.id));
        if (rule.patterns.empty())
            fail(table, fmt::format("the rule \"{}\" matches nothing: it needs match", rule.id));
        if (rule.yes.empty())
            fail(table, fmt::format("the rule \"{}\" needs an example of what it matches: yes", rule.id));
        if (!m_ids.insert(rule.id).second) fail(table, fmt::format("two rules have the id \"{}\"", rule.id));
        rule.name = m_file.name + '/' + rule.id;
        m_file.rules.push_back(std::move(rule));
    }

    Meaning meaning_of(Node const& node) const {
        auto const name = text_of(node);
        if (auto const meaning = meaning_named(name)) return *meaning;
        fail(node,
            fmt::format("nothing is called \"{}\"{}", name, nearest_name_hint(name, all_meaning_names())));
    }

    unsigned places_of(Node const& node) const {
        unsigned places = 0;
        each_of(node, [&](Node const& element) {
            auto const name = text_of(element);
            auto const found = std::ranges::find(place_names, name);
            if (found == place_names.end())
                fail(element, fmt::format("a term cannot stand in \"{}\"{}", name,
                                  nearest_name_hint(name, place_names)));
            places |= 1U << (found - place_names.begin());
        });
        return places;
    }

    double confidence_of(Node const& node) const {
        auto const value = node.value<double>();
        if (!value || !(*value > 0 && *value <= 1)) fail(node, "expected a number above 0 and not above 1");
        return *value;
    }

    std::vector<RuleExample> examples_of(Node const& node) const {
        std::vector<RuleExample> examples;
        each_of(node, [&](Node const& element) {
            RuleExample example;
            example.at = point_of(element);
            if (auto const* table = element.as_table()) {
                for (auto const& [key, value] : *table)
                    (key.str() == "line" ? example.text : example.captures[std::string(key.str())]) =
                        text_of(value);
            } else {
                example.text = text_of(element);
            }
            if (example.text.empty()) fail(element, "an example needs a text");
            examples.push_back(std::move(example));
        });
        return examples;
    }

    void check_words_used(toml::table const& root) const {
        auto const* words = root.get_as<toml::table>("words");
        if (!words) return;
        for (auto const& [key, value] : *words) {
            bool const known = std::ranges::find(program_lists, key.str()) != program_lists.end();
            bool const currency = key.str().starts_with("currency_");
            if (known || currency || m_used.contains(std::string(key.str()))) continue;
            // A list of the same name further up is replaced for the inherited patterns too.
            if (!m_file.inherits.empty()) continue;
            fail(key.source().begin, fmt::format("no pattern uses the word list \"{}\"", key.str()));
        }
    }

    std::string_view m_toml;
    RuleFile m_file;
    WordLists m_lists;
    std::set<std::string> m_used, m_ids;
};

} // namespace

RuleFile read_rule_file(std::string_view toml, std::string const& name, WordLists const& inherited) {
    auto file = RuleFileReader(toml, name, inherited).read();
    file.source = toml;
    return file;
}

std::vector<std::string> inherited_names(std::string_view toml, std::string const& name) {
    // Parsing takes as long as all else that is done with a file; most inherit nothing.
    if (toml.find("inherits") == std::string_view::npos) return {};
    return RuleFileReader(toml, name, {}).inherited();
}

} // namespace planleser
