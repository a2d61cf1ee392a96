// A PDF file: opened, described, and read page by page into PageContent.
//
// The only door to Poppler; no Poppler type passes it. A document is used by one thread at a time. Poppler
// can still crash or hang on hostile files, so whoever opens a file that it does not trust does so in a
// process of its own with limits.
#pragma once

#include "base/diagnostics.h"
#include "page/page_content.h"
#include "page/raster.h"
#include "text/sourced_text.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace planleser {

struct PdfMetadata {
    std::string producer, creator, title, author; // UTF-8, as the file says; empty: not said
    std::string created;                          // ISO 8601, as exact as the file says; empty: not said
    std::string version;                          // "1.7"
    bool tagged = false;                          // has a structure tree
    bool encrypted = false;                       // opened with the empty password
};

// One entry of the outline that a reader shows beside the pages.
struct Bookmark {
    std::string title;
    int level = 1; // 1: outermost
    int page = 0;  // 0: none that exists
    double y = 0;  // from the top of the page, points; 0 where the file does not say
};

class PdfDocument {
public:
    // Both throw ImportError, Unreadable: missing, empty, not a PDF, damaged beyond repair,
    // password-protected, without pages.
    static PdfDocument open(std::filesystem::path const& path);
    static PdfDocument from_bytes(std::string bytes);

    PdfDocument(PdfDocument&&) noexcept;
    PdfDocument& operator=(PdfDocument&&) noexcept;
    ~PdfDocument();

    int page_count() const;
    PdfMetadata const& metadata() const;
    // In the order shown, at most 10 000.
    std::vector<Bookmark> bookmarks();

    // `number` is from 1 to page_count(). A page that is damaged gives what can be read of it. Reports
    // "pdf-damage", "unmapped-glyphs", and "page-too-large" where a limit (see page_device.h) cut it short,
    // "shapes-left-out" where only drawing was.
    PageContent read_page(int number, GlyphId first_glyph, Diagnostics& diagnostics);
    // From now on Poppler interprets all content and fetches all objects, also those that are read faster
    // without (see content_program.h, file_objects.h). Pages are the same: this is for holding one against
    // the other.
    void read_by_poppler_alone();

    // RGB, the page as shown, at most 50 million pixels; empty where the page cannot be read.
    Raster render_page(int number, double pixels_an_inch);
    // The picture with Picture::index `index`, decoded at its own resolution and turned as the page shows it;
    // grey where the file stores grey or one bit. nullopt where there is none, or it has over 100 million
    // pixels.
    std::optional<Raster> picture_pixels(int number, std::uint32_t index);

private:
    struct Impl;
    explicit PdfDocument(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace planleser
