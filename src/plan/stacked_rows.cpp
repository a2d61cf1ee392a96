#include "plan/stacked_rows.h"

#include "text/code_points.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planleser {

namespace {

// Lines nearer than this part of their height stand beside each other.
constexpr double same_line = 0.5;

CellLine make_line(SourcedText text, GlyphTable const& glyphs) {
    CellLine line;
    Box box;
    for (auto const glyph : text.origin)
        if (glyph != no_glyph && glyphs.is_visible(glyph)) {
            if (line.page == 0) line.page = glyphs.page_of(glyph);
            if (glyphs.page_of(glyph) == line.page) box.include(glyphs.box_of(glyph));
        }
    if (!box.is_empty()) {
        line.middle = box.centre_y();
        line.height = box.height();
    }
    line.text = std::move(text);
    return line;
}

void append_lines(std::vector<CellLine>& lines, Paragraph const& paragraph, GlyphTable const& glyphs) {
    auto const& text = paragraph.text;
    auto const before = lines.size();
    auto begins = paragraph.line_begins;
    if (begins.empty() || begins.front() != 0) begins.insert(begins.begin(), 0);
    for (std::size_t i = 0; i < begins.size(); ++i) {
        auto const end = i + 1 < begins.size() ? begins[i + 1] : text.size();
        if (begins[i] >= end) continue;
        lines.push_back(make_line(trimmed(text.part(begins[i], end - begins[i])), glyphs));
    }
    if (lines.size() > before) lines[before].begins_block = true;
    // Dropped glyphs stay with the paragraph's last line.
    if (!lines.empty())
        lines.back().text.dropped.insert(
            lines.back().text.dropped.end(), text.dropped.begin(), text.dropped.end());
}

bool beside(CellLine const& a, CellLine const& b) {
    return a.page == b.page && std::abs(a.middle - b.middle) < same_line * std::max(a.height, b.height);
}

bool stacks_figures(std::vector<CellLine> const& lines, AmountWords const& words) {
    return lines.size() >= 2 && std::all_of(lines.begin(), lines.end(), [&](CellLine const& line) {
        return read_cell(line.text.view(), words).content != CellContent::Text;
    });
}

bool begins_lower(SourcedText const& text) {
    if (text.empty()) return false;
    auto const first = code_point_at(text.text, 0).value;
    return is_lower(first) || first == U'(';
}

// Paragraphs of a label, and one line of figures in each other cell, all beside the label's last paragraph.
bool has_heading_above(std::vector<std::vector<CellLine>> const& cells, AmountWords const& words) {
    std::vector<CellLine> const* label = nullptr;
    CellLine const* figure = nullptr;
    for (auto const& lines : cells) {
        bool const figures =
            lines.size() == 1 && read_cell(lines[0].text.view(), words).content != CellContent::Text;
        if (figures)
            figure = &lines[0];
        else if (!lines.empty() && std::exchange(label, &lines))
            return false;
    }
    if (!label || !figure) return false;
    auto const last =
        std::find_if(label->rbegin(), label->rend(), [](CellLine const& l) { return l.begins_block; });
    if (last == label->rend() || last + 1 == label->rend() || begins_lower(last->text)) return false;
    return std::any_of(label->rbegin(), last + 1, [&](CellLine const& line) {
        return beside(line, *figure);
    }) && std::none_of(last + 1, label->rend(), [&](CellLine const& line) { return beside(line, *figure); });
}

struct SubRow {
    CellLine place;
    GridRow cells;
    bool has_figures = false, begins_block = false;
};

void append_text(GridCell& cell, SourcedText const& text) {
    if (!cell.text.empty() && !text.empty()) cell.text.append(" ", no_glyph);
    cell.text.append(text);
}

} // namespace

namespace {

// In front of the item's first line.
void restore_marker(std::vector<CellLine>& lines, ListItem const& item) {
    auto const first =
        std::find_if(lines.rbegin(), lines.rend(), [](CellLine const& line) { return line.begins_block; });
    if (first == lines.rend()) return;
    SourcedText text;
    text.append(item.marker + " ", no_glyph);
    text.append(first->text);
    first->text = std::move(text);
}

} // namespace

std::vector<CellLine> lines_of(TableCell const& cell, GlyphTable const& glyphs) {
    std::vector<CellLine> lines;
    for (auto const& block : cell.content) {
        auto const* item = std::get_if<ListItem>(&block);
        append_lines(lines, item ? item->content : std::get<Paragraph>(block), glyphs);
        if (item && keeps_marker(*item) && !lines.empty()) restore_marker(lines, *item);
    }
    return lines;
}

std::vector<GridRow> split_stacked_row(
    std::vector<std::vector<CellLine>> const& cells, AmountWords const& words) {
    std::vector<bool> stacked(cells.size());
    std::size_t most_lines_elsewhere = 0, most_figures = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        stacked[c] = stacks_figures(cells[c], words);
        if (stacked[c]) most_figures = std::max(most_figures, cells[c].size());
    }
    auto const stacks = static_cast<std::size_t>(std::count(stacked.begin(), stacked.end(), true));
    for (std::size_t c = 0; c < cells.size(); ++c)
        if (!stacked[c]) most_lines_elsewhere = std::max(most_lines_elsewhere, cells[c].size());
    bool const figures_stacked = stacks > 0 && most_lines_elsewhere >= most_figures;
    if (!figures_stacked && !has_heading_above(cells, words)) return {};

    std::vector<SubRow> rows;
    auto const row_beside = [&](CellLine const& line) {
        return std::find_if(
            rows.begin(), rows.end(), [&](SubRow const& row) { return beside(row.place, line); });
    };
    auto const add = [&](std::size_t column, CellLine const& line, bool figure) {
        auto row = row_beside(line);
        if (row == rows.end()) row = rows.insert(rows.end(), {line, GridRow(cells.size()), false, false});
        row->begins_block = row->begins_block || line.begins_block;
        append_text(row->cells[column], line.text);
        row->has_figures = row->has_figures || figure;
    };
    for (std::size_t c = 0; c < cells.size(); ++c)
        for (auto const& line : cells[c])
            add(c, line,
                !line.text.empty() && read_cell(line.text.view(), words).content == CellContent::Amount);
    std::stable_sort(rows.begin(), rows.end(), [](SubRow const& a, SubRow const& b) {
        return std::pair(a.place.page, a.place.middle) < std::pair(b.place.page, b.place.middle);
    });

    std::vector<GridRow> result;
    for (auto& row : rows) {
        auto const first =
            std::find_if(row.cells.begin(), row.cells.end(), [](GridCell const& c) { return !c.empty(); });
        bool const goes_on =
            !row.has_figures && !result.empty() && first != row.cells.end() && begins_lower(first->text);
        if (!goes_on) {
            result.push_back(std::move(row.cells));
            continue;
        }
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            if (!row.cells[c].empty()) append_text(result.back()[c], row.cells[c].text);
    }
    return result.size() >= 2 ? result : std::vector<GridRow>{};
}

} // namespace planleser
