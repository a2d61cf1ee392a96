#include "layout/furniture.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace planleser {
namespace {

// A line of the page that could be furniture: not in a table.
struct Candidate {
    std::size_t block, line;
    double height; // of its baseline, as a key: points from the page's top
    std::string text;
    int number = -1; // its first one, where it has digits
    bool only_number = false;
};

int first_number(std::string_view text) {
    auto const begin = text.find_first_of("0123456789");
    int number = -1;
    if (begin != std::string_view::npos)
        std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return number;
}

// The text with '#' for each number, so that "Side 3" and "Side 4" are one.
std::string without_digits(std::string_view text, bool& only_number) {
    std::string result;
    only_number = !text.empty();
    for (char const c : text) {
        bool const digit = c >= '0' && c <= '9';
        if (digit && !result.empty() && result.back() == '#') continue;
        result += digit ? '#' : c;
        only_number = only_number && (digit || c == ' ' || c == '-' || c == '.');
    }
    only_number = only_number && result.find('#') != std::string::npos;
    return result;
}

class FurnitureFinder {
public:
    FurnitureFinder(std::span<PageLayout> pages, FurnitureOptions const& options)
        : m_pages(pages), m_options(options) {}

    void run() {
        for (auto const& page : m_pages) collect(page);
        for (std::size_t page = 0; page < m_pages.size(); ++page) count(page);
        for (std::size_t page = 0; page < m_pages.size(); ++page) peel(page);
    }

private:
    enum class Side { Top, Bottom };
    void collect(PageLayout const& page);
    void count(std::size_t page);
    void peel(std::size_t page);
    bool is_within(PageLayout const& page, double baseline, Side side) const;
    bool comes_again(std::size_t page, Candidate const& candidate) const;
    std::int64_t key_of(double height) const { return std::llround(height / m_options.same_height); }

    std::span<PageLayout> m_pages;
    FurnitureOptions const& m_options;
    std::vector<std::vector<Candidate>> m_candidates;                       // by page, from top to bottom
    std::map<std::pair<std::string, int>, std::set<std::size_t>> m_numbers; // text, number less page: pages
    std::unordered_map<std::string, std::map<std::int64_t, std::set<std::size_t>>>
        m_seen; // text, height, pages
};

bool FurnitureFinder::is_within(PageLayout const& page, double baseline, Side side) const {
    double const depth = m_options.deepest * page.height;
    return side == Side::Top ? baseline < depth : baseline > page.height - depth;
}

void FurnitureFinder::collect(PageLayout const& page) {
    std::vector<Candidate> found;
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        auto const* block = std::get_if<TextBlock>(&page.blocks[b]);
        if (block == nullptr) continue;
        for (std::size_t l = 0; l < block->lines.size(); ++l) {
            TextLine const& line = block->lines[l];
            if (!is_within(page, line.baseline, Side::Top) && !is_within(page, line.baseline, Side::Bottom))
                continue;
            Candidate candidate{b, l, line.baseline, {}, first_number(line.text.view()), false};
            candidate.text = without_digits(line.text.view(), candidate.only_number);
            found.push_back(std::move(candidate));
        }
    }
    std::stable_sort(
        found.begin(), found.end(), [](auto const& a, auto const& b) { return a.height < b.height; });
    m_candidates.push_back(std::move(found));
}

void FurnitureFinder::count(std::size_t page) {
    for (Candidate const& candidate : m_candidates[page]) {
        if (candidate.number >= 0)
            m_numbers[{candidate.text, candidate.number - m_pages[page].page}].insert(page);
        m_seen[candidate.text][key_of(candidate.height)].insert(page);
    }
}

bool FurnitureFinder::comes_again(std::size_t page, Candidate const& candidate) const {
    std::set<std::size_t> on;
    auto const& heights = m_seen.at(candidate.text);
    for (auto key = key_of(candidate.height) - 1; key <= key_of(candidate.height) + 1; ++key)
        if (auto const found = heights.find(key); found != heights.end())
            on.insert(found->second.begin(), found->second.end());
    auto const pages = static_cast<int>(on.size());
    PageLayout const& own = m_pages[page];
    if (candidate.number >= 0 && candidate.number < 10000) {
        // A page number runs along with the pages.
        auto const run = m_numbers.find({candidate.text, candidate.number - own.page});
        auto const counted = run == m_numbers.end() ? std::size_t{0} : run->second.size();
        if (counted >= 2 || (candidate.only_number && candidate.number == own.page)) return true;
        if (candidate.only_number) return false;
    }
    if (pages >= m_options.fewest_pages) return true;
    // On two pages only a line at the very edge, apart from the text, is one.
    double const edge = m_options.edge * own.height;
    return pages == 2 && std::get<TextBlock>(own.blocks[candidate.block]).lines.size() == 1 &&
           (candidate.height < edge || candidate.height > own.height - edge);
}

void FurnitureFinder::peel(std::size_t page) {
    auto const& candidates = m_candidates[page];
    PageLayout& layout = m_pages[page];
    std::vector<Candidate const*> furniture;
    // Tables at the edge end the peeling as any other text does.
    double first_table = layout.height, last_table = 0;
    for (auto const& block : layout.blocks)
        if (auto const* table = std::get_if<TableGrid>(&block)) {
            first_table = std::min(first_table, table->box.y0);
            last_table = std::max(last_table, table->box.y1);
        }
    for (auto it = candidates.begin(); it != candidates.end(); ++it) {
        if (!is_within(layout, it->height, Side::Top) || it->height > first_table || !comes_again(page, *it))
            break;
        furniture.push_back(&*it);
    }
    for (auto it = candidates.rbegin(); it != candidates.rend(); ++it) {
        if (!is_within(layout, it->height, Side::Bottom) || it->height < last_table ||
            !comes_again(page, *it))
            break;
        furniture.push_back(&*it);
    }
    std::sort(furniture.begin(), furniture.end());
    furniture.erase(std::unique(furniture.begin(), furniture.end()), furniture.end());
    std::set<std::pair<std::size_t, std::size_t>> taken;
    for (auto const* candidate : furniture) {
        auto& block = std::get<TextBlock>(layout.blocks[candidate->block]);
        layout.furniture.push_back(std::move(block.lines[candidate->line]));
        taken.emplace(candidate->block, candidate->line);
    }
    std::vector<LayoutBlock> kept;
    for (std::size_t b = 0; b < layout.blocks.size(); ++b) {
        if (auto* block = std::get_if<TextBlock>(&layout.blocks[b])) {
            std::vector<TextLine> lines;
            for (std::size_t l = 0; l < block->lines.size(); ++l)
                if (!taken.contains({b, l})) lines.push_back(std::move(block->lines[l]));
            if (lines.empty()) continue;
            if (lines.size() < block->lines.size()) {
                block->box = {};
                for (auto const& line : lines) block->box.include(line.box);
            }
            block->lines = std::move(lines);
        }
        kept.push_back(std::move(layout.blocks[b]));
    }
    layout.blocks = std::move(kept);
}

} // namespace

void set_furniture_aside(std::span<PageLayout> pages, FurnitureOptions const& options) {
    FurnitureFinder(pages, options).run();
}

} // namespace planleser
