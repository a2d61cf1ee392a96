#include "plan/column_meanings.h"

#include "plan/column_contents.h"
#include "plan/labelled_text.h"
#include "plan/mark_columns.h"
#include "plan/numbered_text.h"
#include "text/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace planleser {

namespace {

struct HeadingRow {
    int row = -1, last_row = -1;
    std::vector<ColumnMeaning> columns;
    int known = 0;
    bool has(Meaning meaning) const {
        return std::ranges::any_of(
            columns, [&](ColumnMeaning const& column) { return column.means == meaning; });
    }
    std::ptrdiff_t count_goals() const {
        return std::ranges::count_if(columns, [](ColumnMeaning const& column) {
            return !column.rule.empty() &&
                   (column.means == Meaning::Aim || !goal_level_of(column.means).empty());
        });
    }
};

// 'Ansvar / frist', 'Hvem og når': two columns in one.
std::optional<ColumnMeaning> meaning_of_pair(std::string const& label, RuleSet const& rules) {
    std::vector<std::string> joints{"/"};
    for (auto const& word : rules.words("and_words")) joints.push_back(' ' + word + ' ');
    joints.insert(joints.end(), {", ", " & "});
    for (auto const& joint : joints) {
        auto const at = label.find(joint);
        if (at == std::string::npos) continue;
        auto const part = [&](std::size_t begin, std::size_t end) {
            while (begin < end && label[begin] == ' ') ++begin;
            while (end > begin && label[end - 1] == ' ') --end;
            return rules.find_term(std::string_view(label).substr(begin, end - begin), TermPlace::Column);
        };
        auto const first = part(0, at), second = part(at + joint.size(), label.size());
        if (!first || !second) continue;
        bool const time_first = first->rule->means == Meaning::Deadline;
        if (time_first == (second->rule->means == Meaning::Deadline)) continue;
        auto const& own = *(time_first ? second : first)->rule;
        if (own.means != Meaning::Responsible && own.means != Meaning::Partners && own.means != Meaning::Cost)
            continue;
        return ColumnMeaning{own.means, own.name, label, 0.9 * own.confidence, true};
    }
    return std::nullopt;
}

ColumnMeaning meaning_of(std::string const& label, RuleSet const& rules) {
    if (auto pair = meaning_of_pair(label, rules)) return *pair;
    if (auto const hit = rules.find_term(label, TermPlace::Column))
        return {hit->rule->means, hit->rule->name, label, hit->rule->confidence};
    // Narrow columns break their headings anywhere, with a hyphen that no dictionary foresees.
    auto unbroken = label;
    std::erase(unbroken, '-');
    if (unbroken != label)
        if (auto const hit = rules.find_term(unbroken, TermPlace::Column))
            return {hit->rule->means, hit->rule->name, label, 0.9 * hit->rule->confidence};
    return {Meaning::Field, {}, label, 0.5};
}

// Where the column below is one of several, its text is not the value itself: 'Kostnad' above 'Drift' and
// 'Investering'.
bool holds_one_value(Meaning meaning) {
    return meaning == Meaning::Cost || meaning == Meaning::Deadline || meaning == Meaning::Status ||
           meaning == Meaning::Number;
}

HeadingRow headings_at(Table const& table, int row, RuleSet const& rules, ColumnOptions const& options) {
    HeadingRow found;
    found.row = found.last_row = row;
    std::set<TableCell const*> counted;
    for (int column = 0; column < table.columns; ++column) {
        auto const* cell = table.cell_at(row, column);
        auto const label = cell ? cell->text().text : std::string();
        auto meaning = label.size() <= options.most_bytes ? meaning_of(label, rules) : ColumnMeaning{};
        // A heading above several columns: the row below names each.
        if (cell && cell->column_end > cell->column && cell->row_end + 1 < table.rows) {
            auto const* below = table.cell_at(cell->row_end + 1, column);
            if (below && below->column == below->column_end && below->header && !below->content.empty()) {
                auto const own = meaning_of(below->text().text, rules);
                found.last_row = std::max(found.last_row, below->row_end);
                bool const is_part = own.rule.empty() || own.means == meaning.means;
                if (!is_part)
                    meaning = own;
                else if (holds_one_value(meaning.means))
                    meaning = {Meaning::Field, meaning.rule, label + ' ' + own.label, meaning.confidence};
            }
        }
        if (cell && cell->row_end > cell->row && cell->row_end < table.rows - 1 && cell->header)
            found.last_row = std::max(found.last_row, cell->row_end);
        if (!meaning.rule.empty() && cell && counted.insert(cell).second) ++found.known;
        found.columns.push_back(std::move(meaning));
    }
    return found;
}

// 'Pri' above 1, 2, 3: the rank is the row's number.
bool counts_rows(Table const& table, int column, int first_row) {
    constexpr int fewest = 2;
    int last = 0;
    for (auto const& cell : table.cells) {
        if (cell.column != column || cell.row < first_row || cell.content.empty()) continue;
        auto number = cell.text().text;
        if (number.ends_with('.')) number.pop_back();
        if (cell.column_end > column || number != std::to_string(last + 1)) return false;
        ++last;
    }
    return last >= fewest;
}

void settle_number_columns(Table const& table, HeadingRow& row, ColumnOptions const& options) {
    if (!row.has(Meaning::Number) && row.columns.front().means == Meaning::Field &&
        counts_rows(table, 0, row.last_row + 1))
        row.columns.front().means = Meaning::Number;
    for (int column = 0; column < table.columns; ++column) {
        auto& meaning = row.columns[static_cast<std::size_t>(column)];
        if (!meaning.rule.empty() || !meaning.label.empty()) continue;
        int filled = 0, numbers = 0;
        bool spans = false;
        for (auto const& cell : table.cells) {
            if (cell.column != column || cell.row <= row.last_row || cell.content.empty()) continue;
            if (cell.column_end > cell.column) continue;
            ++filled;
            spans = spans || cell.row_end > cell.row;
            numbers += looks_like_number(cell.text().text);
        }
        if (filled == 0)
            meaning.means = Meaning::Ignore;
        else if (numbers >= options.number_share * filled)
            meaning.means = Meaning::Number;
        else if (column == 0 && spans && !row.has(Meaning::Area))
            meaning.means = Meaning::Area;
    }
}

// One column holds the measure; what else claims to is a detail of it.
void settle_measure_column(HeadingRow& row) {
    auto* best = static_cast<ColumnMeaning*>(nullptr);
    for (auto& column : row.columns)
        if (column.means == Meaning::Measure && (!best || column.confidence > best->confidence))
            best = &column;
    if (!best) return;
    bool past = false;
    for (auto& column : row.columns) {
        if (&column == best)
            past = true;
        else if (column.means == Meaning::Measure)
            column.means = Meaning::Field;
        else if (column.means == Meaning::Aim)
            column.means = past ? Meaning::Target : Meaning::SubGoal;
    }
}

// A column of dates says when each row is due, whatever it is called.
void settle_time_column(
    Table const& table, HeadingRow& row, RuleSet const& rules, ColumnOptions const& options) {
    if (row.has(Meaning::Deadline)) return;
    for (int column = 0; column < table.columns; ++column) {
        auto& meaning = row.columns[static_cast<std::size_t>(column)];
        if (meaning.means != Meaning::Field || meaning.label.empty()) continue;
        auto const contents = contents_of(table, column, row.last_row + 1, rules);
        if (contents.filled < 2 || contents.times < options.time_share * contents.filled) continue;
        meaning.means = Meaning::Deadline;
        meaning.confidence = options.by_cells;
        return;
    }
}

// Columns of years whose cells are empty or marked: the marks say when, plan/mark_columns.h.
void settle_marked_years(
    Table const& table, HeadingRow& row, RuleSet const& rules, ColumnOptions const& options) {
    if (row.has(Meaning::Deadline)) return;
    std::vector<ColumnMeaning*> years;
    int marks = 0;
    for (int column = 0; column < table.columns; ++column) {
        auto& meaning = row.columns[static_cast<std::size_t>(column)];
        if (meaning.means != Meaning::Field || !says_when(meaning.label, rules)) continue;
        for (auto const& cell : table.cells) {
            if (cell.column != column || cell.column_end != column || cell.row <= row.last_row) continue;
            auto const text = cell.text().text;
            if (text.empty()) continue;
            auto const sign = sign_of(text, rules);
            if (sign == Sign::None || sign == Sign::Refused) return;
            ++marks;
        }
        years.push_back(&meaning);
    }
    if (static_cast<int>(years.size()) < options.fewest_marked_years || marks == 0) return;
    for (auto* const meaning : years) {
        meaning->means = Meaning::Deadline;
        meaning->confidence = options.by_cells;
    }
}

// Whether a row has words in both columns: one field would join what they say.
bool say_both(Table const& table, int first, int second, int first_row, RuleSet const& rules) {
    auto const says = [&](int row, int column) {
        auto const* cell = table.cell_at(row, column);
        if (!cell || cell->row != row || cell->column != column || cell->column_end != column) return false;
        auto const text = cell->text().text;
        return !text.empty() && sign_of(text, rules) == Sign::None;
    };
    for (int row = first_row; row < table.rows; ++row)
        if (says(row, first) && says(row, second)) return true;
    return false;
}

// Of columns that fill one field of a measure the surest does, the first of equals; the others are details.
void settle_rival_columns(Table const& table, HeadingRow& row, RuleSet const& rules) {
    for (auto const meaning : {Meaning::Number, Meaning::Deadline, Meaning::Cost, Meaning::Status}) {
        int best = -1;
        auto const at = [&](int column) -> ColumnMeaning& {
            return row.columns[static_cast<std::size_t>(column)];
        };
        for (int column = 0; column < table.columns; ++column)
            if (at(column).means == meaning && (best < 0 || at(column).confidence > at(best).confidence))
                best = column;
        for (int column = 0; best >= 0 && column < table.columns; ++column)
            if (column != best && at(column).means == meaning && !at(column).label.empty() &&
                at(column).label != at(best).label && say_both(table, best, column, row.last_row + 1, rules))
                at(column).means = Meaning::Field;
    }
}

// The first column of texts that is a detail: one whose heading no rule knows before one that is known.
ColumnMeaning* text_column(
    Table const& table, HeadingRow& row, RuleSet const& rules, ColumnOptions const& options) {
    ColumnMeaning* known = nullptr;
    for (int column = 0; column < table.columns; ++column) {
        auto& meaning = row.columns[static_cast<std::size_t>(column)];
        if (meaning.means != Meaning::Field) continue;
        auto const contents = contents_of(table, column, row.last_row + 1, rules);
        bool const is_text = contents.texts > 1 && contents.texts >= options.text_share * contents.filled &&
                             static_cast<double>(contents.bytes) >= options.least_mean_text * contents.texts;
        if (!is_text) continue;
        if (meaning.rule.empty() && !meaning.label.empty()) return &meaning;
        if (!known) known = &meaning;
    }
    return known;
}

// A table of responsibilities, dates or costs without a column called measure: what leads each row is one.
bool make_measure_column(
    Table const& table, HeadingRow& row, RuleSet const& rules, ColumnOptions const& options) {
    bool const has_details = row.has(Meaning::Responsible) || row.has(Meaning::Deadline);
    auto* const detail = text_column(table, row, rules, options);
    if (!has_details && !(row.has(Meaning::Cost) && detail && detail->rule.empty())) return false;
    auto const take = [](ColumnMeaning& column) {
        column.means = Meaning::Measure;
        column.confidence = 0.6;
        return true;
    };
    for (auto const meaning : {Meaning::Strategy, Meaning::SubGoal, Meaning::Aim, Meaning::Target,
             Meaning::ResultTarget, Meaning::Field, Meaning::Area})
        for (auto& column : row.columns) {
            if (column.means != meaning) continue;
            if (meaning != Meaning::Field) return take(column);
            if (detail) return take(*detail);
        }
    return false;
}

std::optional<TableMeanings> find_card(
    Table const& table, RuleSet const& rules, ColumnOptions const& options) {
    if (table.columns != 2) return std::nullopt;
    TableMeanings card;
    card.sort = TableSort::Card;
    int known = 0, labels = 0;
    bool has_measure = false;
    for (int row = 0; row < table.rows; ++row) {
        auto const* cell = table.cell_at(row, 0);
        auto const label = cell && cell->column_end == 0 ? cell->text().text : std::string();
        auto meaning = label.size() <= options.most_bytes ? meaning_of(label, rules) : ColumnMeaning{};
        labels += !label.empty();
        known += !meaning.rule.empty() && is_measure_part(meaning.means);
        has_measure = has_measure || meaning.means == Meaning::Measure;
        card.columns.push_back(std::move(meaning));
    }
    bool const is_card = known >= 3 && 2 * known > labels;
    return is_card ? std::optional(card) : std::nullopt;
}

} // namespace

std::optional<TableMeanings> find_column_meanings(
    Table const& table, RuleSet const& rules, ColumnOptions const& options) {
    if (table.columns < 2 || table.rows < 2) return std::nullopt;
    if (auto card = find_card(table, rules, options)) return card;
    HeadingRow best;
    for (int row = 0; row < std::min(table.rows - 1, options.most_rows_above); ++row)
        if (auto found = headings_at(table, row, rules, options); found.known > best.known)
            best = std::move(found);
    if (best.known == 0) return std::nullopt;
    settle_number_columns(table, best, options);
    settle_rival_columns(table, best, rules);
    settle_time_column(table, best, rules, options);
    settle_marked_years(table, best, rules, options);
    bool const names_measure = best.has(Meaning::Measure);
    // A single weak word over a column proves nothing: it needs a companion.
    bool const strong = std::ranges::any_of(best.columns, [](ColumnMeaning const& column) {
        return column.means == Meaning::Measure && column.confidence >= 0.9;
    });
    TableMeanings result;
    result.first_row = best.last_row + 1;
    if (names_measure && (strong || best.known >= 2)) {
        settle_measure_column(best);
    } else if (best.count_goals() >= 2 ||
               (best.count_goals() == 1 && best.known >= 2 && !best.has(Meaning::Responsible) &&
                   !best.has(Meaning::Deadline))) {
        result.sort = TableSort::Goals;
    } else if (best.known < 2 || !make_measure_column(table, best, rules, options)) {
        return std::nullopt;
    } else {
        settle_measure_column(best);
    }
    result.columns = std::move(best.columns);
    return result;
}

} // namespace planleser
