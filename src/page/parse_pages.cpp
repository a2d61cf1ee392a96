#include "base/import_error.h"
#include "page/page_dump.h"
#include "page/place_text.h"
#include "text/code_points.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace planleser {

namespace {

constexpr int most_pages = 1'000'000;
constexpr double longest = 1e6; // points: beyond it a length is nonsense

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const next = code_point_at(text, at);
        if (next.value == 0xFFFD && next.end - next.begin == 1) return false;
        at = next.end;
    }
    return true;
}

// One line of a dump, taken apart word by word.
class LineReader {
public:
    LineReader(std::string_view line, std::size_t number) : m_rest(line), m_number(number) {
        if (!is_utf8(line)) fail("UTF-8");
        skip_space();
    }

    bool at_end() const { return m_rest.empty(); }
    bool at_quote() const { return m_rest.starts_with('"'); }
    [[noreturn]] void fail(std::string_view wanted) const {
        throw ImportError(ImportErrorKind::Unreadable,
            fmt::format("line {} of the page description: expected {} at \"{}\"", m_number, wanted, m_rest));
    }
    // Takes `text` where it comes next.
    bool take(std::string_view text) {
        if (!m_rest.starts_with(text)) return false;
        m_rest.remove_prefix(text.size());
        return true;
    }
    // Takes the word where it comes next as a whole word.
    bool take_word(std::string_view word) {
        if (!m_rest.starts_with(word)) return false;
        auto const behind = m_rest.substr(word.size());
        if (!behind.empty() && behind.front() != ' ') return false;
        m_rest = behind;
        skip_space();
        return true;
    }
    std::string_view word() {
        auto const end = std::min(m_rest.find(' '), m_rest.size());
        auto const found = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        skip_space();
        return found;
    }
    // Digits with at most one point among them, so that "72..98" is two numbers; no exponent.
    double number() {
        auto const digits_from = [&](std::size_t at) {
            while (at < m_rest.size() && m_rest[at] >= '0' && m_rest[at] <= '9') ++at;
            return at;
        };
        auto end = digits_from(m_rest.starts_with('-') ? 1 : 0);
        if (m_rest.substr(std::min(end, m_rest.size())).starts_with('.') && digits_from(end + 1) > end + 1)
            end = digits_from(end + 1);
        double value = 0;
        auto const [stop, error] = std::from_chars(m_rest.data(), m_rest.data() + end, value);
        if (error != std::errc() || stop != m_rest.data() + end || std::abs(value) > longest)
            fail("a number");
        m_rest.remove_prefix(end);
        return value;
    }
    int whole(int lowest, int highest) {
        int value = 0;
        auto const [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (error != std::errc() || value < lowest || value > highest)
            fail(fmt::format("a whole number from {} to {}", lowest, highest));
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return value;
    }
    double length() {
        double const value = number();
        skip_space();
        return value;
    }
    int count() {
        int const value = whole(0, 1'000'000'000);
        skip_space();
        return value;
    }
    Box corners() {
        Box box;
        box.x0 = number();
        if (!take(",")) fail("a comma");
        box.y0 = length();
        box.x1 = number();
        if (!take(",")) fail("a comma");
        box.y1 = length();
        if (box.is_empty()) fail("a box of the top left and the bottom right corner before this");
        return box;
    }
    Colour colour() {
        if (!take("#") || m_rest.size() < 6) fail("a colour such as #1f3864");
        unsigned value = 0;
        auto const [end, error] = std::from_chars(m_rest.data(), m_rest.data() + 6, value, 16);
        if (error != std::errc() || end != m_rest.data() + 6) fail("a colour such as #1f3864");
        m_rest.remove_prefix(6);
        skip_space();
        return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
    }
    std::string quoted() {
        if (!take("\"")) fail("a text in quotation marks");
        std::string text;
        while (!m_rest.starts_with('"')) {
            if (m_rest.empty()) fail("a closing quotation mark");
            if (m_rest.front() == '\\') {
                m_rest.remove_prefix(1);
                if (m_rest.empty()) fail("a character behind the backslash");
                char const c = m_rest.front();
                text += c == '-' ? "\u00AD" : c == '_' ? "\u00A0" : c == 'n' ? "\n" : std::string(1, c);
            } else {
                text += m_rest.front();
            }
            m_rest.remove_prefix(1);
        }
        m_rest.remove_prefix(1);
        skip_space();
        return text;
    }

private:
    void skip_space() {
        while (m_rest.starts_with(' ')) m_rest.remove_prefix(1);
    }
    std::string_view m_rest;
    std::size_t m_number;
};

std::int32_t read_tag_index(LineReader& line, PageContent const& page) {
    int const tag = line.count();
    if (static_cast<std::size_t>(tag) >= page.tags.size())
        line.fail("the number of a tag described above, before this");
    return tag;
}

void read_page_head(LineReader& line, PageContent& page) {
    page.number = line.count();
    if (page.number < 1 || page.number > most_pages) line.fail("a page number, from 1, before this");
    page.width = line.length();
    if (!line.take_word("x")) line.fail("x");
    page.height = line.length();
    while (!line.at_end()) {
        if (line.take("label=")) {
            page.label = line.quoted();
        } else if (line.take("rotation=")) {
            page.rotation = line.count();
        } else if (line.take_word("recognised")) {
            page.recognised = true;
        } else {
            line.fail("label=, rotation= or recognised");
        }
    }
}

void read_tag(LineReader& line, PageContent& page) {
    if (static_cast<std::size_t>(line.count()) != page.tags.size())
        line.fail("tags numbered from 0 in order, before this");
    Tag tag;
    tag.type = line.word();
    while (!line.at_end()) {
        if (line.take("parent=")) {
            tag.parent = read_tag_index(line, page);
        } else if (line.take("element=")) {
            tag.element = static_cast<std::uint32_t>(line.count());
        } else if (line.take("rows=")) {
            tag.row_span = line.count();
        } else if (line.take("columns=")) {
            tag.column_span = line.count();
        } else {
            line.fail("parent=, element=, rows= or columns=");
        }
    }
    page.tags.push_back(std::move(tag));
}

void read_text(LineReader& line, PageContent& page) {
    TextPlacement placement;
    std::optional<std::string> text;
    placement.begin = line.number();
    if (line.take("..")) placement.end = line.number();
    line.take(" ");
    placement.baseline = line.length();
    placement.size = line.length();
    while (!line.at_end()) {
        if (line.at_quote() && !text) {
            text = line.quoted();
        } else if (line.take_word("bold")) {
            placement.font.bold = true;
        } else if (line.take_word("italic")) {
            placement.font.italic = true;
        } else if (line.take_word("fixed")) {
            placement.font.fixed_width = true;
        } else if (line.take_word("down")) {
            placement.direction = Direction::Down;
        } else if (line.take_word("left")) {
            placement.direction = Direction::Left;
        } else if (line.take_word("up")) {
            placement.direction = Direction::Up;
        } else if (line.take_word("invisible")) {
            placement.invisible = true;
        } else if (line.take("confidence=")) {
            placement.confidence = static_cast<std::uint8_t>(line.whole(0, 100));
            line.take(" ");
        } else if (line.take("font=")) {
            placement.font.name = line.quoted();
        } else if (line.take("tag=")) {
            placement.tag = read_tag_index(line, page);
        } else {
            placement.colour = line.colour();
        }
    }
    if (!text) line.fail("the text");
    place_text(page, placement, *text);
}

void read_line(LineReader& line, PageContent& page) {
    Box const box = line.corners();
    DrawnLine drawn{box.x0, box.y0, box.x1, box.y1, 0.5, {}};
    if (!line.at_end()) drawn.width = line.length();
    if (!line.at_end()) drawn.colour = line.colour();
    page.lines.push_back(drawn);
}

void read_picture(LineReader& line, PageContent& page) {
    Picture picture;
    picture.box = line.corners();
    picture.index = static_cast<std::uint32_t>(page.pictures.size());
    picture.pixel_width = line.whole(0, 1'000'000);
    if (!line.take("x")) line.fail("x");
    picture.pixel_height = line.count();
    while (!line.at_end()) {
        if (line.take_word("mask")) {
            picture.is_mask = true;
        } else if (line.take("index=")) {
            picture.index = static_cast<std::uint32_t>(line.count());
        } else if (line.take("tag=")) {
            picture.tag = read_tag_index(line, page);
        } else if (line.take("alt=")) {
            picture.alternative_text = line.quoted();
        } else {
            line.fail("mask, index=, tag= or alt=");
        }
    }
    page.pictures.push_back(std::move(picture));
}

void read_thing(std::string_view kind, LineReader& line, PageContent& page) {
    if (kind == "tag") {
        read_tag(line, page);
    } else if (kind == "text") {
        read_text(line, page);
    } else if (kind == "line") {
        read_line(line, page);
    } else if (kind == "fill") {
        Box const box = line.corners();
        page.fills.push_back({box, line.colour()});
    } else if (kind == "disc") {
        Box const box = line.corners();
        page.discs.push_back({box, line.colour()});
    } else if (kind == "picture") {
        read_picture(line, page);
    } else if (kind == "shapes") {
        page.shapes.count = static_cast<std::uint32_t>(line.count());
        page.shapes.box = line.corners();
    } else if (kind == "sector") {
        Box const disc = line.corners();
        page.sectors.push_back({disc, line.colour()});
    } else if (kind == "link") {
        Box const box = line.corners();
        page.links.push_back({box, line.quoted()});
    } else {
        line.fail(
            "page, tag, text, line, fill, disc, picture, shapes, sector or link at the line's start, before "
            "this");
    }
    if (!line.at_end()) line.fail("the end of the line");
}

} // namespace

std::vector<PageContent> parse_pages(std::string_view text) {
    std::vector<PageContent> pages;
    std::size_t number = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto content = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (content.ends_with('\r')) content.remove_suffix(1);
        LineReader line(content, number);
        if (line.at_end() || line.take("#")) continue;
        auto const kind = line.word();
        if (kind == "page") {
            GlyphId const first =
                pages.empty() ? 0
                              : pages.back().first_glyph + static_cast<GlyphId>(pages.back().glyphs.size());
            pages.emplace_back().first_glyph = first;
            read_page_head(line, pages.back());
        } else if (pages.empty()) {
            line.fail("a page before anything on it, before this");
        } else {
            read_thing(kind, line, pages.back());
        }
    }
    return pages;
}

} // namespace planleser
