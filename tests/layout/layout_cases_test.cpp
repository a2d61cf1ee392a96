// Case folders: cases/<defect>/in.page laid out must dump as expected.layout, and keep the laws.
#include "layout/furniture.h"
#include "layout/lay_out.h"
#include "page/page_dump.h"
#include "support/golden.h"
#include "support/laws.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <set>
#include <string>

using namespace planleser;
namespace fs = std::filesystem;

TEST_CASE("a page lays out as its case says", "[layout]") {
    std::set<fs::path> cases;
    for (auto const& entry : fs::directory_iterator(fs::path(PLANLESER_SOURCE_DIR) / "tests/layout/cases"))
        cases.insert(entry.path());
    REQUIRE_FALSE(cases.empty());
    for (auto const& folder : cases) {
        INFO(folder.filename().string());
        Diagnostics diagnostics;
        std::vector<PageLayout> layouts;
        auto const pages = parse_pages(test::read_text_file(folder / "in.page"));
        REQUIRE_FALSE(pages.empty());
        for (auto const& page : pages) {
            layouts.push_back(lay_out(page, {}, diagnostics));
            CHECK(test::breaches(page, layouts.back()) == std::vector<std::string>{});
        }
        set_furniture_aside(layouts);
        std::string text;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CHECK(test::breaches(pages[i], layouts[i]) == std::vector<std::string>{});
            text += dump(layouts[i]);
        }
        test::check_golden(folder / "expected.layout", text, PLANLESER_SCRATCH_DIR);
    }
}
