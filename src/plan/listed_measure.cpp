#include "plan/listed_measure.h"

#include "plan/measure_parts.h"

#include <span>

namespace planleser {

namespace {

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

} // namespace planleser
