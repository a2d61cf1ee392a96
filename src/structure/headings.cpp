#include "structure/headings.h"

#include "text/code_points.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace planleser {
namespace {

struct PrintKey {
    long half_points;
    bool bold;
    std::uint8_t red, green, blue;
    auto operator<=>(PrintKey const&) const = default;
};

PrintKey key_of(TextStyle const& style) {
    return {std::lround(2 * static_cast<double>(style.size)), style.bold, style.colour.red,
        style.colour.green, style.colour.blue};
}

std::size_t count_digits(std::string_view text) {
    auto const end = text.find_first_not_of("0123456789");
    return end == std::string_view::npos ? text.size() : end;
}

// "4", "4.", "2.1.3", "A.1": at most two digits a part, a blank and a letter behind.
HeadingNumber find_plain_number(std::string_view text) {
    HeadingNumber number;
    std::size_t at = 0;
    int parts = 0;
    bool const lettered = text.size() > 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] == '.' &&
                          (text[2] == ' ' || count_digits(text.substr(2)) > 0);
    if (lettered) at = 2, parts = 1;
    while (true) {
        auto const digits = count_digits(text.substr(at));
        if (digits == 0 || digits > 2) break;
        at += digits;
        ++parts;
        if (at >= text.size() || text[at] != '.') break;
        ++at;
    }
    if (parts == 0 || parts > 6 || at >= text.size() || text[at] != ' ') return {};
    auto const behind = text.find_first_not_of(' ', at);
    if (behind == std::string_view::npos) return {};
    auto const next = code_point_at(text, behind).value;
    if (!is_letter(next) && next != U'«' && next != U'"') return {};
    if (parts == 1 && !lettered && is_lower(next)) return {};
    number.length = at;
    number.text = std::string(text.substr(0, at));
    if (number.text.back() == '.') number.text.pop_back();
    number.depth = parts;
    return number;
}

// 'BAKGRUNN', '2. MÅL OG TILTAK': letters, and none of them small.
bool is_in_capitals(std::string_view text) {
    constexpr std::size_t fewest = 3, most_bytes = 80;
    if (text.size() > most_bytes) return false;
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (is_lower(point.value)) return false;
        capitals += is_upper(point.value);
        at = point.end;
    }
    return capitals >= fewest;
}

int level_of_tag(LineGroup const& group, std::vector<Tag> const& tags) {
    for (auto tag = group.first().tag; tag >= 0; tag = tags[static_cast<std::size_t>(tag)].parent) {
        auto const& type = tags[static_cast<std::size_t>(tag)].type;
        if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6') return type[1] - '0';
        if (type == "Title") return 1;
    }
    return 0;
}

// Gives recognised headings of nearly one size the same print, so that they rank as one.
void settle_recognised_prints(std::span<HeadingCandidate> headings) {
    constexpr float same_print =
        0.87F; // of the largest of a print; sizes of one print were seen to differ by a tenth
    std::vector<HeadingCandidate*> recognised;
    for (auto& heading : headings)
        if (heading.recognised) recognised.push_back(&heading);
    std::stable_sort(recognised.begin(), recognised.end(),
        [](auto const* a, auto const* b) { return a->style.size > b->style.size; });
    float largest = 0;
    for (auto* heading : recognised) {
        if (heading->style.size < same_print * largest || largest == 0) largest = heading->style.size;
        heading->style.size = largest;
    }
}

} // namespace

HeadingNumber find_heading_number(std::string_view text, HeadingOptions const& options) {
    if (auto number = find_plain_number(text); number.depth > 0) return number;
    auto const space = text.find(' ');
    if (space == std::string_view::npos) return {};
    auto const word = fold(text.substr(0, space));
    if (std::find(options.numbering_words.begin(), options.numbering_words.end(), word) ==
        options.numbering_words.end())
        return {};
    auto const digits = count_digits(text.substr(space + 1));
    if (digits == 0 || digits > 2) return {};
    auto end = space + 1 + digits;
    HeadingNumber number{std::string(text.substr(0, end)), end, 1};
    while (number.length < text.size() && (text[number.length] == ':' || text[number.length] == '.'))
        ++number.length;
    return number;
}

BodyPrint find_body_print(std::span<PageLayout const> pages) {
    std::map<PrintKey, std::size_t> bytes;
    auto const add = [&](TextLine const& line, std::size_t weight) {
        for (auto const& span : line.styles) bytes[key_of(span.style)] += weight * (span.end - span.begin);
    };
    for (auto const& page : pages)
        for (auto const& block : page.blocks) {
            if (auto const* text = std::get_if<TextBlock>(&block))
                for (auto const& line : text->lines) add(line, 4);
            if (auto const* table = std::get_if<TableGrid>(&block))
                for (auto const& cell : table->cells)
                    for (auto const& line : cell.lines)
                        add(line, 1); // often set smaller than the running text
        }
    BodyPrint body;
    std::size_t most = 0;
    for (auto const& [key, count] : bytes)
        if (count > most) {
            most = count;
            body = {static_cast<double>(key.half_points) / 2, key.bold, {key.red, key.green, key.blue}};
        }
    body.alone = bytes.size() == 1;
    return body;
}

std::optional<HeadingCandidate> judge_heading(LineGroup const& group, BodyPrint const& body,
    std::vector<Tag> const* trusted_tags, HeadingOptions const& options) {
    std::size_t bytes = 0;
    for (auto const* line : group.lines) bytes += line->text.size() + 1;
    if (bytes > options.most_bytes || group.lines.size() > options.most_lines) return std::nullopt;
    if (group.marker == MarkerKind::Bullet || group.marker == MarkerKind::Dash) return std::nullopt;
    std::string text = group.first().text.text;
    HeadingCandidate heading;
    heading.style = group.first().style();
    heading.recognised = group.recognised;
    heading.number = find_heading_number(text, options);
    if (trusted_tags != nullptr) heading.tag_level = level_of_tag(group, *trusted_tags);

    auto const last = group.last().text.view();
    bool const has_letters = std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
    });
    if (!has_letters) return std::nullopt;
    auto const first = code_point_at(text, std::min(heading.number.length, text.size() - 1)).value;
    if (is_lower(first)) return std::nullopt;
    double const size = static_cast<double>(heading.style.size);
    bool const larger = size >= options.larger * body.size;
    bool const bolder = is_bold(group.first()) && !body.bold;
    bool const coloured = heading.style.colour != body.colour;
    // What is tagged a heading and prints as the body counts where it at least ends as none of its sentences.
    bool const ends = ends_sentence(last) || last.ends_with(',') || last.ends_with(';');
    if (heading.tag_level > 0 && (larger || bolder || coloured || !ends)) return heading;
    if (larger) {
        if (ends && !last.ends_with(':') && !last.ends_with('?') && size < 1.5 * body.size)
            return std::nullopt;
        heading.confidence = 0.95;
        return heading;
    }
    if (body.alone && !group.recognised && group.lines.size() == 1 && is_in_capitals(last) && !ends) {
        heading.confidence = 0.7;
        return heading;
    }
    if (size < 0.95 * body.size && heading.number.depth < 2) return std::nullopt;
    if (bytes > options.most_bytes_at_body_size || group.lines.size() > 3) return std::nullopt;
    bool const numbered = heading.number.depth > 0 && last.ends_with('.');
    if (bolder && (!ends || numbered)) {
        heading.confidence = heading.number.depth > 0 ? 0.95 : 0.8;
        return heading;
    }
    if (coloured && !ends && (bolder || heading.number.depth > 0)) {
        heading.confidence = 0.7;
        return heading;
    }
    return std::nullopt;
}

std::optional<HeadingCandidate> judge_numbered_line(
    LineGroup const& group, BodyPrint const& body, HeadingOptions const& options) {
    constexpr std::size_t most_bytes = 90; // a line of text is longer
    if (group.lines.size() > 1 || group.first().text.size() > most_bytes) return std::nullopt;
    if (group.first().text.view().ends_with('.')) return std::nullopt; // a numbered sentence
    HeadingCandidate heading;
    heading.style = group.first().style();
    heading.number = find_heading_number(group.first().text.view(), options);
    heading.confidence = 0.6;
    if (heading.number.depth < (body.alone && !group.recognised ? 1 : 2)) return std::nullopt;
    return heading;
}

void rank_headings(std::span<HeadingCandidate> headings) {
    settle_recognised_prints(headings);
    struct Class {
        std::map<int, int> depths; // how often a number of this depth stands in this print
        int level = 0;
    };
    // From the largest print to the smallest, bold before regular.
    auto const before = [](PrintKey const& a, PrintKey const& b) {
        return std::tuple(-a.half_points, !a.bold, a.red, a.green, a.blue) <
               std::tuple(-b.half_points, !b.bold, b.red, b.green, b.blue);
    };
    std::map<PrintKey, Class, decltype(before)> classes(before);
    for (auto const& heading : headings) {
        auto& print = classes[key_of(heading.style)];
        int const depth =
            heading.tag_level > 0 && heading.number.depth == 0 ? heading.tag_level : heading.number.depth;
        if (depth > 0) ++print.depths[depth];
    }
    int above = 0, above_size_level = 0;
    long size_above = -1;
    for (auto& [key, print] : classes) {
        if (!print.depths.empty())
            print.level =
                std::max_element(print.depths.begin(), print.depths.end(), [](auto const& a, auto const& b) {
                    return a.second < b.second;
                })->first;
        else if (key.half_points == size_above)
            print.level = above_size_level; // same size and weight in another colour: as the one before
        else
            print.level = above + 1;
        if (key.half_points != size_above) above_size_level = print.level;
        size_above = key.half_points;
        above = std::max(above, print.level);
    }
    for (auto& heading : headings) {
        auto const& print = classes[key_of(heading.style)];
        heading.level = heading.number.depth > 0 ? heading.number.depth
                        : heading.tag_level > 0  ? heading.tag_level
                                                 : print.level;
        heading.level = std::max(1, heading.level);
    }
}

} // namespace planleser
