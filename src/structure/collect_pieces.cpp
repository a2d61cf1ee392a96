#include "structure/cut_cards.h"
#include "structure/pieces.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planleser {
namespace {

// Where unframed text ends to the right, by where its blocks begin.
class RightEdges {
public:
    void add(PageLayout const& page) {
        for (auto const& block : page.blocks)
            if (auto const* text = std::get_if<TextBlock>(&block); text != nullptr && !text->framed)
                for (auto const& line : text->lines) {
                    Edge& edge = m_edges[bucket_of(text->box.x0)];
                    edge.right = std::max(edge.right, line.box.x1);
                    ++edge.lines;
                }
    }
    // The edge by the lines of this page, by those of the document where the page has too few to tell.
    double edge_of(Box const& block, RightEdges const& document) const {
        constexpr int telling = 5; // lines
        Edge const own = find(block);
        double const edge = std::max(block.x1, own.right);
        return own.lines >= telling ? edge : std::max(edge, document.find(block).right);
    }

private:
    struct Edge {
        double right = 0;
        int lines = 0;
    };
    Edge find(Box const& block) const {
        Edge widest;
        for (auto bucket = bucket_of(block.x0) - 1; bucket <= bucket_of(block.x0) + 1; ++bucket)
            if (auto const found = m_edges.find(bucket); found != m_edges.end()) {
                widest.right = std::max(widest.right, found->second.right);
                widest.lines += found->second.lines;
            }
        return widest;
    }
    static long bucket_of(double x) {
        constexpr double step = 24; // points: indents within a column are smaller, columns are wider
        return std::lround(x / step);
    }
    std::map<long, Edge> m_edges;
};

LineGroupEdges edges_of(PageLayout const& page, TextBlock const& block, RightEdges const& right_edges,
    RightEdges const& document_edges) {
    constexpr double ragged = 6; // font sizes: how far lines that wrap at one edge may end from it
    LineGroupEdges edges;
    edges.page = page.page;
    edges.framed = block.framed;
    edges.recognised = page.recognised;
    edges.background = block.background;
    edges.right_edge = block.framed ? block.box.x1 : right_edges.edge_of(block.box, document_edges);
    auto const wrapped = std::count_if(block.lines.begin(), block.lines.end(), [&](TextLine const& line) {
        return line.box.x1 > block.box.x1 - ragged * static_cast<double>(line.style().size);
    });
    if (wrapped > 1) edges.wrap_edge = block.box.x1;
    return edges;
}

// A single row that nothing but tags make a table: often cards, put side by side by a table without meaning.
bool is_layout_row(TableGrid const& grid) {
    return grid.rows == 1 && grid.witnesses == static_cast<unsigned>(TableWitness::Tags);
}

// Whether the page before or behind has the same table by its tag, so that the row is what a page break
// parted from it.
bool has_table_of(TableGrid const& grid, PageLayout const* other) {
    return other != nullptr && other->tags_trusted && grid.tag_element >= 0 &&
           std::any_of(other->blocks.begin(), other->blocks.end(), [&](LayoutBlock const& block) {
               auto const* table = std::get_if<TableGrid>(&block);
               return table != nullptr && table->tag_element == grid.tag_element;
           });
}

LineGroupEdges edges_of(PageLayout const& page, Cell const& cell) {
    LineGroupEdges edges;
    edges.page = page.page;
    edges.framed = true;
    edges.recognised = page.recognised;
    edges.background = cell.background;
    for (TextLine const& line : cell.lines) edges.right_edge = std::max(edges.right_edge, line.box.x1);
    return edges;
}

} // namespace

std::vector<PagePiece> collect_pieces(std::span<PageLayout const> pages, LineGroupOptions const& options) {
    std::vector<PagePiece> pieces;
    auto const append = [&](PageLayout const& page) -> PagePiece& {
        pieces.emplace_back().page = &page;
        return pieces.back();
    };
    RightEdges document_edges;
    for (auto const& page : pages) document_edges.add(page);
    std::vector<RightEdges> edges(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) edges[i].add(pages[i]);
    for (auto const& place : order_blocks(pages)) {
        auto const& page = pages[place.page];
        auto const& block = page.blocks[place.block];
        if (auto const* text = std::get_if<TextBlock>(&block))
            for (LineGroup& group :
                group_lines(text->lines, edges_of(page, *text, edges[place.page], document_edges), options))
                append(page).content = std::move(group);
        if (auto const* grid = std::get_if<TableGrid>(&block)) {
            auto const* const before = place.page == 0 ? nullptr : &page - 1;
            auto const* const behind = place.page + 1 == pages.size() ? nullptr : &page + 1;
            if (!is_layout_row(*grid) || has_table_of(*grid, before) || has_table_of(*grid, behind)) {
                append(page).content = TablePart{grid, &page};
                continue;
            }
            for (Cell const& cell : grid->cells)
                for (LineGroup& group : group_lines(cell.lines, edges_of(page, cell), options))
                    append(page).content = std::move(group);
        }
        if (auto const* picture = std::get_if<PlacedPicture>(&block))
            append(page).content = PictureBlock{{page.page, picture->box}, picture->alternative_text};
    }
    std::vector<LineGroup*> groups;
    for (PagePiece& piece : pieces)
        if (auto* group = piece.group()) groups.push_back(group);
    settle_markers(groups);
    return pieces;
}

} // namespace planleser
