// Case folders: the pages of cases/<defect>/in.page must make the tree of expected.tree, and keep the laws.
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "page/page_dump.h"
#include "structure/build_tree.h"
#include "support/golden.h"
#include "support/laws.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <set>
#include <string>

using namespace planleser;
namespace fs = std::filesystem;

TEST_CASE("pages make the tree that their case says", "[structure]") {
    std::set<fs::path> cases;
    for (auto const& entry : fs::directory_iterator(fs::path(PLANLESER_SOURCE_DIR) / "tests/structure/cases"))
        cases.insert(entry.path());
    REQUIRE_FALSE(cases.empty());
    TreeOptions options;
    options.hyphenation.conjunctions = {"og", "eller"};
    options.headings.numbering_words = {"kapittel"};
    for (auto const& folder : cases) {
        INFO(folder.filename().string());
        Diagnostics diagnostics;
        std::vector<PageLayout> layouts;
        GlyphTable glyphs;
        auto const pages = parse_pages(test::read_text_file(folder / "in.page"));
        REQUIRE_FALSE(pages.empty());
        for (auto const& page : pages) {
            layouts.push_back(lay_out(page, {}, diagnostics));
            glyphs.add(page);
        }
        set_furniture_aside(layouts);
        auto const tree = build_tree(std::move(layouts), std::move(glyphs), options, diagnostics);
        CHECK(test::breaches(tree) == std::vector<std::string>{});
        test::check_golden(folder / "expected.tree", dump(tree), PLANLESER_SCRATCH_DIR);
    }
}
