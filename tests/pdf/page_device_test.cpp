#include "page/page_dump.h"
#include "pdf/pdf_document.h"
#include "small_pdf.h"

#include <catch2/catch.hpp>

using namespace planleser;
using test::SmallPdf;

namespace {

PageContent read(SmallPdf const& pdf, int number = 1) {
    Diagnostics diagnostics;
    auto page = PdfDocument::from_bytes(pdf.bytes()).read_page(number, 0, diagnostics);
    CHECK(diagnostics.empty());
    return page;
}

PageContent read(std::string const& content) {
    return read(SmallPdf().page(content));
}

// The page's dump without its first line and its font names.
std::string dump_of(PageContent const& page) {
    auto text = dump(page);
    text.erase(0, text.find('\n') + 1);
    for (std::string const font : {" font=\"Helvetica\"", " font=\"Helvetica-Bold\""})
        for (auto at = text.find(font); at != std::string::npos; at = text.find(font))
            text.erase(at, font.size());
    return text;
}

std::string show(std::string const& text, std::string const& matrix = "1 0 0 1 72 742") {
    return "BT /F1 10 Tf " + matrix + " Tm (" + text + ") Tj ET ";
}

} // namespace

TEST_CASE("text runs in its direction on the page as displayed", "[pdf]") {
    struct Case {
        std::string matrix, page_extra, expected;
    };
    auto const [matrix, page_extra, expected] = GENERATE(values<Case>({
        {"1 0 0 1 72 742", "", "text 72..76.4 100 10 \"ii\"\n"},
        {"0 1 -1 0 72 742", "", "text 100..95.6 72 10 up \"ii\"\n"},
        {"0 -1 1 0 72 742", "", "text 100..104.4 72 10 down \"ii\"\n"},
        {"-1 0 0 -1 72 742", "", "text 72..67.6 100 10 left \"ii\"\n"},
        {"1 0 0 1 72 742", "/Rotate 90", "text 72..76.4 742 10 down \"ii\"\n"},
        {"0 1 -1 0 72 742", "/Rotate 90", "text 742..746.4 72 10 \"ii\"\n"},
        {"1 0 0 1 72 742", "/Rotate 180", "text 523..518.6 742 10 left \"ii\"\n"},
        {"1 0 0 1 72 742", "/Rotate 270", "text 523..518.6 100 10 up \"ii\"\n"},
        {"1 0 0 1 72 742", "/CropBox [50 42 545 792]", "text 22..26.4 50 10 \"ii\"\n"},
        {"2 0 0 2 72 742", "", "text 72..80.9 100 20 \"ii\"\n"},
    }));
    CAPTURE(matrix, page_extra);
    CHECK(dump_of(read(SmallPdf().page(show("ii", matrix), page_extra))) == expected);
}

TEST_CASE("a page's size is its crop box as displayed", "[pdf]") {
    auto const page = read(SmallPdf().page("", "/CropBox [50 42 545 792] /Rotate 90"));
    CHECK(page.width == 750);
    CHECK(page.height == 495);
    CHECK(page.rotation == 90);
}

TEST_CASE("extra space between characters and words is no part of a glyph", "[pdf]") {
    auto const page = read("BT /F1 10 Tf 5 Tc 7 Tw 72 742 Td (i i) Tj ET");
    REQUIRE(page.glyphs.size() == 3);
    CHECK(page.glyphs[0].x1 - page.glyphs[0].x0 == Approx(2.22).margin(0.01));
    CHECK(page.glyphs[1].x1 - page.glyphs[1].x0 == Approx(2.78).margin(0.01));
    CHECK(page.glyphs[2].x0 == Approx(72 + 2.22 + 5 + 2.78 + 12).margin(0.01));
}

TEST_CASE("a run ends at a wide gap, a step back and a change of style", "[pdf]") {
    auto const page =
        read("BT /F1 10 Tf 72 742 Td [(a) -900 (b) -1100 (c) 1200 (d)] TJ 1 0 0 rg (e) Tj 3 Ts (f) Tj ET");
    CHECK(dump_of(page) == "text 72..92.1 100 10 \"ab\"\n"
                           "text 103.1..108.1 100 10 \"c\"\n"
                           "text 96.1..101.7 100 10 \"d\"\n"
                           "text 101.7..107.2 100 10 \"e\" #ff0000\n"
                           "text 107.2..110 97 10 \"f\" #ff0000\n");
}

TEST_CASE("what a reader cannot see is text, but invisible", "[pdf]") {
    struct Case {
        std::string content;
        bool invisible;
    };
    auto const [content, invisible] = GENERATE_COPY(values<Case>({
        {show("i"), false},
        {"3 Tr " + show("i"), true},
        {"7 Tr " + show("i"), true},
        {"1 Tr " + show("i"), false},
        {"q 0 0 50 50 re W n " + show("i") + "Q", true},
        {"q 0 0 500 800 re W n " + show("i") + "Q", false},
        {show("i", "1 0 0 1 72 900"), true},
        {show("i", "1 0 0 1 -20 700"), true},
        {"/Gone gs " + show("i"), true},
        {"q 7 Tr " + show("i") + "0 0 595 842 re f Q",
            false}, // letters filled by what is painted through them
        {"q 7 Tr " + show("i") + "Q 0 0 595 842 re f", true},
        {"/Pattern cs /P0 scn " + show("i"), false},
    }));
    CAPTURE(content);
    auto const page =
        read(SmallPdf()
                 .page(content, "", "/ExtGState << /Gone << /ca 0 >> >> /Pattern << /P0 70 0 R >>")
                 .stream(70,
                     "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 "
                     "/YStep 5 /Resources << >>",
                     "0 0 3 3 re f"));
    REQUIRE(page.runs.size() == 1);
    CHECK(page.text_of(page.runs[0]) == "i");
    CHECK(page.runs[0].invisible == invisible);
}

TEST_CASE("a glyph printed twice is one glyph, and bold", "[pdf]") {
    auto const page = read(show("Sum") + show("Sum", "1 0 0 1 72.4 742") + show("Sum", "1 0 0 1 72 728"));
    CHECK(dump_of(page) == "text 72..92.6 100 10 bold \"Sum\"\ntext 72..92.6 114 10 \"Sum\"\n");
    CHECK(page.fonts.size() == 2);
    // Two equal letters side by side are two, and another text at the same place is another text.
    CHECK(dump_of(read(show("llii"))) == "text 72..80.9 100 10 \"llii\"\n");
    CHECK(read(show("a") + show("e")).glyphs.size() == 2);
}

TEST_CASE("text of soft masks, tiling patterns and hidden layers is not shown", "[pdf]") {
    auto const page =
        read(SmallPdf()
                 .page("/Masked gs " + show("synlig") +
                           "/Pattern cs /P0 scn 100 100 300 300 re f /OC /Off BDC " + show("skjult") + "EMC",
                     "",
                     "/ExtGState << /Masked << /SMask << /S /Luminosity /G 71 0 R >> >> >> /Pattern << /P0 "
                     "70 0 R >> "
                     "/Properties << /Off 80 0 R >>")
                 .stream(70,
                     "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 "
                     "/YStep 5 /Resources << "
                     "/Font << /F1 3 0 R >> >>",
                     show("mange"))
                 .stream(71,
                     "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency /CS "
                     "/DeviceGray >> /Resources << "
                     "/Font << /F1 3 0 R >> >>",
                     show("maske"))
                 .object(80, "<< /Type /OCG /Name (Av) >>")
                 .catalog("/OCProperties << /OCGs [80 0 R] /D << /OFF [80 0 R] >> >>"));
    CHECK(dump_of(page) == "text 72..97.6 100 10 \"synlig\"\nfill 100,442 400,742 #c0c0c0\n");
}

TEST_CASE("borders drawn in any way are lines", "[pdf]") {
    struct Case {
        std::string content, expected;
    };
    auto const [content, expected] = GENERATE(values<Case>({
        {"0.5 w 72 742 m 300 742 l S", "line 72,100 300,100 0.5\n"},
        {"72 741.5 228 1 re f", "line 72,100 300,100 1\n"},
        {"72 700 0.5 42 re f*", "line 72.3,100 72.3,142 0.5\n"},
        {"72 742.5 m 300 742.5 l 299 741.5 l 73 741.5 l f", "line 72,100 300,100 1\n"}, // mitred
        {"72 742 100 -50 re S",
            "line 72,100 172,100 1\nline 72,150 172,150 1\nline 72,100 72,150 1\nline 172,100 172,150 1\n"},
        {"71.5 742.5 101 -51 re 72.5 741.5 99 -49 re f*",
            "line 72,100 172,100 1\nline 72,150 172,150 1\nline 72,100 72,150 1\nline 172,100 172,150 1\n"},
        {"[3 2] 0 d 72 742 m 300 742 l S", "line 72,100 300,100 1\n"},
        {"20 w 72 732 m 300 732 l S", "fill 72,100 300,120 #000000\n"},
        {"1 0 0 rg 72 742 228 -50 re f", "fill 72,100 300,150 #ff0000\n"},
        {"q 72 742 100 -50 re W n 0 720 500 1 re f Q", "line 72,121.5 172,121.5 1\n"},
        {"72 742 m 200 700 l S", "shapes 1 72,100 200,142\n"},
        {"/Pale gs 0 0 0 rg 72 742 228 -50 re f", "fill 72,100 300,150 #bfbfbf\n"},
        {"q 228 0 0 1 72 742 cm BI /W 1 /H 1 /BPC 1 /IM true /D [0 1] ID \x01 EI Q",
            "line 72,99.5 300,99.5 1\n"},
        // A circle is a shape, a box with round corners a box.
        {"100 742 m 111 742 120 733 120 722 c 120 711 111 702 100 702 c 89 702 80 711 80 722 c 80 733 89 742 "
         "100 742 c f",
            "shapes 1 80,100 120,140\n"},
        // A traffic light in a cell.
        {"1 0 0 rg 100 732 m 105.5 732 110 727.5 110 722 c 110 716.5 105.5 712 100 712 c 94.5 712 90 716.5 "
         "90 "
         "722 c 90 727.5 94.5 732 100 732 c f",
            "disc 90,110 110,130 #ff0000\nshapes 1 90,110 110,130\n"},
        // A quarter of a pie, and one that does not end in the middle.
        {"100 700 m 150 700 l 150 727.6 127.6 750 100 750 c h f",
            "shapes 1 100,92 150,142\nsector 50,92 150,192 #000000\n"},
        {"120 720 m 150 700 l 150 727.6 127.6 750 100 750 c h f", "shapes 1 100,92 150,142\n"},
        {"80 742 m 290 742 l 296 742 300 738 300 732 c 300 702 l 300 696 296 692 290 692 c 80 692 l 74 692 "
         "70 696 70 702 c "
         "70 732 l 70 738 74 742 80 742 c f",
            "fill 70,100 300,150 #000000\n"},
    }));
    CAPTURE(content);
    CHECK(dump_of(read(SmallPdf().page(content, "", "/ExtGState << /Pale << /ca 0.25 >> >>"))) == expected);
}

TEST_CASE("links lead to addresses and pages", "[pdf]") {
    auto const page = read(
        SmallPdf()
            .page("", "/Annots [90 0 R 91 0 R 92 0 R]")
            .page("")
            .object(
                90, "<< /Subtype /Link /Rect [72 730 172 742] /A << /S /URI /URI (https://example.org) >> >>")
            .object(91, "<< /Subtype /Link /Rect [72 700 172 712] /Dest [1002 0 R /XYZ 0 800 0] >>")
            .object(92, "<< /Subtype /Link /Rect [72 600 172 612] /Dest [999 0 R /XYZ 0 800 0] >>"));
    CHECK(dump_of(page) == "link 72,100 172,112 \"https://example.org\"\nlink 72,130 172,142 \"#2\"\n");
}

TEST_CASE("form fields are read, stamps are not", "[pdf]") {
    auto const appearance = [](std::string const& text) {
        return std::pair<std::string, std::string>(
            "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>",
            "BT /F1 10 Tf 2 5 Td (" + text + ") Tj ET");
    };
    auto const [form, field] = appearance("utfylt");
    auto const [same, stamp] = appearance("STEMPEL");
    auto const page = read(
        SmallPdf()
            .page("", "/Annots [90 0 R 91 0 R]")
            .object(90, "<< /Subtype /Widget /FT /Tx /T (a) /Rect [72 722 172 742] /AP << /N 70 0 R >> >>")
            .object(91, "<< /Subtype /Stamp /Rect [72 622 172 642] /AP << /N 71 0 R >> >>")
            .stream(70, form, field)
            .stream(71, same, stamp));
    CHECK(dump_of(page) == "text 74..95.1 115 10 \"utfylt\"\n");
}

TEST_CASE("page labels and bookmarks are read", "[pdf]") {
    auto document = PdfDocument::from_bytes(
        SmallPdf()
            .page("")
            .page("")
            .catalog("/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /P (A-) >>] >> /Outlines 60 0 R")
            .object(60, "<< /First 61 0 R /Last 63 0 R /Count 3 >>")
            .object(61, "<< /Title (Mal) /Parent 60 0 R /First 62 0 R /Last 62 0 R /Count 1 /Next 63 0 R "
                        "/Dest [1000 0 R /XYZ 0 742 0] >>")
            .object(62, "<< /Title <FEFF005400690074> /Parent 61 0 R /Dest [1002 0 R /Fit] >>")
            .object(63, "<< /Title (Slutt) /Parent 60 0 R /Prev 61 0 R >>")
            .bytes());
    Diagnostics diagnostics;
    CHECK(document.read_page(1, 0, diagnostics).label == "iv");
    CHECK(document.read_page(2, 0, diagnostics).label == "A-1");
    auto const bookmarks = document.bookmarks();
    REQUIRE(bookmarks.size() == 3);
    CHECK((bookmarks[0].title == "Mal" && bookmarks[0].level == 1 && bookmarks[0].page == 1));
    CHECK(bookmarks[0].y == Approx(100));
    CHECK((bookmarks[1].title == "Tit" && bookmarks[1].level == 2 && bookmarks[1].page == 2));
    CHECK((bookmarks[2].title == "Slutt" && bookmarks[2].level == 1 && bookmarks[2].page == 0));
}

TEST_CASE("a page that draws without end is cut short and says so", "[pdf]") {
    // Each form draws the one below it ten times: a hundred million glyphs.
    auto pdf = SmallPdf().page("/Fm0 Do", "", "/XObject << /Fm0 70 0 R >>");
    for (int level = 0; level < 8; ++level) {
        std::string content;
        for (int i = 0; i < 10; ++i)
            content += level < 7 ? "/Fm" + std::to_string(level + 1) + " Do " : show("endelos");
        pdf.stream(70 + level,
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject "
            "<< /Fm" +
                std::to_string(level + 1) + " " + std::to_string(71 + level) + " 0 R >> >>",
            content);
    }
    Diagnostics diagnostics;
    auto const page = PdfDocument::from_bytes(pdf.bytes()).read_page(1, 0, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "page-too-large");
    CHECK(diagnostics.all()[0].message == "the page has too many glyphs, so the rest of it was not read");
    CHECK(diagnostics.all()[0].severity == Severity::Error);
    CHECK_FALSE(page.runs.empty());
}

TEST_CASE("text behind more drawing than is kept is read", "[pdf]") {
    std::string drawing;
    for (int i = 0; i < 210000; ++i) drawing += "9 9 80 80 re f ";
    Diagnostics diagnostics;
    auto const page = PdfDocument::from_bytes(SmallPdf().page(drawing + show("kartets navn")).bytes())
                          .read_page(1, 0, diagnostics);
    CHECK(page.text == "kartets navn");
    CHECK(page.fills.size() == 200000);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "shapes-left-out");
    CHECK(diagnostics.all()[0].severity == Severity::Warning);
}

TEST_CASE("damage on a page is reported and the rest of it read", "[pdf]") {
    Diagnostics diagnostics;
    auto const page = PdfDocument::from_bytes(
        SmallPdf().page(show("for") + "/Borte gs (uten tekst) Tj " + show("etter", "1 0 0 1 72 700")).bytes())
                          .read_page(1, 0, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "pdf-damage");
    CHECK(diagnostics.all()[0].at == std::vector<Place>{{1, {}}});
    CHECK(page.text.starts_with("for"));
    CHECK(page.text.ends_with("etter"));
}
