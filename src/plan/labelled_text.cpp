#include "plan/labelled_text.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

struct LabelPlace {
    std::size_t begin = 0, end = 0; // with the colon
    Rule const* rule = nullptr;
};

bool is_upper_at(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    auto const letter = text.substr(at, lead < 0x80 ? 1 : 2);
    return fold(letter) != letter;
}

std::optional<LabelPlace> label_ending_at(std::string_view text, std::size_t colon, std::size_t from,
    RuleSet const& rules, LabelOptions const& options) {
    auto const earliest = std::max(from, colon > options.most_bytes ? colon - options.most_bytes : 0);
    // The longest label first: 'Resultat- og effektmål' before 'effektmål'.
    for (auto begin = earliest; begin < colon; ++begin) {
        bool const at_start = begin == from;
        bool const after_gap = begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '/');
        // '(ansvar: NAV, frist: 2025)' needs no capitals.
        bool const in_brackets =
            begin > 0 &&
            (text[begin - 1] == '(' || (begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == ',' &&
                                           text.substr(0, begin).rfind('(') != std::string_view::npos));
        if (!at_start && !in_brackets && !(after_gap && is_upper_at(text, begin))) continue;
        auto const hit = rules.find_term(text.substr(begin, colon - begin), TermPlace::Label);
        if (hit && (is_measure_part(hit->rule->means) || hit->rule->means == Meaning::Aim))
            return LabelPlace{begin, colon + 1, hit->rule};
    }
    return std::nullopt;
}

std::vector<LabelPlace> labels_in(
    std::string_view text, LabelSearch search, RuleSet const& rules, LabelOptions const& options) {
    std::vector<LabelPlace> labels;
    std::size_t from = 0;
    for (auto colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
        bool const ends = colon + 1 == text.size() || text[colon + 1] == ' ' || text[colon + 1] == '*';
        if (search == LabelSearch::Beginning && labels.empty() && colon > options.most_bytes) break;
        if (ends || from == 0)
            if (auto const label = label_ending_at(text, colon, from, rules, options)) {
                if (search == LabelSearch::Beginning && labels.empty() && label->begin != 0) break;
                labels.push_back(*label);
            }
        from = colon + 1;
        while (from < text.size() && text[from] == ' ') ++from;
    }
    return labels;
}

// 'Ansvar Biblioteket', the first word in bold: a label that needs no colon.
void add_bold_labels(std::vector<LabelPlace>& labels, Piece const& piece, LabelSearch search,
    RuleSet const& rules, LabelOptions const& options) {
    auto const text = std::string_view(piece.text.text);
    std::vector<LabelPlace> bold;
    for (auto range : piece.bold) {
        range.end = std::min(range.end, text.size());
        while (range.end > range.begin && text[range.end - 1] == ' ') --range.end;
        while (range.begin < range.end && text[range.begin] == ' ') ++range.begin;
        if (range.size() == 0 || range.size() > options.most_bytes || text[range.end - 1] == ':') continue;
        auto const hit = rules.find_term(text.substr(range.begin, range.size()), TermPlace::Label);
        if (hit && (is_measure_part(hit->rule->means) || hit->rule->means == Meaning::Aim) &&
            hit->rule->means != Meaning::Measure && range.end < text.size())
            bold.push_back({range.begin, range.end, hit->rule});
    }
    // One word in bold may be stressed; the first of the paragraph leads it.
    if (bold.empty() || bold.front().begin != 0) return;
    if (search == LabelSearch::Beginning && !labels.empty()) return;
    labels.insert(labels.end(), bold.begin(), bold.end());
    std::ranges::sort(labels, {}, &LabelPlace::begin);
}

// A piece that is a label alone, without a colon: 'Effektmål', 'Kven gjer det?'.
Rule const* label_alone(Piece const& piece, RuleSet const& rules, LabelOptions const& options) {
    if (piece.text.size() > options.most_bytes) return nullptr;
    auto const hit = rules.find_term(piece.text.text, TermPlace::Label);
    bool const names_target =
        hit && (hit->rule->means == Meaning::ResultTarget || hit->rule->means == Meaning::EffectTarget ||
                   hit->rule->means == Meaning::Indicator);
    bool const asks = hit && piece.text.text.ends_with('?') && is_measure_part(hit->rule->means) &&
                      hit->rule->means != Meaning::Measure;
    return names_target || asks ? hit->rule : nullptr;
}

// Without what joins it to the label that follows, or the bracket that closes around labels.
std::string_view without_joint(std::string_view text) {
    auto const opens = std::ranges::count(text, '(');
    auto closes = std::ranges::count(text, ')');
    constexpr std::string_view joints = "/ (|;,";
    while (!text.empty() && (joints.find(text.back()) != std::string_view::npos || text.ends_with(" –") ||
                                text.ends_with(" ·") || (text.back() == ')' && closes > opens))) {
        if (static_cast<unsigned char>(text.back()) >= 0x80) { // the dash or the point
            text = text.substr(0, text.rfind(' '));
            continue;
        }
        closes -= text.back() == ')';
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

bool is_measure_part(Meaning meaning) {
    return meaning <= Meaning::Ignore;
}

std::vector<LabelledPart> split_at_labels(
    std::span<Piece const> pieces, LabelSearch search, RuleSet const& rules, LabelOptions const& options) {
    std::vector<LabelledPart> parts(1);
    for (auto const& piece : pieces) {
        auto labels = labels_in(piece.text.text, search, rules, options);
        if (!piece.bold.empty()) add_bold_labels(labels, piece, search, rules, options);
        if (labels.empty()) {
            if (auto const* rule = label_alone(piece, rules, options))
                parts.push_back({rule, piece.text, {}});
            else
                parts.back().pieces.push_back(piece);
            continue;
        }
        auto const add_text = [&](std::size_t begin, std::size_t end) {
            auto text = piece.text.part(begin, end - begin);
            text = trimmed(text.part(0, without_joint(text.text).size()));
            if (!text.empty()) parts.back().pieces.push_back({std::move(text), {}, 0});
        };
        add_text(0, labels.front().begin);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            parts.push_back(
                {labels[i].rule, piece.text.part(labels[i].begin, labels[i].end - labels[i].begin), {}});
            add_text(labels[i].end, i + 1 < labels.size() ? labels[i + 1].begin : piece.text.size());
        }
    }
    if (parts.front().pieces.empty() && parts.size() > 1) parts.erase(parts.begin());
    return parts;
}

} // namespace planleser
