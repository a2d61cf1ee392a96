#include "structure/pieces.h"

#include "structure/footnotes.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace planleser {
namespace {

// The page number that an entry of a table of contents ends in; -1: none.
int page_number_at_end(PagePiece const& piece) {
    auto const* group = piece.group();
    if (group == nullptr) return -1;
    auto const text = group->last().text.view();
    auto const end = text.find_last_not_of("0123456789");
    if (end == std::string_view::npos || text.size() - end - 1 > 3 || text.size() - end < 2) return -1;
    if (text[end] != ' ' && text[end] != '.') return -1;
    int number = -1;
    std::from_chars(text.data() + end + 1, text.data() + text.size(), number);
    return number;
}

// Three entries in a row that end in page numbers which do not fall.
void mark_contents_lines(std::span<PagePiece> pieces, int page_count) {
    constexpr int unnumbered_front = 20; // page numbers may run ahead of the pages when a part is left out
    for (std::size_t begin = 0; begin < pieces.size();) {
        int last = page_number_at_end(pieces[begin]);
        auto end = begin + 1;
        if (last >= 0)
            while (end < pieces.size()) {
                int const number = page_number_at_end(pieces[end]);
                if (number < last || number > page_count + unnumbered_front) break;
                last = number;
                ++end;
            }
        if (last >= 0 && end - begin >= 3)
            for (auto piece = begin; piece < end; ++piece) pieces[piece].role = Role::ContentsLine;
        begin = end;
    }
}

// A heading over several lines that differ in length too much to look like one paragraph.
bool goes_on_heading(LineGroup const& above, LineGroup const& below, LineGroupOptions const& options) {
    if (above.page != below.page || above.framed != below.framed || below.marker != MarkerKind::None)
        return false;
    TextStyle const &a = above.last().style(), &b = below.first().style();
    double const size = static_cast<double>(a.size);
    double const step = below.first().baseline - above.last().baseline;
    return a.colour == b.colour && std::abs(a.size - b.size) < 0.02F * a.size &&
           is_bold(above.last()) == is_bold(below.first()) && step > 0 &&
           step < options.usual_pitch * 1.22 * size &&
           overlap(above.last().box.x0, above.last().box.x1, below.first().box.x0, below.first().box.x1) >
               0 &&
           !ends_sentence(above.last().text.view());
}

// Whether the piece is one of a series with `group`: numbered in as many parts.
bool is_alike_numbered(PagePiece const* piece, LineGroup const& group) {
    if (piece == nullptr || piece->group() == nullptr) return false;
    auto const marker = piece->group()->marker;
    return marker == MarkerKind::SectionNumber || (marker != MarkerKind::None && marker == group.marker);
}

} // namespace

std::vector<HeadingCandidate> judge_pieces(std::span<PagePiece> pieces, BodyPrint const& body, int page_count,
    LineGroupOptions const& groups, HeadingOptions const& options) {
    std::vector<HeadingCandidate> headings;
    mark_contents_lines(pieces, page_count);
    mark_footnotes(pieces, body);
    PagePiece* last_heading = nullptr; // directly before
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        PagePiece& piece = pieces[i];
        auto* group = piece.group();
        auto* const above = last_heading;
        last_heading = nullptr;
        if (group == nullptr || piece.role != Role::Paragraph || piece.pictured) continue;
        auto const* tags = piece.page->tags_trusted ? &piece.page->tags : nullptr;
        bool const in_series = is_alike_numbered(i > 0 ? &pieces[i - 1] : nullptr, *group) ||
                               is_alike_numbered(i + 1 < pieces.size() ? &pieces[i + 1] : nullptr, *group);
        auto heading = judge_heading(*group, body, tags, options);
        if (!heading && !in_series) heading = judge_numbered_line(*group, body, options);
        if (heading && above != nullptr && heading->number.depth == 0 &&
            goes_on_heading(*above->group(), *group, groups)) {
            auto& lines = above->group()->lines;
            lines.insert(lines.end(), group->lines.begin(), group->lines.end());
            piece.role = Role::Merged;
            last_heading = above;
        } else if (heading) {
            piece.role = Role::Heading;
            piece.heading = headings.size();
            headings.push_back(*heading);
            last_heading = &piece;
        } else if (group->marker != MarkerKind::None && group->marker != MarkerKind::SectionNumber) {
            piece.role = Role::ListItem;
        }
    }
    rank_headings(headings);
    return headings;
}

} // namespace planleser
