#include "pdf/pdf_document.h"
#include "small_pdf.h"

#include <catch2/catch.hpp>

using namespace planleser;
using test::SmallPdf;

namespace {

std::vector<int> pixels_of(Raster const& raster) {
    return {raster.pixels.begin(), raster.pixels.end()};
}

// A page that shows a grey picture of 3 by 2 pixels, 10 to 60, with the matrix given.
PdfDocument picture_page(std::string const& matrix, std::string const& page_extra = {}) {
    return PdfDocument::from_bytes(
        SmallPdf()
            .page("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI q " + matrix + " cm /Im0 Do Q", page_extra,
                "/XObject << /Im0 70 0 R >>")
            .stream(70,
                "/Type /XObject /Subtype /Image /Width 3 /Height 2 /BitsPerComponent 8 /ColorSpace "
                "/DeviceGray",
                "\x0A\x14\x1E\x28\x32\x3C")
            .bytes());
}

} // namespace

TEST_CASE("a picture's pixels come turned as the page shows them", "[pdf]") {
    struct Case {
        std::string matrix, page_extra;
        int width;
        std::vector<int> pixels;
    };
    auto const [matrix, page_extra, width, pixels] = GENERATE(values<Case>({
        {"300 0 0 200 100 100", "", 3, {10, 20, 30, 40, 50, 60}},
        {"-300 0 0 200 400 100", "", 3, {30, 20, 10, 60, 50, 40}},
        {"300 0 0 -200 100 300", "", 3, {40, 50, 60, 10, 20, 30}},
        {"0 300 -200 0 300 100", "", 2, {30, 60, 20, 50, 10, 40}}, // a quarter to the left
        {"0 -300 200 0 100 400", "", 2, {40, 10, 50, 20, 60, 30}}, // a quarter to the right
        {"300 0 0 200 100 100", "/Rotate 90", 2, {40, 10, 50, 20, 60, 30}},
        {"300 0 0 200 100 100", "/Rotate 180", 3, {60, 50, 40, 30, 20, 10}},
    }));
    CAPTURE(matrix, page_extra);
    auto document = picture_page(matrix, page_extra);
    Diagnostics diagnostics;
    auto const page = document.read_page(1, 0, diagnostics);
    // The inline image is a point wide, no picture to see, but it counts.
    REQUIRE(page.pictures.size() == 1);
    CHECK(page.pictures[0].index == 1);
    auto const raster = document.picture_pixels(1, page.pictures[0].index);
    REQUIRE(raster);
    CHECK(raster->width == width);
    CHECK(raster->channels == 1);
    CHECK(pixels_of(*raster) == pixels);
    CHECK(raster->box == page.pictures[0].box);
    CHECK_FALSE(document.picture_pixels(1, 2));
}

TEST_CASE("a mask is painted dark on light, whichever way its bits are", "[pdf]") {
    auto const decode = GENERATE(std::string("[0 1]"), std::string("[1 0]"));
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("q 300 0 0 200 100 100 cm /Im0 Do Q", "", "/XObject << /Im0 70 0 R >>")
            .stream(70,
                "/Type /XObject /Subtype /Image /Width 8 /Height 1 /BitsPerComponent 1 /ImageMask true "
                "/Decode " +
                    decode,
                decode == "[0 1]" ? "\x0F" : "\xF0")
            .bytes());
    auto const raster = document.picture_pixels(1, 0);
    REQUIRE(raster);
    CHECK(pixels_of(*raster) == std::vector<int>{0, 0, 0, 0, 255, 255, 255, 255});
}

TEST_CASE("colours of a picture are kept", "[pdf]") {
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("q 300 0 0 200 100 100 cm /Im0 Do Q", "", "/XObject << /Im0 70 0 R >>")
            .stream(70,
                "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace [/Indexed "
                "/DeviceRGB 1 "
                "<FF0000 0000FF>]",
                std::string("\x01\x00", 2))
            .bytes());
    auto const raster = document.picture_pixels(1, 0);
    REQUIRE(raster);
    CHECK(raster->channels == 3);
    CHECK(pixels_of(*raster) == std::vector<int>{0, 0, 255, 255, 0, 0});
}

TEST_CASE("a picture too large to be decoded has no pixels", "[pdf]") {
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("q 300 0 0 200 100 100 cm /Im0 Do Q", "", "/XObject << /Im0 70 0 R >>")
            .stream(70,
                "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace "
                "/DeviceGray",
                "x")
            .bytes());
    CHECK_FALSE(document.picture_pixels(1, 0));
}

TEST_CASE("a page is rendered as it is shown", "[pdf]") {
    auto document = PdfDocument::from_bytes(
        SmallPdf().page("1 0 0 rg 0 421 297 421 re f", "/Rotate 90 /MediaBox [0 0 594 842]").bytes());
    auto const raster = document.render_page(1, 36);
    CHECK(raster.width == 421);
    CHECK(raster.height == 297);
    CHECK(raster.channels == 3);
    CHECK(raster.box == Box{0, 0, 842, 594});
    auto const at = [&](int x, int y) {
        auto const* pixel = raster.row(y) + 3 * x;
        return std::vector<int>{pixel[0], pixel[1], pixel[2]};
    };
    // The red upper left quarter stands in the upper right one after a quarter turn.
    CHECK(at(400, 10) == std::vector<int>{255, 0, 0});
    CHECK(at(10, 10) == std::vector<int>{255, 255, 255});
    CHECK(at(400, 290) == std::vector<int>{255, 255, 255});
}

TEST_CASE("a picture is placed without its colour profile, which its pixels still go through", "[pdf]") {
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("q 100 0 0 50 72 700 cm /Im0 Do Q", "", "/XObject << /Im0 70 0 R >>")
            .stream(70,
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
                "[/ICCBased 71 0 R]",
                "\x40\x40\x40")
            .stream(71, "/N 3 /Alternate /DeviceRGB", "no profile, a fault to whoever reads it")
            .bytes());
    for (int round = 0; round < 2; ++round) {
        Diagnostics diagnostics;
        auto const page = document.read_page(1, 0, diagnostics);
        CHECK(diagnostics.empty());
        REQUIRE(page.pictures.size() == 1);
        auto const raster = document.picture_pixels(1, page.pictures[0].index);
        REQUIRE(raster);
        CHECK(pixels_of(*raster) == std::vector<int>{0x40, 0x40, 0x40});
    }
}

TEST_CASE("a page is drawn with whole fonts, whatever of them was read before", "[pdf]") {
    auto const sample = std::string(PLANLESER_SOURCE_DIR "/samples/letter-dalrad.pdf"); // TrueType inside
    auto document = PdfDocument::open(sample);
    auto const before = document.render_page(1, 36);
    Diagnostics diagnostics;
    auto const first = document.read_page(1, 0, diagnostics);
    CHECK(document.render_page(1, 36).pixels == before.pixels);
    CHECK(document.read_page(1, 0, diagnostics).text == first.text);
}
