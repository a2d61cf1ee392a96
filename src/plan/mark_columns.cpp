#include "plan/mark_columns.h"

#include "plan/column_contents.h"
#include "plan/status_legend.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace planleser {

std::string_view bare_mark(std::string_view text) {
    auto const is_edge = [](char c) { return c == ' ' || c == '(' || c == ')' || c == '[' || c == ']'; };
    while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
    return text;
}

Sign sign_of(std::string_view text, RuleSet const& rules) {
    constexpr std::size_t longest = 12; // bytes
    if (text.empty() || text.size() > longest) return Sign::None;
    auto const sign = fold(bare_mark(text));
    auto const is_in = [&](std::string_view list) {
        return std::ranges::find(rules.words(list), sign) != rules.words(list).end();
    };
    if (is_in("mark_chosen")) return Sign::Chosen;
    if (is_in("mark_open")) return Sign::Open;
    return is_in("mark_refused") ? Sign::Refused : Sign::None;
}

std::string code_of(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

bool is_drawn(TableCell const& cell) {
    return std::ranges::any_of(
        cell.marks, [](TableMark const& mark) { return mark.kind != MarkKind::Picture; });
}

namespace {

// The lowest heading of the column that is its own; of a table that goes on, that of its beginning.
std::string heading_of(Table const& table, TableMeanings const& meanings, int column) {
    for (int row = meanings.first_row - 1; row >= 0; --row)
        if (auto const* cell = table.cell_at(row, column); cell && cell->column == cell->column_end)
            if (auto text = cell->text().text; !text.empty()) return text;
    if (meanings.first_row > 0) return {};
    return meanings.columns[static_cast<std::size_t>(column)].label;
}

// What the body of a column holds.
struct Content {
    int texts = 0, refused = 0, signs = 0, drawn = 0, blank = 0, pictures = 0;
    std::set<std::string> colours;
    bool marks_only() const { return texts == 0 && signs + drawn + pictures > 0; }
};

std::vector<Content> held_in(Table const& table, int first_row, RuleSet const& rules) {
    std::vector<Content> contents(static_cast<std::size_t>(table.columns));
    for (auto const& cell : table.cells) {
        if (cell.row < first_row || (cell.content.empty() && cell.marks.empty() && cell.column > 0)) {
            if (cell.row >= first_row) ++contents[static_cast<std::size_t>(cell.column)].blank;
            continue;
        }
        // A row's banner says nothing of the columns that it spans.
        if (cell.column == 0 && cell.column_end > 0) continue;
        for (int column = cell.column; column <= cell.column_end; ++column) {
            auto& content = contents[static_cast<std::size_t>(column)];
            auto const text = cell.text().text;
            auto const sign = sign_of(text, rules);
            content.texts += !text.empty() && sign == Sign::None;
            content.signs += sign != Sign::None;
            content.refused += sign == Sign::Refused;
            if (!text.empty()) continue;
            content.drawn += is_drawn(cell);
            content.pictures += !cell.marks.empty() && !is_drawn(cell);
            content.blank += cell.marks.empty();
            for (auto const& mark : cell.marks)
                if (mark.kind != MarkKind::Picture) content.colours.insert(code_of(mark.colour));
        }
    }
    return contents;
}

bool has_any_mark(Table const& table, int first_row, RuleSet const& rules) {
    return std::ranges::any_of(table.cells, [&](TableCell const& cell) {
        if (cell.row < first_row) return false;
        if (cell.content.empty()) return !cell.marks.empty();
        if (cell.content.size() > 1) return false;
        auto const* item = std::get_if<ListItem>(&cell.content.front());
        auto const& paragraph = item ? item->content : std::get<Paragraph>(cell.content.front());
        return sign_of(paragraph.text.text, rules) != Sign::None;
    });
}

class ColumnJudge {
public:
    ColumnJudge(Table const& table, TableMeanings& meanings, PlanReading& reading)
        : m_table(table), m_meanings(meanings), m_reading(reading),
          m_contents(held_in(table, meanings.first_row, reading.rules)) {}

    void judge() {
        find_values();
        find_times();
        find_explained();
    }

private:
    ColumnMeaning& column(int index) { return m_meanings.columns[static_cast<std::size_t>(index)]; }
    Content const& content(int index) const { return m_contents[static_cast<std::size_t>(index)]; }

    std::optional<RuleHit> head(int index, Meaning means) const {
        auto const heading = heading_of(m_table, m_meanings, index);
        return heading.empty() ? std::nullopt : find_mark_term(heading, means, m_reading.rules);
    }

    struct Head {
        int index;
        std::string rule;
        double confidence;
    };
    // The heading's own time: by a rule, or by its words.
    std::optional<Head> time_head(int index) const {
        if (auto const hit = head(index, Meaning::Deadline))
            return Head{index, hit->rule->name, hit->rule->confidence};
        if (says_when(heading_of(m_table, m_meanings, index), m_reading.rules))
            return Head{index, "table.marked-time", 1};
        return std::nullopt;
    }

    void give(Head const& head, MarkRole role) {
        auto& meaning = column(head.index);
        meaning.marks = role;
        meaning.label = heading_of(m_table, m_meanings, head.index);
        meaning.rule = head.rule;
        meaning.confidence = head.confidence;
    }

    // 'Gjennomført' | 'Pågår' | 'Ikke påbegynt'. A colour says so only where the others say the rest: a
    // single column 'Gjennomført' of red and green cells says it by a legend.
    void find_values() {
        std::vector<Head> values;
        for (int index = 0; index < m_table.columns; ++index)
            if (content(index).texts == 0)
                if (auto hit = head(index, Meaning::Status))
                    values.push_back({index, hit->rule->name, hit->rule->confidence});
        int signs = 0;
        for (auto const& value : values) signs += content(value.index).signs;
        for (auto const& value : values) {
            auto const& held = content(value.index);
            bool const by_sign = signs > 0 && held.refused == 0;
            bool const by_colour = signs == 0 && values.size() > 1 && held.colours.size() <= 1;
            if (by_sign || by_colour) give(value, MarkRole::Value);
        }
    }

    // '2025' | '2026' | '2027', where nothing else tells the time.
    void find_times() {
        std::vector<Head> times;
        int signs = 0, drawn = 0, never = 0, always = 0;
        for (int index = 0; index < m_table.columns; ++index) {
            if (column(index).marks != MarkRole::None) continue;
            auto const time = time_head(index);
            if (!time) {
                if (column(index).means == Meaning::Deadline && content(index).texts > 0) return;
                continue;
            }
            auto const& held = content(index);
            if (held.texts > 0 || held.refused > 0) return;
            signs += held.signs;
            drawn += held.drawn;
            never += held.drawn == 0;
            always += held.drawn > 0 && held.blank == 0;
            times.push_back(*time);
        }
        // A column shaded from top to bottom, and others never, is set off and marks nothing.
        bool const by_colour = signs == 0 && drawn > 0 && (always == 0 || always + never < int(times.size()));
        if (times.size() < 2 || (signs == 0 && !by_colour)) return;
        for (auto const& time : times) give(time, signs > 0 ? MarkRole::Time : MarkRole::ColouredTime);
    }

    // 'Status', or a column without a heading that a legend explains.
    void find_explained() {
        for (int index = 0; index < m_table.columns; ++index) {
            auto& meaning = column(index);
            auto const& held = content(index);
            if (meaning.marks != MarkRole::None || held.signs + held.drawn + held.pictures == 0) continue;
            bool const of_status =
                meaning.means == Meaning::Status ||
                std::ranges::any_of(m_reading.rules.find_terms(meaning.label, TermPlace::Column),
                    [](RuleHit const& hit) { return hit.rule->means == Meaning::Status; });
            if (of_status)
                meaning.marks = MarkRole::Explained;
            else if (held.marks_only() && held.drawn > 0 && held.colours.size() > 1)
                judge_colours(index);
        }
    }

    void judge_colours(int index) {
        auto& meaning = column(index);
        std::set<std::string> said;
        std::vector<Place> places;
        for (auto const& cell : m_table.cells) {
            if (cell.row < m_meanings.first_row || cell.column != index || !cell.content.empty()) continue;
            for (auto const& mark : cell.marks) {
                if (mark.kind == MarkKind::Picture) continue;
                places.push_back(mark.at);
                auto const answer = m_reading.status_legend().meaning_of({mark.colour, {}}, mark.at);
                if (answer.entry) said.insert(answer.entry->meaning);
            }
        }
        if (meaning.label.empty() && said.size() > 1) {
            meaning.marks = MarkRole::Explained;
            return;
        }
        m_reading.diagnostics.warn("mark-without-legend",
            fmt::format("cells of {} hold colours only, and nothing says what they mean",
                meaning.label.empty() ? fmt::format("column {}", index + 1)
                                      : fmt::format("the column \"{}\"", meaning.label)),
            std::move(places));
    }

    Table const& m_table;
    TableMeanings& m_meanings;
    PlanReading& m_reading;
    std::vector<Content> m_contents;
};

// Goals have no status that a colour could say.
void report_goals(Table const& table, TableMeanings const& meanings, PlanReading& reading) {
    std::vector<Place> places;
    for (auto const& cell : table.cells)
        if (cell.row >= meanings.first_row && cell.content.empty() && is_drawn(cell) &&
            meanings.columns[static_cast<std::size_t>(cell.column)].means == Meaning::Status)
            places.push_back(cell.marks.front().at);
    if (!places.empty())
        reading.diagnostics.warn("mark-without-measure",
            "colours say the status of goals, which have none in a plan", std::move(places));
}

} // namespace

bool is_mark(std::string_view text, RuleSet const& rules) {
    return sign_of(text, rules) != Sign::None;
}

void find_mark_columns(Table const& table, TableMeanings& meanings, PlanReading& reading) {
    if (meanings.sort == TableSort::Goals) return report_goals(table, meanings, reading);
    if (meanings.sort != TableSort::Measures || !has_any_mark(table, meanings.first_row, reading.rules))
        return;
    ColumnJudge(table, meanings, reading).judge();
}

bool is_read_by_mark(TableCell const& cell, ColumnMeaning const& column, RuleSet const& rules) {
    if (column.marks == MarkRole::None) return false;
    return cell.content.empty() || is_mark(cell.text().text, rules);
}

} // namespace planleser
