#include "app/import_document.h"

#include "layout/lay_out.h"
#include "page/glyph_table.h"
#include "pdf/pdf_document.h"
#include "structure/build_tree.h"

#include <utility>
#include <vector>

namespace planleser {

std::optional<Plan> import_document(
    std::filesystem::path const& file, ImportOptions const& options, StageObserver& observer) {
    Diagnostics diagnostics;
    auto document = PdfDocument::open(file);
    GlyphTable glyphs;
    std::vector<PageLayout> pages;
    for (int number = 1; number <= document.page_count(); ++number) {
        if (auto const failed = options.failed_pages.find(number); failed != options.failed_pages.end()) {
            diagnostics.error("page-failed", failed->second, {{number, {}}});
            continue;
        }
        observer.page_begins(number, document.page_count());
        auto const content = document.read_page(number, glyphs.size(), diagnostics);
        observer.passed(content);
        if (options.last_stage == Stage::Page) continue;
        glyphs.add(content);
        pages.push_back(lay_out(content, {}, diagnostics));
    }
    observer.pages_end();
    if (options.last_stage == Stage::Page) return std::nullopt;
    set_furniture_aside(pages);
    for (auto const& page : pages) observer.passed(page);
    if (options.last_stage == Stage::Layout) return std::nullopt;
    auto const tree = build_tree(std::move(pages), std::move(glyphs), {}, diagnostics);
    observer.passed(tree);
    if (options.last_stage == Stage::Tree) return std::nullopt;
    return std::nullopt;
}

} // namespace planleser
