#include "plan/unread_tables.h"

#include <algorithm>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace planleser {

namespace {

class HeadingRuns {
public:
    HeadingRuns(
        DocumentTree const& tree, RuleSet const& rules, GlyphLedger const& ledger, Diagnostics& diagnostics)
        : m_tree(tree), m_rules(rules), m_ledger(ledger), m_diagnostics(diagnostics) {}

    void read(Section const& section) {
        read_text(section.heading.text);
        for (auto const& block : section.blocks)
            if (auto const* paragraph = std::get_if<Paragraph>(&block))
                read_text(paragraph->text);
            else
                end();
        for (auto const& child : section.sections) read(child);
    }

    void end() {
        if (names_table(m_meanings)) report(m_texts);
        m_meanings.clear();
        m_texts.clear();
        m_strangers = 0;
    }

private:
    using Meanings = std::set<Meaning>;
    static constexpr std::size_t longest_heading = 40, longest_stranger = 20; // bytes

    bool is_kept_as_text(SourcedText const& text) const {
        auto const glyph = std::ranges::find_if(text.origin, [](GlyphId id) { return id != no_glyph; });
        return glyph != text.origin.end() && m_ledger.use_of(*glyph) == GlyphUse::Section;
    }

    std::optional<Meaning> column_named(std::string_view text) const {
        if (text.size() > longest_heading || text.ends_with(':')) return std::nullopt;
        auto const hit = m_rules.find_term(text, TermPlace::Column);
        return hit ? std::optional(hit->rule->means) : std::nullopt;
    }

    void read_text(SourcedText const& text) {
        if (text.empty()) return;
        if (!is_kept_as_text(text)) return end();
        // The pattern of one heading may fit a whole line of them.
        if (auto const meanings = columns_in(text.text); names_table(meanings)) {
            end();
            return report({&text});
        }
        if (auto const means = column_named(text.text)) {
            m_meanings.insert(*means);
            m_texts.push_back(&text);
            return;
        }
        // Between known headings one may stand that no rule knows.
        if (!m_texts.empty() && text.size() <= longest_stranger && ++m_strangers <= 1) return;
        end();
    }

    // What the words of a line mean where they are nothing but headings side by side; empty where they are
    // not.
    Meanings columns_in(std::string const& line) const {
        constexpr std::size_t longest_line = 160, most_words = 4;
        if (line.size() > longest_line) return {};
        std::vector<std::string_view> words;
        for (std::size_t at = 0; at < line.size();) {
            auto const end = std::min(line.find(' ', at), line.size());
            if (end > at) words.push_back(std::string_view(line).substr(at, end - at));
            at = end + 1;
        }
        Meanings meanings;
        std::size_t strangers = 0;
        for (std::size_t i = 0; i < words.size();) {
            std::optional<Meaning> means; // of as few words as name a column
            std::size_t taken = 0;
            while (!means && taken < std::min(most_words, words.size() - i)) {
                auto const& last = words[i + taken++];
                auto const length = static_cast<std::size_t>(last.data() + last.size() - words[i].data());
                means = column_named({words[i].data(), length});
            }
            if (means)
                meanings.insert(*means);
            else if (++strangers > 1)
                return {};
            i += means ? taken : 1;
        }
        return meanings;
    }

    static bool names_table(Meanings const& meanings) {
        constexpr std::size_t least_columns = 3;
        auto const leads =
            std::ranges::count_if(std::vector{Meaning::Measure, Meaning::Responsible, Meaning::Deadline},
                [&](Meaning meaning) { return meanings.contains(meaning); });
        return meanings.size() >= least_columns && leads >= 2;
    }

    void report(std::vector<SourcedText const*> const& texts) {
        std::string all;
        std::vector<Place> places;
        for (auto const* const text : texts) {
            if (!all.empty()) all += " | ";
            all += text->text;
            for (auto const& place : m_tree.glyphs.places_of(*text)) places.push_back(place);
        }
        m_diagnostics.warn("table-not-read",
            "these look like the headings of a table, and no table was found there: \"" + all + '"',
            std::move(places));
    }

    DocumentTree const& m_tree;
    RuleSet const& m_rules;
    GlyphLedger const& m_ledger;
    Diagnostics& m_diagnostics;
    Meanings m_meanings;
    std::vector<SourcedText const*> m_texts;
    int m_strangers = 0;
};

} // namespace

void report_unread_tables(
    DocumentTree const& tree, RuleSet const& rules, GlyphLedger const& ledger, Diagnostics& diagnostics) {
    HeadingRuns runs(tree, rules, ledger, diagnostics);
    runs.read(tree.root);
    runs.end();
}

} // namespace planleser
