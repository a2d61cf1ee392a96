#include "page/page_dump.h"
#include "pdf/pdf_document.h"
#include "support/page_laws.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

using namespace planleser;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> pdfs_in(std::initializer_list<fs::path> folders) {
    std::vector<fs::path> files;
    for (auto const& folder : folders) {
        if (!fs::is_directory(folder)) continue;
        for (auto const& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".pdf") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

fs::path shared_folder() {
    char const* told = std::getenv("PLANLESER_SHARED");
    return told ? fs::path(told) : fs::path(PLANLESER_SOURCE_DIR) / ".." / "shared";
}

void check_all(std::vector<fs::path> const& files) {
    for (auto const& file : files) {
        auto document = PdfDocument::open(file);
        auto by_poppler = PdfDocument::open(file);
        by_poppler.read_by_poppler_alone();
        Diagnostics diagnostics;
        GlyphId next = 0;
        for (int number = 1; number <= document.page_count(); ++number) {
            CAPTURE(file, number);
            auto const page = document.read_page(number, next, diagnostics);
            CHECK(page.first_glyph == next);
            next += static_cast<GlyphId>(page.glyphs.size());
            CHECK(test::broken_page_law(page) == "");
            auto const text = dump(page);
            CHECK(dump(parse_pages(text)) == text);
            CHECK(dump(by_poppler.read_page(number, page.first_glyph, diagnostics)) == text);
        }
    }
}

} // namespace

TEST_CASE("every page of the samples keeps the laws of a page, and its dump is read back", "[pdf]") {
    auto const files = pdfs_in({fs::path(PLANLESER_SOURCE_DIR) / "samples"});
    REQUIRE(files.size() >= 10);
    check_all(files);
}

TEST_CASE("every page of the corpus keeps the laws of a page, and its dump is read back", "[pdf][corpus]") {
    auto const shared = shared_folder();
    auto const files =
        pdfs_in({shared / "corpus", shared / "corpus-real", shared / "bench" / "icdar2013-eu"});
    if (files.empty()) WARN("the corpus is not there: " << shared.string());
    check_all(files);
}
