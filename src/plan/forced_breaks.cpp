#include "plan/forced_breaks.h"

#include "text/fold.h"

#include <algorithm>

namespace planleser {

namespace {

Box box_of(SourcedText const& text, GlyphTable const& glyphs) {
    Box box;
    for (auto const glyph : text.origin)
        if (glyph != no_glyph) box.include(glyphs.box_of(glyph));
    return box;
}

bool begins_entry(std::string_view text) {
    if (text.empty()) return false;
    auto const lead = static_cast<unsigned char>(text.front());
    auto const letter = text.substr(0, lead < 0x80 ? 1 : 2);
    return (lead >= '0' && lead <= '9') || fold(letter) != letter;
}

bool leaves_open(std::string_view line, BreakOptions const& options) {
    auto const word = line.substr(line.rfind(' ') + 1);
    if (std::ranges::find(options.open_words, word) != options.open_words.end()) return true;
    return line.empty() || line.back() == ',' || line.back() == '-' || line.back() == '/' ||
           line.back() == '(' || line.back() == ':';
}

// How wide the cell's lines may be.
double room_in(TableCell const& cell, std::vector<Box> const& lines) {
    Box all;
    for (auto const& line : lines) all.include(line);
    double room = all.width();
    for (auto const& place : cell.at)
        if (place.box.contains(all, 1)) {
            auto const padding = std::max(0.0, std::min(all.x0 - place.box.x0, place.box.x1 - all.x1));
            room = std::max(room, place.box.width() - 2 * padding);
        }
    return room;
}

std::vector<SourcedText> lines_of(Paragraph const& paragraph) {
    std::vector<SourcedText> lines;
    for (std::size_t i = 0; i < paragraph.line_begins.size(); ++i) {
        auto const begin = paragraph.line_begins[i];
        auto const end =
            i + 1 < paragraph.line_begins.size() ? paragraph.line_begins[i + 1] : paragraph.text.size();
        if (begin <= end) lines.push_back(trimmed(paragraph.text.part(begin, end - begin)));
    }
    return lines;
}

std::vector<SourcedText> cut(Paragraph const& paragraph, TableCell const& cell, GlyphTable const& glyphs,
    BreakOptions const& options) {
    auto const lines = lines_of(paragraph);
    if (lines.size() < 2) return {paragraph.text};
    std::vector<Box> boxes;
    for (auto const& line : lines) boxes.push_back(box_of(line, glyphs));
    auto const room = room_in(cell, boxes);
    // One line that ends early says that the lines are entries; then a full line ends one too.
    bool const all_begin =
        std::ranges::all_of(lines, [](SourcedText const& line) { return begins_entry(line.text); });
    bool one_forced = options.neighbours_break;
    std::vector<bool> forced(lines.size());
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto const word = box_of(lines[i].part(0, lines[i].text.find(' ')), glyphs);
        auto const needed = word.width() + options.spare * word.height();
        bool const page_between = boxes[i].y0 < boxes[i - 1].y0;
        forced[i] = !page_between && room - boxes[i - 1].width() > needed && begins_entry(lines[i].text) &&
                    !leaves_open(lines[i - 1].text, options);
        one_forced = one_forced || forced[i];
    }
    std::vector<SourcedText> entries{lines.front()};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (forced[i] || (one_forced && all_begin && !leaves_open(lines[i - 1].text, options))) {
            entries.push_back(lines[i]);
            continue;
        }
        // The paragraph joined these two already, hyphens and all.
        auto const begin = paragraph.line_begins[i];
        if (begin > 0 && paragraph.text.text[begin - 1] == ' ') entries.back().append(" ", no_glyph);
        entries.back().append(lines[i]);
    }
    auto& last = entries.back();
    last.dropped.insert(last.dropped.end(), paragraph.text.dropped.begin(), paragraph.text.dropped.end());
    return entries;
}

} // namespace

std::vector<Piece> entries_of(TableCell const& cell, GlyphTable const& glyphs, BreakOptions const& options) {
    std::vector<Piece> pieces;
    for (auto const& block : cell.content) {
        if (auto const* item = std::get_if<ListItem>(&block)) {
            pieces.push_back(piece_of(*item));
            continue;
        }
        auto paragraph = std::get<Paragraph>(block);
        for (auto& entry : cut(paragraph, cell, glyphs, options)) {
            paragraph.text = std::move(entry);
            pieces.push_back(piece_of(paragraph));
        }
    }
    std::erase_if(pieces, [](Piece const& piece) { return piece.text.empty(); });
    return pieces;
}

bool breaks_lines(TableCell const& cell, GlyphTable const& glyphs) {
    auto const is_paragraph = [](CellBlock const& block) { return std::holds_alternative<Paragraph>(block); };
    return std::ranges::count_if(cell.content, is_paragraph) > 1 ||
           entries_of(cell, glyphs).size() > cell.content.size();
}

} // namespace planleser
