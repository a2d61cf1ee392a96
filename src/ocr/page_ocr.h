// Completes a page that a PDF drew with what must be recognised on it, and with the goals that icons show.
//
// What must be is ocr_need.h's decision; where the pixels come from is the caller's. A page that needs
// nothing passes untouched and loads nothing.
#pragma once

#include "base/diagnostics.h"
#include "ocr/ocr_need.h"
#include "ocr/recognise.h"
#include "ocr/result_cache.h"
#include "ocr/unrecognised.h"
#include "page/page_content.h"
#include "page/raster.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planleser {

// Gives the pixels of the page that is being completed; an empty raster where there are none to be had.
class PageRasters {
public:
    virtual ~PageRasters() = default;
    // As stored, turned as placed, `box` as placed.
    virtual Raster pixels_of(Picture const& picture) = 0;
    // The whole page as a reader sees it.
    virtual Raster render(double pixels_an_inch) = 0;
};

struct PageOcrOptions {
    OcrMode mode = OcrMode::Auto;
    std::filesystem::path cache; // empty: nothing is kept
    // Called with what is worth keeping, ResultCache::keep's arguments; empty: kept in `cache` at once.
    std::function<void(std::string_view key, std::string_view entry)> keep;
    HeldResults const* held = nullptr;          // asked before the cache; null: none
    Unrecognised const* unrecognised = nullptr; // pages to leave as the PDF has them; null: none
    // Called before a picture of the page is recognised; may be empty, and may throw to have it left.
    std::function<void(int page)> begins;
    // A picture on a page with text of its own counts as text from so many letters on: logos stay pictures.
    std::size_t enough_letters = 25;
    double enough_confidence = 0.75;
    // Share of letters that æ, ø and å have in Norwegian is 2.3 per cent; far under it they were misread.
    std::size_t letters_to_judge = 400;
    double least_norwegian = 0.004;
    // Font sizes of two pages that are nearer to each other than this are one: measured heights waver.
    double same_size = 0.045;
    // Points: an icon's side, and a row of icons' length. Larger pictures are searched when they are read.
    double least_icon = 12, longest_icons = 450, tallest_icons = 220;
    double icon_resolution = 200; // pixels an inch that a page is rendered with to see its drawn icons
    std::size_t most_icons = 24;  // pictures of a page that are looked at; decoration comes by the hundred
    ReaderOptions reader;
    RecogniseOptions recognise;
};

class PageOcr {
public:
    explicit PageOcr(PageOcrOptions options);
    ~PageOcr();

    // Reports "ocr.text-replaced", "ocr.off", "page-not-recognised", "ocr.no-pixels",
    // "ocr.few-norwegian-letters", "chart-not-read" and what recognise() reports. Throws
    // ImportError(MissingPart) where something must be recognised and the model is not installed.
    void complete(PageContent& page, PageRasters& rasters, Diagnostics& diagnostics);
    // The pages that were left since options.unrecognised has them, each with the reason.
    std::map<int, std::string> const& left() const { return m_left; }

private:
    TextReader& reader();
    static void find_drawn_icons(PageContent& page, OcrNeed& need);
    bool may_be_icon(Picture const& picture) const;
    bool is_to_be_left(PageContent const& page, OcrNeed const& need);
    void find_outlined_icons(PageContent& page, PageRasters& rasters);
    void find_icons(PageContent& page, PageRasters& rasters);
    void find_icons(PageContent& page, Raster const& raster);
    std::optional<Recognised> recognised(
        Raster const& raster, int page, Turning turning, Diagnostics& diagnostics);
    void settle_sizes(Recognised& found);
    void check_letters(Recognised const& found, int page, Diagnostics& diagnostics) const;

    PageOcrOptions m_options;
    ResultCache m_cache;
    std::string m_identity;                             // of the reader; empty: not asked for yet
    std::unique_ptr<TextReader> m_reader;               // made when first needed
    std::vector<float> m_sizes;                         // of the fonts recognised so far in the document
    std::unordered_map<std::string, Recognised> m_seen; // small pictures that come again on every page
    std::map<int, std::string> m_left;
};

} // namespace planleser
