// The laws on every PDF at hand: the samples, and the shared corpus where it is there.
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "pdf/pdf_document.h"
#include "structure/build_tree.h"
#include "support/laws.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>

using namespace planleser;
namespace fs = std::filesystem;

namespace {

std::set<fs::path> find_pdfs() {
    std::set<fs::path> found;
    fs::path const source = PLANLESER_SOURCE_DIR;
    char const* const elsewhere = std::getenv("PLANLESER_SHARED");
    fs::path const shared = elsewhere != nullptr ? fs::path(elsewhere) : source / "../shared";
    for (auto const& folder :
        {source / "samples", shared / "corpus", shared / "corpus-real", shared / "bench"}) {
        if (!fs::is_directory(folder)) {
            WARN("skipped, not there: " << folder.filename().string());
            continue;
        }
        for (auto const& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".pdf") found.insert(entry.path());
    }
    return found;
}

} // namespace

TEST_CASE("no glyph of a real document is lost or doubled", "[structure][corpus]") {
    for (auto const& path : find_pdfs()) {
        INFO(path.filename().string());
        Diagnostics diagnostics;
        auto document = PdfDocument::open(path);
        std::vector<PageLayout> layouts;
        GlyphTable glyphs;
        for (int number = 1; number <= document.page_count(); ++number) {
            auto const page = document.read_page(number, glyphs.size(), diagnostics);
            layouts.push_back(lay_out(page, {}, diagnostics));
            glyphs.add(page);
            CHECK(test::breaches(page, layouts.back()) == std::vector<std::string>{});
        }
        set_furniture_aside(layouts);
        auto const tree = build_tree(std::move(layouts), std::move(glyphs), {}, diagnostics);
        CHECK(test::breaches(tree) == std::vector<std::string>{});
    }
}
