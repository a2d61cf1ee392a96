#include "plan/listed_measure.h"

#include "plan/labelled_text.h"
#include "plan/list_parts.h"
#include "plan/measure_parts.h"

#include <algorithm>
#include <span>

namespace planleser {

namespace {

constexpr double said_once = 0.8; // for all measures of a list

bool is_letter(std::string_view marker) {
    return marker.size() == 1 && marker[0] >= 'a' && marker[0] <= 'z' && marker[0] != 'o';
}

} // namespace

void add_listed_measure(PlanReading& reading, Piece const& piece, NumberedText const& numbered,
    std::optional<std::string> const& area, std::string_view rule, double confidence) {
    Measure measure;
    measure.area = area;
    measure.number = numbered.number;
    auto const marker = without_end_mark(piece.marker);
    if (!measure.number && (looks_like_number(marker) || is_letter(marker))) measure.number = marker;
    Piece const text{numbered.text, {}, 0};
    MeasureWriter(reading, measure).add(Meaning::Measure, std::span(&text, 1), rule, confidence, {});
    if (!measure.text.empty()) reading.plan.measures.push_back(std::move(measure));
}

void add_item_of_last_measure(
    PlanReading& reading, Piece const& piece, std::string_view rule, double confidence) {
    MeasureWriter(reading, reading.plan.measures.back())
        .add(Meaning::Items, std::span(&piece, 1), rule, confidence, {});
}

namespace {

// 'Bidrar til bærekraftsmål 3 og 11.': nothing but that.
bool says_only_sdgs(Piece const& piece, RuleSet const& rules) {
    constexpr std::size_t longest = 80; // bytes
    constexpr double doubtful = 0.7;    // 'Delmål 2: …' may be the plan's own
    auto const hits = rules.find_all(RuleKind::Sdg, piece.text.text);
    return piece.text.size() <= longest && !find_sdgs(piece.text, SdgContext::Named, rules).empty() &&
           std::ranges::any_of(hits, [](RuleHit const& hit) { return hit.rule->confidence >= doubtful; });
}

} // namespace

bool add_to_listed_measures(PlanReading& reading, std::size_t first, Piece const& piece) {
    auto& measures = reading.plan.measures;
    if (piece.is_item() || first >= measures.size()) return false;
    if (says_only_sdgs(piece, reading.rules)) {
        for (auto measure = first; measure < measures.size(); ++measure)
            MeasureWriter(reading, measures[measure])
                .add(Meaning::Sdgs, std::span(&piece, 1), "measure.shared-sdgs", said_once, {});
        return true;
    }
    auto const parts = split_at_labels(std::span(&piece, 1), LabelSearch::Beginning, reading.rules);
    auto const is_detail = [](LabelledPart const& part) {
        if (!part.rule || part.pieces.empty()) return false;
        auto const means = part.rule->means;
        return means == Meaning::Responsible || means == Meaning::Partners || means == Meaning::Deadline ||
               means == Meaning::Cost || means == Meaning::Status;
    };
    if (parts.empty() || !std::ranges::all_of(parts, is_detail)) return false;
    for (auto const& part : parts) {
        reading.ledger.mark(part.label, GlyphUse::Field);
        auto const label = part.label.text.substr(0, part.label.text.find(':'));
        for (auto measure = first; measure < measures.size(); ++measure)
            MeasureWriter(reading, measures[measure])
                .add(part.rule->means, part.pieces, part.rule->name, part.rule->confidence, label);
    }
    return true;
}

} // namespace planleser
