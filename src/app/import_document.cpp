#include "app/import_document.h"

#include "app/sha256.h"

#include "layout/lay_out.h"
#include "page/glyph_table.h"
#include "pdf/pdf_document.h"
#include "structure/build_tree.h"

#include <utility>
#include <vector>

namespace planleser {

namespace {

SourceFile describe_source(std::filesystem::path const& file, PdfDocument const& document) {
    SourceFile source;
    source.file = file.filename().string();
    source.sha256 = sha256_of_file(file);
    source.bytes = std::filesystem::file_size(file);
    source.pages = document.page_count();
    source.tagged = document.metadata().tagged;
    source.producer = document.metadata().producer;
    source.created = document.metadata().created;
    return source;
}

} // namespace

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
    Plan plan;
    plan.source = describe_source(file, document);
    plan.program_version = PLANLESER_VERSION;
    plan.diagnostics.assign(diagnostics.all().begin(), diagnostics.all().end());
    return plan;
}

} // namespace planleser
