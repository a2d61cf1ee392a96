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
        auto const& part = item ? item->content.text : std::get<Paragraph>(block).text;
        if (!text.empty()) text.append(" ", no_glyph);
        bool const numbered = item && std::any_of(item->marker.begin(), item->marker.end(), [](char c) {
            return is_digit(static_cast<unsigned char>(c)) || is_letter(static_cast<unsigned char>(c));
        });
        if (numbered) text.append(item->marker + " ", no_glyph);
        text.append(part);
    }
    return text;
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
        if (!cell.origin || cell.empty()) continue;
        auto const content = read_cell(cell.text.view(), words, style).content;
        bool const year = is_bare_year(cell.text.view());
        result.years += year;
        result.figures += content == CellContent::Amount && !year;
        result.dashes += content == CellContent::Nothing;
        result.texts += content == CellContent::Text;
    }
    return result;
}

// Integers that count up by one, wherever they stand.
bool counts_up(std::vector<GridRow> const& rows, std::size_t column) {
    int last = 0, steps = 0, breaks = 0;
    for (auto const& row : rows) {
        auto const& text = row[column].text.text;
        if (text.empty()) continue;
        if (!is_digits(text) || text.size() > 4) return false;
        int const value = std::stoi(text);
        (value == last + 1 || (last > 0 && value == last + 2) ? steps : breaks) += 1;
        last = value;
    }
    return steps >= 3 && breaks <= steps / 10;
}

bool are_accounts(std::vector<GridRow> const& rows, std::size_t column) {
    int accounts = 0, others = 0;
    for (auto const& row : rows) {
        auto const& text = row[column].text.text;
        if (text.empty() || !row[column].origin) continue;
        bool const account = is_digits(text) && text.size() >= 3 && text.size() <= 6;
        (account ? accounts : others) += 1;
    }
    return accounts >= 2 && others <= accounts / 5;
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
                rows[r][c] = {text, r == row && c == column};
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

// The first row that shows figures ends the header; rows of labels alone right before it head the body.
std::size_t header_size(std::vector<GridRow> const& rows, std::vector<GridColumnKind> const& kinds,
    std::vector<bool> const& from_header, AmountWords const& words, FigureStyle style) {
    std::size_t size = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        bool heads = false, figures = false;
        for (std::size_t c = 0; c < kinds.size(); ++c) {
            auto const& cell = rows[r][c];
            if (kinds[c] != GridColumnKind::Figures || cell.empty()) continue;
            auto const content = read_cell(cell.text.view(), words, style).content;
            figures = figures || (content == CellContent::Amount && !is_bare_year(cell.text.view()));
            heads = heads || content == CellContent::Text || is_bare_year(cell.text.view());
        }
        if (figures) break;
        if (heads || from_header[r]) size = r + 1;
    }
    return size;
}

bool spans_all(GridRow const& row) {
    return row.size() > 1 && row.front().origin && !row.front().empty() &&
           std::all_of(row.begin() + 1, row.end(), [](GridCell const& cell) { return !cell.origin; });
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
        else if (kinds[c] == GridColumnKind::Figures && are_accounts(rows, c))
            kinds[c] = GridColumnKind::Account;
    }
    kinds[*label] = GridColumnKind::Label;
    return kinds;
}

} // namespace

std::size_t BudgetGrid::count(GridColumnKind kind) const {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), kind));
}

bool is_bare_year(std::string_view text) {
    return text.size() == 4 && is_digits(text) && text >= "1900" && text <= "2100";
}

BudgetGrid make_grid(Table const& table, AmountWords const& words, GlyphTable const& glyphs) {
    BudgetGrid grid;
    std::vector<bool> from_header;
    auto rows = spread_rows(table, words, glyphs, from_header);
    std::vector<std::string_view> texts;
    for (auto const& row : rows)
        for (auto const& cell : row)
            if (cell.origin) texts.push_back(cell.text.view());
    grid.style = figure_style(texts);
    grid.columns = column_kinds(rows, static_cast<std::size_t>(table.columns), words, grid.style);
    auto const header = header_size(rows, grid.columns, from_header, words, grid.style);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        bool const blank =
            std::all_of(rows[r].begin(), rows[r].end(), [](GridCell const& c) { return c.empty(); });
        if (blank) continue;
        if (r < header && spans_all(rows[r])) {
            if (!grid.title.empty()) grid.title.append(" ", no_glyph);
            grid.title.append(rows[r].front().text);
        } else {
            (r < header ? grid.header : grid.body).push_back(std::move(rows[r]));
        }
    }
    return grid;
}

} // namespace planleser
