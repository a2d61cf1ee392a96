#include "layout/tagged_tables.h"

#include "layout/cell_grounds.h"
#include "layout/tagged_cells.h"
#include "layout/text_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace planleser {
namespace {

std::int32_t climb(PageContent const& page, std::int32_t tag, auto const& is_wanted) {
    while (tag >= 0 && !is_wanted(page.tags[static_cast<std::size_t>(tag)].type))
        tag = page.tags[static_cast<std::size_t>(tag)].parent;
    return tag;
}

bool is_cell(std::string_view type) {
    return type == "TD" || type == "TH";
}
bool is_row(std::string_view type) {
    return type == "TR";
}
bool is_table(std::string_view type) {
    return type == "Table";
}

// The tables of the structure tree with their rows, cells and words, not placed yet.
std::vector<TaggedTable> read_tables(PageContent const& page, std::span<Word const> words) {
    std::map<std::int32_t, TaggedTable> tables;
    std::map<std::int32_t, std::pair<TaggedTable*, std::size_t>> cells; // by tag
    for (std::int32_t tag = 0; tag < static_cast<std::int32_t>(page.tags.size()); ++tag) {
        Tag const& own = page.tags[static_cast<std::size_t>(tag)];
        if (!is_cell(own.type)) continue;
        auto const row = climb(page, own.parent, is_row);
        auto const table_tag = climb(page, row, is_table);
        if (row < 0 || table_tag < 0) continue;
        TaggedTable& table = tables[table_tag];
        table.element = page.tags[static_cast<std::size_t>(table_tag)].element;
        if (table.rows.empty() || table.rows.back() != row) table.rows.push_back(row);
        TaggedCell cell;
        cell.tag = tag;
        cell.header = own.type == "TH";
        cell.row = static_cast<int>(table.rows.size()) - 1;
        table.cells.push_back(std::move(cell));
    }
    for (auto& [tag, table] : tables)
        for (std::size_t i = 0; i < table.cells.size(); ++i) cells[table.cells[i].tag] = {&table, i};
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (words[i].invisible || words[i].tag < 0) continue;
        auto const found = cells.find(climb(page, words[i].tag, is_cell));
        if (found == cells.end()) continue;
        TaggedCell& cell = found->second.first->cells[found->second.second];
        cell.words.push_back(i);
        Word const& word = words[i];
        cell.box.include(
            {word.box.x0, word.baseline - 0.7 * word.size, word.box.x1, word.baseline + 0.15 * word.size});
    }
    std::vector<TaggedTable> result;
    for (auto& [tag, table] : tables) result.push_back(std::move(table));
    return result;
}

// Whether the cells stand as rows and columns must: rows down the page, columns from left to right.
bool stands_as_table(TaggedTable const& table) {
    std::map<int, double> tops; // of rows by their own cells
    std::vector<Box> columns(static_cast<std::size_t>(table.columns));
    for (TaggedCell const& cell : table.cells) {
        if (cell.box.is_empty()) continue;
        auto const [top, added] = tops.emplace(cell.row, cell.box.y0);
        if (!added) top->second = std::min(top->second, cell.box.y0);
        if (cell.column == cell.column_end) columns[static_cast<std::size_t>(cell.column)].include(cell.box);
    }
    double last = -1e9;
    for (auto const& [row, top] : tops) {
        if (top < last) return false;
        last = top;
    }
    for (std::size_t c = 0; c + 1 < columns.size(); ++c)
        if (!columns[c].is_empty() && !columns[c + 1].is_empty() && columns[c].x1 > columns[c + 1].x0 + 2)
            return false;
    return true;
}

// Edges between tracks of which `extents` are the texts: close before the next track's text, where its
// padding is.
std::vector<double> edges_of(std::vector<Box> const& tracks, Box const& box, double padding, bool across) {
    std::vector<double> edges = {across ? box.x0 : box.y0};
    double reach = edges.front();
    for (std::size_t i = 0; i + 1 < tracks.size(); ++i) {
        if (!tracks[i].is_empty()) reach = std::max(reach, across ? tracks[i].x1 : tracks[i].y1);
        std::size_t next = i + 1;
        while (next < tracks.size() && tracks[next].is_empty()) ++next;
        double const begin = next == tracks.size() ? (across ? box.x1 : box.y1)
                             : across              ? tracks[next].x0
                                                   : tracks[next].y0;
        double const share = static_cast<double>(next - i); // empty tracks share the white evenly
        edges.push_back(
            share > 1 ? reach + (begin - reach) / share
                      : std::max(edges.back(), begin - std::min(padding, std::max(0.0, begin - reach) / 2)));
        reach = std::max(reach, edges.back());
    }
    edges.push_back(across ? box.x1 : box.y1);
    return edges;
}

Box drawn_extent(PageContent const& page, Box const& text) {
    constexpr double most_padding = 40; // points
    Box drawn = text;
    auto const widen = [&](double x0, double x1, double y0, double y1) {
        if (y1 < text.y0 - most_padding || y0 > text.y1 + most_padding ||
            overlap(x0, x1, text.x0, text.x1) <= 0)
            return;
        if (x0 < text.x0 && x0 > text.x0 - most_padding) drawn.x0 = std::min(drawn.x0, x0);
        if (x1 > text.x1 && x1 < text.x1 + 3 * most_padding) drawn.x1 = std::max(drawn.x1, x1);
    };
    for (DrawnLine const& line : page.lines)
        if (line.horizontal()) widen(line.x0, line.x1, line.y0, line.y1);
    for (FilledBox const& fill : page.fills)
        if (fill.box.height() < text.height() + 2 * most_padding)
            widen(fill.box.x0, fill.box.x1, fill.box.y0, fill.box.y1);
    return drawn;
}

FoundTable make_table(PageContent const& page, TaggedTable& table, double size) {
    FoundTable found;
    TableGrid& grid = found.grid;
    grid.rows = static_cast<int>(table.rows.size());
    grid.columns = table.columns;
    grid.tag_element = static_cast<std::int32_t>(table.element);
    grid.witnesses = static_cast<unsigned>(TableWitness::Tags);
    std::vector<Box> columns(static_cast<std::size_t>(grid.columns)),
        rows(static_cast<std::size_t>(grid.rows));
    Box text;
    for (TaggedCell const& cell : table.cells) {
        if (cell.box.is_empty()) continue;
        text.include(cell.box);
        if (cell.column == cell.column_end) columns[static_cast<std::size_t>(cell.column)].include(cell.box);
        if (cell.row == cell.row_end) rows[static_cast<std::size_t>(cell.row)].include(cell.box);
    }
    double const padding = 0.6 * size;
    grid.box = drawn_extent(page, text);
    grid.box.y0 -= padding / 2;
    grid.box.y1 += padding / 2;
    grid.column_edges = edges_of(columns, grid.box, padding, true);
    grid.row_edges = edges_of(rows, grid.box, padding / 2, false);
    std::stable_sort(table.cells.begin(), table.cells.end(),
        [](auto const& a, auto const& b) { return std::pair(a.row, a.column) < std::pair(b.row, b.column); });
    std::vector<bool> header(static_cast<std::size_t>(grid.rows), true);
    for (TaggedCell& tagged : table.cells) {
        Cell cell;
        cell.row = tagged.row;
        cell.column = tagged.column;
        cell.row_end = tagged.row_end;
        cell.column_end = tagged.column_end;
        cell.header = tagged.header;
        cell.box = {grid.column_edges[static_cast<std::size_t>(cell.column)],
            grid.row_edges[static_cast<std::size_t>(cell.row)],
            grid.column_edges[static_cast<std::size_t>(cell.column_end) + 1],
            grid.row_edges[static_cast<std::size_t>(cell.row_end) + 1]};
        if (!tagged.words.empty() && !tagged.header)
            for (int r = cell.row; r <= cell.row_end; ++r) header[static_cast<std::size_t>(r)] = false;
        grid.cells.push_back(std::move(cell));
        found.words.push_back(std::move(tagged.words));
    }
    while (grid.header_rows < grid.rows - 1 && header[static_cast<std::size_t>(grid.header_rows)])
        ++grid.header_rows;
    set_cell_grounds(page, grid);
    return found;
}

} // namespace

std::vector<FoundTable> find_tagged_tables(PageContent const& page, std::span<Word const> words) {
    std::vector<FoundTable> found;
    for (TaggedTable& table : read_tables(page, words)) {
        auto const filled = std::count_if(table.cells.begin(), table.cells.end(),
            [](TaggedCell const& cell) { return !cell.words.empty(); });
        if (filled < 2) continue;
        auto by_spans = table;
        if (place_by_spans(page, by_spans) && stands_as_table(by_spans))
            table = std::move(by_spans);
        else if (!place_by_position(page, table) || !stands_as_table(table))
            continue;
        if (table.columns < 2) continue;
        double size = 0;
        for (TaggedCell const& cell : table.cells)
            for (auto const word : cell.words) size = std::max(size, static_cast<double>(words[word].size));
        found.push_back(make_table(page, table, size));
    }
    return found;
}

namespace {

// Whether each cell of either table has the words of one cell of the other: the same table to both witnesses,
// however many columns were guessed from where the words of tagged cells begin.
bool agree_cell_by_cell(FoundTable const& a, FoundTable const& b) {
    std::unordered_map<std::uint32_t, std::size_t> cell_of; // word: its cell in a
    for (std::size_t i = 0; i < a.words.size(); ++i)
        for (auto const word : a.words[i]) cell_of.emplace(word, i);
    std::vector<std::size_t> partner(a.words.size(), b.words.size());
    std::size_t shared = 0;
    for (std::size_t i = 0; i < b.words.size(); ++i) {
        std::optional<std::size_t> own;
        for (auto const word : b.words[i]) {
            auto const found = cell_of.find(word);
            if (found == cell_of.end()) return false;
            if (own.value_or(found->second) != found->second) return false;
            own = found->second;
            ++shared;
        }
        if (!own) continue;
        if (partner[*own] != b.words.size()) return false;
        partner[*own] = i;
    }
    return shared == cell_of.size();
}

// Whether a row of headings stands alone at the foot of the page, below which at most a footer follows: the
// page break parts it from its table.
bool is_parted_by_page(FoundTable const& table, PageContent const& page, std::span<Word const> words) {
    constexpr double foot = 0.6, running_footer = 0.935; // of the page's height
    auto const& cells = table.grid.cells;
    auto const filled = std::count_if(table.words.begin(), table.words.end(),
        [](std::vector<std::uint32_t> const& cell) { return !cell.empty(); });
    if (table.grid.box.y0 < foot * page.height || filled < 2) return false;
    return std::all_of(cells.begin(), cells.end(), [](Cell const& cell) { return cell.header; }) &&
           std::none_of(words.begin(), words.end(), [&](Word const& word) {
               return !word.invisible && word.box.y0 > table.grid.box.y1 &&
                      word.baseline < running_footer * page.height;
           });
}

} // namespace

void add_tagged_tables(std::vector<FoundTable>& tables, std::vector<FoundTable> tagged,
    PageContent const& page, std::span<Word const> words) {
    auto const meet = [](FoundTable const& a, FoundTable const& b) {
        double const shared = intersection(a.grid.box, b.grid.box).area();
        return shared > 0.2 * std::min(a.grid.box.area(), b.grid.box.area());
    };
    std::vector<FoundTable> added;
    for (FoundTable& table : tagged) {
        bool keep = true;
        std::vector<std::size_t> replaced;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            FoundTable& other = tables[i];
            if (!meet(table, other)) continue;
            bool const drawn =
                (other.grid.witnesses & static_cast<unsigned>(TableWitness::DrawnLines)) != 0 &&
                ((other.grid.columns >= table.grid.columns && other.grid.rows >= table.grid.rows) ||
                    agree_cell_by_cell(table, other));
            // One table to the eye and many by the tags: they are used for layout there.
            bool const split = std::count_if(tagged.begin(), tagged.end(),
                                   [&](FoundTable const& part) { return meet(part, other); }) > 1;
            if (drawn && !split) {
                other.grid.tag_element = table.grid.tag_element;
                other.grid.witnesses |= static_cast<unsigned>(TableWitness::Tags);
            }
            if (drawn || split) keep = false;
            replaced.push_back(i);
        }
        constexpr double rest_of_row =
            140; // points from the page's top: a single row is what a page break left
        if (table.grid.rows < 2 && table.grid.box.y0 > rest_of_row) {
            if (is_parted_by_page(table, page, words))
                table.grid.header_rows = 1;
            else
                keep = false;
        }
        if (!keep) continue;
        for (auto i = replaced.size(); i-- > 0;)
            tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(replaced[i]));
        added.push_back(table);
    }
    std::move(added.begin(), added.end(), std::back_inserter(tables));
}

} // namespace planleser
