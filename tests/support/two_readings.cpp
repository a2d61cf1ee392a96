#include "support/two_readings.h"

#include "page/page_dump.h"
#include "pdf/pdf_document.h"
#include "pdf/small_pdf.h"

namespace planleser::test {

namespace {

std::string document_with(std::string const& content, std::string const& more_resources) {
    SmallPdf pdf;
    pdf.page(content, "",
        "/Font << /F1 3 0 R /F2 4 0 R /F3 10 0 R /F4 14 0 R /F5 17 0 R >> /XObject << /Fm0 20 0 R /Fm1 21 0 "
        "R /Im0 22 0 R >> "
        "/ExtGState << /GS0 << /ca 0.5 /CA 0.5 >> /GS1 << /Font [4 0 R 20] >> /GS2 << /LW 7 >> >> "
        "/ColorSpace << /CS0 [/Separation /Ink /DeviceRGB 30 0 R] " +
            more_resources +
            " >> "
            "/Pattern << /P0 31 0 R /P1 << /PatternType 2 /Shading 32 0 R >> >> /Shading << /Sh0 32 0 R >> "
            "/Properties << /MC0 << /MCID 7 /ActualText (instead) >> >>");
    pdf.object(10,
        "<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /DescendantFonts [11 0 R] "
        "/ToUnicode 12 0 R >>");
    pdf.object(11,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /DW 700 /W [1 [300 400 500]] /FontDescriptor 13 0 R >>");
    pdf.stream(12, "",
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> "
        "endcodespacerange 3 beginbfchar <0001> <00E6> <0002> <00F8> <0003> <00660066> endbfchar 1 "
        "beginbfrange "
        "<0020> <00FF> <0020> endbfrange endcmap end end");
    pdf.object(13,
        "<< /Type /FontDescriptor /FontName /Wide /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>");
    pdf.object(14,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/FirstChar 97 /LastChar 98 /Widths [800 600] /Encoding << /Type /Encoding /Differences [97 /a /b] "
        ">> /CharProcs << /a 15 0 R /b 16 0 R >> /Resources << >> >>");
    pdf.stream(15, "", "800 0 0 0 800 800 d1 0 0 700 700 re f");
    pdf.stream(16, "", "600 0 d0 1 0 0 rg 0 0 500 500 re f");
    pdf.object(17,
        "<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-V /DescendantFonts [11 0 R] "
        "/ToUnicode 12 0 R >>");
    std::string const form = "/Type /XObject /Subtype /Form /BBox [0 0 200 200] ";
    pdf.stream(20, form + "/Matrix [1 0 0 1 50 60]",
        "BT /F1 9 Tf 10 20 Td (form) Tj ET 0 0 30 30 re W n 5 5 90 90 re f");
    pdf.stream(21, form + "/Resources << /Font << /F1 4 0 R >> >> /Group << /S /Transparency >>",
        "/P <</MCID 3>> BDC BT /F1 12 Tf 10 20 Td (group) Tj ET EMC EMC Q 10 10 m 60 60 l");
    pdf.stream(22,
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        std::string("\x10\x20\x30\x40"));
    pdf.object(30, "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0.2 0.4 0.6] /N 1 >>");
    pdf.stream(31,
        "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 5 5] /XStep 5 /YStep 5 /Resources << >>",
        "0 0 2 2 re f");
    pdf.object(32, "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function 30 0 R >>");
    return pdf.bytes();
}

std::string reading_of(std::string const& document, bool by_poppler_alone) {
    auto pdf = PdfDocument::from_bytes(document);
    if (by_poppler_alone) pdf.read_by_poppler_alone();
    Diagnostics diagnostics;
    auto text = dump(pdf.read_page(1, 0, diagnostics));
    for (auto const& diagnostic : diagnostics.all())
        text += diagnostic.code + ": " + diagnostic.message + "\n";
    return text;
}

} // namespace

TwoReadings read_twice(std::string const& content, std::string const& more_resources) {
    auto const document = document_with(content, more_resources);
    return {reading_of(document, false), reading_of(document, true)};
}

} // namespace planleser::test
