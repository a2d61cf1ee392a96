#include "plan/budget_grid.h"

#include "plan/stacked_rows.h"
#include "text/code_points.h"

#include <algorithm>

namespace planleser {

namespace {

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

SourcedText text_without_bullets(TableCell const& cell) {
    SourcedText text;
    for (auto const& block : cell.content) {
        auto const* item = std::get_if<ListItem>(&block);
        if (!text.empty()) text.append(" ", no_glyph);
        if (item && keeps_marker(*item)) text.append(item->marker + " ", no_glyph);
        text.append(item ? item->content.text : std::get<Paragraph>(block).text);
    }
    return text;
}

bool is_bold(TableCell const& cell) {
    if (cell.content.empty()) return false;
    auto const* paragraph = std::get_if<Paragraph>(&cell.content.front());
    return paragraph && !paragraph->styles.empty() && paragraph->styles.front().style.bold;
}

// What figures a column shows.
struct ColumnTally {
    int figures = 0, years = 0, texts = 0, dashes = 0;
};

ColumnTally tally(
    std::vector<GridRow> const& rows, std::size_t column, AmountWords const& words, FigureStyle style) {
    ColumnTally result;
    for (auto const& row : rows) {
        auto const& cell = row[column];
        if (!cell.origin || cell.empty() || cell.wide) continue;
        auto const content = read_cell(cell.text.view(), words, style).content;
        bool const year = is_bare_year(cell.text.view());
        result.years += year;
        result.figures += content == CellContent::Amount && !year;
        result.dashes += content == CellContent::Nothing;
        result.texts += content == CellContent::Text;
    }
    return result;
}

// Integers that count up by one, one a row, whatever stands above and below them.
bool counts_up(std::vector<GridRow> const& rows, std::size_t column) {
    constexpr std::size_t most_digits = 3; // accounts have more
    int last = 0, steps = 0, breaks = 0, texts = 0;
    for (auto const& row : rows) {
        auto const& text = row[column].text.text;
        if (text.empty() || !row[column].origin || row[column].wide) continue;
        auto number = std::string_view(text);
        if (number.ends_with('.')) number.remove_suffix(1);
        if (!is_digits(number) || number.size() > most_digits) {
            ++texts;
            continue;
        }
        int const value = std::stoi(std::string(number));
        (value == last + 1 || (last > 0 && value == last + 2) ? steps : breaks) += 1;
        last = value;
    }
    return steps >= 3 && breaks <= steps / 10 && texts <= 1 + steps / 10;
}

bool are_accounts(std::vector<GridRow> const& rows, std::size_t column) {
    int accounts = 0, others = 0;
    for (auto const& row : rows) {
        auto const& text = row[column].text.text;
        if (text.empty() || !row[column].origin || row[column].wide) continue;
        bool const account = is_digits(text) && text.size() >= 3 && text.size() <= 6;
        (account ? accounts : others) += 1;
    }
    return accounts >= 2 && others <= accounts / 5;
}

// '3 050', '4 040', '4 045': accounts of a spreadsheet that groups the digits of every number.
bool are_grouped_accounts(std::vector<GridRow> const& rows, std::size_t column) {
    constexpr int least_accounts = 4;
    constexpr std::size_t digits = 4;
    int accounts = 0, last = 0;
    for (auto const& row : rows) {
        auto text = row[column].text.text;
        if (text.empty() || !row[column].origin || row[column].wide) continue;
        std::erase(text, ' ');
        if (!is_digits(text) || text.size() != digits) return false;
        auto const account = std::stoi(text);
        if (account <= last) return false;
        last = account;
        ++accounts;
    }
    return accounts >= least_accounts;
}

std::vector<GridRow> spread_rows(
    Table const& table, AmountWords const& words, GlyphTable const& glyphs, std::vector<bool>& from_header) {
    auto const columns = static_cast<std::size_t>(table.columns);
    std::vector<GridRow> rows(static_cast<std::size_t>(table.rows), GridRow(columns));
    std::vector<std::vector<std::vector<CellLine>>> lines(
        rows.size(), std::vector<std::vector<CellLine>>(columns));
    std::vector<bool> spans_rows(rows.size());
    for (auto const& cell : table.cells) {
        if (cell.row < 0 || cell.column < 0 || cell.row_end >= table.rows || cell.column_end >= table.columns)
            continue;
        auto const row = static_cast<std::size_t>(cell.row), column = static_cast<std::size_t>(cell.column);
        auto const text = text_without_bullets(cell);
        for (auto r = row; r <= static_cast<std::size_t>(cell.row_end); ++r)
            for (auto c = column; c <= static_cast<std::size_t>(cell.column_end); ++c)
                rows[r][c] = {text, r == row && c == column, false, is_bold(cell)};
        lines[row][column] = lines_of(cell, glyphs);
        if (cell.row_end > cell.row)
            for (auto r = row; r <= static_cast<std::size_t>(cell.row_end); ++r) spans_rows[r] = true;
    }
    std::vector<GridRow> all;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        auto split = spans_rows[r] ? std::vector<GridRow>{} : split_stacked_row(lines[r], words);
        if (split.empty()) split.push_back(std::move(rows[r]));
        for (auto& row : split) {
            all.push_back(std::move(row));
            from_header.push_back(static_cast<int>(r) < table.header_rows);
        }
    }
    return all;
}

bool has_own_text(GridCell const& cell) {
    return cell.origin && !cell.empty();
}

void drop_column(std::vector<GridRow>& rows, std::size_t column) {
    for (auto& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
}

// Spreadsheets print columns that hold nothing, or half of what a reader sees as one column: the first go,
// the second are joined. Two columns are halves of one where no row has a text in both.
void join_column_halves(std::vector<GridRow>& rows) {
    auto const columns = [&] { return rows.empty() ? 0 : rows.front().size(); };
    for (std::size_t c = columns(); c-- > 0;)
        if (std::none_of(rows.begin(), rows.end(), [c](GridRow const& row) { return has_own_text(row[c]); }))
            drop_column(rows, c);
    for (std::size_t c = columns(); c-- > 1;) {
        bool const halves = std::none_of(rows.begin(), rows.end(),
            [c](GridRow const& row) { return has_own_text(row[c - 1]) && has_own_text(row[c]); });
        if (!halves) continue;
        for (auto& row : rows)
            if (has_own_text(row[c])) row[c - 1] = std::move(row[c]);
        drop_column(rows, c);
    }
    for (auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto end = c + 1;
            while (end < row.size() && !row[end].origin && row[end].text.text == row[c].text.text) ++end;
            bool const wide = has_own_text(row[c]) && end - c > 1 && (end - c >= 3 || end - c == row.size());
            for (auto covered = c; wide && covered < end; ++covered) row[covered].wide = true;
        }
}

// The one text of a row above the column heads, over the figures or over all.
bool is_title(GridRow const& row, std::vector<GridColumnKind> const& kinds) {
    std::size_t texts = 0, figure_columns = 0, covered = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
        bool const figures = kinds[c] == GridColumnKind::Figures;
        texts += row[c].origin && !row[c].empty();
        figure_columns += figures;
        covered += figures && row[c].wide && !row[c].empty();
    }
    return texts == 1 && figure_columns > 0 && covered == figure_columns;
}

// The first row that shows figures ends the header; rows of labels alone right before it head the body.
std::size_t header_size(std::vector<GridRow> const& rows, std::vector<GridColumnKind> const& kinds,
    std::vector<bool> const& from_header, AmountWords const& words, FigureStyle style) {
    std::size_t size = 0;
    bool heads_seen = false, all_headed = false;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (all_headed && is_title(rows[r], kinds)) break; // over all columns: the first heading of the body
        bool headed = true;
        for (std::size_t c = 0; c < kinds.size(); ++c)
            headed = headed && (kinds[c] != GridColumnKind::Figures || has_own_text(rows[r][c]));
        all_headed = all_headed || headed;
        bool heads = false, figures = false;
        for (std::size_t c = 0; c < kinds.size(); ++c) {
            auto const& cell = rows[r][c];
            if (kinds[c] != GridColumnKind::Figures || cell.empty()) continue;
            auto const content = read_cell(cell.text.view(), words, style).content;
            figures = figures || (content == CellContent::Amount && !is_bare_year(cell.text.view()));
            heads = heads || content == CellContent::Text || is_bare_year(cell.text.view());
        }
        if (figures) break;
        // A label alone below the column heads is the first heading of the body, whatever the table says.
        heads_seen = heads_seen || heads;
        if (heads || (from_header[r] && !heads_seen)) size = r + 1;
    }
    return size;
}

// A text alone in the first row that runs on from the labels over figures, above rows that head both.
bool is_overflowing_title(
    std::vector<GridRow> const& rows, std::size_t header, std::vector<GridColumnKind> const& kinds) {
    if (header < 2) return false;
    std::size_t texts = 0;
    bool over_figures = false, over_labels = false;
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        auto const& cell = rows[0][c];
        texts += has_own_text(cell);
        bool const covered = !cell.empty() && (has_own_text(cell) || !cell.origin);
        over_labels = over_labels || (covered && kinds[c] == GridColumnKind::Label);
        over_figures = over_figures || (covered && kinds[c] == GridColumnKind::Figures);
    }
    if (texts != 1 || !over_figures || !over_labels) return false;
    std::size_t heads = 0, figures = 0;
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (kinds[c] != GridColumnKind::Figures) continue;
        ++figures;
        heads += has_own_text(rows[1][c]);
    }
    return heads == figures;
}

// Words of long labels alone, each behind the label's own.
bool is_label_overflow(std::vector<GridRow> const& rows, std::size_t label, std::size_t column) {
    std::size_t texts = 0;
    for (auto const& row : rows) {
        if (!has_own_text(row[column])) continue;
        if (!has_own_text(row[label])) return false;
        ++texts;
    }
    return texts * 10 <= rows.size();
}

// Whether the column's first text ends in a year.
bool ends_head_in_year(std::vector<GridRow> const& rows, std::size_t column) {
    for (auto const& row : rows)
        if (has_own_text(row[column])) {
            auto const text = row[column].text.view();
            return text.size() >= 4 && is_bare_year(text.substr(text.size() - 4));
        }
    return false;
}

std::vector<GridColumnKind> column_kinds(
    std::vector<GridRow> const& rows, std::size_t columns, AmountWords const& words, FigureStyle style) {
    std::vector<GridColumnKind> kinds(columns, GridColumnKind::Empty);
    std::optional<std::size_t> label;
    int label_texts = 0;
    bool figures_seen = false;
    for (std::size_t c = 0; c < columns; ++c) {
        auto const t = tally(rows, c, words, style);
        bool const any = t.figures + t.years + t.texts + t.dashes > 0;
        // A column head and a few remarks are texts too.
        bool const figures = t.figures > 0 && t.figures + t.dashes >= t.texts;
        if (any) kinds[c] = figures ? GridColumnKind::Figures : GridColumnKind::Text;
        bool const code = figures && (counts_up(rows, c) || are_accounts(rows, c));
        if (kinds[c] == GridColumnKind::Text && (!label || (!figures_seen && t.texts > label_texts))) {
            label = c;
            label_texts = t.texts;
        }
        figures_seen = figures_seen || (label && figures && !code);
    }
    if (!label) return kinds;
    for (std::size_t c = 0; c < *label; ++c) {
        if (kinds[c] == GridColumnKind::Text)
            kinds[c] = GridColumnKind::Group;
        else if (kinds[c] == GridColumnKind::Figures && counts_up(rows, c))
            kinds[c] = GridColumnKind::LineNumber;
        else if (kinds[c] == GridColumnKind::Figures &&
                 (are_accounts(rows, c) || are_grouped_accounts(rows, c)))
            kinds[c] = GridColumnKind::Account;
    }
    kinds[*label] = GridColumnKind::Label;
    // A column of figures may be empty below its head: no investment in the plan's last year.
    for (auto c = *label + 1; figures_seen && c < columns; ++c) {
        auto const t = tally(rows, c, words, style);
        bool const only_head = t.figures == 0 && t.texts + t.years == 1 && ends_head_in_year(rows, c);
        if (kinds[c] == GridColumnKind::Text && only_head) kinds[c] = GridColumnKind::Figures;
    }
    auto const next = *label + 1;
    if (next < columns && kinds[next] == GridColumnKind::Text && is_label_overflow(rows, *label, next))
        kinds[next] = GridColumnKind::Label;
    return kinds;
}

} // namespace

std::size_t BudgetGrid::count(GridColumnKind kind) const {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), kind));
}

bool keeps_marker(ListItem const& item) {
    if (item.marker.empty()) return false;
    auto const first = code_point_at(item.marker, 0).value;
    auto const& text = item.content.text.text;
    if (is_dash(first)) return !text.empty() && is_digit(code_point_at(text, 0).value);
    return std::any_of(item.marker.begin(), item.marker.end(), [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x80 && is_word_character(byte);
    });
}

bool is_bare_year(std::string_view text) {
    return text.size() == 4 && is_digits(text) && text >= "1900" && text <= "2100";
}

BudgetGrid make_grid(Table const& table, AmountWords const& words, GlyphTable const& glyphs) {
    BudgetGrid grid;
    std::vector<bool> from_header;
    auto rows = spread_rows(table, words, glyphs, from_header);
    join_column_halves(rows);
    auto const columns = rows.empty() ? 0 : rows.front().size();
    std::vector<std::string_view> texts;
    for (auto const& row : rows)
        for (auto const& cell : row)
            if (cell.origin) texts.push_back(cell.text.view());
    grid.style = figure_style(texts);
    grid.columns = column_kinds(rows, columns, words, grid.style);
    auto const header = header_size(rows, grid.columns, from_header, words, grid.style);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        bool const blank =
            std::all_of(rows[r].begin(), rows[r].end(), [](GridCell const& c) { return c.empty(); });
        if (blank) continue;
        if (r < header && (is_title(rows[r], grid.columns) ||
                              (r == 0 && is_overflowing_title(rows, header, grid.columns)))) {
            auto const cell =
                std::find_if(rows[r].begin(), rows[r].end(), [](GridCell const& c) { return !c.empty(); });
            if (!grid.title.empty()) grid.title.append(" ", no_glyph);
            grid.title.append(cell->text);
        } else {
            (r < header ? grid.header : grid.body).push_back(std::move(rows[r]));
        }
    }
    return grid;
}

} // namespace planleser
