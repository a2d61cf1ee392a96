// What stands one after the other in the document, in reading order, and what each piece is.
//
// Pieces point into the pages, which must outlive them.
#pragma once

#include "layout/page_layout.h"
#include "page/glyph_table.h"
#include "structure/document_tree.h"
#include "structure/headings.h"
#include "structure/joined_table.h"
#include "structure/line_groups.h"

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

namespace planleser {

enum class Role {
    Paragraph,
    ListItem,
    Heading,
    ContentsLine, // of a table of contents
    Footnote,
    Merged, // its lines went to the piece before
};

struct PagePiece {
    std::variant<LineGroup, TablePart, PictureBlock> content;
    PageLayout const* page = nullptr;
    Role role = Role::Paragraph; // of line groups only
    std::size_t heading = 0;     // index of its candidate, for headings
    bool pictured = false;       // words of a picture on a page of text: neither heading nor list

    LineGroup* group() { return std::get_if<LineGroup>(&content); }
    LineGroup const* group() const { return std::get_if<LineGroup>(&content); }
};

std::vector<PagePiece> collect_pieces(std::span<PageLayout const> pages, LineGroupOptions const& options);

// Marks the groups that were recognised in a picture while most of their page is text of the PDF: the letters
// of a logo or an icon are large, and head nothing.
void mark_pictured(std::span<PagePiece> pieces, GlyphTable const& glyphs);

// Sets the roles, and returns the headings with their levels.
std::vector<HeadingCandidate> judge_pieces(std::span<PagePiece> pieces, BodyPrint const& body, int page_count,
    LineGroupOptions const& groups, HeadingOptions const& headings);

} // namespace planleser
