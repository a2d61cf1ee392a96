#include "plan/measure_card.h"

#include "plan/goals.h"
#include "plan/measure_parts.h"
#include "plan/numbered_text.h"
#include "plan/row_marks.h"

#include <algorithm>
#include <span>

namespace planleser {

namespace {

constexpr double by_its_place = 0.85; // no label says that it is the measure

bool has_measure_row(TableMeanings const& meanings) {
    return std::ranges::find(meanings.columns, Meaning::Measure, &ColumnMeaning::means) !=
           meanings.columns.end();
}

// The first row over both columns.
TableCell const* banner_of(Table const& table) {
    auto const* first = table.cell_at(0, 0);
    return first && first->column_end > 0 && !first->content.empty() ? first : nullptr;
}

bool leads_with_number(Table const& table) {
    auto const *first = table.cell_at(0, 0), *second = table.cell_at(0, 1);
    return first && second && first != second && !second->content.empty() &&
           looks_like_number(first->text().text);
}

void begin_measure(PlanReading& reading, Table const& table, Measure& measure) {
    auto const* banner = banner_of(table);
    auto const* cell = banner ? banner : table.cell_at(0, 1);
    auto numbered = split_number(trimmed(cell->text()), reading.rules);
    measure.number = numbered.number;
    if (!banner) measure.number = without_end_mark(table.cell_at(0, 0)->text().text);
    reading.ledger.mark(cell->text(), GlyphUse::Field);
    Piece const piece{std::move(numbered.text), {}, 0};
    MeasureWriter(reading, measure)
        .add(Meaning::Measure, std::span(&piece, 1), "table.card", by_its_place, {});
}

} // namespace

bool names_its_measure(Table const& table, TableMeanings const& meanings) {
    return has_measure_row(meanings) || banner_of(table) || leads_with_number(table);
}

namespace {

// The items of the card's list of measures; empty where it tells one measure.
std::vector<Piece> listed_measures(Table const& table, TableMeanings const& meanings) {
    for (int row = 0; row < table.rows; ++row) {
        if (meanings.columns[static_cast<std::size_t>(row)].means != Meaning::Measure) continue;
        auto const* value = table.cell_at(row, 1);
        auto pieces = value ? pieces_of(*value) : std::vector<Piece>{};
        bool const is_list = pieces.size() >= 2 && std::ranges::all_of(pieces, [&](Piece const& piece) {
            return piece.is_item() && piece.depth == pieces.front().depth;
        });
        if (is_list) return pieces;
    }
    return {};
}

// Several measures in one card share what its other rows say, and serve its goals.
void read_card_of_list(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area, std::vector<Piece> const& items) {
    std::vector<Measure> measures(items.size());
    for (int row = 0; row < table.rows; ++row) {
        auto const& meaning = meanings.columns[static_cast<std::size_t>(row)];
        auto const *name = table.cell_at(row, 0), *value = table.cell_at(row, 1);
        if (name) reading.ledger.mark(name->text(), GlyphUse::Field);
        if (!value || value == name || value->content.empty()) continue;
        auto const rule = meaning.rule.empty() ? std::string("table.card") : meaning.rule;
        if (auto const level = goal_level_in(area, meaning.means); !level.empty()) {
            add_goals_of_cell(reading, *value, level, area, meaning);
            reading.ledger.mark(value->text(), GlyphUse::Field);
            continue;
        }
        auto const pieces = pieces_of(*value);
        for (std::size_t i = 0; i < measures.size(); ++i) {
            auto const own = meaning.means == Meaning::Measure ? std::span(&items[i], 1) : std::span(pieces);
            MeasureWriter(reading, measures[i])
                .add(meaning.means, own, rule, meaning.confidence, meaning.label);
        }
    }
    for (auto& measure : measures) {
        measure.area = area;
        reading.plan.measures.push_back(std::move(measure));
    }
}

} // namespace

void read_measure_card(PlanReading& reading, Table const& table, TableMeanings const& meanings,
    std::optional<std::string> const& area) {
    if (auto const items = listed_measures(table, meanings); !items.empty())
        return read_card_of_list(reading, table, meanings, area, items);
    Measure measure;
    measure.area = area;
    if (!has_measure_row(meanings) && names_its_measure(table, meanings))
        begin_measure(reading, table, measure);
    add_card_to(reading, table, meanings, measure);
    if (!measure.text.empty()) reading.plan.measures.push_back(std::move(measure));
}

void add_card_to(PlanReading& reading, Table const& table, TableMeanings const& meanings, Measure& measure) {
    bool const first_is_measure = !has_measure_row(meanings) && !banner_of(table) && leads_with_number(table);
    for (int row = 0; row < table.rows; ++row) {
        auto const& meaning = meanings.columns[static_cast<std::size_t>(row)];
        auto const* name = table.cell_at(row, 0);
        auto const* value = table.cell_at(row, 1);
        if (name) reading.ledger.mark(name->text(), GlyphUse::Field);
        if (value && value != name && meaning.means == Meaning::Status &&
            (value->content.empty() || is_mark(value->text().text, reading.rules))) {
            read_card_mark(reading, table, meaning, row, measure);
            continue;
        }
        if (!value || value == name || value->content.empty() || (row == 0 && first_is_measure)) continue;
        auto const pieces = pieces_of(*value);
        auto const means = meaning.means == Meaning::Aim ? Meaning::Target : meaning.means;
        MeasureWriter(reading, measure)
            .add(means, pieces, meaning.rule.empty() ? "table.card" : meaning.rule, meaning.confidence,
                meaning.label);
    }
}

} // namespace planleser
