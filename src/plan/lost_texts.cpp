#include "plan/lost_texts.h"

#include "plan/mark_columns.h"
#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <unordered_set>

namespace planleser {

namespace {

// Items of a list stand apart in a plan: so many pairs of neighbours may be missing.
constexpr double lost_pairs = 0.5;
// 'Partnere: KS' is there when its name is, the label before it apart.
constexpr double lost_words = 0.5;
constexpr std::size_t most_label_words = 2;

std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325) {
    for (char const byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
}

// The words of a text that have a letter, folded and hashed. Figures stand in a plan as values.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
    auto const folded = fold(text);
    std::vector<std::uint64_t> hashes;
    for (std::size_t at = 0; at < folded.size();) {
        auto end = at;
        while (end < folded.size() && is_word_character(code_point_at(folded, end).value))
            end = code_point_at(folded, end).end;
        auto const word = std::string_view(folded).substr(at, end - at);
        if (word.find_first_not_of("0123456789") != std::string_view::npos) hashes.push_back(hash_of(word));
        at = end > at ? end : code_point_at(folded, at).end;
    }
    return hashes;
}

std::uint64_t pair_hash(std::uint64_t first, std::uint64_t second) {
    return first * 0x9E3779B97F4A7C15 + second;
}

class PlanWords {
public:
    explicit PlanWords(Plan const& plan) {
        auto const& document = plan.document;
        for (auto const* fact :
            {&document.title, &document.organisation, &document.adopted_date, &document.adopted_by})
            add(*fact);
        for (auto const& basis : document.based_on) {
            add(basis.title);
            add(basis.adopted_date);
            add(basis.adopted_by);
        }
        for (auto const& area : plan.areas) {
            add(area.number);
            add(area.title);
            add(area.introduction);
        }
        for (auto const& goal : plan.goals) {
            add(goal.number);
            add(goal.text);
        }
        for (auto const& measure : plan.measures) add(measure);
        for (auto const& budget : plan.budgets) add(budget);
        for (auto const& section : plan.sections) {
            add(section.number);
            add(section.title);
            add(section.text);
        }
    }

    bool lack(std::string_view text) const {
        auto const words = word_hashes(text);
        if (words.empty()) return false;
        std::size_t missing_words = 0, missing_pairs = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            missing_words += !m_words.contains(words[i]);
            missing_pairs += i > 0 && !m_pairs.contains(pair_hash(words[i - 1], words[i]));
        }
        auto const pairs = static_cast<double>(words.size() - 1);
        return static_cast<double>(missing_words) > lost_words * static_cast<double>(words.size()) &&
               (words.size() == 1 || static_cast<double>(missing_pairs) > lost_pairs * pairs);
    }

private:
    void add(std::string const& text) {
        auto const words = word_hashes(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            m_words.insert(words[i]);
            if (i > 0) m_pairs.insert(pair_hash(words[i - 1], words[i]));
        }
    }
    void add(std::optional<std::string> const& text) {
        if (text) add(*text);
    }
    void add(std::vector<std::string> const& texts) {
        for (auto const& text : texts) add(text);
    }
    void add(Measure const& measure) {
        add(measure.number);
        add(measure.text);
        add(measure.items);
        for (auto const& target : measure.targets) add(target.text);
        add(measure.partners);
        add(measure.responsible);
        add(measure.roles);
        for (int const goal : measure.sdgs) add(std::to_string(goal));
        add(measure.deadline);
        add(measure.cost);
        add(measure.status);
        // A field without a text is not handed over.
        for (auto const& [name, text] : measure.fields)
            if (!text.empty()) {
                add(name);
                add(text);
            }
    }
    void add(Budget const& budget) {
        add(budget.title);
        for (auto const& column : budget.columns) add(column.label);
        for (auto const& row : budget.rows) {
            add(row.label);
            add(row.group);
            add(row.written);
        }
        add(budget.notes);
    }

    std::unordered_set<std::uint64_t> m_words, m_pairs;
};

class LostTextKeeper {
public:
    LostTextKeeper(DocumentTree const& tree, RuleSet const& rules, Plan& plan, GlyphLedger& ledger,
        Diagnostics& diagnostics)
        : m_tree(tree), m_rules(rules), m_plan(plan), m_ledger(ledger), m_diagnostics(diagnostics),
          m_words(plan) {}

    void keep() { walk(m_tree.root); }

private:
    void walk(Section const& section) {
        m_section = &section;
        m_kept = nullptr;
        look_at(section.heading.text);
        for (auto const& block : section.blocks) std::visit([this](auto const& b) { look_at(b); }, block);
        for (auto const& part : section.sections) walk(part);
    }

    void look_at(Paragraph const& paragraph) {
        if (!paragraph.contents_line) look_at(paragraph.text);
    }
    void look_at(ListItem const& item) { look_at(item.content); }
    void look_at(Footnote const& note) { look_at(note.text); }
    void look_at(PictureBlock const&) {}
    void look_at(Table const& table) {
        look_at(table.caption);
        for (auto const& cell : table.cells)
            if (!cell.header)
                for (auto const& block : cell.content)
                    std::visit([this](auto const& b) { look_at(b); }, block);
        for (auto const& note : table.notes) look_at(note);
    }

    void look_at(SourcedText const& text) {
        if (text.empty() || (!m_words.lack(behind_label(text.view())) && !is_unmarked(text)) ||
            is_label(text.view()))
            return;
        // A tick is told by what it stands for.
        if (is_mark(text.view(), m_rules) && !is_unmarked(text)) return;
        keep_text(text);
    }

    // Of 'Frist: 2027' a plan has the time, which is no word, and not the label.
    std::string_view behind_label(std::string_view text) const {
        auto const colon = text.find(':');
        if (colon == std::string_view::npos || !m_rules.find_term(text.substr(0, colon), TermPlace::Label))
            return text;
        return text.substr(colon + 1);
    }

    // Nobody took any of it, and whoever had taken it gave it back, as for a measure that a person rejects.
    bool is_unmarked(SourcedText const& text) const {
        return std::ranges::all_of(text.origin, [this](GlyphId glyph) {
            return glyph == no_glyph || !m_tree.glyphs.is_visible(glyph) ||
                   m_ledger.use_of(glyph) == GlyphUse::Unplaced;
        });
    }

    bool is_label(std::string_view text) const {
        // Rules for labels with words of their own behind them ('Delmål …') do not make the text behind one a
        // label.
        if (word_hashes(text).size() > most_label_words)
            return m_rules.find(RuleKind::Fact, text).has_value();
        for (auto const place : {TermPlace::Column, TermPlace::Label, TermPlace::Heading})
            if (m_rules.find_term(text, place)) return true;
        // Read as numbers of goals, as dates and names of organs.
        return m_rules.find(RuleKind::Sdg, text).has_value() ||
               m_rules.find(RuleKind::Fact, text).has_value();
    }

    void keep_text(SourcedText const& text) {
        auto const places = m_tree.glyphs.places_of(text);
        m_diagnostics.note("kept-as-text", fmt::format("no field has \"{}\"", text.text), places);
        m_ledger.mark(text, GlyphUse::Section);
        auto& section = section_text();
        if (!section.text.empty()) section.text += '\n';
        section.text += text.text;
        for (auto const& place : places) section.at.push_back({place, "section", 1, "text"});
    }

    TextSection& section_text() {
        if (!m_kept) {
            auto const& heading = m_section->heading;
            TextSection section;
            if (!heading.number.empty()) section.number = heading.number;
            section.title = heading.text.text;
            section.level = heading.level;
            m_plan.sections.push_back(std::move(section));
            m_kept = &m_plan.sections.back();
        }
        return *m_kept;
    }

    DocumentTree const& m_tree;
    RuleSet const& m_rules;
    Plan& m_plan;
    GlyphLedger& m_ledger;
    Diagnostics& m_diagnostics;
    PlanWords m_words;
    Section const* m_section = nullptr;
    TextSection* m_kept = nullptr; // valid until the next section is added
};

} // namespace

void keep_lost_texts(DocumentTree const& tree, RuleSet const& rules, Plan& plan, GlyphLedger& ledger,
    Diagnostics& diagnostics) {
    LostTextKeeper(tree, rules, plan, ledger, diagnostics).keep();
}

} // namespace planleser
