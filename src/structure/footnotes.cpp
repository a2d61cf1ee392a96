#include "structure/footnotes.h"

#include "text/code_points.h"

#include <algorithm>
#include <map>
#include <set>

namespace planleser {
namespace {

constexpr double largest_print = 0.93; // of the body's size
constexpr double highest = 0.4;        // of the page's height: nothing above is at its foot

bool is_mark(std::string_view text) {
    return !text.empty() && text.size() <= 3 &&
           text.find_first_not_of("0123456789*") == std::string_view::npos;
}

// Takes the bytes [begin, end) out of a line's text.
void drop_bytes(TextLine& line, std::size_t begin, std::size_t end) {
    SourcedText& text = line.text;
    for (auto i = begin; i < end; ++i)
        if (text.origin[i] != no_glyph && (i == begin || text.origin[i] != text.origin[i - 1]))
            text.dropped.push_back(text.origin[i]);
    text.text.erase(begin, end - begin);
    text.origin.erase(text.origin.begin() + static_cast<std::ptrdiff_t>(begin),
        text.origin.begin() + static_cast<std::ptrdiff_t>(end));
    auto const moved = [&](std::size_t at) {
        return at <= begin ? at : at >= end ? at - (end - begin) : begin;
    };
    for (StyleSpan& span : line.styles) span = {moved(span.begin), moved(span.end), span.style};
    std::erase_if(line.styles, [](StyleSpan const& span) { return span.begin == span.end; });
}

void drop_marks(TextLine& line, std::set<std::string> const& marks) {
    for (std::size_t i = line.styles.size(); i-- > 0;) {
        StyleSpan const span = line.styles[i];
        if (!span.style.raised || span.begin == 0) continue; // the note's own mark stays
        auto begin = span.begin, end = span.end;
        while (begin < end && line.text.text[begin] == ' ') ++begin;
        while (end > begin && line.text.text[end - 1] == ' ') --end;
        if (!marks.contains(line.text.text.substr(begin, end - begin))) continue;
        // A space that stood before the mark would double the one behind it.
        bool const space_before = begin > 0 && line.text.text[begin - 1] == ' ';
        bool const space_behind =
            end >= line.text.size() || line.text.text[end] == ' ' ||
            std::string_view(".,;:)").find(line.text.text[end]) != std::string_view::npos;
        if (space_before && space_behind) --begin;
        drop_bytes(line, begin, end);
    }
}

// Raised marks within the lines of a page.
std::set<std::string> marks_on(PageLayout const& page) {
    std::set<std::string> marks;
    auto const read = [&](TextLine const& line) {
        for (StyleSpan const& span : line.styles) {
            if (!span.style.raised || span.begin == 0) continue;
            auto mark = line.text.view().substr(span.begin, span.end - span.begin);
            while (mark.starts_with(' ')) mark.remove_prefix(1);
            while (mark.ends_with(' ')) mark.remove_suffix(1);
            if (is_mark(mark)) marks.emplace(mark);
        }
    };
    for (auto const& block : page.blocks) {
        if (auto const* text = std::get_if<TextBlock>(&block))
            std::for_each(text->lines.begin(), text->lines.end(), read);
        if (auto const* table = std::get_if<TableGrid>(&block))
            for (auto const& cell : table->cells) std::for_each(cell.lines.begin(), cell.lines.end(), read);
    }
    return marks;
}

// Notes that stand in the middle of a page or on the next one are known by the mark that leads to them.
void mark_by_reference(std::span<PagePiece> pieces, BodyPrint const& body) {
    std::map<PageLayout const*, std::set<std::string>> marks;
    PageLayout const* before = nullptr;
    for (PagePiece& piece : pieces) {
        if (!marks.contains(piece.page)) {
            auto own = marks_on(*piece.page);
            if (auto const previous = marks.find(before); previous != marks.end())
                own.insert(previous->second.begin(), previous->second.end());
            marks.emplace(piece.page, std::move(own));
        }
        before = piece.page;
        auto const* group = piece.group();
        if (group == nullptr || piece.role != Role::Paragraph) continue;
        if (static_cast<double>(group->first().style().size) > largest_print * body.size) continue;
        auto const mark = find_footnote_mark(group->first());
        if (mark.length > 0 && marks[piece.page].contains(mark.text)) piece.role = Role::Footnote;
    }
}

} // namespace

FootnoteMark find_footnote_mark(TextLine const& line) {
    auto const text = line.text.view();
    if (!line.styles.empty() && line.styles.front().style.raised) {
        auto const& span = line.styles.front();
        auto mark = text.substr(0, span.end);
        while (mark.ends_with(' ')) mark.remove_suffix(1);
        if (is_mark(mark)) return {std::string(mark), mark.size()};
    }
    auto const digits = text.find_first_not_of("0123456789");
    if (digits != std::string_view::npos && digits > 0 && digits <= 2 &&
        is_upper(code_point_at(text, digits).value))
        return {std::string(text.substr(0, digits)), digits};
    auto word = text.substr(0, text.find(' '));
    if (word.size() == text.size()) {
        // "*Tekst" without a space
        auto const stars = text.find_first_not_of('*');
        return stars != std::string_view::npos && stars > 0 && stars <= 3
                   ? FootnoteMark{std::string(text.substr(0, stars)), stars}
                   : FootnoteMark{};
    }
    auto const length = word.size();
    if (word.size() > 2 && word.front() == '[' && word.back() == ']') word = word.substr(1, word.size() - 2);
    if (word.size() > 1 && word.back() == ')') word.remove_suffix(1);
    if (is_mark(word)) return {std::string(word), length};
    auto const stars = text.find_first_not_of('*');
    if (stars != std::string_view::npos && stars > 0 && stars <= 3)
        return {std::string(text.substr(0, stars)), stars};
    return {};
}

void mark_footnotes(std::span<PagePiece> pieces, BodyPrint const& body) {
    mark_by_reference(pieces, body);
    for (std::size_t end = pieces.size(); end > 0;) {
        auto begin = end;
        while (begin > 0 && pieces[begin - 1].page == pieces[end - 1].page) --begin;
        // From the foot of the page upwards, as long as the print is small.
        auto first = end;
        while (first > begin) {
            auto const* group = pieces[first - 1].group();
            if (group == nullptr ||
                (pieces[first - 1].role != Role::Paragraph && pieces[first - 1].role != Role::Footnote))
                break;
            double const size = static_cast<double>(group->first().style().size);
            if (size > largest_print * body.size ||
                group->first().baseline < highest * pieces[begin].page->height)
                break;
            --first;
        }
        bool open = false;
        for (auto i = first; i < end; ++i) {
            bool const marked = find_footnote_mark(pieces[i].group()->first()).length > 0;
            if (marked || open) pieces[i].role = Role::Footnote;
            open = open || marked;
        }
        end = begin;
    }
}

void drop_footnote_marks(std::span<PageLayout> pages, std::span<PagePiece const> pieces) {
    std::map<PageLayout const*, std::set<std::string>> marks;
    for (PagePiece const& piece : pieces)
        if (piece.role == Role::Footnote)
            if (auto mark = find_footnote_mark(piece.group()->first()); mark.length > 0)
                marks[piece.page].insert(std::move(mark.text));
    for (std::size_t i = 1; i < pages.size(); ++i) // a note may have gone over to the next page
        if (auto const next = marks.find(&pages[i]); next != marks.end())
            marks[&pages[i - 1]].insert(next->second.begin(), next->second.end());
    for (PageLayout& page : pages) {
        auto const found = marks.find(&page);
        if (found == marks.end()) continue;
        for (auto& block : page.blocks) {
            if (auto* text = std::get_if<TextBlock>(&block))
                for (auto& line : text->lines) drop_marks(line, found->second);
            if (auto* table = std::get_if<TableGrid>(&block))
                for (auto& cell : table->cells)
                    for (auto& line : cell.lines) drop_marks(line, found->second);
        }
    }
}

} // namespace planleser
