#include "structure/cut_cards.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace planleser {
namespace {

constexpr double same_edge = 3; // points
constexpr std::size_t fewest_columns = 2;

TextBlock const* text_of(PageLayout const& page, std::size_t block) {
    return std::get_if<TextBlock>(&page.blocks[block]);
}

// The left edges of the cards of two pages that follow each other.
std::vector<double> card_columns(PageLayout const& page, PageLayout const& next) {
    std::vector<double> lefts;
    for (auto const* cards : {&page, &next})
        for (std::size_t i = 0; i < cards->blocks.size(); ++i) {
            auto const* text = text_of(*cards, i);
            if (text == nullptr || !text->framed) continue;
            bool const known = std::ranges::any_of(
                lefts, [&](double left) { return std::abs(left - text->box.x0) <= same_edge; });
            if (!known) lefts.push_back(text->box.x0);
        }
    std::ranges::sort(lefts);
    return lefts;
}

// The blocks of each column from the top, by the column's place; what begins elsewhere is in none.
std::map<std::size_t, std::vector<std::size_t>> blocks_by_column(
    PageLayout const& page, std::vector<double> const& columns) {
    std::map<std::size_t, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < page.blocks.size(); ++i) {
        auto const* text = text_of(page, i);
        if (text == nullptr) continue;
        auto const column = std::ranges::find_if(
            columns, [&](double left) { return std::abs(left - text->box.x0) <= same_edge; });
        if (column != columns.end()) blocks[static_cast<std::size_t>(column - columns.begin())].push_back(i);
    }
    for (auto& [column, own] : blocks)
        std::ranges::stable_sort(own, {}, [&](std::size_t block) { return text_of(page, block)->box.y0; });
    return blocks;
}

// A cut card: the block that its beginning ends in, and those on the next page that go on with it.
struct CutCard {
    double left = 0;
    std::size_t end = 0;
    std::vector<std::size_t> rest;
};

// `gone_on`: where columns of `page` begin whose tops are such rests themselves.
std::vector<CutCard> find_cut_cards(
    PageLayout const& page, PageLayout const& next, std::vector<double> const& gone_on) {
    auto const columns = card_columns(page, next);
    if (columns.size() < fewest_columns) return {};
    auto const above = blocks_by_column(page, columns), below = blocks_by_column(next, columns);
    std::vector<CutCard> cut;
    for (auto const& [column, own] : above) {
        bool const goes_on = std::ranges::any_of(
            gone_on, [&](double left) { return std::abs(left - columns[column]) <= same_edge; });
        bool const flows = column > 0 && !text_of(page, own.front())->framed && own.size() > 1 && !goes_on;
        if (flows) return {};
        auto const rest = below.find(column);
        if (text_of(page, own.back())->framed || rest == below.end()) continue;
        CutCard card{columns[column], own.back(), {}};
        for (auto const block : rest->second) {
            if (text_of(next, block)->framed) break;
            card.rest.push_back(block);
        }
        if (!card.rest.empty()) cut.push_back(std::move(card));
    }
    return cut.size() < fewest_columns ? std::vector<CutCard>{} : cut;
}

} // namespace

std::vector<BlockPlace> order_blocks(std::span<PageLayout const> pages) {
    std::vector<BlockPlace> order;
    for (std::size_t page = 0; page < pages.size(); ++page)
        for (std::size_t block = 0; block < pages[page].blocks.size(); ++block)
            order.push_back({page, block});
    auto const place_of = [&](std::size_t page, std::size_t block) {
        return std::ranges::find_if(
            order, [&](BlockPlace const& place) { return place.page == page && place.block == block; });
    };
    std::vector<double> gone_on;
    for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
        auto const cut = find_cut_cards(pages[page], pages[page + 1], gone_on);
        gone_on.clear();
        for (auto const& card : cut) {
            gone_on.push_back(card.left);
            auto last = card.end;
            auto last_page = page;
            for (auto const block : card.rest) {
                order.erase(place_of(page + 1, block));
                order.insert(std::next(place_of(last_page, last)), {page + 1, block});
                last = block;
                last_page = page + 1;
            }
        }
    }
    return order;
}

} // namespace planleser
