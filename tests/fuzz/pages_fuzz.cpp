// Page descriptions through layout and tree: whatever they hold, no glyph is lost on the way.
#include "base/import_error.h"
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "page/glyph_table.h"
#include "page/page_dump.h"
#include "structure/build_tree.h"
#include "support/laws.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace {

void require_none(std::vector<std::string> const& breaches) {
    if (breaches.empty()) return;
    std::fprintf(stderr, "broken: %s\n", breaches.front().c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    try {
        auto const contents = parse_pages({reinterpret_cast<char const*>(data), size});
        Diagnostics diagnostics;
        GlyphTable glyphs;
        std::vector<PageLayout> pages;
        for (auto const& content : contents) {
            glyphs.add(content);
            pages.push_back(lay_out(content, {}, diagnostics, pages.empty() ? nullptr : &pages.back()));
            require_none(test::breaches(content, pages.back()));
        }
        set_furniture_aside(pages);
        auto const tree = build_tree(std::move(pages), std::move(glyphs), {}, diagnostics);
        dump(tree);
        require_none(test::breaches(tree));
    } catch (ImportError const& error) {
        if (error.what()[0] == '\0') std::abort();
    }
    return 0;
}
