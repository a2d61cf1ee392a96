#include "plan/row_marks.h"

#include "plan/status_legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace planleser {

namespace {

class RowReader {
public:
    RowReader(PlanReading& reading, Table const& table, TableMeanings const& meanings, int row, MarkRows rows,
        std::span<Measure> measures)
        : m_reading(reading), m_table(table), m_meanings(meanings), m_row(row), m_rows(rows),
          m_measures(measures) {}

    void read() {
        std::vector<Marked> values, times;
        for (int index = 0; index < m_table.columns; ++index) {
            auto const& column = m_meanings.columns[static_cast<std::size_t>(index)];
            if (column.marks == MarkRole::None) continue;
            auto const* cell = m_table.cell_at(m_row, index);
            if (!cell || (m_rows == MarkRows::OwnOnly && cell->row != m_row)) continue;
            if (!is_read_by_mark(*cell, column, m_reading.rules)) continue;
            m_reading.ledger.mark(cell->text(), GlyphUse::Field);
            if (column.marks == MarkRole::Explained)
                explain(*cell, column);
            else if (is_chosen(*cell, column))
                (column.marks == MarkRole::Value ? values : times).push_back({cell, &column});
        }
        if (values.size() == 1) settle(values.front());
        if (values.size() > 1) refuse(values);
        if (!times.empty()) settle(times);
    }

private:
    struct Marked {
        TableCell const* cell;
        ColumnMeaning const* column;
    };

    bool is_chosen(TableCell const& cell, ColumnMeaning const& column) const {
        if (!cell.content.empty()) return sign_of(cell.text().text, m_reading.rules) == Sign::Chosen;
        return column.marks != MarkRole::Time && is_drawn(cell);
    }

    Ats at_of(TableCell const& cell, std::string const& rule, double confidence) const {
        Ats ats;
        auto const read = m_reading.tree.glyphs.confidence_of(cell.text());
        for (auto const& place : cell.at) ats.push_back({place, rule, confidence * read, "legend"});
        return ats;
    }

    void add_status(std::string const& meaning, std::string const& label, Ats const& at) {
        for (auto& measure : m_measures) {
            if (measure.status) {
                measure.fields[label] = meaning;
                continue;
            }
            measure.status = meaning;
            measure.part_at["status"].push_back(at);
        }
    }

    void settle(Marked const& value) {
        double const surely = value.cell->content.empty() ? 0.85 : 0.95;
        add_status(value.column->label, value.column->label,
            at_of(*value.cell, value.column->rule, surely * value.column->confidence));
    }

    void keep_as_fields(std::vector<Marked> const& all) {
        for (auto const& [cell, column] : all)
            for (auto& measure : m_measures)
                if (auto const text = cell->text().text; !text.empty()) measure.fields[column->label] = text;
    }

    void refuse(std::vector<Marked> const& values) {
        std::string heads;
        std::vector<Place> places;
        for (auto const& [cell, column] : values) {
            heads += (heads.empty() ? "\"" : ", \"") + column->label + '"';
            places.insert(places.end(), cell->at.begin(), cell->at.end());
        }
        m_reading.diagnostics.warn(
            "marks-disagree", "a row is marked below " + heads + ": no status is taken", std::move(places));
        keep_as_fields(values);
    }

    void settle(std::vector<Marked> const& times) {
        std::string when;
        Ats at;
        for (auto const& [cell, column] : times) {
            if (!when.empty()) when += ", ";
            when += column->label;
            double const surely = cell->content.empty() ? 0.8 : 0.9;
            for (auto& own : at_of(*cell, column->rule, surely * column->confidence)) {
                bool const same_page = !at.empty() && at.back().place.page == own.place.page;
                if (same_page)
                    at.back().place.box.include(own.place.box);
                else
                    at.push_back(std::move(own));
            }
        }
        for (auto& measure : m_measures) {
            if (measure.deadline) continue;
            measure.deadline = when;
            measure.part_at["deadline"].push_back(at);
        }
    }

    static MarkLook look_of(TableCell const& cell) {
        MarkLook look;
        look.sign = std::string(bare_mark(cell.text().text));
        if (!look.sign.empty()) {
            for (auto const& block : cell.content) {
                auto const* item = std::get_if<ListItem>(&block);
                auto const& paragraph = item ? item->content : std::get<Paragraph>(block);
                if (!paragraph.styles.empty()) look.colour = paragraph.styles.front().style.colour;
            }
            // A black sign on a coloured ground.
            if (!cell.marks.empty() && (!look.colour || *look.colour == Colour{}))
                look.colour = cell.marks.front().colour;
            return look;
        }
        for (auto const& mark : cell.marks)
            if (mark.kind != MarkKind::Picture) look.colour = mark.colour;
        return look;
    }

    bool has_one_colour(TableCell const& cell) const {
        std::set<std::string> colours;
        for (auto const& mark : cell.marks)
            if (mark.kind != MarkKind::Picture) colours.insert(code_of(mark.colour));
        return colours.size() < 2;
    }

    void explain(TableCell const& cell, ColumnMeaning const& column) {
        if (cell.content.empty() && cell.marks.empty()) return;
        auto const look = look_of(cell);
        auto const place = cell.at.empty() ? Place{} : cell.at.front();
        StatusLegend::Answer answer;
        if (has_one_colour(cell)) answer = m_reading.status_legend().meaning_of(look, place);
        if (answer.entry) {
            auto const label = column.label.empty() ? answer.entry->meaning : column.label;
            return add_status(answer.entry->meaning, label,
                at_of(cell, answer.entry->rule, 0.95 * answer.entry->confidence));
        }
        // A plain tick is what is written there; colour is not.
        bool const coloured = look.colour && *look.colour != Colour{};
        if (!look.sign.empty())
            add_status(look.sign, column.label.empty() ? look.sign : column.label,
                m_reading.places(cell.text(), column.rule, column.confidence));
        if (look.sign.empty() || coloured) report(cell, column, look, answer.outcome);
    }

    void report(TableCell const& cell, ColumnMeaning const& column, MarkLook const& look,
        StatusLegend::Outcome outcome) {
        auto const shown = look.colour            ? code_of(*look.colour)
                           : has_one_colour(cell) ? std::string("a picture")
                                                  : std::string("several colours");
        std::string_view const why =
            outcome == StatusLegend::Outcome::Undecided ? "entries of the legend are equally near to it"
            : outcome == StatusLegend::Outcome::Unlike  ? "no entry of the legend looks like it"
                                                       : "the document has no legend that says what it means";
        m_reading.diagnostics.warn("mark-without-legend",
            fmt::format("the cell below \"{}\" in the row of \"{}\" holds only {}, and {}", column.label,
                m_measures.empty() ? std::string() : m_measures.front().text, shown, why),
            cell.at);
    }

    PlanReading& m_reading;
    Table const& m_table;
    TableMeanings const& m_meanings;
    int m_row;
    MarkRows m_rows;
    std::span<Measure> m_measures;
};

} // namespace

void read_marks(PlanReading& reading, Table const& table, TableMeanings const& meanings, int row,
    MarkRows rows, std::span<Measure> measures) {
    bool const any = std::ranges::any_of(
        meanings.columns, [](ColumnMeaning const& column) { return column.marks != MarkRole::None; });
    if (any) RowReader(reading, table, meanings, row, rows, measures).read();
}

void read_card_mark(
    PlanReading& reading, Table const& card, ColumnMeaning const& meaning, int row, Measure& measure) {
    TableMeanings both;
    both.columns.assign(2, {});
    both.columns[1] = meaning;
    both.columns[1].marks = MarkRole::Explained;
    read_marks(reading, card, both, row, MarkRows::OwnOnly, {&measure, 1});
}

} // namespace planleser
