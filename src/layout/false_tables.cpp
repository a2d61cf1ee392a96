#include "layout/false_tables.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace planleser {
namespace {

std::string_view text_of(PageContent const& page, Word const& word) {
    auto const begin = page.glyphs[word.begin].text_begin;
    auto const end = word.end < page.glyphs.size() ? page.glyphs[word.end].text_begin : page.text.size();
    return std::string_view(page.text).substr(begin, end - begin);
}

// Whether the words stand in frames side by side, white between them, each with several rows: cards.
// Or partly in one that holds more than the table.
bool is_cards(FoundTable const& table, std::span<Word const> words, std::span<Frame const> frames,
    FalseTableOptions const& options) {
    if (frames.empty()) return false;
    struct Card {
        Box box;
        std::set<int> rows;
        std::size_t words = 0;
    };
    std::map<std::int32_t, Card> cards; // by the outermost frame that does not hold the whole table
    std::size_t all = 0, framed = 0;
    for (std::size_t i = 0; i < table.words.size(); ++i)
        for (auto const index : table.words[i]) {
            ++all;
            auto frame = frame_at(frames, words[index].box.centre_x(), words[index].box.centre_y());
            std::int32_t outermost = -1;
            for (; frame >= 0; frame = frames[static_cast<std::size_t>(frame)].parent)
                if (frames[static_cast<std::size_t>(frame)].box.width() < 0.9 * table.grid.box.width())
                    outermost = frame;
            if (outermost < 0) continue;
            ++framed;
            Card& card = cards[outermost];
            card.box = frames[static_cast<std::size_t>(outermost)].box;
            card.rows.insert(table.grid.cells[i].row);
            ++card.words;
        }
    // A card beside text: it holds some of the words, and others that are not in the table.
    for (auto const& [frame, card] : cards) {
        if (card.rows.size() < 2 || card.words == all) continue;
        auto const held = std::count_if(words.begin(), words.end(), [&box = card.box](Word const& word) {
            return box.contains(word.box.centre_x(), word.box.centre_y());
        });
        if (static_cast<std::size_t>(held) > card.words) return true;
    }
    if (static_cast<double>(framed) < options.framed_share * static_cast<double>(all)) return false;
    std::vector<Card const*> tall;
    for (auto const& [frame, card] : cards)
        if (card.rows.size() >= 2) tall.push_back(&card);
    if (tall.size() < 2) return false;
    std::sort(tall.begin(), tall.end(), [](auto a, auto b) { return a->box.x0 < b->box.x0; });
    for (std::size_t i = 0; i + 1 < tall.size(); ++i)
        if (tall[i + 1]->box.x0 - tall[i]->box.x1 >= options.frame_gap) return true;
    return false;
}

// The number that a cell holds and nothing else; -1: it holds something else.
int page_number_in(
    PageContent const& page, std::span<Word const> words, std::vector<std::uint32_t> const& cell) {
    int number = -1;
    for (auto const index : cell) {
        if (words[index].leader) continue;
        auto const text = text_of(page, words[index]);
        if (number >= 0 || text.empty() || text.size() > 3) return -1;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size()) return -1;
    }
    return number;
}

bool is_contents(FoundTable const& table, PageContent const& page, std::span<Word const> words,
    FalseTableOptions const& options) {
    if (table.grid.columns < 2 || table.grid.columns > 3) return false;
    std::map<int, int> numbers; // by row
    std::set<int> text_rows;
    for (std::size_t i = 0; i < table.words.size(); ++i) {
        Cell const& cell = table.grid.cells[i];
        if (cell.column_end == table.grid.columns - 1 && cell.column == cell.column_end)
            numbers[cell.row] = page_number_in(page, words, table.words[i]);
        else if (!table.words[i].empty())
            text_rows.insert(cell.row);
    }
    int rows = 0, last = 0;
    for (auto const& [row, number] : numbers) {
        if (!text_rows.contains(row)) continue;
        if (number < last) return false; // none, or falling
        last = number;
        ++rows;
    }
    bool const linked = std::count_if(page.links.begin(), page.links.end(), [&](Link const& link) {
        return link.target.starts_with('#') &&
               table.grid.box.contains(link.box.centre_x(), link.box.centre_y());
    }) >= rows;
    return rows >= (linked ? options.linked_contents_rows : options.contents_rows);
}

} // namespace

void drop_false_tables(std::vector<FoundTable>& tables, PageContent const& page, std::span<Word const> words,
    std::span<Frame const> frames, FalseTableOptions const& options) {
    std::erase_if(tables, [&](FoundTable const& table) {
        bool const drawn = (table.grid.witnesses & static_cast<unsigned>(TableWitness::DrawnLines)) != 0;
        return (!drawn && is_cards(table, words, frames, options)) ||
               is_contents(table, page, words, options);
    });
}

} // namespace planleser
