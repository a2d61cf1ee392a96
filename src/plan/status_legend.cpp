#include "plan/status_legend.h"

#include "page/colour_difference.h"
#include "plan/each_text.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace planleser {

namespace {

std::string without_edges(std::string_view label) {
    constexpr std::string_view before = " =:-–—\u00A0", after = " .,;:-–—\u00A0";
    auto const first = label.find_first_not_of(before);
    if (first == std::string_view::npos) return {};
    auto const last = label.find_last_not_of(after);
    if (last == std::string_view::npos || last < first) return {};
    return std::string(label.substr(first, last - first + 1));
}

Colour colour_of(std::int64_t value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
        static_cast<std::uint8_t>(value)};
}

} // namespace

std::optional<RuleHit> find_mark_term(std::string_view words, Meaning means, RuleSet const& rules) {
    for (auto& hit : rules.find_terms(words, TermPlace::Mark))
        if (hit.rule->means == means) return std::move(hit);
    return std::nullopt;
}

// Collects the legends of a document.
class StatusLegend::Reader {
public:
    Reader(DocumentTree const& tree, RuleSet const& rules, LegendOptions const& options)
        : m_tree(tree), m_rules(rules), m_options(options) {}

    std::vector<Legend> read() {
        for (auto const& page : m_tree.swatches) read_swatches(page);
        walk(m_tree.root);
        each_text(m_tree.root, [this](SourcedText const& text) { read_sentence(text); });
        return std::move(m_legends);
    }

private:
    struct Group {
        Legend legend;
        std::size_t known = 0; // entries whose words a rule knows
        std::string rule;
    };

    void add_entry(Group& group, std::string_view words, LegendEntry entry) const {
        entry.meaning = without_edges(words);
        if (entry.meaning.empty()) return;
        if (auto const hit = find_mark_term(entry.meaning, Meaning::Status, m_rules)) {
            ++group.known;
            entry.rule = hit->rule->name;
            entry.confidence = hit->rule->confidence;
            group.rule = entry.rule;
        }
        group.legend.entries.push_back(std::move(entry));
    }

    // Half of its words must be known, or one below a title.
    void keep(Group group) {
        if (group.known == 0) return;
        if (2 * group.known < group.legend.entries.size() && !has_title(group.legend.at)) return;
        for (auto& entry : group.legend.entries) {
            if (!entry.rule.empty()) continue;
            entry.rule = group.rule;
            entry.confidence = 0.9;
        }
        m_legends.push_back(std::move(group.legend));
    }

    bool near(Box const& a, Box const& b) const {
        double const across = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1});
        double const down = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
        return down < m_options.farthest_sign && (across < m_options.farthest_sign || down <= 0);
    }

    void read_swatches(PageSwatches const& page) {
        Group group;
        Box last;
        auto const settle = [&] {
            keep(std::move(group));
            group = {};
        };
        for (auto const& swatch : page.swatches) {
            Box box = swatch.box;
            box.include(swatch.label_box);
            if (!group.legend.entries.empty() && !near(last, box)) settle();
            group.legend.at.page = page.page;
            group.legend.at.box.include(box);
            add_entry(group, swatch.label, {{}, swatch.colour, false, swatch.sign, {}, 1});
            last = box;
        }
        settle();
    }

    // Whether a line near it names a legend.
    bool has_title(Place const& legend) const {
        constexpr std::size_t longest_title = 40;
        bool found = false;
        each_text(m_tree.root, [&](SourcedText const& text) {
            if (found || text.empty() || text.size() > longest_title) return;
            auto const places = m_tree.glyphs.places_of(text);
            if (places.empty() || places.front().page != legend.page) return;
            if (std::abs(places.front().box.centre_y() - legend.box.centre_y()) > 3 * m_options.farthest_sign)
                return;
            found = find_mark_term(text.text, Meaning::Legend, m_rules).has_value();
        });
        return found;
    }

    void walk(Section const& section) {
        for (auto const& block : section.blocks)
            if (auto const* table = std::get_if<Table>(&block)) read_table(*table);
        for (auto const& child : section.sections) walk(child);
    }

    // Coloured cells beside texts, or coloured cells with a text in them.
    void read_table(Table const& table) {
        Group beside, inside;
        if (!table.at.empty()) beside.legend.at = inside.legend.at = table.at.front();
        for (auto const& cell : table.cells) {
            if (cell.marks.empty()) continue;
            auto const& mark = cell.marks.front();
            if (mark.kind == MarkKind::Picture) continue;
            auto const words = cell.text();
            if (!words.empty()) {
                if (find_mark_term(words.text, Meaning::Status, m_rules))
                    add_entry(inside, words.text, {{}, mark.colour, false, {}, {}, 1});
                continue;
            }
            auto const* next = table.cell_at(cell.row, cell.column_end + 1);
            if (next == nullptr || next->row != cell.row) continue;
            auto const text = next->text();
            if (!text.empty()) add_entry(beside, text.text, {{}, mark.colour, false, {}, {}, 1});
        }
        keep(std::move(beside));
        keep(std::move(inside));
    }

    // 'Grønn: gjennomført, gul = pågår'. What is said of one colour ends where the next is named.
    void read_sentence(SourcedText const& text) {
        Group group;
        for (std::string_view rest = text.text; !rest.empty();) {
            auto const hits = m_rules.find_all(RuleKind::Statement, Meaning::Legend, rest);
            if (hits.empty()) break;
            auto const& hit = hits.front();
            auto const colour = hit.capture("colour"), words = hit.capture("text");
            auto end = std::max<std::size_t>(hit.whole.end, 1);
            if (colour && words) {
                auto const next = next_colour(words->of(rest));
                auto const said = words->of(rest).substr(0, next);
                if (next != std::string_view::npos) end = words->begin + next;
                if (auto const value = colour_named(colour->of(rest)))
                    add_entry(group, without_and(said), {{}, value, true, {}, {}, 0.9});
            }
            rest.remove_prefix(std::min(end, rest.size()));
        }
        if (group.legend.entries.empty()) return;
        auto const places = m_tree.glyphs.places_of(text);
        if (!places.empty()) group.legend.at = places.front();
        keep(std::move(group));
    }

    std::optional<Colour> colour_named(std::string_view word) const {
        auto const& colours = m_rules.values("colour");
        auto const found = colours.find(fold(word));
        return found == colours.end() ? std::nullopt : std::optional(colour_of(found->second));
    }

    // Where a colour is named behind the first word; npos: nowhere.
    std::size_t next_colour(std::string_view words) const {
        for (auto space = words.find(' '); space != std::string_view::npos;
             space = words.find(' ', space + 1)) {
            auto const begin = space + 1;
            if (colour_named(words.substr(begin, words.find(' ', begin) - begin))) return begin;
        }
        return std::string_view::npos;
    }

    std::string_view without_and(std::string_view words) const {
        while (words.ends_with(' ')) words.remove_suffix(1);
        for (auto const& word : m_rules.words("and_words"))
            if (words.ends_with(' ' + word)) return words.substr(0, words.size() - word.size() - 1);
        return words;
    }

    DocumentTree const& m_tree;
    RuleSet const& m_rules;
    LegendOptions const& m_options;
    std::vector<Legend> m_legends;
};

StatusLegend::StatusLegend(DocumentTree const& tree, RuleSet const& rules, LegendOptions const& options)
    : m_options(options), m_legends(Reader(tree, rules, options).read()) {}

// In parts of what is still the same colour: 1 is the farthest. `lead` is set in the same measure.
std::optional<double> StatusLegend::distance(LegendEntry const& entry, Colour colour, double& lead) const {
    if (!entry.colour) return std::nullopt;
    double apart = 0;
    lead = m_options.least_lead / m_options.same_colour;
    if (!entry.named) {
        apart = difference(*entry.colour, colour) / m_options.same_colour;
    } else {
        auto const named = perceived(*entry.colour), seen = perceived(colour);
        bool const grey = named.chroma() < m_options.least_chroma;
        if (grey != (seen.chroma() < m_options.least_chroma)) return std::nullopt;
        apart = grey ? std::abs(named.lightness - seen.lightness) / m_options.same_grey
                     : hue_difference(named, seen) / m_options.same_hue;
        lead = m_options.least_hue_lead / m_options.same_hue;
    }
    return apart <= 1 ? std::optional(apart) : std::nullopt;
}

StatusLegend::Answer StatusLegend::meaning_in(Legend const& legend, MarkLook const& look) const {
    std::vector<LegendEntry const*> fitting;
    for (auto const& entry : legend.entries)
        if (!look.sign.empty() && entry.sign == look.sign) fitting.push_back(&entry);
    // One sign in several colours: the colour tells. A sign that the legend does not have may have its
    // colour.
    bool const sign_decides = !fitting.empty() && std::ranges::all_of(fitting, [&](auto const* entry) {
        return same_folded(entry->meaning, fitting.front()->meaning);
    });
    if (sign_decides) return {Outcome::Found, fitting.front()};
    if (fitting.empty())
        for (auto const& entry : legend.entries) fitting.push_back(&entry);
    if (!look.colour) return {Outcome::Unlike, nullptr};
    if (!look.sign.empty() && perceived(*look.colour).chroma() < m_options.least_chroma)
        return {Outcome::Unlike, nullptr}; // black is the colour of text

    LegendEntry const* best = nullptr;
    double nearest = 0, best_lead = 0;
    for (auto const* entry : fitting) {
        double lead = 0;
        auto const apart = distance(*entry, *look.colour, lead);
        if (!apart || (best != nullptr && *apart >= nearest)) continue;
        best = entry, nearest = *apart, best_lead = lead;
    }
    if (best == nullptr) return {Outcome::Unlike, nullptr};
    for (auto const* entry : fitting) {
        double lead = 0;
        auto const apart = distance(*entry, *look.colour, lead);
        if (apart && *apart < nearest + best_lead && !same_folded(entry->meaning, best->meaning))
            return {Outcome::Undecided, nullptr};
    }
    return {Outcome::Found, best};
}

StatusLegend::Answer StatusLegend::meaning_of(MarkLook const& look, Place const& mark) const {
    std::vector<Legend const*> order;
    for (auto const& legend : m_legends) order.push_back(&legend);
    auto const rank = [&](Legend const* legend) {
        Place const& at = legend->at;
        if (at.page != mark.page)
            return std::pair(at.page < mark.page ? 2 : 3, std::abs(1.0 * at.page - mark.page));
        double const above = mark.box.y0 - at.box.y0;
        return std::pair(above >= 0 ? 0 : 1, std::abs(above));
    };
    std::stable_sort(
        order.begin(), order.end(), [&](auto const* a, auto const* b) { return rank(a) < rank(b); });
    Answer answer;
    for (auto const* legend : order) {
        answer = meaning_in(*legend, look);
        if (answer.outcome != Outcome::Unlike) return answer;
    }
    return answer;
}

} // namespace planleser
