// Consecutive lines that make one paragraph, one list item or one heading, told by what they look like.
//
// A group ends where a list marker comes, where size, weight or colour changes, where the distance to the
// next line is wider than within the group, where the indent changes, and where a line is so short that the
// next one's first word would have fitted. Used for the blocks of a page and for cells.
#pragma once

#include "layout/line_markers.h"
#include "layout/page_layout.h"
#include "structure/document_tree.h"
#include "text/hyphenation.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace planleser {

struct LineGroup {
    std::vector<TextLine const*> lines; // never empty
    MarkerKind marker = MarkerKind::None;
    int page = 0;
    double right_edge = 0; // where a full line ends
    bool framed = false;
    bool recognised = false;
    Colour background{255, 255, 255};

    TextLine const& first() const { return *lines.front(); }
    TextLine const& last() const { return *lines.back(); }
};

struct LineGroupOptions {
    // In font sizes: the usual distance of baselines, where a group has no second line to measure it by.
    double usual_pitch = 1.25;
    // Times the pitch of the group: a wider step begins a new paragraph. Browsers round baselines to pixels,
    // which makes steps differ by a twentieth, recognition by more.
    double paragraph_step = 1.15, recognised_paragraph_step = 1.3;
    // In font sizes: a left edge further off begins a new paragraph.
    double indent = 0.8;
    // In font sizes: a line that leaves this much more than its next word needs ends its paragraph.
    double room_left = 1.0;
    // Of sizes: a larger ratio is another print.
    double same_size = 1.06;
    // The same for recognised text, whose size is measured by the letters a line happens to have.
    double same_recognised_size = 1.45;
};

struct LineGroupEdges {
    int page = 0;
    double right_edge = 0;
    // Where the lines themselves seem to wrap, as beside a picture; 0: nowhere. Counts only where the text
    // goes on in the middle of a sentence.
    double wrap_edge = 0;
    bool recognised = false; // from OCR
    bool framed = false;
    Colour background{255, 255, 255};
};

// Requires that the lines outlive the groups.
std::vector<LineGroup> group_lines(
    std::span<TextLine const> lines, LineGroupEdges const& edges, LineGroupOptions const& options = {});

// Whether the group's last line is as long as its column lets it be before the first word of `next`.
bool is_full(
    TextLine const& line, double right_edge, TextLine const& next, LineGroupOptions const& options = {});

// Whether a text ends as sentences end; a colon counts.
bool ends_sentence(std::string_view text);

// Whether two lines print alike in size and weight.
bool same_print(TextLine const& a, TextLine const& b, bool recognised, LineGroupOptions const& options = {});

// Whether all but a mark or a full stop of the line is bold.
bool is_bold(TextLine const& line);

// "Frist: 1. mai", "Ansvarlig: …", "Tiltak 2.1: …": at most three words before a colon, in a style of their
// own or not.
bool begins_with_label(TextLine const& line);

// Whether a text is a figure alone: digits and signs, no letters.
bool is_figure(std::string_view text);

// Takes the marker from groups that only look numbered: "15. mai" that begins a line, "A. Hansen". A number
// or letter with a full stop counts where it stands in a series.
void settle_markers(std::span<LineGroup* const> groups);

} // namespace planleser
