#include "support/page_laws.h"

#include <cmath>

namespace planleser::test {

namespace {

std::string of(char const* law, std::size_t index) {
    return std::string(law) + " (" + std::to_string(index) + ")";
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        if (size == 0 || lead > 0xF4 || i + size > text.size()) return false;
        for (std::size_t k = 1; k < size; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += size;
    }
    return true;
}

bool is_place(Box const& box) {
    return box.x0 <= box.x1 && box.y0 <= box.y1 && std::isfinite(box.width() + box.height());
}

std::string broken_run_law(PageContent const& page) {
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        auto const& run = page.runs[i];
        if (run.begin != next || run.end <= run.begin)
            return of("each glyph stands in exactly one run, in order", i);
        next = run.end;
        if (run.font >= page.fonts.size()) return of("a run's font is one of the page's", i);
        if (run.tag >= static_cast<std::int32_t>(page.tags.size()))
            return of("a run's tag is one of the page's", i);
        if (!is_place(run.box) || !std::isfinite(run.size)) return of("a run stands at a place", i);
        for (auto glyph = run.begin; glyph < run.end; ++glyph)
            if (!run.box.contains(page.box_of(glyph))) return of("a run's box holds its glyphs", i);
    }
    return next == page.glyphs.size() ? "" : of("each glyph stands in a run", next);
}

} // namespace

std::string broken_page_law(PageContent const& page) {
    if (!(page.width > 0 && page.height > 0)) return "a page has a size";
    if (!is_utf8(page.text)) return "a page's text is UTF-8";
    for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
        auto const end = i + 1 < page.glyphs.size() ? page.glyphs[i + 1].text_begin : page.text.size();
        if (page.glyphs[i].text_begin > end) return of("the glyphs' texts stand one after the other", i);
        if (!is_utf8(page.text_of(i))) return of("a glyph's text is whole", i);
    }
    if (!page.glyphs.empty() && page.glyphs[0].text_begin != 0) return "the first glyph's text is the first";
    if (auto law = broken_run_law(page); !law.empty()) return law;
    for (std::size_t i = 0; i < page.tags.size(); ++i)
        if (page.tags[i].parent >= static_cast<std::int32_t>(i))
            return of("a tag stands behind its parent", i);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        auto const& line = page.lines[i];
        if (!is_place({line.x0, line.y0, line.x1, line.y1}) || !(line.width >= 0))
            return of("a line stands at a place", i);
    }
    for (std::size_t i = 0; i < page.fills.size(); ++i)
        if (!is_place(page.fills[i].box)) return of("a fill stands at a place", i);
    for (std::size_t i = 0; i < page.pictures.size(); ++i) {
        if (!is_place(page.pictures[i].box)) return of("a picture stands at a place", i);
        if (page.pictures[i].tag >= static_cast<std::int32_t>(page.tags.size()))
            return of("a picture's tag is one of the page's", i);
    }
    for (std::size_t i = 0; i < page.links.size(); ++i)
        if (!is_place(page.links[i].box)) return of("a link stands at a place", i);
    return "";
}

} // namespace planleser::test
