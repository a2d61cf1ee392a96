// Whole PDFs: whatever the bytes, a document is refused with a reason or its pages keep the laws of a page.
#include "base/import_error.h"
#include "page/page_dump.h"
#include "pdf/pdf_document.h"
#include "support/page_laws.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

void require(bool holds, std::string const& what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what.c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace planleser;
    constexpr int most_pages = 4; // keeps a round short
    try {
        auto document = PdfDocument::from_bytes(std::string(data, data + size));
        Diagnostics diagnostics;
        for (int number = 1; number <= std::min(document.page_count(), most_pages); ++number) {
            auto const page = document.read_page(number, 0, diagnostics);
            auto const broken = test::broken_page_law(page);
            require(broken.empty(), broken);
            auto const text = dump(page);
            require(dump(parse_pages(text)) == text, "a dump is read back as it was");
            if (!page.pictures.empty()) document.picture_pixels(number, page.pictures.front().index);
        }
        document.bookmarks();
    } catch (ImportError const& error) {
        require(error.what()[0] != '\0', "an error has a reason");
    }
    return 0;
}
