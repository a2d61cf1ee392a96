#include "structure/pieces.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planleser {
namespace {

// Right edges of unframed text on a page, by where its blocks begin.
class RightEdges {
public:
    explicit RightEdges(PageLayout const& page) {
        for (auto const& block : page.blocks)
            if (auto const* text = std::get_if<TextBlock>(&block); text != nullptr && !text->framed)
                for (auto const& line : text->lines) {
                    auto& edge = m_edges[bucket_of(text->box.x0)];
                    edge = std::max(edge, line.box.x1);
                }
    }
    double edge_of(Box const& block) const {
        double edge = block.x1;
        for (auto bucket = bucket_of(block.x0) - 1; bucket <= bucket_of(block.x0) + 1; ++bucket)
            if (auto const found = m_edges.find(bucket); found != m_edges.end())
                edge = std::max(edge, found->second);
        return edge;
    }

private:
    static long bucket_of(double x) {
        constexpr double step = 24; // points: indents within a column are smaller, columns are wider
        return std::lround(x / step);
    }
    std::map<long, double> m_edges;
};

LineGroupEdges edges_of(PageLayout const& page, TextBlock const& block, RightEdges const& right_edges) {
    constexpr double ragged = 6; // font sizes: how far lines that wrap at one edge may end from it
    LineGroupEdges edges;
    edges.page = page.page;
    edges.framed = block.framed;
    edges.recognised = page.recognised;
    edges.background = block.background;
    edges.right_edge = block.framed ? block.box.x1 : right_edges.edge_of(block.box);
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

// Whether the page before ends in the same table by its tag, so that the row is what a page break left of it.
bool goes_on_from(TableGrid const& grid, PageLayout const* before) {
    return before != nullptr && before->tags_trusted &&
           std::any_of(before->blocks.begin(), before->blocks.end(), [&](LayoutBlock const& block) {
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

std::vector<Piece> collect_pieces(std::span<PageLayout const> pages, LineGroupOptions const& options) {
    std::vector<Piece> pieces;
    auto const append = [&](PageLayout const& page) -> Piece& {
        pieces.emplace_back().page = &page;
        return pieces.back();
    };
    for (auto const& page : pages) {
        RightEdges const right_edges(page);
        for (auto const& block : page.blocks) {
            if (auto const* text = std::get_if<TextBlock>(&block))
                for (LineGroup& group : group_lines(text->lines, edges_of(page, *text, right_edges), options))
                    append(page).content = std::move(group);
            if (auto const* grid = std::get_if<TableGrid>(&block)) {
                if (!is_layout_row(*grid) ||
                    goes_on_from(*grid, &page == pages.data() ? nullptr : &page - 1)) {
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
    }
    std::vector<LineGroup*> groups;
    for (Piece& piece : pieces)
        if (auto* group = piece.group()) groups.push_back(group);
    settle_markers(groups);
    return pieces;
}

} // namespace planleser
