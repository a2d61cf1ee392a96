#include "plan/bare_labels.h"

#include "text/code_points.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace planleser {

namespace {

constexpr int fewest_sections = 3;
constexpr std::size_t fewest_labels = 2; // in a document, and in a section
constexpr std::size_t longest_label = 3; // words

bool names_detail(Meaning meaning) {
    return meaning == Meaning::Responsible || meaning == Meaning::Partners || meaning == Meaning::Deadline ||
           meaning == Meaning::Cost || meaning == Meaning::Status || meaning == Meaning::ResultTarget ||
           meaning == Meaning::EffectTarget || meaning == Meaning::Indicator || meaning == Meaning::Sdgs;
}

std::string_view line_of(Paragraph const& paragraph, std::size_t line) {
    auto const begin = paragraph.line_begins[line];
    auto const end =
        line + 1 < paragraph.line_begins.size() ? paragraph.line_begins[line + 1] : paragraph.text.size();
    return std::string_view(paragraph.text.text).substr(begin, end - begin);
}

// How often sections begin lines with which first word.
class FirstWords {
public:
    explicit FirstWords(Section const& root) { add(root); }
    bool come_again(std::string_view line) const {
        auto const found = m_sections.find(first_word(line));
        return found != m_sections.end() && found->second >= fewest_sections;
    }
    static std::string_view first_word(std::string_view line) { return line.substr(0, line.find(' ')); }

private:
    void add(Section const& section) {
        std::set<std::string_view> words;
        for (auto const& block : section.blocks) {
            auto const* paragraph = std::get_if<Paragraph>(&block);
            if (!paragraph || paragraph->text.empty()) continue;
            for (std::size_t line = 0; line < paragraph->line_begins.size(); ++line) {
                auto const text = line_of(*paragraph, line);
                if (!text.empty() && text.find(' ') < text.size() - 1) words.insert(first_word(text));
            }
        }
        for (auto const word : words) ++m_sections[word];
        for (auto const& child : section.sections) add(child);
    }

    std::map<std::string_view, int> m_sections;
};

class LabelFinder {
public:
    LabelFinder(DocumentTree const& tree, RuleSet const& rules) : m_rules(rules), m_words(tree.root) {
        count(tree.root);
        std::erase_if(m_sections, [](auto const& label) { return label.second < fewest_sections; });
    }

    bool found() const { return count_first_words(m_sections) >= fewest_labels; }

    // Bytes of the label that the line begins with; 0: none that comes again.
    std::size_t label_length(std::string_view line) {
        for (auto const length : candidates(line))
            if (m_sections.contains(std::string(line.substr(0, length)))) return length;
        return 0;
    }

private:
    // How long the terms of the rules are that the line begins with, the longest first; something stands
    // behind them, and no colon. What stands behind may look like a part of the term: 'Kostnad drift'.
    std::vector<std::size_t> candidates(std::string_view line) {
        std::vector<std::size_t> lengths;
        if (line.empty() || !is_upper(code_point_at(line, 0).value) || !m_words.come_again(line)) return {};
        std::size_t end = 0;
        for (std::size_t words = 0; words < longest_label; ++words) {
            end = line.find(' ', end + (words > 0));
            if (end == std::string_view::npos || end + 1 >= line.size()) break;
            auto const text = line.substr(0, end);
            if (text.ends_with(':')) return {};
            if (is_term(text)) lengths.insert(lengths.begin(), end);
        }
        return lengths;
    }

    static std::size_t count_first_words(std::map<std::string, int> const& labels) {
        std::set<std::string_view> words;
        for (auto const& [label, sections] : labels) words.insert(FirstWords::first_word(label));
        return words.size();
    }

    bool is_term(std::string_view text) {
        auto const [known, is_new] = m_terms.try_emplace(std::string(text), false);
        if (is_new) {
            auto const hit = m_rules.find_term(text, TermPlace::Label);
            known->second = hit && names_detail(hit->rule->means);
        }
        return known->second;
    }

    void count(Section const& section) {
        std::map<std::string, int> labels;
        for (auto const& block : section.blocks) {
            auto const* paragraph = std::get_if<Paragraph>(&block);
            if (!paragraph || paragraph->text.empty()) continue;
            for (std::size_t line = 0; line < paragraph->line_begins.size(); ++line) {
                auto const text = line_of(*paragraph, line);
                for (auto const length : candidates(text)) labels[std::string(text.substr(0, length))] = 1;
            }
        }
        if (count_first_words(labels) >= fewest_labels)
            for (auto const& [label, once] : labels) m_sections[label] += once;
        for (auto const& child : section.sections) count(child);
    }

    RuleSet const& m_rules;
    FirstWords m_words;
    std::map<std::string, bool> m_terms;
    std::map<std::string, int> m_sections; // that have the label
};

Paragraph part_of(Paragraph const& paragraph, std::size_t begin, std::size_t end, std::size_t label) {
    Paragraph part;
    part.first_box = paragraph.first_box;
    part.contents_line = paragraph.contents_line;
    part.line_begins = {0};
    auto text = trimmed(paragraph.text.part(begin, end - begin));
    if (label > 0) {
        part.text = text.part(0, label);
        part.text.append(":", no_glyph);
        part.text.append(text.part(label));
    } else {
        part.text = std::move(text);
        for (auto span : paragraph.styles) {
            span.begin = std::clamp(span.begin, begin, end) - begin;
            span.end = std::min(std::clamp(span.end, begin, end) - begin, part.text.size());
            if (span.begin < span.end) part.styles.push_back(span);
        }
    }
    return part;
}

// The paragraph's lines from one with a label to the next, each a paragraph.
void split(Paragraph& paragraph, LabelFinder& labels, std::vector<Block>& into) {
    std::vector<std::pair<std::size_t, std::size_t>> begins; // byte, length of the label
    for (std::size_t line = 0; line < paragraph.line_begins.size(); ++line)
        if (auto const length = labels.label_length(line_of(paragraph, line)))
            begins.push_back({paragraph.line_begins[line], length});
    if (begins.empty()) return into.push_back(std::move(paragraph));
    if (begins.front().first > 0) into.push_back(part_of(paragraph, 0, begins.front().first, 0));
    for (std::size_t i = 0; i < begins.size(); ++i) {
        auto const end = i + 1 < begins.size() ? begins[i + 1].first : paragraph.text.size();
        into.push_back(part_of(paragraph, begins[i].first, end, begins[i].second));
    }
    auto& dropped = std::get<Paragraph>(into.back()).text.dropped;
    dropped.insert(dropped.end(), paragraph.text.dropped.begin(), paragraph.text.dropped.end());
}

void mark(Section& section, LabelFinder& labels) {
    std::vector<Block> blocks;
    for (auto& block : section.blocks)
        if (auto* paragraph = std::get_if<Paragraph>(&block); paragraph && !paragraph->text.empty())
            split(*paragraph, labels, blocks);
        else
            blocks.push_back(std::move(block));
    section.blocks = std::move(blocks);
    for (auto& child : section.sections) mark(child, labels);
}

} // namespace

std::optional<DocumentTree> with_bare_labels_marked(DocumentTree const& tree, RuleSet const& rules) {
    LabelFinder labels(tree, rules);
    if (!labels.found()) return std::nullopt;
    auto marked = tree;
    mark(marked.root, labels);
    return marked;
}

} // namespace planleser
