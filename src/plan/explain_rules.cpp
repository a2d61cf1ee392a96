#include "plan/explain_rules.h"

#include "plan/plan_reading.h"
#include "ruleset/near_miss.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <ostream>

namespace planleser {

namespace {

// A sentence shares its beginning with many a pattern; only short texts are worth telling (bytes).
constexpr std::size_t longest_near_miss = 90;

class Explainer {
public:
    Explainer(
        DocumentTree const& tree, RuleSet const& rules, ExplainOptions const& options, std::ostream& out)
        : m_tree(tree), m_rules(rules), m_options(options), m_out(out) {}

    void explain(Section const& section) {
        if (!section.heading.text.empty()) explain(section.heading.text, "heading", TermPlace::Heading);
        for (auto const& block : section.blocks) {
            if (auto const* paragraph = std::get_if<Paragraph>(&block))
                explain_running(paragraph->text, "paragraph");
            else if (auto const* item = std::get_if<ListItem>(&block))
                explain_running(item->content.text, "list item");
            else if (auto const* table = std::get_if<Table>(&block))
                explain(*table);
        }
        for (auto const& child : section.sections) explain(child);
    }

private:
    void explain(Table const& table) {
        for (auto const& cell : table.cells) {
            if (cell.row == 0 || cell.header)
                explain(cell.text(), "table heading", TermPlace::Column);
            else
                for (auto const& piece : pieces_of(cell)) explain_running(piece.text, "cell");
        }
    }

    // A label counts up to its colon.
    void explain_running(SourcedText const& text, char const* kind) {
        explain(text, kind, TermPlace::Label);
        auto const colon = text.text.find(':');
        if (colon != std::string::npos && colon + 1 < text.size() && colon < 60)
            explain(text.part(0, colon + 1), "label", TermPlace::Label);
    }

    bool is_asked_for(Rule const& rule) const {
        return m_options.rule.empty() || rule.name == m_options.rule || rule.id == m_options.rule;
    }

    int page_of(SourcedText const& text) const {
        for (auto const glyph : text.origin)
            if (glyph != no_glyph) return m_tree.glyphs.page_of(glyph);
        return 0;
    }

    void explain(SourcedText const& text, char const* kind, TermPlace place) {
        auto const page = page_of(text);
        if (text.empty() || (m_options.page != 0 && page != m_options.page)) return;
        auto const folded = fold(text.text);
        std::string said;
        auto const add = [&](RuleHit const& hit) {
            auto const line = fired(hit, text);
            if (said.find(line) == std::string::npos) said += line;
        };
        for (auto const& hit : m_rules.find_terms(text.text, place)) add(hit);
        for (auto const rule_kind : {RuleKind::Numbered, RuleKind::Statement, RuleKind::Fact, RuleKind::Sdg})
            for (auto const& hit : m_rules.find_all(rule_kind, text.text)) add(hit);
        if (said.empty() && !m_options.rule.empty() && folded.size() <= longest_near_miss)
            said = nearly(folded);
        if (said.empty() && !m_options.rule.empty()) return;
        m_out << fmt::format("page {}, {}: {}\n{}", page, kind, folded, said.empty() ? "  no rule\n" : said);
    }

    std::string fired(RuleHit const& hit, SourcedText const& text) const {
        if (!is_asked_for(*hit.rule)) return {};
        auto line = fmt::format("  {} means {}", hit.rule->name, name_of(hit.rule->means));
        for (auto const& [name, range] : hit.captures)
            line += fmt::format(", {} \"{}\"", name, range.of(text.text));
        return line + '\n';
    }

    std::string nearly(std::string const& folded) const {
        for (auto const& file : m_rules.files())
            for (auto const& rule : file.rules) {
                auto const near = is_asked_for(rule) ? find_near_miss(rule, folded) : std::nullopt;
                if (!near) continue;
                return near->failed_part.empty()
                           ? fmt::format("  {} nearly: fits \"{}\", but \"{}\" is left over\n", rule.name,
                                 near->matched, near->left_over)
                           : fmt::format("  {} nearly: fits \"{}\", then fails at '{}'\n", rule.name,
                                 near->matched, near->failed_part);
            }
        return {};
    }

    DocumentTree const& m_tree;
    RuleSet const& m_rules;
    ExplainOptions const& m_options;
    std::ostream& m_out;
};

} // namespace

void explain_rules(
    DocumentTree const& tree, RuleChoice const& choice, ExplainOptions const& options, std::ostream& out) {
    out << fmt::format("rules: {} ({})\n", choice.rules->name(), choice.reason);
    Explainer(tree, *choice.rules, options, out).explain(tree.root);
}

} // namespace planleser
