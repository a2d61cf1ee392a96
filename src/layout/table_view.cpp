#include "layout/table_view.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>

namespace planleser {
namespace {

constexpr double ascent = 0.75, descent = 0.2; // of Latin text, in font sizes

std::string_view text_of(PageContent const& page, Word const& word) {
    auto const begin = page.glyphs[word.begin].text_begin;
    auto const end = word.end < page.glyphs.size() ? page.glyphs[word.end].text_begin : page.text.size();
    return std::string_view(page.text).substr(begin, end - begin);
}

double turned_baseline(Word const& word, PageContent const& page) {
    auto const baseline = static_cast<double>(word.baseline);
    switch (word.direction) {
    case Direction::Right:
        return baseline;
    case Direction::Left:
        return page.height - baseline;
    case Direction::Down:
        return page.width - baseline;
    case Direction::Up:
        return baseline;
    }
    return baseline;
}

// The size that most characters have; a heading's few letters do not count.
double usual_size(std::vector<ViewWord> const& words) {
    std::vector<float> sizes;
    sizes.reserve(words.size());
    for (ViewWord const& word : words)
        if (word.upright && !word.raised && word.size > 0) sizes.push_back(static_cast<float>(word.size));
    if (sizes.empty()) return 10;
    auto const middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return static_cast<double>(*middle);
}

} // namespace

WordKind kind_of(std::string_view text) {
    static constexpr std::array<std::string_view, 14> blanks = {
        "-", "\u2013", "\u2014", "\u2212", ":", "..", "...", "\u2026", "n.a.", "N/A", "n/a", "NA", "x", "*"};
    if (std::find(blanks.begin(), blanks.end(), text) != blanks.end()) return WordKind::Blank;
    std::size_t digits = 0, letters = 0;
    for (char const byte : text) {
        if (byte >= '0' && byte <= '9')
            ++digits;
        else if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                 static_cast<unsigned char>(byte) >= 0xC3)
            ++letters;
    }
    if (digits > 0 && (letters == 0 || (letters == 1 && digits >= 2))) return WordKind::Figure;
    return WordKind::Text;
}

Box turned(Box const& box, Direction direction, double page_width, double page_height) {
    switch (direction) {
    case Direction::Right:
        return box;
    case Direction::Left:
        return {page_width - box.x1, page_height - box.y1, page_width - box.x0, page_height - box.y0};
    case Direction::Down:
        return {box.y0, page_width - box.x1, box.y1, page_width - box.x0};
    case Direction::Up:
        return {page_height - box.y1, box.x0, page_height - box.y0, box.x1};
    }
    return box;
}

Box turned_back(Box const& box, Direction direction, double page_width, double page_height) {
    switch (direction) {
    case Direction::Right:
        return box;
    case Direction::Left:
        return turned(box, direction, page_width, page_height);
    case Direction::Down:
        return {page_width - box.y1, box.x0, page_width - box.y0, box.x1};
    case Direction::Up:
        return {box.y0, page_height - box.x1, box.y1, page_height - box.x0};
    }
    return box;
}

TableView make_view(PageContent const& page, std::span<Word const> words, Direction direction,
    std::vector<bool> const& taken) {
    TableView view;
    view.direction = direction;
    bool const sideways = direction == Direction::Up || direction == Direction::Down;
    view.width = sideways ? page.height : page.width;
    view.height = sideways ? page.width : page.height;
    auto const turn = [&](Box const& box) { return turned(box, direction, page.width, page.height); };

    view.words.reserve(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        Word const& word = words[i];
        if (taken[i] || word.repeated || !std::isfinite(word.box.x0) || word.box.is_empty()) continue;
        ViewWord seen;
        seen.box = turn(word.box);
        if (seen.box.x1 < 0 || seen.box.x0 > view.width || seen.box.y1 < 0 || seen.box.y0 > view.height)
            continue;
        seen.index = i;
        seen.size = static_cast<double>(word.size);
        seen.font = word.font;
        seen.bold = word.font < page.fonts.size() && page.fonts[word.font].bold;
        seen.upright = word.direction == direction;
        seen.kind = word.leader ? WordKind::Leader : kind_of(text_of(page, word));
        if (seen.upright) {
            Word const* const base =
                word.raised_on >= 0 ? &words[static_cast<std::size_t>(word.raised_on)] : nullptr;
            seen.raised = base != nullptr;
            seen.baseline = turned_baseline(base ? *base : word, page);
            seen.box.y0 = turned_baseline(word, page) - ascent * seen.size;
            seen.box.y1 = turned_baseline(word, page) + descent * seen.size;
        } else {
            seen.baseline = seen.box.y1;
        }
        view.words.push_back(seen);
    }
    std::sort(view.words.begin(), view.words.end(), [](ViewWord const& a, ViewWord const& b) {
        return a.baseline != b.baseline ? a.baseline < b.baseline
               : a.box.x0 != b.box.x0   ? a.box.x0 < b.box.x0
                                        : a.index < b.index;
    });
    view.text_size = usual_size(view.words);

    for (DrawnLine const& line : page.lines) {
        Box const box = turn({line.x0, line.y0, line.x1, line.y1});
        if (std::isfinite(box.x0 + box.y0 + box.x1 + box.y1))
            view.lines.push_back({box.x0, box.y0, box.x1, box.y1, line.width, line.colour});
    }
    for (FilledBox const& fill : page.fills) {
        Box const box = turn(fill.box);
        if (std::isfinite(box.x0 + box.y0 + box.x1 + box.y1)) view.fills.push_back({box, fill.colour});
    }
    for (Picture const& picture : page.pictures) view.pictures.push_back(turn(picture.box));
    return view;
}

} // namespace planleser
