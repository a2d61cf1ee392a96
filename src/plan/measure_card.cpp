#include "plan/measure_card.h"

#include "plan/measure_parts.h"

namespace planleser {

void read_measure_card(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area) {
    Measure measure;
    measure.area = area;
    for (int row = 0; row < table.rows; ++row) {
        auto const& meaning = meanings.columns[static_cast<std::size_t>(row)];
        auto const* name = table.cell_at(row, 0);
        auto const* value = table.cell_at(row, 1);
        if (name) reading.ledger.mark(name->text(), GlyphUse::Field);
        if (!value || value == name || value->content.empty()) continue;
        auto const pieces = pieces_of(*value);
        auto const means = meaning.means == Meaning::Aim ? Meaning::Target : meaning.means;
        MeasureWriter(reading, measure)
            .add(means, pieces, meaning.rule.empty() ? "table.card" : meaning.rule, meaning.confidence,
                meaning.label);
    }
    if (!measure.text.empty()) reading.plan.measures.push_back(std::move(measure));
}

} // namespace planleser
