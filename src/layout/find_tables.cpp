#include "layout/find_tables.h"

#include "layout/rulings.h"
#include "layout/table_alignment.h"
#include "layout/table_draft.h"
#include "layout/table_lattice.h"
#include "layout/table_refine.h"
#include "layout/table_trust.h"
#include "layout/table_view.h"

#include <algorithm>
#include <array>

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
    return found;
}

std::vector<DraftTable> find_in_view(TableView const& view, Diagnostics& diagnostics) {
    Rulings const rulings = find_rulings(view);
    ChartSigns const signs(view, rulings);
    std::vector<DraftTable> tables;
    for (DraftTable& table : find_lattices(view, rulings, {}, diagnostics)) {
        place_words(table, view);
        drop_empty_tracks(table, 0.9 * view.text_size);
        refine_by_text(table, view, rulings);
        if (is_ruled_table(table, signs)) tables.push_back(std::move(table));
    }
    drop_overlapping(tables);
    std::vector<bool> used(view.words.size());
    for (DraftTable const& table : tables)
        for (DraftCell const& cell : table.cells)
            for (auto const word : cell.words) used[word] = true;
    std::vector<std::uint32_t> rest;
    for (std::uint32_t word = 0; word < used.size(); ++word)
        if (!used[word]) rest.push_back(word);
    for (DraftTable& table : find_aligned_tables(view, rest, rulings, signs))
        tables.push_back(std::move(table));
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
        for (DraftTable const& draft : find_in_view(view, diagnostics)) {
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
