#include "page/page_dump.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace planleser {

namespace {

using Out = std::back_insert_iterator<std::string>;

// To 0.1, without a trailing ".0" and without "-0".
std::string length(double value) {
    double const tenths = std::round(value * 10) / 10;
    return fmt::format("{}", tenths == 0 ? 0.0 : tenths);
}

std::string hundredths(double value) {
    return fmt::format("{}", std::round(value * 100) / 100 + 0.0);
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' || text[i] == '\\') {
            out += '\\';
            out += text[i];
        } else if (text[i] == '\n') {
            out += "\\n";
        } else if (text.substr(i, 2) == "\u00AD") { // not to be seen otherwise
            out += "\\-";
            ++i;
        } else if (text.substr(i, 2) == "\u00A0") {
            out += "\\_";
            ++i;
        } else {
            out += text[i];
        }
    }
    return out + '"';
}

std::string corners(Box const& box) {
    return fmt::format("{},{} {},{}", length(box.x0), length(box.y0), length(box.x1), length(box.y1));
}

std::string code_of(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

// Black goes without saying.
std::string said(Colour colour) {
    return colour == Colour{} ? std::string() : " " + code_of(colour);
}
std::string said_tag(std::int32_t tag) {
    return tag < 0 ? std::string() : fmt::format(" tag={}", tag);
}

void dump_head(PageContent const& page, Out out) {
    fmt::format_to(out, "page {} {} x {}", page.number, length(page.width), length(page.height));
    if (!page.label.empty()) fmt::format_to(out, " label={}", quoted(page.label));
    if (page.rotation != 0) fmt::format_to(out, " rotation={}", page.rotation);
    if (page.recognised) fmt::format_to(out, " recognised");
    fmt::format_to(out, "\n");
}

void dump_tag(Tag const& tag, std::size_t index, Out out) {
    fmt::format_to(out, "tag {} {}", index, tag.type.empty() ? "?" : tag.type);
    if (tag.parent >= 0) fmt::format_to(out, " parent={}", tag.parent);
    fmt::format_to(out, " element={}", tag.element);
    if (tag.row_span != 1) fmt::format_to(out, " rows={}", tag.row_span);
    if (tag.column_span != 1) fmt::format_to(out, " columns={}", tag.column_span);
    fmt::format_to(out, "\n");
}

void dump_run(PageContent const& page, GlyphRun const& run, Out out) {
    auto const& font = page.fonts[run.font];
    auto const& box = run.box;
    double begin = box.x0, end = box.x1;
    char const* direction = "";
    switch (run.direction) {
    case Direction::Right:
        break;
    case Direction::Left:
        std::swap(begin, end);
        direction = " left";
        break;
    case Direction::Down:
        begin = box.y0;
        end = box.y1;
        direction = " down";
        break;
    case Direction::Up:
        begin = box.y1;
        end = box.y0;
        direction = " up";
        break;
    }
    std::uint8_t confidence = 100;
    for (auto glyph = run.begin; glyph < run.end; ++glyph)
        confidence = std::min(confidence, page.glyphs[glyph].confidence);
    fmt::format_to(
        out, "text {}..{} {} {}", length(begin), length(end), length(run.baseline), length(run.size));
    fmt::format_to(out, "{}{}{}{}{}", font.bold ? " bold" : "", font.italic ? " italic" : "",
        font.fixed_width ? " fixed" : "", direction, run.invisible ? " invisible" : "");
    if (confidence < 100) fmt::format_to(out, " confidence={}", confidence);
    fmt::format_to(out, " {}", quoted(page.text_of(run)));
    if (!font.name.empty()) fmt::format_to(out, " font={}", quoted(font.name));
    fmt::format_to(out, "{}{}\n", said(run.colour), said_tag(run.tag));
}

void dump_picture(Picture const& picture, Out out) {
    fmt::format_to(out, "picture {} {}x{}{} index={}{}", corners(picture.box), picture.pixel_width,
        picture.pixel_height, picture.is_mask ? " mask" : "", picture.index, said_tag(picture.tag));
    if (!picture.alternative_text.empty()) fmt::format_to(out, " alt={}", quoted(picture.alternative_text));
    fmt::format_to(out, "\n");
}

} // namespace

std::string dump(PageContent const& page) {
    std::string text;
    auto const out = std::back_inserter(text);
    dump_head(page, out);
    for (std::size_t i = 0; i < page.tags.size(); ++i) dump_tag(page.tags[i], i, out);
    for (auto const& run : page.runs) dump_run(page, run, out);
    for (auto const& line : page.lines)
        fmt::format_to(out, "line {} {}{}\n", corners({line.x0, line.y0, line.x1, line.y1}),
            hundredths(line.width), said(line.colour));
    for (auto const& fill : page.fills)
        fmt::format_to(out, "fill {} {}\n", corners(fill.box), code_of(fill.colour));
    for (auto const& disc : page.discs)
        fmt::format_to(out, "disc {} {}\n", corners(disc.box), code_of(disc.colour));
    for (auto const& picture : page.pictures) dump_picture(picture, out);
    if (page.shapes.count > 0)
        fmt::format_to(out, "shapes {} {}\n", page.shapes.count, corners(page.shapes.box));
    for (auto const& sector : page.sectors)
        fmt::format_to(out, "sector {} {}\n", corners(sector.disc), code_of(sector.colour));
    for (auto const& link : page.links)
        fmt::format_to(out, "link {} {}\n", corners(link.box), quoted(link.target));
    return text;
}

std::string dump(std::span<PageContent const> pages) {
    std::string text;
    for (auto const& page : pages) text += dump(page);
    return text;
}

} // namespace planleser
