#include "layout/find_tables.h"

#include "layout/cell_grounds.h"
#include "layout/rulings.h"
#include "layout/table_alignment.h"
#include "layout/table_draft.h"
#include "layout/table_header.h"
#include "layout/table_lattice.h"
#include "layout/table_refine.h"
#include "layout/table_trust.h"
#include "layout/table_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace planleser {
namespace {

// Directions that text of the page has, the most frequent first.
std::vector<Direction> directions_of(std::span<Word const> words) {
    std::array<std::size_t, 4> counts{};
    for (Word const& word : words) counts[static_cast<std::size_t>(word.direction)] += word.end - word.begin;
    std::vector<Direction> directions;
    for (auto const direction : {Direction::Right, Direction::Up, Direction::Down, Direction::Left})
        if (counts[static_cast<std::size_t>(direction)] > 0) directions.push_back(direction);
    std::stable_sort(directions.begin(), directions.end(), [&](Direction a, Direction b) {
        return counts[static_cast<std::size_t>(a)] > counts[static_cast<std::size_t>(b)];
    });
    return directions;
}

double shared(DraftTable const& a, DraftTable const& b) {
    Box const common = intersection(a.box(), b.box());
    return common.is_empty() ? 0 : common.area();
}

// Of tables that overlap, the one with more cells of text stays.
void drop_overlapping(std::vector<DraftTable>& tables) {
    std::stable_sort(tables.begin(), tables.end(),
        [](DraftTable const& a, DraftTable const& b) { return a.cells.size() > b.cells.size(); });
    std::vector<DraftTable> kept;
    for (DraftTable& table : tables)
        if (std::none_of(
                kept.begin(), kept.end(), [&](DraftTable const& other) { return shared(table, other) > 0; }))
            kept.push_back(std::move(table));
    tables = std::move(kept);
}

FoundTable finished(DraftTable const& draft, TableView const& view, PageContent const& page) {
    FoundTable found;
    TableGrid& grid = found.grid;
    auto const back = [&](Box const& box) {
        return turned_back(box, view.direction, page.width, page.height);
    };
    grid.box = back(draft.box());
    grid.rows = draft.rows();
    grid.columns = draft.columns();
    grid.header_rows = draft.header_rows;
    grid.witnesses = draft.witnesses;
    grid.confidence = draft.confidence;
    if (view.direction == Direction::Right) {
        grid.row_edges = draft.ys;
        grid.column_edges = draft.xs;
    }
    for (DraftCell const& cell : draft.cells) {
        Cell made;
        made.row = cell.row;
        made.column = cell.column;
        made.row_end = cell.row_end;
        made.column_end = cell.column_end;
        made.box = back(draft.box_of(cell));
        made.header = cell.row < draft.header_rows;
        grid.cells.push_back(std::move(made));
        std::vector<std::uint32_t> indices;
        for (auto const word : cell.words) indices.push_back(view.words[word].index);
        found.words.push_back(std::move(indices));
    }
    set_cell_grounds(page, grid);
    return found;
}

// Fills often end inside a drawn cell (a fill a line of text, a pale stripe): where lines draw the cells, the
// edge of a fill within one of them parts nothing.
void drop_edges_in_cells(TableView const& view, Rulings& rulings, Diagnostics& diagnostics) {
    Rulings drawn;
    auto const is_drawn = [](Ruling const& ruling) { return ruling.kind == RulingKind::Drawn; };
    std::copy_if(
        rulings.horizontal.begin(), rulings.horizontal.end(), std::back_inserter(drawn.horizontal), is_drawn);
    std::copy_if(
        rulings.vertical.begin(), rulings.vertical.end(), std::back_inserter(drawn.vertical), is_drawn);
    if (drawn.horizontal.size() == rulings.horizontal.size() &&
        drawn.vertical.size() == rulings.vertical.size())
        return;
    double const slack = 0.45 * view.text_size;
    auto const drop = [&](std::vector<Ruling>& edges, double at0, double at1, double begin, double end) {
        auto const first = std::lower_bound(
            edges.begin(), edges.end(), at0 + slack, [](Ruling const& a, double at) { return a.at < at; });
        for (auto edge = first; edge != edges.end() && edge->at < at1 - slack; ++edge)
            if (edge->kind == RulingKind::FillEdge && edge->begin > begin - slack && edge->end < end + slack)
                edge->end = edge->begin; // of no length
    };
    for (DraftTable const& table : find_lattices(view, drawn, {}, diagnostics)) {
        if (table.rows() < 3 || table.columns() < 2) continue;
        for (DraftCell const& cell : table.cells) {
            Box const box = table.box_of(cell);
            drop(rulings.horizontal, box.y0, box.y1, box.x0, box.x1);
            drop(rulings.vertical, box.x0, box.x1, box.y0, box.y1);
        }
    }
    auto const is_gone = [](Ruling const& ruling) { return ruling.length() <= 0; };
    std::erase_if(rulings.horizontal, is_gone);
    std::erase_if(rulings.vertical, is_gone);
}

bool has_words_between(TableView const& view, DraftTable const& upper, DraftTable const& lower) {
    auto word = std::lower_bound(view.words.begin(), view.words.end(), upper.ys.back(),
        [](ViewWord const& a, double y) { return a.baseline < y; });
    for (; word != view.words.end() && word->baseline < lower.ys.front(); ++word)
        if (overlap(word->box.x0, word->box.x1, upper.xs.front(), upper.xs.back()) > 0) return true;
    return false;
}

// Puts the rows of the heading on top of the body, which has its columns.
void put_on_top(DraftTable& body, DraftTable const& heading) {
    int const rows = heading.rows();
    for (DraftCell& cell : body.cells) {
        cell.row += rows;
        cell.row_end += rows;
    }
    body.cells.insert(body.cells.end(), heading.cells.begin(), heading.cells.end());
    body.ys.insert(body.ys.begin(), heading.ys.begin(), heading.ys.end() - 1);
    body.header_rows = rows;
    sort_cells(body);
}

// A heading drawn as a box of its own right above the table's columns belongs to it.
void join_detached_headings(std::vector<DraftTable>& tables, TableView const& view) {
    double const near = 0.5 * view.text_size, gap = 2 * view.text_size;
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (std::size_t j = 0; j < tables.size(); ++j) {
            DraftTable& heading = tables[i];
            DraftTable& body = tables[j];
            if (i == j || heading.rows() != 1 || heading.xs.size() != body.xs.size()) continue;
            double const between = body.ys.front() - heading.ys.back();
            if (between < -near || between > gap) continue;
            bool aligned = true;
            for (std::size_t x = 0; x < body.xs.size(); ++x)
                aligned = aligned && std::abs(heading.xs[x] - body.xs[x]) < near;
            if (!aligned || has_words_between(view, heading, body) || find_header_rows(body, view) > 0)
                continue;
            put_on_top(body, heading);
            tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(i));
            --i;
            break;
        }
}

// Whether the lines that part the heading leave every column of the body whole.
bool parts_columns_of(DraftTable const& heading, DraftTable const& body, TableView const& view) {
    double const slack = 0.1 * view.text_size;
    for (DraftCell const& cell : body.cells) {
        auto const first = static_cast<std::size_t>(cell.column),
                   last = static_cast<std::size_t>(cell.column_end);
        for (auto const index : cell.words) {
            Box const& box = view.words[index].box;
            if ((first > 0 && box.x0 < heading.xs[first] - slack) ||
                (last + 2 < heading.xs.size() && box.x1 > heading.xs[last + 1] + slack))
                return false;
        }
    }
    return true;
}

bool has_amounts(DraftTable const& table, TableView const& view) {
    return std::any_of(table.cells.begin(), table.cells.end(), [&](DraftCell const& cell) {
        return cell.column > 0 && cell.words.size() <= 3 &&
               std::any_of(cell.words.begin(), cell.words.end(), [&](std::uint32_t word) {
                   return view.words[word].kind == WordKind::Figure && !view.words[word].year;
               });
    });
}

// Headings of one or several rows drawn as a grid, right above rows of the same columns that no line parts.
void join_ruled_headings(std::vector<DraftTable>& tables, TableView const& view) {
    constexpr int most_rows = 3;
    double const near = 0.5 * view.text_size, gap = 1.2 * view.text_size;
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (std::size_t j = 0; j < tables.size(); ++j) {
            DraftTable const& heading = tables[i];
            DraftTable& body = tables[j];
            if (i == j || heading.rows() > most_rows || heading.rows() >= body.rows()) continue;
            if (body.header_rows > 0 || heading.columns() != body.columns()) continue;
            double const between = body.ys.front() - heading.ys.back();
            if (between < -near || between > gap || has_words_between(view, heading, body)) continue;
            if (!parts_columns_of(heading, body, view) || has_amounts(heading, view)) continue;
            double const left = std::min(heading.xs.front(), body.xs.front());
            double const right = std::max(heading.xs.back(), body.xs.back());
            body.xs = heading.xs;
            body.xs.front() = left;
            body.xs.back() = right;
            put_on_top(body, heading);
            tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(i));
            --i;
            break;
        }
}

// Its words in the columns of the body, a cell each; empty where one stands across two of them.
std::vector<DraftCell> in_columns_of(
    DraftTable const& body, DraftTable const& heading, TableView const& view) {
    std::vector<DraftCell> cells(static_cast<std::size_t>(body.columns()));
    for (std::size_t column = 0; column < cells.size(); ++column)
        cells[column].column = cells[column].column_end = static_cast<int>(column);
    double const slack = 0.3 * view.text_size;
    for (DraftCell const& cell : heading.cells)
        for (auto const index : cell.words) {
            Box const& box = view.words[index].box;
            std::size_t column = 0;
            while (column + 1 < cells.size() && box.centre_x() > body.xs[column + 1]) ++column;
            bool const before = column > 0 && box.x0 < body.xs[column] - slack;
            bool const behind = column + 1 < cells.size() && box.x1 > body.xs[column + 1] + slack;
            if (before || behind) return {};
            cells[column].words.push_back(index);
        }
    for (DraftCell& cell : cells) std::sort(cell.words.begin(), cell.words.end());
    return cells;
}

// A filled heading right above rows that alignment alone makes a table: of the lines that part its columns
// some were not drawn or not seen, so its words say where they belong.
void join_partly_parted_headings(std::vector<DraftTable>& tables, TableView const& view) {
    double const near = view.text_size, gap = 1.2 * view.text_size;
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (std::size_t j = 0; j < tables.size(); ++j) {
            DraftTable const& heading = tables[i];
            DraftTable& body = tables[j];
            if (i == j || heading.rows() != 1 || body.rows() < 2 || body.header_rows > 0) continue;
            if (heading.columns() >= body.columns()) continue;
            double const between = body.ys.front() - heading.ys.back();
            if (between < -0.5 * near || between > gap ||
                std::abs(heading.xs.front() - body.xs.front()) > near ||
                std::abs(heading.xs.back() - body.xs.back()) > near || has_words_between(view, heading, body))
                continue;
            auto const cells = in_columns_of(body, heading, view);
            auto const filled = std::count_if(
                cells.begin(), cells.end(), [](DraftCell const& cell) { return !cell.words.empty(); });
            if (filled + 1 < body.columns() || filled <= heading.columns()) continue;
            for (DraftCell& cell : body.cells) {
                ++cell.row;
                ++cell.row_end;
            }
            body.cells.insert(body.cells.end(), cells.begin(), cells.end());
            body.ys.insert(body.ys.begin(), heading.ys.front());
            body.xs.front() = std::min(body.xs.front(), heading.xs.front());
            body.xs.back() = std::max(body.xs.back(), heading.xs.back());
            body.header_rows = 1;
            sort_cells(body);
            tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(i));
            --i;
            break;
        }
}

bool is_parted_by_rulings(DraftTable const& table, Rulings const& rulings, double slack) {
    return std::any_of(rulings.vertical.begin(), rulings.vertical.end(), [&](Ruling const& ruling) {
        return ruling.at > table.xs.front() + slack && ruling.at < table.xs.back() - slack &&
               overlap(ruling.begin, ruling.end, table.ys.front(), table.ys.back()) > slack;
    });
}

// How many columns of the table have a word between these heights that begins or ends where one of the
// column's own words does, without standing in any table.
int columns_going_on(DraftTable const& table, TableView const& view, std::vector<bool> const& used,
    double top, double bottom) {
    double const exact = 0.15 * view.text_size;
    auto const begin = std::lower_bound(view.words.begin(), view.words.end(), top,
        [](ViewWord const& a, double y) { return a.baseline < y; });
    int columns = 0;
    for (int column = 0; column < table.columns(); ++column) {
        auto const is_flush = [&](ViewWord const& word) {
            return std::any_of(table.cells.begin(), table.cells.end(), [&](DraftCell const& cell) {
                if (cell.column != column || cell.column_end != column || cell.words.empty()) return false;
                return std::abs(view.words[cell.words.front()].box.x0 - word.box.x0) < exact ||
                       std::abs(view.words[cell.words.back()].box.x1 - word.box.x1) < exact;
            });
        };
        for (auto word = begin; word != view.words.end() && word->baseline < bottom; ++word)
            if (!used[static_cast<std::size_t>(word - view.words.begin())] && is_flush(*word)) {
                ++columns;
                break;
            }
    }
    return columns;
}

std::vector<bool> words_in(std::vector<DraftTable> const& tables, TableView const& view) {
    std::vector<bool> used(view.words.size());
    for (DraftTable const& table : tables)
        for (DraftCell const& cell : table.cells)
            for (auto const word : cell.words) used[word] = true;
    return used;
}

// Stripes that touch each other (a row, the band of a group, a row) are no table of their own where rows
// without a fill go on in the same columns above or below: those have to be found together.
void drop_touching_stripes(std::vector<DraftTable>& tables, TableView const& view, Rulings const& rulings) {
    double const reach = 2 * view.text_size;
    auto const used = words_in(tables, view);
    auto const is_part = [&](DraftTable const& table) {
        if ((table.witnesses & static_cast<unsigned>(TableWitness::DrawnLines)) != 0) return false;
        if (is_parted_by_rulings(table, rulings, 0.3 * view.text_size)) return false;
        double const top = table.ys.front(), bottom = table.ys.back();
        return columns_going_on(table, view, used, top - reach, top) >= 2 ||
               columns_going_on(table, view, used, bottom, bottom + reach) >= 2;
    };
    std::erase_if(tables, is_part);
}

std::vector<DraftTable> find_in_view(
    TableView const& view, TableGuide const* guide, Diagnostics& diagnostics) {
    Rulings rulings = find_rulings(view);
    drop_edges_in_cells(view, rulings, diagnostics);
    ChartSigns const signs(view, rulings);
    std::vector<DraftTable> tables;
    for (DraftTable& table : find_lattices(view, rulings, {}, diagnostics)) {
        place_words(table, view);
        drop_empty_tracks(table, 0.9 * view.text_size);
        refine_by_text(table, view, rulings);
        if (is_ruled_table(table, signs)) tables.push_back(std::move(table));
    }
    drop_overlapping(tables);
    drop_touching_stripes(tables, view, rulings);
    constexpr std::size_t most_tables = 100; // beyond, boxes of a form are not compared with each other
    if (tables.size() <= most_tables) join_detached_headings(tables, view);
    for (DraftTable& table : tables)
        if (table.header_rows == 0) table.header_rows = find_header_rows(table, view);
    auto const used = words_in(tables, view);
    std::vector<std::uint32_t> rest;
    for (std::uint32_t word = 0; word < used.size(); ++word)
        if (!used[word]) rest.push_back(word);
    auto const ruled = tables.size();
    AlignmentOptions options;
    options.guide = guide;
    for (DraftTable& table : find_aligned_tables(view, rest, rulings, signs, options))
        if (std::none_of(tables.begin(), tables.begin() + static_cast<std::ptrdiff_t>(ruled),
                [&](DraftTable const& other) { return shared(table, other) > 0; }))
            tables.push_back(std::move(table));
    if (tables.size() <= most_tables) {
        join_ruled_headings(tables, view);
        join_partly_parted_headings(tables, view);
    }
    std::erase_if(tables, [&](DraftTable const& table) { return is_misread_picture(table, view); });
    return tables;
}

} // namespace

std::vector<FoundTable> find_tables(PageContent const& page, std::span<Word const> words,
    TableOptions const& options, Diagnostics& diagnostics) {
    if (words.size() > options.most_words || page.lines.size() > options.most_lines ||
        page.fills.size() > options.most_lines) {
        diagnostics.warn("page-too-dense", "too many words or lines to look for tables", {{page.number, {}}});
        return {};
    }
    std::vector<FoundTable> found;
    std::vector<bool> taken(words.size());
    for (Direction const direction : directions_of(words)) {
        TableView const view = make_view(page, words, direction, taken);
        if (view.words.empty()) continue;
        for (DraftTable const& draft :
            find_in_view(view, direction == Direction::Right ? options.guide : nullptr, diagnostics)) {
            found.push_back(finished(draft, view, page));
            for (auto const& cell : found.back().words)
                for (auto const word : cell) taken[word] = true;
        }
    }
    std::stable_sort(found.begin(), found.end(), [](FoundTable const& a, FoundTable const& b) {
        return a.grid.box.y0 != b.grid.box.y0 ? a.grid.box.y0 < b.grid.box.y0 : a.grid.box.x0 < b.grid.box.x0;
    });
    return found;
}

} // namespace planleser
