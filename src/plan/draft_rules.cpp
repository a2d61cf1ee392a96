#include "plan/draft_rules.h"

#include "plan/plan_reading.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <set>

namespace planleser {

namespace {

constexpr std::size_t longest_column_heading = 60; // bytes; longer cells are text

// As a TOML literal, which knows no escapes: a quote in it becomes any character.
std::string as_pattern(std::string_view text) {
    std::string pattern;
    for (char c : fold(text)) {
        if (std::string_view(R"(\.+*?()|[]{}^$)").find(c) != std::string_view::npos) pattern += '\\';
        pattern += c == '\'' ? '.' : c;
    }
    return pattern;
}

std::string as_text(std::string_view text) {
    std::string quoted;
    for (char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted;
}

class Draft {
public:
    Draft(RuleSet const& rules) : m_rules(rules) {}
    std::string known, unknown;

    void read(Section const& section) {
        if (!section.heading.text.empty()) note(section.heading.text.text, TermPlace::Heading, "heading");
        for (auto const& block : section.blocks) {
            auto const* table = std::get_if<Table>(&block);
            if (!table) continue;
            for (auto const& cell : table->cells)
                if (cell.row == 0 && cell.text().size() <= longest_column_heading)
                    note(cell.text().text, TermPlace::Column, "column");
        }
        for (auto const& child : section.sections) read(child);
    }

private:
    void note(std::string const& text, TermPlace place, char const* where) {
        if (text.empty() || !m_seen.insert(where + fold(text)).second) return;
        if (auto const hit = m_rules.find_term(text, place)) {
            known += fmt::format(
                "# {} \"{}\": {} ({})\n", where, text, name_of(hit->rule->means), hit->rule->name);
            return;
        }
        // A heading that no rule knows is mostly an area or running text, and needs none.
        if (place == TermPlace::Heading) {
            known += fmt::format("# {} \"{}\": no rule\n", where, text);
            return;
        }
        unknown += fmt::format("[[term]]\nid = \"own.{}\"\nmeans = \"field\" # put here what it means\n"
                               "where = \"{}\"\nmatch = '{}'\nyes = \"{}\"\n\n",
            ++m_count, where, as_pattern(text), as_text(text));
    }

    RuleSet const& m_rules;
    std::set<std::string> m_seen;
    int m_count = 0;
};

} // namespace

std::string draft_rules(DocumentTree const& tree, DocumentFacts const& facts, RuleSet const& rules) {
    Draft draft(rules);
    draft.read(tree.root);
    auto const scope = facts.organisation
                           ? fmt::format("organisation = '{}'\n", as_pattern(*facts.organisation))
                           : fmt::format("title = '{}'\n", as_pattern(facts.title.value_or("plan")));
    return fmt::format("# Drafted from {}.\n# What the inherited rules make of its headings:\n{}\n"
                       "inherits = \"{}\"\n\n[for]\n{}priority = 10\n\n{}",
        facts.title.value_or("a plan"), draft.known, rules.name(), scope, draft.unknown);
}

} // namespace planleser
