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

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

WordKind kind_of(std::string_view text) {
    static constexpr std::array<std::string_view, 11> blanks = {
        "-", "\u2013", "\u2014", "\u2212", ":", "..", "...", "\u2026", "n.a.", "N/A", "n/a"};
    if (std::find(blanks.begin(), blanks.end(), text) != blanks.end()) return WordKind::Blank;
    std::size_t digits = 0, letters = 0;
    for (char const byte : text) {
        if (is_digit(byte))
            ++digits;
        else if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                 (static_cast<unsigned char>(byte) >= 0xC3 && static_cast<unsigned char>(byte) < 0xE2))
            ++letters;
    }
    if (digits > 0 && (letters == 0 || (letters == 1 && digits >= 2))) return WordKind::Figure;
    return digits == 0 && letters == 0 && text.size() <= 3 ? WordKind::Blank : WordKind::Text;
}

bool is_marker(std::string_view text) {
    static constexpr std::array<std::string_view, 12> bullets = {"\u2022", "\u25cf", "\u25aa", "\u25a0",
        "\u25e6", "\u2023", "\u00b7", "\u2013", "-", "*", "\uf0b7", "\uf0a7"};
    if (std::find(bullets.begin(), bullets.end(), text) != bullets.end()) return true;
    if (text.size() < 2 || text.size() > 4) return false;
    char const last = text.back();
    if (last != '.' && last != ')') return false;
    text.remove_suffix(1);
    if (text.front() == '(') text.remove_prefix(1);
    bool const number = std::all_of(text.begin(), text.end(), is_digit);
    bool const letter = text.size() == 1 && std::isalpha(static_cast<unsigned char>(text[0])) != 0;
    return !text.empty() && (number || letter);
}

// Reads a figure of up to seven digits, with a sign and a decimal separator at most.
bool read_amount(std::string_view text, float& amount) {
    bool const minus = text.starts_with('-') || text.starts_with("\u2212") || text.starts_with("\u2013");
    if (minus) text.remove_prefix(text.front() == '-' ? 1 : 3);
    if (text.ends_with('%')) text.remove_suffix(1);
    constexpr std::size_t most_digits = 7;
    if (text.empty() || text.size() > most_digits + 1 || !is_digit(text.front()) || !is_digit(text.back()))
        return false;
    double value = 0, scale = 1;
    bool decimal = false;
    for (char const byte : text) {
        if (is_digit(byte)) {
            value = value * 10 + (byte - '0');
            if (decimal) scale *= 10;
        } else if ((byte == ',' || byte == '.') && !decimal) {
            decimal = true;
        } else {
            return false;
        }
    }
    amount = static_cast<float>((minus ? -value : value) / scale);
    return true;
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

void describe(ViewWord& word, std::string_view text) {
    word.kind = kind_of(text);
    word.marker = is_marker(text);
    std::size_t begin = 0;
    while (begin < text.size() && !is_digit(text[begin])) ++begin;
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) ++end;
    word.group_head = end == text.size() && end > begin && end - begin <= 3 && word.kind == WordKind::Figure;
    word.group_tail = begin == 0 && end == 3 && word.kind == WordKind::Figure;
    word.year =
        text.size() == 4 && end == 4 && begin == 0 && (text.starts_with("19") || text.starts_with("20"));
    word.lower = !text.empty() &&
                 ((text[0] >= 'a' && text[0] <= 'z') ||
                     (text[0] == '\xC3' && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0));
    word.closes = text.ends_with(':');
    word.has_amount = word.kind == WordKind::Figure && read_amount(text, word.amount);
    if (begin == 0 && end == text.size() && end > 0 && end <= 3) {
        word.page_number = 0;
        for (char const digit : text)
            word.page_number = static_cast<std::int16_t>(word.page_number * 10 + (digit - '0'));
    }
}

namespace {

bool is_recognised(PageContent const& page, Word const& word) {
    return page.glyphs[word.begin].confidence < 100;
}

// The pictures of a page that has text of its own; a scan covers its page instead.
std::vector<Box> illustrations(PageContent const& page, std::span<Word const> words) {
    constexpr double scan = 0.7; // of the page, in one piece or in strips
    std::vector<Box> boxes;
    bool const own_text =
        std::any_of(words.begin(), words.end(), [&](Word const& word) { return !is_recognised(page, word); });
    if (!page.recognised || !own_text) return boxes;
    double area = 0;
    for (Picture const& picture : page.pictures) area += picture.box.area();
    if (area < scan * page.width * page.height)
        for (Picture const& picture : page.pictures) boxes.push_back(picture.box);
    return boxes;
}

} // namespace

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

    auto const pictured = illustrations(page, words);
    auto const in_illustration = [&](Word const& word) {
        return !pictured.empty() && is_recognised(page, word) &&
               std::any_of(pictured.begin(), pictured.end(),
                   [&](Box const& box) { return box.contains(word.box.centre_x(), word.box.centre_y()); });
    };
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
        seen.pictured = in_illustration(word);
        seen.confidence = page.glyphs[word.begin].confidence;
        seen.font = word.font;
        seen.bold = word.font < page.fonts.size() && page.fonts[word.font].bold;
        seen.upright = word.direction == direction;
        describe(seen, text_of(page, word));
        if (word.leader) seen.kind = WordKind::Leader;
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
