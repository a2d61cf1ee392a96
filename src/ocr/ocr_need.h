// Decides what of a page must be recognised: nothing, some of its pictures, or all of it.
#pragma once

#include "page/page_content.h"

#include <cstddef>
#include <string>
#include <vector>

namespace planleser {

enum class OcrMode {
    Auto,  // where the page has no text, or text that nobody can read
    Off,   // never
    Force, // every page, in place of its own text
};

struct OcrNeedOptions {
    // Of the page's area: a picture that covers more is the page itself.
    double whole_page = 0.6;
    // Points: a smaller picture is a logo or an icon and holds no table.
    double least_width = 100, least_height = 30;
    // Pixels an inch below which no text can be read.
    double least_resolution = 90;
    // Glyphs that a scanner's stamp or a page number may have beside a scan.
    std::size_t stamp = 40;
    // Shapes that are neither box nor line: a page with so many, and hardly a glyph, has letters as curves.
    std::uint32_t many_shapes = 60;
    // Pixels an inch that a page is rendered with where its pictures do not say more.
    double resolution = 200, highest_resolution = 300;
};

struct OcrNeed {
    bool render = false;      // the whole page, as a reader sees it
    double resolution = 0;    // of the rendering, or of one in place of a page-sized picture; pixels an inch
    bool tables_only = false; // the page has text of its own: a picture counts if it holds much of it
    bool lines_only = false;  // the page's invisible text is good; only what is drawn is wanted
    std::vector<std::size_t> pictures; // into PageContent::pictures
    std::vector<bool> drop;            // one a run: text to be replaced; empty: none
    std::string reason;                // for a diagnostic, where text is replaced; empty: none

    bool any() const { return render || !pictures.empty(); }
};

OcrNeed find_ocr_need(PageContent const& page, OcrMode mode, OcrNeedOptions const& options = {});

} // namespace planleser
