#include "pdf/pdf_document.h"

#include "base/import_error.h"
#include "small_pdf.h"

#include <catch2/catch.hpp>

using namespace planleser;
using test::SmallPdf;

namespace {

std::string reason_against(std::string const& bytes) {
    try {
        PdfDocument::from_bytes(bytes);
    } catch (ImportError const& error) {
        CHECK(error.kind() == ImportErrorKind::Unreadable);
        return error.what();
    }
    return "readable";
}

} // namespace

TEST_CASE("a file that is no PDF is refused with its reason", "[pdf]") {
    auto const good = SmallPdf().page("BT /F1 10 Tf 72 700 Td (Tiltak) Tj ET").bytes();
    CHECK(reason_against(good) == "readable");
    CHECK(reason_against("") == "the file is empty");
    CHECK(reason_against("Kjære leser") == "the file is not a PDF");
    CHECK(reason_against(good.substr(0, 200)) ==
          "the PDF is truncated: its end is missing and its pages cannot be found");
    CHECK(reason_against("%PDF-1.4\nrubbish\n%%EOF\n") == "the PDF is damaged beyond repair");
    CHECK(reason_against(SmallPdf().bytes()) == "the PDF has no pages");
    CHECK_THROWS_WITH(PdfDocument::open("tests/pdf/no-such-file.pdf"), "the file cannot be opened");
    CHECK_THROWS_WITH(PdfDocument::open("tests"), "the file is a folder");
}

TEST_CASE("metadata is read as UTF-8 and its date as ISO 8601", "[pdf]") {
    auto const document = PdfDocument::from_bytes(
        SmallPdf()
            .page("")
            .info("/Title (Handlingsprogram \\345) /Author <FEFF00C50073> /Producer (P) /Creator (C) "
                  "/CreationDate (D:20210615120000+02'00')")
            .bytes());
    CHECK(document.page_count() == 1);
    CHECK(document.metadata().title == "Handlingsprogram å");
    CHECK(document.metadata().author == "Ås");
    CHECK(document.metadata().producer == "P");
    CHECK(document.metadata().creator == "C");
    CHECK(document.metadata().created == "2021-06-15T12:00:00+02:00");
    CHECK(document.metadata().version == "1.7");
    CHECK_FALSE(document.metadata().tagged);
}

TEST_CASE("text comes as runs with place, style and direction", "[pdf]") {
    Diagnostics diagnostics;
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("BT /F1 10 Tf 72 742 Td (Tiltak) Tj /F2 14 Tf 1 0 0 rg 0 -100 Td (Fet) Tj ET")
            .bytes());
    auto const page = document.read_page(1, 7, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(page.first_glyph == 7);
    CHECK(page.width == 595);
    CHECK(page.height == 842);
    REQUIRE(page.runs.size() == 2);
    auto const& plain = page.runs[0];
    CHECK(page.text_of(plain) == "Tiltak");
    CHECK(plain.baseline == Approx(100));
    CHECK(plain.size == Approx(10));
    CHECK(plain.box.x0 == Approx(72));
    CHECK(plain.box.x1 == Approx(72 + 10 * (.611 + .222 + .222 + .278 + .556 + .5)).margin(0.01));
    CHECK_FALSE(page.fonts[plain.font].bold);
    auto const& bold = page.runs[1];
    CHECK(page.text_of(bold) == "Fet");
    CHECK(page.fonts[bold.font].bold);
    CHECK(page.fonts[bold.font].name == "Helvetica-Bold");
    CHECK(bold.colour == Colour{255, 0, 0});
}

TEST_CASE("each page is read with its own fonts where there are more than are kept in memory", "[pdf]") {
    constexpr int pages = 1100; // each with a font of two objects
    SmallPdf pdf;
    for (int i = 0; i < pages; ++i) {
        auto const number = [](int object) { return std::to_string(object) + " 0 R"; };
        int const page = 1000 + 2 * i, font = 5000 + 2 * i;
        pdf.page("BT /F1 10 Tf 72 742 Td (i) Tj ET");
        pdf.object(page, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                             number(page + 1) + " /Resources << /Font << /F1 " + number(font) + " >> >> >>");
        pdf.object(font,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode " + number(font + 1) + " >>");
        pdf.stream(font + 1, "",
            "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <69> <00" +
                std::to_string(41 + i % 9) + "> endbfchar");
    }
    auto document = PdfDocument::from_bytes(pdf.bytes());
    Diagnostics diagnostics;
    std::string wrong;
    for (int i = 0; i < 2 * pages; ++i) {
        auto const text = document.read_page(i % pages + 1, 0, diagnostics).text;
        if (text != std::string(1, static_cast<char>('A' + i % pages % 9)))
            wrong += std::to_string(i) + ": " + text + "\n";
    }
    CHECK(wrong.empty());
    CHECK(diagnostics.empty());
}
